"""The whole way of a request under load, beside nginx that returns the same bytes.

One core answers, another asks; the servers take turns, and every number is the median over the
rounds of the ratio within a round, because machines change their pace from minute to minute.
"""

import argparse
import contextlib
import json
import os
import pathlib
import signal
import sys
import tempfile

import bars
import databases
import grid
import measure
import peers
import questions
import report
import servers
import ways

CONTACTS_PER_OWNER = 200
WIDE = (3000, 2)  # contacts and users of the database whose owners have enough for 500 rows

# Answers of 41, 87, 7, 124, 249 and 373 kB: each way of sending has its share.
BESIDE_BEFORE = ((20, ways.PLAIN), (20, ways.XML), (20, ways.NARROW), (60, ways.PLAIN), (120, ways.PLAIN), (180, ways.PLAIN))

DURATIONS = """\
how long it takes on two quiet cores, once the databases are made (a million contacts: some minutes more):
  bench/load/run             15 minutes
  bench/load/run --quick      4 minutes
  bench/load/run --full      70 minutes
  bench/load/run --ways       3 minutes
  bench/load/run --before     5 minutes
  bench/load/run --peers      7 minutes, and the first time 10 to 20 to fetch and compile them
What is measured is written to build/bench: load.md, load.json, load.svg; ways.*, before.* and peers.* of the last three.
"""


def numbers(text):
    return sorted({int(word) for word in text.split(",")})


def arguments():
    parser = argparse.ArgumentParser(prog="bench/load/run", description=__doc__.splitlines()[0], epilog=DURATIONS,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, help="rounds of each measurement (5)")
    parser.add_argument("--seconds", type=int, help="length of one load in a round (2)")
    parser.add_argument("--contacts", type=numbers, dest="sizes",
                        help="sizes of the tenants, the largest is put beside nginx (10000,100000,1000000)")
    parser.add_argument("--connections", type=numbers, help="at once, each in its turn (1,16,64,256)")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("build/bench"),
                        help="for databases, logs and tables (build/bench)")
    parser.add_argument("--chart", type=pathlib.Path, help="where the chart is drawn (load.svg in that folder)")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--quick", action="store_true",
                      help="3 rounds of 1 s over 64 connections, with 10,000 and 100,000 contacts")
    only.add_argument("--full", action="store_true",
                      help="every length of answer in every way over all numbers of connections")
    only.add_argument("--ways", action="store_true",
                      help="only what all ways of asking and telling cost, with 10,000 contacts")
    only.add_argument("--before", type=pathlib.Path, metavar="PROGRAM",
                      help="only some answers, also by another build of the program, in the same rounds: what a change costs")
    only.add_argument("--peers", nargs="?", const="all", metavar="NAME,NAME",
                      help="only beside what a developer would otherwise use, fetched from npm: "
                           "wiremock, prism, json-server, directus (all)")
    only.add_argument("--draw", action="store_true", help="only the chart once more, from load.json")
    asked = parser.parse_args()
    asked.rounds = asked.rounds or (3 if asked.quick else 5)
    asked.seconds = asked.seconds or (1 if asked.quick else 2)
    asked.connections = asked.connections or ([measure.CONNECTIONS] if asked.quick else [1, 16, 64, 256])
    asked.sizes = asked.sizes or ([10_000, 100_000] if asked.quick else [10_000, 100_000, 1_000_000])
    if asked.ways or asked.before:
        asked.sizes = asked.sizes[:1]
    if asked.rounds < 1 or asked.seconds < 1 or asked.sizes[0] < CONTACTS_PER_OWNER or asked.connections[0] < 1:
        parser.error(f"at least one round of one second over one connection, and {CONTACTS_PER_OWNER} contacts")
    if asked.connections[-1] > servers.NGINX_CONNECTIONS_MAX:
        parser.error(f"at most {servers.NGINX_CONNECTIONS_MAX:,} connections")
    asked.chart = asked.chart or asked.folder / "load.svg"
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

    def start(self, contacts, users):
        return self.start_build(self.asked.program, self.asked.folder, contacts, users)

    def start_forgetful(self, contacts, users):
        """On a database of its own, and keeping no answer for the next one."""
        return self.start_build(self.asked.program, self.asked.folder / "forgetful", contacts, users,
                                "--answer-memory-bytes-max", "0")

    def start_build(self, program, folder, contacts, users, *settings):
        folder.mkdir(parents=True, exist_ok=True)
        path = databases.database(program, folder, contacts, users)
        log = self.stack.enter_context(open(folder / f"{contacts}.log", "w"))
        server, ready_ms = servers.start_program(program, path, self.server_core, log, *settings)
        self.stack.callback(server.stop)
        server.settle()
        return server, ready_ms

    def grid(self):
        folder = pathlib.Path(self.stack.enter_context(tempfile.TemporaryDirectory(prefix="crm-load-")))
        nginx = servers.start_nginx(folder, self.server_core)
        self.stack.callback(nginx.stop)
        return grid.Grid(nginx, folder, self.authorized, self.load_core, self.asked)

    def in_turn(self, title, targets):
        print(title, end=" ", flush=True, file=sys.stderr)
        samples = measure.in_turn(targets, self.load_core, self.asked.rounds, self.asked.seconds)
        print(file=sys.stderr)
        return samples

    def beside_before(self):
        """Some answers by this build, the one before and nginx, each beside the others in every round: (title,
        what this build answers and the one before, samples of the three)."""
        contacts = self.asked.sizes[-1]
        users = contacts // CONTACTS_PER_OWNER
        server, _ = self.start(contacts, users)
        # Each build has a database of its own making: an older one knows no newer tables.
        earlier, _ = self.start_build(self.asked.before.resolve(), self.asked.folder / "before", contacts, users)
        beside = self.grid()
        return [self.answer_by_both(server, earlier, beside, rows, way) for rows, way in BESIDE_BEFORE]

    def answer_by_both(self, server, earlier, beside, rows, way):
        title = f"{rows} rows" + ("" if way is ways.PLAIN else f", {way.title}")
        both = [(name, each, self.some_rows(each, rows)) for name, each in (("the program", server), ("before", earlier))]
        told = [ways.ask(way, each.port, self.authorized, asked) for _, each, asked in both]
        for answer, (name, _, asked) in zip(told, both):
            if not way.check(answer, asked.answer):
                raise RuntimeError(f"{title}, {name}: not what was asked for: {answer[:300]!r}")
        targets = [ways.target(name, way, each, self.authorized, asked) for name, each, asked in both]
        targets.append(beside.fixed(way, told[0], way.write(both[0][2].body)))
        return title, *told, *self.in_turn(f"{title}, beside the build before", targets)

    def by_size(self, tenants):
        samples = self.in_turn("20 rows, tenant by tenant", [
            ways.target(f"{contacts:,} contacts", ways.PLAIN, server, self.authorized, asked)
            for contacts, server, _, asked in tenants])
        return [(contacts, asked, sample, ready_ms, server.resident_mb())
                for (contacts, server, ready_ms, asked), sample in zip(tenants, samples)]

    def ways_of_telling(self, server, asked, beside):
        """Each way beside the plain one, (way, bytes of the answer, samples); then samples of nginx for the plain
        answer and for the longest, which tell what sending more bytes takes by itself."""
        answers = ways.ask_each(server.port, self.authorized, asked)
        targets = [ways.target(way.title, way, server, self.authorized, asked) for way in ways.ALL]
        targets += [beside.fixed(way, answers[ways.ALL.index(way)], way.write(asked.body))
                    for way in (ways.PLAIN, ways.XML)]
        *samples, nginx_plain, nginx_xml = self.in_turn("20 rows, each way", targets)
        told = [(way, len(answer), sample) for way, answer, sample in zip(ways.ALL, answers, samples)]
        return told, nginx_plain, nginx_xml

    def twenty_rows(self, server):
        return self.some_rows(server, 20)

    def some_rows(self, server, rows):
        asked = questions.ask(server.port, self.authorized, rows)
        if asked.rows != rows:
            raise RuntimeError(f"no start time gives exactly {rows} rows, but {asked.rows}")
        return asked

    def run_ways(self):
        contacts = self.asked.sizes[-1]
        server, _ = self.start(contacts, contacts // CONTACTS_PER_OWNER)
        return self.ways_of_telling(server, self.twenty_rows(server), self.grid())

    def questions_of(self, server):
        """From the shortest answer to the longest, which comes from a tenant of its own."""
        def ask(title, *wanted):
            return grid.Question(title, server, questions.ask(server.port, self.authorized, *wanted))

        wide, _ = self.start(*WIDE)
        forgetful, _ = self.start_forgetful(self.asked.sizes[0], self.asked.sizes[0] // CONTACTS_PER_OWNER)
        twenty = self.twenty_rows(server)
        return [grid.Question("nothing new", server, questions.ask_nothing(server.port, self.authorized)),
                ask("1 row", 1), grid.Question("20 rows", server, twenty),
                grid.Question("20 rows, by another question each time", server,
                              questions.ask_differently(server.port, self.authorized, twenty)),
                grid.Question("20 rows, made anew each time", forgetful, self.twenty_rows(forgetful)),
                ask("one action of seven, two categories of 24", 20, "NewActivity", [1, 2]),
                grid.Question("500 rows", wide, questions.ask(wide.port, self.authorized, 500))]

    def run(self):
        tenants = []
        for contacts in self.asked.sizes:
            server, ready_ms = self.start(contacts, contacts // CONTACTS_PER_OWNER)
            tenants.append((contacts, server, ready_ms, self.twenty_rows(server)))
        _, server, _, twenty = tenants[-1]
        asked = self.questions_of(server)
        beside = self.grid()
        cells = [cell for question in asked for cell in beside.cells(question, ways.PLAIN, self.asked.connections)]
        for question in asked if self.asked.full else [each for each in asked if each.title == "20 rows"]:
            over = self.asked.connections if self.asked.full else [measure.CONNECTIONS]
            cells += [cell for way in ways.CHIEF for cell in beside.cells(question, way, over)]
        return cells, beside.beside_text(asked[0]), self.by_size(tenants), self.ways_of_telling(server, twenty, beside)

    def circumstances(self):
        cores_told = (f"server on core {self.server_core}, load on core {self.load_core}"
                      if self.server_core != self.load_core else "server and load on ONE core")
        wide = f"tenant of {WIDE[0]:,} contacts, {WIDE[0] // WIDE[1]:,} an owner"
        sizes = wide if self.asked.peers else f"tenant of {self.asked.sizes[-1]:,} contacts, {CONTACTS_PER_OWNER} an owner"
        if not (self.asked.peers or self.asked.ways or self.asked.before):
            sizes += f"; 500 rows: {wide}; made anew: one of {self.asked.sizes[0]:,}, {CONTACTS_PER_OWNER} an owner"
        seconds = f"{max(self.asked.seconds, peers.SECONDS_MIN)} s and more" if self.asked.peers else f"{self.asked.seconds} s"
        rounds = "1 round" if self.asked.rounds == 1 else f"{self.asked.rounds} rounds"
        return [*report.circumstances(self.asked.program), f"{cores_told}, one worker each, over loopback", sizes,
                f"medians of {rounds} of {seconds} in turn (lowest-highest)"]

    def outcome(self):
        """What the file is called, the Markdown, and the values for JSON."""
        told = self.circumstances()
        if self.asked.peers:
            found = peers.beside(self)
            return "peers", report.document("Beside other ways to have such an answer", told, report.beside_peers(found)), \
                {"circumstances": told, "peers": [report.values_of_peer(each) for each in found]}
        if self.asked.ways:
            found = self.run_ways()
            return "ways", report.document("20 rows, asked and told in all ways", told, report.by_way(*found)), \
                {"circumstances": told, **report.values_of_ways(*found)}
        if self.asked.before:
            found = self.beside_before()
            return "before", report.document("Answers, beside an earlier build", told, report.beside_before(found)), \
                {"circumstances": told, "answers": report.values_of_both(found)}
        cells, text, sizes, found = self.run()
        return "load", report.document("Under load, beside nginx returning the same bytes", told, report.beside_nginx(cells),
                                       report.beside_text(*text), report.by_size(sizes), report.by_way(*found)), \
            {"circumstances": told, "beside_nginx": [report.values_of_cell(cell) for cell in cells],
             "beside_text": report.values_of_text(*text),
             "tenants": report.values_of_sizes(sizes), **report.values_of_ways(*found)}


def draw(asked):
    found = json.loads((asked.folder / "load.json").read_text())
    asked.chart.parent.mkdir(parents=True, exist_ok=True)
    asked.chart.write_text(bars.load_chart(found))


def main():
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    if asked.draw:
        return draw(asked)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))  # so that the servers are stopped on the way out
    with contextlib.ExitStack() as stack:
        name, document, found = Bench(asked, stack).outcome()
    print(document, end="")
    (asked.folder / f"{name}.md").write_text(document)
    (asked.folder / f"{name}.json").write_text(json.dumps(found, indent=1) + "\n")
    if name == "load":
        draw(asked)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except RuntimeError as refused:
        sys.exit(f"bench/load: {refused}")
