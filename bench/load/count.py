"""Instructions of each way of asking and telling, from the request's bytes to the answer's."""

import argparse
import os
import pathlib
import re
import subprocess
import sys

import databases
import load
import questions
import report
import servers
import ways

CONTACTS = 10_000
TIMES = 200
ROWS = 20
# Ways that are also counted where nothing is kept of what was compressed.
ANEW = ("gzip", "XML and gzip")


def arguments():
    parser = argparse.ArgumentParser(prog="bench/load/count", description=__doc__)
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--exchange-bench", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--only", default="", help="ways whose names have this in them, besides the plain one")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("build/bench"),
                        help="for the database, the requests and what callgrind says (build/bench)")
    return parser.parse_args()


def make_requests(asked, database):
    """A file for each way, which the program itself has answered as it should."""
    authorized = questions.authorization(databases.LOGIN, databases.PASSWORD)
    with open(asked.folder / "count.log", "w") as log:
        server, _ = servers.start_program(asked.program, database, min(os.sched_getaffinity(0)), log)
        try:
            question = questions.ask(server.port, authorized, ROWS)
            answers = ways.ask_each(server.port, authorized, question)
        finally:
            server.stop()
    files = []
    for number, way in enumerate(ways.ALL):
        files.append(asked.folder / f"way-{number}.request")
        files[-1].write_bytes(ways.request_bytes(way, authorized, question))
    return list(zip(ways.ALL, files, map(len, answers)))


def instructions(asked, database, request, *gzip_memory):
    """Of one answer, told before unless there is no memory for it; what callgrind has found lies
    beside the request."""
    found = request.with_suffix(".callgrind")
    ran = subprocess.run(
        ["valgrind", "--tool=callgrind", "--collect-atstart=no", "--toggle-collect=*measured_answer*",
         f"--callgrind-out-file={found}", asked.exchange_bench, database, request, str(TIMES),
         *gzip_memory],
        capture_output=True, text=True)
    counted = re.search(r"^summary: (\d+)$", found.read_text(), re.M) if ran.returncode == 0 else None
    if not counted:
        raise RuntimeError(f"{request}: {ran.stdout}{ran.stderr}")
    return int(counted[1]) / TIMES


def main():
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    database = databases.database(asked.program, asked.folder, CONTACTS, CONTACTS // load.CONTACTS_PER_OWNER)
    rows = [("20 rows", "bytes", "instructions", "to the plain answer")]
    plain = None
    for way, request, size in make_requests(asked, database):
        if way is not ways.PLAIN and asked.only not in way.title:
            continue
        counts = [(way.title, instructions(asked, database, request))]
        if way.title in ANEW:
            counts.append((way.title + ", compressed anew", instructions(asked, database, request, "0")))
        for title, counted in counts:
            plain = plain or counted
            rows.append((title, f"{size:,}", f"{counted:,.0f}", f"{counted / plain:.2f}"))
        print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    table = "\n".join(report.columns(rows)) + "\n"
    print(table, end="")
    (asked.folder / "count.txt").write_text(table)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except RuntimeError as refused:
        sys.exit(f"bench/load: {refused}")
