"""Durable writes through HTTP: each makes a follow-up, with its line of the log and its company's head, and is answered when
it is on the disk and the feed shows it.

Beside it, in the same rounds and the same folder, the plainest way to the same rows: one commit for each write on a bare
SQLite database, without a server, rules or rights. Every ratio is the median over the rounds of the ratio within a round.

With --commit-ms both run on a disk that is made slower: see slow_disk.cpp."""

import argparse
import base64
import csv
import dataclasses
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

CLIENTS = (1, 8, 64)
COMPANIES = 1000
LOGIN, PASSWORD = "anna", "bench"
PATH = "/api/v1/Agents/Appointment/SaveAppointmentEntity?$select=appointmentId"
SCRIPT = pathlib.Path(__file__).with_name("save.lua")
DAY = "2024-03-01T08:00:00Z"
FILES = {
    "associates": ("associate_id,login,full_name,person_id,user_group", [(1, LOGIN, "Anna Berg", 1, "Sales")]),
    "categories": ("category_id,name", [(1, "Customer")]),
    "contacts": ("contact_id,name,department,org_nr,url,category_id,associate_id,registered,registered_by,updated,updated_by",
                 [(number, f"Company {number}", "", "", "", 1, 1, DAY, 1, DAY, 1) for number in range(1, COMPANIES + 1)]),
    "persons": ("person_id,contact_id,first_name,last_name,email,registered,registered_by,updated,updated_by",
                [(1, 1, "Anna", "Berg", "", DAY, 1, DAY, 1)]),
    "appointments": ("appointment_id,contact_id,person_id,associate_id,title,registered,registered_by,start,end,"
                     "completed_at,completed_by", []),
    "documents": ("document_id,contact_id,person_id,title,registered,registered_by", []),
}


@dataclasses.dataclass(frozen=True)
class Sample:
    per_s: float
    p99_ms: float
    server_us: float  # of processor time, for one write
    client_us: float


@dataclasses.dataclass(frozen=True)
class PlainSample:
    per_s: float
    cpu_us: float


def arguments():
    parser = argparse.ArgumentParser(prog="bench/write/run", description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--plain", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--slow-disk", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each measurement (5)")
    parser.add_argument("--seconds", type=int, default=3, help="length of one load in a round (3)")
    parser.add_argument("--commit-ms", type=int, default=0,
                        help="each sync of a file takes at least so many milliseconds, on both sides (0)")
    asked = parser.parse_args()
    if asked.rounds < 1 or asked.seconds < 1:
        parser.error("at least one round of one second")
    if asked.commit_ms < 0:
        parser.error("no sync takes less than no time")
    asked.program, asked.plain = asked.program.absolute(), asked.plain.absolute()
    return asked


def disk(asked):
    """The environment of programs that write to the disk that was asked for."""
    if not asked.commit_ms:
        return None
    return {**os.environ, "LD_PRELOAD": str(asked.slow_disk.absolute()), "SLOW_DISK_MS": str(asked.commit_ms)}


def children_cpu_s():
    """Processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Served:
    """The program over a database of its own, which leaves with it."""

    def __init__(self, program, folder, environment=None):
        self.program, self.database = program, folder / "office.db"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "import").mkdir(parents=True)
        for name, (header, rows) in FILES.items():
            with open(folder / "import" / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([header.split(","), *rows])
        self.command("import", folder / "import")
        self.command("user", "password", LOGIN, "--password-stdin", stdin=f"{PASSWORD}\n")
        with open(folder / "log", "wb") as log:
            self.process = subprocess.Popen(
                [program, "serve", "--listen", "127.0.0.1:0", "--database", self.database], stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=log, env=environment)
        self.address = self.process.stdout.readline().decode().split()[-1]

    def command(self, *words, stdin=None):
        subprocess.run([self.program, *map(str, words), "--database", self.database], check=True, text=True, input=stdin,
                       stdout=subprocess.DEVNULL)

    def cpu_s(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def through_http(served, clients, seconds):
    authorization = "Basic " + base64.b64encode(f"{LOGIN}:{PASSWORD}".encode()).decode()
    server_s, client_s = served.cpu_s(), children_cpu_s()
    ran = subprocess.run(["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "-s", SCRIPT, served.address + PATH, "--",
                          authorization, str(COMPANIES)], capture_output=True, text=True, timeout=seconds + 60)
    measured = [line for line in ran.stdout.splitlines() if line.startswith("measured ")]
    if not measured:
        sys.exit(f"wrk said nothing: {ran.stdout}{ran.stderr}")
    requests, duration_us, p99_us, failures = (int(word) for word in measured[0].split()[1:])
    if failures or not requests:
        sys.exit(f"{failures} of {requests} requests failed")
    return Sample(requests / duration_us * 1e6, p99_us / 1000, (served.cpu_s() - server_s) / requests * 1e6,
                  (children_cpu_s() - client_s) / requests * 1e6)


def plainly(program, folder, seconds, environment):
    cpu_s = children_cpu_s()
    ran = subprocess.run([program, "plain", str(seconds)], cwd=folder, capture_output=True, text=True, check=True,
                         env=environment)
    per_s = float(ran.stdout)
    return PlainSample(per_s, (children_cpu_s() - cpu_s) / (per_s * seconds) * 1e6)


def median(samples, of):
    return statistics.median(getattr(sample, of) for sample in samples)


def main():
    asked = arguments()
    samples, plain = {clients: [] for clients in CLIENTS}, []
    # Beside the build, as the folder for temporary files may be in memory.
    with tempfile.TemporaryDirectory(dir=asked.plain.parent, prefix="write-") as name:
        folder = pathlib.Path(name)
        for round_ in range(asked.rounds):
            plain.append(plainly(asked.plain, folder, asked.seconds, disk(asked)))
            with Served(asked.program, folder / "served", disk(asked)) as served:
                through_http(served, 1, 1)  # warm: the connection, the page of the owner, the remembered sign-in
                for clients in CLIENTS if round_ % 2 == 0 else reversed(CLIENTS):
                    samples[clients].append(through_http(served, clients, asked.seconds))
                    print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    where = f", where a sync takes at least {asked.commit_ms} ms" if asked.commit_ms else ""
    print(f"durable writes a second{where}, medians of {asked.rounds} rounds of {asked.seconds} s in turn; plain SQLite, one "
          f"commit for each: {median(plain, 'per_s'):.0f}, {median(plain, 'cpu_us'):.0f} us of processor time for each\n")
    print(f"{'clients':>8} {'through HTTP':>14} {'p99 ms':>8} {'to plain':>10} {'least':>8} {'most':>8} {'server us':>10} "
          f"{'client us':>10}")
    for clients, found in samples.items():
        ratios = [sample.per_s / bare.per_s for sample, bare in zip(found, plain)]
        print(f"{clients:8} {median(found, 'per_s'):14.0f} {median(found, 'p99_ms'):8.1f} {statistics.median(ratios):10.2f} "
              f"{min(ratios):8.2f} {max(ratios):8.2f} {median(found, 'server_us'):10.0f} {median(found, 'client_us'):10.0f}")


if __name__ == "__main__":
    main()
