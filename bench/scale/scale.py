"""How disk, memory and time grow with the size of a tenant: the same program over tenants of ten thousand to ten million
contacts, each owner with 1,000 of them, seven lines of the log a contact.

Costs that are a matter of milliseconds are measured one by one, as medians; those of microseconds under load, all tenants
in turn, as ratios within a round."""

import argparse
import contextlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys

BENCH = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(BENCH / "load"), str(BENCH)]

import goals  # noqa: E402
import load  # noqa: E402
import measure  # noqa: E402
import measurements  # noqa: E402
import questions  # noqa: E402
import report  # noqa: E402
import tables  # noqa: E402
import tenants  # noqa: E402

SIZES = "10000,100000,1000000"
LARGE = ",10000000"
IMPORTED_CONTACTS = 100_000
ROWS = (20, 21, 19, 22, 18)
PAGE_BYTES_MAX_ABOUT = 400  # a contact; whether all pages fit into the budget
BUDGET_BYTES = 512 * 1024 * 1024


def arguments():
    parser = argparse.ArgumentParser(
        prog="bench/scale/run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="examples:\n  bench/scale/run                 tenants up to a million contacts\n"
               "  bench/scale/run --large         ten million as well: 15 GB of disk, and most of an hour the first time\n"
               "  bench/scale/run --quick         whether it works: some minutes, numbers of no weight")
    for hidden in ("--program", "--maker", "--importer"):
        parser.add_argument(hidden, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--contacts", default=SIZES, help=f"sizes of the tenants, whole thousands ({SIZES})")
    parser.add_argument("--large", action="store_true", help="a tenant of 10,000,000 contacts, too")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each measurement (5)")
    parser.add_argument("--seconds", type=int, default=3, help="length of one load in a round (3)")
    parser.add_argument("--quick", action="store_true", help="10,000 and 100,000 contacts, 2 rounds of 1 s")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("build/bench"),
                        help="for databases, logs and reports (build/bench)")
    parser.add_argument("--chart", type=pathlib.Path, help="where the chart goes (FOLDER/scale.svg)")
    parser.add_argument("--draw", action="store_true", help="measure nothing: report and chart from FOLDER/scale.json anew")
    asked = parser.parse_args()
    if asked.quick:
        asked.rounds, asked.seconds, asked.contacts = 2, 1, "10000,100000"
    if asked.large:
        asked.contacts += LARGE
    asked.sizes = sorted({int(size) for size in asked.contacts.split(",")})
    if asked.rounds < 1 or asked.seconds < 1 or any(size < 1 or size % tenants.CONTACTS_PER_OWNER for size in asked.sizes):
        parser.error("at least one round of one second, and whole thousands of contacts")
    asked.chart = asked.chart or asked.folder / "scale.svg"
    return asked


def step(what):
    print(what, file=sys.stderr)


def one_tenant(machine, tenant, asked):
    step(f"{tenant.contacts:,} contacts: start, memory, cold pages, changes")
    [ticket] = measurements.tickets(machine, tenant, [1])
    fits = tenant.contacts * PAGE_BYTES_MAX_ABOUT < BUDGET_BYTES
    made = tenant.made
    sizes = tenant.bytes_of_tables()  # of the schema as this program has it: issuing the ticket brought it up to date
    return {"contacts": tenant.contacts, "owners": tenant.owners, "events": made["events"], "made_s": made["seconds"],
            "events_per_contact": tenants.EVENTS_PER_CONTACT, "rows_per_s": made["rows"] / made["seconds"],
            "last_to_first": made["last_tenth_s"] / made["first_tenth_s"],
            "bytes_a_contact": sum(sizes.values()) / tenant.contacts,
            "page_tables_bytes_a_contact": sum(sizes[each] for each in tenants.PAGE_TABLES) / tenant.contacts,
            **measurements.start(machine, tenant, ticket, asked.rounds),
            **measurements.memory(machine, tenant, ticket, fits),
            **measurements.cold(machine, tenant),
            **measurements.write(machine, tenant, ticket)}


def warm(machine, all_tenants, asked):
    """20 rows under load, tenant by tenant in turn."""
    step("20 rows, tenant by tenant")
    with contextlib.ExitStack() as stack:
        served = []
        for tenant in all_tenants:
            authorized = measurements.give_password(machine, tenant)
            server, _ = stack.enter_context(measurements.served(machine, tenant))
            server.settle(wait_s_max=300)
            served.append((f"{tenant.contacts:,} contacts", server, authorized))
        targets = [measure.Target(name, server, questions.PATH, asked_of_it.body, questions.plain_headers(authorized))
                   for (name, server, authorized), asked_of_it in zip(served, as_many_of_each(served))]
        samples = measure.in_turn(targets, machine.load_core, asked.rounds, asked.seconds)
        print(file=sys.stderr)
    return [{"warm_us": measure.median(each, "cpu_us"), "warm_to_smallest": measure.ratio(each, samples[0], "cpu_us")}
            for each in samples]


def as_many_of_each(served):
    """Questions with as many rows for each, which are twenty where the times of events let them: some happen at
    the same time."""
    for rows in ROWS:
        found = [questions.ask(server.port, authorized, rows) for _, server, authorized in served]
        if all(each.rows == rows for each in found):
            step(f"  {rows} rows each")
            return found
    raise RuntimeError(f"no start time gives as many rows of each tenant; tried {ROWS}")


def importing(importer, rounds):
    step(f"import of {IMPORTED_CONTACTS:,} contacts beside plain inserts")
    ran = subprocess.run([importer, str(IMPORTED_CONTACTS), str(rounds)], capture_output=True, text=True)
    rates = dict(re.findall(r"^(plain|derived|import) +(\d+) rows/s", ran.stdout, re.M))
    if ran.returncode != 0 or len(rates) != 3:
        raise RuntimeError(f"{importer}: {ran.stdout}{ran.stderr}")
    found = {name: float(rate) for name, rate in rates.items()}
    return {"contacts": IMPORTED_CONTACTS, **found, "import_to_plain": found["import"] / found["plain"]}


def circumstances(asked, server_core, load_core):
    compiler = subprocess.run(["g++", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=BENCH, capture_output=True, text=True).stdout.strip()
    return [f"{report.machine()}; Linux {os.uname().release}; {compiler}; commit {commit or 'unknown'}",
            f"server on core {server_core}, load on core {load_core}, one worker",
            f"{tenants.CONTACTS_PER_OWNER:,} contacts an owner, {tenants.EVENTS_PER_CONTACT} lines of the log a contact; "
            f"medians; under load {asked.rounds} rounds of {asked.seconds} s in turn (lowest-highest)"]


def measured(asked):
    server_core, load_core = load.cores()
    machine = measurements.Machine(asked.program, server_core, load_core, asked.folder)
    found = {"circumstances": circumstances(asked, server_core, load_core), "tenants": []}
    all_tenants = [tenants.tenant(asked.maker, asked.folder, size, size // tenants.CONTACTS_PER_OWNER)
                   for size in asked.sizes]
    wide = tenants.tenant(asked.maker, asked.folder, tenants.WIDE_CONTACTS, 1)
    found["import"] = importing(asked.importer, asked.rounds)
    for tenant in all_tenants:
        found["tenants"].append(one_tenant(machine, tenant, asked))
    for each, warm_costs in zip(found["tenants"], warm(machine, all_tenants, asked)):
        each.update(warm_costs)
    step(f"an owner of {wide.contacts:,} contacts")
    found["wide"] = measurements.wide_owner(machine, wide, measurements.tickets(machine, wide, [1])[0],
                                              found["tenants"][0]["bare_mb"])
    step(f"{measurements.IDLE_CONNECTIONS:,} idle connections")
    [ticket] = measurements.tickets(machine, all_tenants[0], [1])
    found["idle"] = measurements.idle_connections(machine, all_tenants[0], ticket, measurements.IDLE_CONNECTIONS)
    found["goals"] = goals.judged(found)
    return found


def main():
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))  # so that the servers are stopped on the way out
    written = asked.folder / "scale.json"
    found = json.loads(written.read_text()) if asked.draw else measured(asked)
    written.write_text(json.dumps(found, indent=1) + "\n")
    table = tables.markdown(found)
    print(table, end="")
    (asked.folder / "scale.md").write_text(table)
    asked.chart.parent.mkdir(parents=True, exist_ok=True)
    asked.chart.write_text(tables.svg(found))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except RuntimeError as refused:
        sys.exit(f"bench/scale: {refused}")
