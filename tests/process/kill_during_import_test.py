"""kill -9 in the middle of an import leaves the database as it was before, or wholly imported.

Twenty imports are killed at moments spread over the time that one import takes, ten into a new
database and ten into one that holds another company. Each is then checked, counted and asked.
"""

import contextlib
import csv
import random
import shutil
import sqlite3
import time

from crm_process import ProgramTest, main, sample_data
from small_company import COLUMNS, write_import_folder

SEED = 20260131
KILLS_EACH = 10
KILLS_INSIDE_MIN = 4  # Of ten; fewer would prove nothing about the middle of an import.
OTHER_IDS_FROM = 1_000_000  # Beyond every id of the sample data.
OTHER_CALLER, CALLER = "other.jane", "tsvi0"
ID_COLUMNS = {column for columns in COLUMNS.values() for column in columns.split(",")
              if column.endswith("_id") or column.endswith("_by")}


def write_other_company(folder):
    """The rows of Chinook under ids and logins of their own, so that no import touches them."""
    def moved(column, value):
        if column == "login":
            return f"other.{value}"
        return str(int(value) + OTHER_IDS_FROM) if column in ID_COLUMNS and value else value

    files = {}
    for name in COLUMNS:
        with open(sample_data("chinook") / f"{name}.csv", newline="", encoding="utf-8") as file:
            files[name] = [[moved(column, value) for column, value in row.items()]
                           for row in csv.DictReader(file)]
    return write_import_folder(folder, **files)


def row_counts(database):
    """How many rows each table holds that holds any."""
    if not database.exists():
        return {}
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        tables = [name for name, in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
    return {name: count for name, count in counts.items() if count}


class KillDuringImportTest(ProgramTest):
    def state(self, database):
        """All that can be seen of a database: its rows counted, and the answers of one caller of each company."""
        answers = [self.work.run("query", login, "--json", "--database", database)
                   for login in (CALLER, OTHER_CALLER)] if database.exists() else []
        return {"rows": row_counts(database),
                "answers": [done.stdout if done.exit_status == 0 else "none" for done in answers]}

    def imported(self, database, *folders):
        for folder in folders:
            self.done("import", folder, "--database", database)
        return self.state(database)

    def assert_survives(self, name, before, before_rows, after):
        """before: a database file to start from, or None; before_rows: the states that count as untouched."""
        folder = sample_data("adventureworks")
        draw = random.Random(f"{SEED} {name}")
        inside = untouched = 0
        seconds = self.seconds_of_an_import
        for number in range(KILLS_EACH):
            database = self.work.path(f"{name}-{number}.db")
            if before:
                shutil.copy(before, database)
            moment = seconds * 1.1 * (number + draw.random()) / KILLS_EACH
            process = self.work.start("import", folder, "--database", database)
            time.sleep(moment)  # The moment is the point here: nothing is waited for.
            inside += process.poll() is None
            process.kill()
            process.wait()
            told = f"{name} {number}: killed after {moment:.3f} s of {seconds:.3f} s"
            if database.exists():
                checked = self.work.run("check", "--database", database)
                self.assertEqual(0, checked.exit_status, f"{told}\n{checked}")
            found = self.state(database)
            if found != after:
                untouched += 1
                self.assertIn(found["rows"], before_rows, f"{told}: neither before nor after\n"
                              f"before: {before_rows}\nafter: {after['rows']}")
                if before:
                    self.assertEqual(self.state(before), found, told)
            if number % 4 == 0:
                self.assertEqual(after, self.imported(database, folder), f"{told}, then imported again")
        print(f"{name}: of {KILLS_EACH} kills {inside} hit a running import, {untouched} left it untouched")
        self.assertGreaterEqual(inside, KILLS_INSIDE_MIN, f"{name}: the kills came too late")

    def test_leaves_the_database_before_or_after_the_import(self):
        print(f"seed {SEED}")
        aw, other = sample_data("adventureworks"), write_other_company(self.work.path("other"))
        empty_rows = []
        fresh = self.work.path("fresh.db")
        started = time.monotonic()
        self.done("import", aw, "--database", fresh)
        self.seconds_of_an_import = time.monotonic() - started
        self.assertNotEqual({}, row_counts(fresh))
        after_fresh = self.state(fresh)
        empty = self.work.path("empty.db")
        self.done("user", "list", "--database", empty)
        empty_rows = [{}, row_counts(empty)]
        self.assertNotIn(after_fresh["rows"], empty_rows)
        self.assert_survives("fresh", None, empty_rows, after_fresh)

        held = self.work.path("held.db")
        before = self.imported(held, other)
        both = self.work.path("both.db")
        after_both = self.imported(both, other, aw)
        self.assertNotEqual(before["rows"], after_both["rows"])
        self.assertEqual(before["answers"][1], after_both["answers"][1], "one company's import changed the other")
        self.assert_survives("held", held, [before["rows"]], after_both)


if __name__ == "__main__":
    main()
