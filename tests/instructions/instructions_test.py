"""Whether answering costs as many instructions as it did: a guard against getting slower, where times on a busy
machine say nothing.

    instructions_test.py PROGRAM COUNTED-EXCHANGE COUNTED-PAGE COUNTED-SAVING COMPILER FOLDER [--renew]
    instructions_test.py --self-test

Each of some requests is answered by the program's rooms without sockets, an owner's page is loaded from the store, and
a follow-up is saved, counted by callgrind, and held against expected.txt beside this script. It is the dev build that is counted: the suite has it at hand, and what costs more
there costs more in the optimised one. Counts are alike on all machines with the libraries of Debian 12, but not for all compilers; with another one
than expected.txt was counted with, the test is skipped.

Also fewer instructions than expected fail: a guard that is not renewed then would let the gain be lost again."""

import pathlib
import platform
import re
import shutil
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parents[1] / "bench" / "load"))
sys.dont_write_bytecode = True

import counted  # noqa: E402
import databases  # noqa: E402

EXPECTED = HERE / "expected.txt"
TOLERANCE = 0.03
CONTACTS, USERS = 3000, 2  # so that a user has 500 rows
TIMES = 20
ANNA = 1  # the user who asks
TOO_SHORT = ("nothing new", "1 row")  # to be kept: the others are told again, and made anew as well
SKIPPED = 77
ADVICE = ("Mend what costs more; or, when it is worth its price or costs less on purpose, run\n"
          "tests/instructions/check --renew and commit expected.txt with the reason. Where they are spent is shown by\n"
          "callgrind_annotate, of the file named above in {folder}.")
HEAD = """\
# Instructions of one answer, its bytes, and what is asked; of loading a page, and its contacts; of saving. Told by
# the dev build: tests/instructions holds each count within {tolerance:.0%}. Written by tests/instructions/check --renew; the commit says why.
# Counted with {circumstances}
"""


def circumstances(compiler):
    return f"{compiler}, {platform.machine()}"


def written(compiler, counts):
    lines = [f"{count:>11,.0f} {size:>11,}  {title}\n" for title, (count, size) in counts.items()]
    return HEAD.format(tolerance=TOLERANCE, circumstances=circumstances(compiler)) + "".join(lines)


def read(text):
    """The circumstances, and of each title its count and the bytes of its answer."""
    counted_with = re.search(r"^# Counted with (.+)$", text, re.M)
    rows = re.findall(r"^ *([\d,]+) +([\d,]+)  (.+)$", text, re.M)
    number = lambda digits: int(digits.replace(",", ""))  # noqa: E731
    return counted_with[1] if counted_with else "", {title: (number(a), number(b)) for a, b, title in rows}


def defects(expected, counts):
    found = [f"{title}: is expected, and no longer counted" for title in expected if title not in counts]
    for number, (title, (came, size)) in enumerate(counts.items(), 1):
        if title not in expected:
            found.append(f"{title}: {came:,.0f} instructions, and nothing is expected yet")
            continue
        before, size_before = expected[title]
        if abs(came - before) > TOLERANCE * before:
            told = "" if size == size_before else f" (its answer has {size:,} bytes, before {size_before:,})"
            found.append(f"{title}: expected {before:,} instructions, came {came:,.0f}: "
                         f"{abs(came / before - 1):.1%} {'more' if came > before else 'fewer'}{told}; see callgrind.{number}")
    return found


def count(program, exchange, page, saving, folder):
    """Of a database made anew, as what makes it may have changed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    database = databases.database(program, folder, CONTACTS, USERS)
    with open(folder / "server.log", "w") as log:
        requests = counted.asked_of(program, database, log, counted.each_length, counted.each_way)
    requests += [request.made_anew() for request in requests if request.title not in TOO_SHORT]
    counts = counted.instructions(exchange, database, requests, TIMES)
    of_page, contacts = counted.page_instructions(page, database, ANNA, TIMES, f"callgrind.{len(requests) + 1}")
    of_saving = counted.saving_instructions(saving, database, ANNA, TIMES, f"callgrind.{len(requests) + 2}")
    return {**{request.title: (each, request.answer_bytes) for request, each in zip(requests, counts)},
            "an owner's page, loaded from the store": (of_page, contacts),
            "a follow-up, saved and on its user's page": (of_saving, 1)}


def main(program, exchange, page, saving, compiler, folder, renew):
    counted_with, expected = read(EXPECTED.read_text())
    if not renew and counted_with != circumstances(compiler):
        print(f"Skipped: this is {circumstances(compiler)}, and expected.txt was counted with {counted_with}.")
        return SKIPPED
    counts = count(program, exchange, page, saving, folder)
    print(written(compiler, counts), end="")
    if renew:
        EXPECTED.write_text(written(compiler, counts))
        return 0
    found = defects(expected, counts)
    if found:
        print("", *found, ADVICE.format(folder=folder), sep="\n")
    return 1 if found else 0


class BadExamples(unittest.TestCase):
    EXPECTED = {"plain": (1000, 50), "XML": (2000, 90)}

    def test_is_content_within_the_tolerance(self):
        self.assertEqual([], defects(self.EXPECTED, {"plain": (1030, 50), "XML": (1940, 90)}))

    def test_finds_what_costs_more_and_says_what_was_expected_and_what_came(self):
        self.assertEqual(["plain: expected 1,000 instructions, came 1,031: 3.1% more; see callgrind.1"],
                         defects(self.EXPECTED, {"plain": (1031, 50), "XML": (2000, 90)}))

    def test_finds_what_costs_less(self):
        self.assertEqual(["XML: expected 2,000 instructions, came 1,900: 5.0% fewer "
                          "(its answer has 80 bytes, before 90); see callgrind.2"],
                         defects(self.EXPECTED, {"plain": (1000, 50), "XML": (1900, 80)}))

    def test_finds_a_request_that_is_not_expected_and_one_that_is_gone(self):
        self.assertEqual(["XML: is expected, and no longer counted", "gzip: 9 instructions, and nothing is expected yet"],
                         defects(self.EXPECTED, {"plain": (1000, 50), "gzip": (9, 5)}))

    def test_reads_what_it_writes(self):
        with_, counts = read(written("GNU 12.2.0", {"SO-Language: nb, 2 rows": (1234567.8, 41437)}))
        self.assertEqual((circumstances("GNU 12.2.0"), {"SO-Language: nb, 2 rows": (1234568, 41437)}), (with_, counts))

    def test_expects_something_in_the_file_beside_it(self):
        counted_with, expected = read(EXPECTED.read_text())
        self.assertTrue(counted_with)
        self.assertIn("plain", expected)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--renew"]
    if words == ["--self-test"]:
        unittest.main(argv=sys.argv[:1])
    if len(words) != 6:
        sys.exit(__doc__)
    try:
        sys.exit(main(*words[:5], pathlib.Path(words[5]).absolute(), "--renew" in sys.argv))
    except RuntimeError as refused:
        sys.exit(f"instructions: {refused}")
