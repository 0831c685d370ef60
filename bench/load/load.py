"""The whole way of a request under load, beside nginx that returns the same bytes.

One core answers, another asks; the servers take turns, and every number is the median over the
rounds of the ratio within a round, because machines change their pace from minute to minute.
"""

import argparse
import contextlib
import os
import pathlib
import signal
import sys
import tempfile

import databases
import measure
import questions
import report
import servers
import ways

CONTACTS_PER_OWNER = 200
WIDE = (3000, 2)  # contacts and users of the database whose owners have enough for 500 rows


def arguments():
    parser = argparse.ArgumentParser(prog="bench/load/run", description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each measurement (5)")
    parser.add_argument("--seconds", type=int, default=3, help="length of one load in a round (3)")
    parser.add_argument("--contacts", default="10000,100000,1000000",
                        help="sizes of the tenants, the largest is put beside nginx")
    parser.add_argument("--quick", action="store_true",
                        help="3 rounds of 2 s with 10,000 and 100,000 contacts")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("build/bench"),
                        help="for databases, logs and tables (build/bench)")
    parser.add_argument("--ways", action="store_true",
                        help="only what other ways of asking and telling cost, with 10,000 contacts and without nginx")
    parser.add_argument("--before", type=pathlib.Path, metavar="PROGRAM",
                        help="only 20 rows, also by another build of the program, in the same rounds: what a change costs")
    asked = parser.parse_args()
    if asked.quick:
        asked.rounds, asked.seconds, asked.contacts = 3, 2, "10000,100000"
    if asked.ways or asked.before:
        asked.contacts = "10000"
    asked.sizes = sorted(int(size) for size in asked.contacts.split(","))
    if asked.rounds < 1 or asked.seconds < 1 or asked.sizes[0] < CONTACTS_PER_OWNER:
        parser.error(f"at least one round of one second, and {CONTACTS_PER_OWNER} contacts")
    return asked


def cores():
    ours = sorted(os.sched_getaffinity(0))
    if len(ours) < 2:
        print("One core alone: server and load share it, and the ratios say little.", file=sys.stderr)
    return ours[0], ours[-1] if len(ours) < 2 else ours[1]


class Bench:
    def __init__(self, asked, stack):
        self.asked = asked
        self.stack = stack
        self.server_core, self.load_core = cores()
        self.authorized = questions.authorization(databases.LOGIN, databases.PASSWORD)
        self.headers = questions.plain_headers(self.authorized)
        if asked.ways:
            return
        self.nginx_folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="crm-load-")))
        self.nginx = servers.start_nginx(self.nginx_folder, self.server_core)
        stack.callback(self.nginx.stop)

    def start(self, contacts, users):
        return self.start_build(self.asked.program, self.asked.folder, contacts, users)

    def start_build(self, program, folder, contacts, users):
        folder.mkdir(parents=True, exist_ok=True)
        path = databases.database(program, folder, contacts, users)
        log = self.stack.enter_context(open(folder / f"{contacts}.log", "w"))
        server, ready_ms = servers.start_program(program, path, self.server_core, log)
        self.stack.callback(server.stop)
        server.settle()
        return server, ready_ms

    def target(self, name, server, asked):
        return measure.Target(name, server, questions.PATH, asked.body, self.headers)

    def fixed_bytes(self, asked):
        """nginx, answering what the program answered."""
        name = f"{len(list((self.nginx_folder / 'answers').iterdir()))}.json"
        (self.nginx_folder / "answers" / name).write_bytes(asked.answer)
        if questions.post(self.nginx.port, "/" + name, asked.body, self.headers) != asked.answer:
            raise RuntimeError("nginx does not answer the same bytes as the program")
        return measure.Target("nginx", self.nginx, "/" + name, asked.body, self.headers)

    def beside_nginx(self, title, server, asked, goal):
        print(f"{title} ", end="", flush=True, file=sys.stderr)
        ours, theirs = measure.in_turn([self.target("the program", server, asked), self.fixed_bytes(asked)],
                                       self.load_core, self.asked.rounds, self.asked.seconds)
        print(file=sys.stderr)
        return title, asked, ours, theirs, goal

    def beside_before(self):
        """20 rows by this build, the one before and nginx, each beside the others in every round."""
        contacts = self.asked.sizes[-1]
        users = contacts // CONTACTS_PER_OWNER
        server, _ = self.start(contacts, users)
        # Each build has a database of its own making: an older one knows no newer tables.
        earlier, _ = self.start_build(self.asked.before.resolve(), self.asked.folder / "before", contacts, users)
        asked, asked_before = self.twenty_rows(server), self.twenty_rows(earlier)
        print("20 rows, beside the build before ", end="", flush=True, file=sys.stderr)
        samples = measure.in_turn(
            [self.target("the program", server, asked), self.target("before", earlier, asked_before),
             self.fixed_bytes(asked)], self.load_core, self.asked.rounds, self.asked.seconds)
        print(file=sys.stderr)
        return asked, asked_before, *samples

    def by_size(self, tenants):
        print("20 rows, tenant by tenant ", end="", flush=True, file=sys.stderr)
        samples = measure.in_turn(
            [self.target(f"{contacts:,} contacts", server, asked) for contacts, server, _, asked in tenants],
            self.load_core, self.asked.rounds, self.asked.seconds)
        print(file=sys.stderr)
        return [(contacts, asked, sample, ready_ms, server.resident_mb())
                for (contacts, server, ready_ms, asked), sample in zip(tenants, samples)]

    def ways_of_telling(self, server, asked):
        """Each way beside the plain one: (way, bytes of the answer, samples)."""
        answers = ways.ask_each(server.port, self.authorized, asked)
        print("20 rows, each way ", end="", flush=True, file=sys.stderr)
        samples = measure.in_turn(
            [measure.Target(way.title, server, questions.PATH + way.query, way.write(asked.body),
                            ways.headers(way, self.authorized)) for way in ways.ALL],
            self.load_core, self.asked.rounds, self.asked.seconds)
        print(file=sys.stderr)
        return [(way, len(answer), sample) for way, answer, sample in zip(ways.ALL, answers, samples)]

    def twenty_rows(self, server):
        asked = questions.ask(server.port, self.authorized, 20)
        if asked.rows != 20:
            raise RuntimeError(f"no start time gives exactly 20 rows, but {asked.rows}")
        return asked

    def run_ways(self):
        contacts = self.asked.sizes[-1]
        server, _ = self.start(contacts, contacts // CONTACTS_PER_OWNER)
        return self.ways_of_telling(server, self.twenty_rows(server))

    def run(self):
        tenants = []
        for contacts in self.asked.sizes:
            server, ready_ms = self.start(contacts, contacts // CONTACTS_PER_OWNER)
            tenants.append((contacts, server, ready_ms, self.twenty_rows(server)))
        _, server, _, twenty = tenants[-1]
        filtered = questions.ask(server.port, self.authorized, 20, "NewActivity", [1, 2])
        nothing = questions.ask_nothing(server.port, self.authorized)

        outcomes = [self.beside_nginx("20 rows", server, twenty, 0.85),
                    self.beside_nginx("one action of seven, two categories of 24", server, filtered, 0.75),
                    self.beside_nginx("nothing new", server, nothing, 0.85)]
        if not self.asked.quick:
            wide, _ = self.start(*WIDE)
            many = questions.ask(wide.port, self.authorized, 500)
            outcomes.append(self.beside_nginx(f"500 rows (tenant of {WIDE[0]:,})", wide, many, 0.60))
        return outcomes, self.by_size(tenants), self.ways_of_telling(server, twenty)

    def circumstances(self):
        cores_told = (f"server on core {self.server_core}, load on core {self.load_core}"
                      if self.server_core != self.load_core else "server and load on ONE core")
        return [f"{report.machine()}; {cores_told}, one worker each, {measure.CONNECTIONS} connections",
                f"tenant of {self.asked.sizes[-1]:,} contacts, {CONTACTS_PER_OWNER} per owner; medians of "
                f"{self.asked.rounds} rounds of {self.asked.seconds} s in turn (lowest-highest)"]

    def table(self):
        if self.asked.ways:
            return ["Active Contacts, 20 rows asked and told in other ways than the plain one",
                    *self.circumstances(), "", *report.by_way(self.run_ways())]
        if self.asked.before:
            return ["Active Contacts, 20 rows, beside an earlier build of it, and both beside nginx "
                    f"{report.nginx_version()}", *self.circumstances(), "", *report.beside_before(*self.beside_before())]
        outcomes, sizes, told = self.run()
        return [f"Active Contacts beside nginx {report.nginx_version()}, which returns the same bytes from a file",
                *self.circumstances(), "", *report.beside_nginx(outcomes), "", *report.by_size(sizes),
                "", *report.by_way(told)]


def main():
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))  # so that the servers are stopped on the way out
    with contextlib.ExitStack() as stack:
        bench = Bench(asked, stack)
        table = "\n".join(bench.table()) + "\n"
    print(table, end="")
    name = "ways.txt" if asked.ways else "before.txt" if asked.before else "load.txt"
    (asked.folder / name).write_text(table)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except RuntimeError as refused:
        sys.exit(f"bench/load: {refused}")
