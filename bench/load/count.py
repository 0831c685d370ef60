"""Instructions of each way of asking and telling, from the request's bytes to the answer's."""

import argparse
import pathlib
import sys

import counted
import databases
import load
import report
import ways

CONTACTS = 10_000
TIMES = 200
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


def main():
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    database = databases.database(asked.program, asked.folder, CONTACTS, CONTACTS // load.CONTACTS_PER_OWNER)
    with open(asked.folder / "count.log", "w") as log:
        requests = [request for request in counted.asked_of(asked.program, database, log, counted.each_way)
                    if request.title == ways.PLAIN.title or asked.only in request.title]
    counts = counted.instructions(asked.exchange_bench, database, requests, TIMES)
    anew = [request for request in requests if request.title in ANEW]
    counts_anew = counted.instructions(asked.exchange_bench, database, anew, TIMES, "--compress-anew") if anew else []
    counted_all = [(request, request.title, count) for request, count in zip(requests, counts)]
    counted_all += [(request, request.title + ", compressed anew", count)
                    for request, count in zip(anew, counts_anew)]
    rows = [("20 rows", "bytes", "instructions", "to the plain answer")]
    rows += [(title, f"{request.answer_bytes:,}", f"{count:,.0f}", f"{count / counts[0]:.2f}")
             for request, title, count in counted_all]
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
