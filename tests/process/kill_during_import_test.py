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
MOMENTS_UP_TO = 1.3  # Times an import left alone, so that the last ones meet its commit and its end.
KILLS_INSIDE_MIN = 4  # Of ten; fewer would prove nothing about the middle of an import.
OTHER_IDS_FROM = 1_000_000  # Beyond every id of the sample data.
OTHER_CALLER, CALLER = "other.jane", "tsvi0"
TABLES = {"associate", "category", "contact", "person", "appointment", "document", "activity_log",
          "contact_activity_head"}
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


def copy_database(start, target):
    for part in ("", "-wal"):
        if (source := start.with_name(start.name + part)).exists():
            shutil.copy(source, target.with_name(target.name + part))


def row_counts(database):
    """How many rows each table holds that holds any."""
    if not database.exists() or not database.stat().st_size:  # SQLite opens a file before it writes one.
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
                   for login in (CALLER, OTHER_CALLER)]
        return {"rows": row_counts(database),
                "answers": [done.stdout if done.exit_status == 0 else "none" for done in answers]}

    def imported(self, database, folder):
        """Imports without being disturbed; the state afterwards, and the seconds that the import took."""
        started = time.monotonic()
        self.done("import", folder, "--database", database)
        seconds = time.monotonic() - started
        return self.state(database), seconds

    def assert_untouched(self, found, before, told):
        """before: the state before the import; None for a new database, which then holds no company."""
        if before is None:
            self.assertEqual({}, {name: count for name, count in found["rows"].items() if name in TABLES}, told)
        else:
            self.assertEqual(before, found, told)

    def assert_survives(self, name, start, after, seconds):
        """start: a database file to start from, or None for a new one; after: the state after an import
        left alone; seconds: how long that took."""
        before = self.state(start) if start else None
        folder = sample_data("adventureworks")
        draw = random.Random(f"{SEED} {name}")
        inside = untouched = 0
        for number in range(KILLS_EACH):
            moment = seconds * MOMENTS_UP_TO * (number + draw.random()) / KILLS_EACH
            told = f"{name} {number}: killed after {moment:.3f} s of {seconds:.3f} s"
            with self.subTest(told):
                database = self.work.path(f"{name}-{number}.db")
                if start:
                    copy_database(start, database)
                process = self.work.start("import", folder, "--database", database)
                time.sleep(moment)  # The moment is the point here: nothing is waited for.
                inside += process.poll() is None
                process.kill()
                process.wait()
                if database.exists() and database.stat().st_size:
                    checked = self.work.run("check", "--database", database)
                    self.assertEqual(0, checked.exit_status, f"{told}\n{checked}")
                found = self.state(database)
                if found != after:
                    untouched += 1
                    self.assert_untouched(found, before, f"{told}: neither before nor after")
                if number % 4 == 0:
                    self.assertEqual(after, self.imported(database, folder)[0], f"{told}, then imported again")
        print(f"{name}: of {KILLS_EACH} kills {inside} hit a running import, {untouched} left it untouched")
        self.assertGreaterEqual(inside, KILLS_INSIDE_MIN, f"{name}: the kills came too late")

    def test_leaves_a_new_database_before_or_after_the_import(self):
        print(f"seed {SEED}")
        adventureworks = sample_data("adventureworks")
        after, seconds = self.imported(self.work.path("after.db"), adventureworks)
        self.assertLessEqual(TABLES, after["rows"].keys(), "the tables that tell an empty database from a full one")
        self.assert_survives("new", None, after, seconds)

    def test_a_database_killed_at_its_birth_is_not_there_and_can_be_made(self):
        # A database gets its name when it is complete; what a killed process was making lies beside it.
        database = self.work.path("newborn.db")
        making = self.work.path("newborn.db.making")
        with contextlib.closing(sqlite3.connect(making)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("CREATE TABLE half (made INTEGER)")
        self.assertFalse(database.exists())
        self.done("import", sample_data("chinook"), "--database", database)
        self.done("check", "--database", database)
        self.assertFalse(making.exists())

    def test_leaves_another_company_s_database_before_or_after_the_import(self):
        print(f"seed {SEED}")
        adventureworks, other = sample_data("adventureworks"), write_other_company(self.work.path("other"))
        start, both = self.work.path("start.db"), self.work.path("both.db")
        before, _ = self.imported(start, other)
        self.imported(both, other)
        after, seconds = self.imported(both, adventureworks)
        self.assertNotIn("none", after["answers"])
        self.assertNotEqual(before["rows"], after["rows"])
        self.assertEqual(before["answers"][1], after["answers"][1], "one company's import changed the other")
        self.assert_survives("beside another", start, after, seconds)


if __name__ == "__main__":
    main()
