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
    anew = [request.made_anew() for request in requests]
    counts = counted.instructions(asked.exchange_bench, database, requests + anew, TIMES)
    told_again, made_anew = counts[:len(requests)], counts[len(requests):]
    rows = [("20 rows", "bytes", "told again", "to plain", "made anew", "to plain")]
    rows += [(request.title, f"{request.answer_bytes:,}", f"{again:,.0f}", f"{again / told_again[0]:.2f}",
              f"{made:,.0f}", f"{made / made_anew[0]:.2f}")
             for request, again, made in zip(requests, told_again, made_anew)]
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
