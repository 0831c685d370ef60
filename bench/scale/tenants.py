"""The databases of bench/scale, made once and kept: how quickly they were made and what they take on the disk is written
down beside each."""

import dataclasses
import json
import pathlib
import sqlite3
import subprocess
import sys

EVENTS_PER_CONTACT = 7
CONTACTS_PER_OWNER = 1_000
WIDE_CONTACTS = 200_000
# As demo names its users; the others are user7 and so on.
NAMED = ("anna", "bjorn", "chloe", "david", "eva", "filip")
# What a page is loaded from; the goal for disk is about these alone.
PAGE_TABLES = ("contact_activity_head", "contact")


@dataclasses.dataclass(frozen=True)
class Tenant:
    path: pathlib.Path
    contacts: int
    owners: int
    made: dict  # rows, events, seconds, first_tenth_s, last_tenth_s

    def login(self, owner):
        return NAMED[owner - 1] if owner <= len(NAMED) else f"user{owner}"

    def contact_of(self, owner):
        """One of that owner's: contact n belongs to user n, counted round and round."""
        return owner + self.owners if self.contacts > self.owners else owner

    def bytes_of_tables(self):
        """Of each table with its indexes. Looking takes long and is done once for each version of the schema."""
        kept = self.path.with_suffix(".bytes.json")
        database = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            [version] = database.execute("PRAGMA user_version").fetchone()
            known = json.loads(kept.read_text()) if kept.exists() else {}
            if known.get("version") != version:
                print(f"  looking at the pages of {self.path}", file=sys.stderr)
                # Pages, as pgsize is an int of 32 bits; pageno is how many there are, where they are added up.
                known = {"version": version, "bytes": dict(database.execute(
                    "SELECT tbl_name, sum(pageno) * page_size FROM dbstat JOIN sqlite_schema USING (name),"
                    " pragma_page_size WHERE aggregate = TRUE GROUP BY tbl_name"))}
                kept.write_text(json.dumps(known, indent=1))
            return known["bytes"]
        finally:
            database.close()


def tenant(maker, folder, contacts, owners):
    path = folder / f"scale-{contacts}-{owners}.db"
    told = path.with_suffix(".made.json")
    if not (path.exists() and told.exists()):
        for old in folder.glob(path.stem + ".*"):
            old.unlink()
        print(f"Making a tenant of {contacts:,} contacts with {owners:,} owners, once: {path}", file=sys.stderr)
        ran = subprocess.run([maker, path, str(contacts), str(owners), str(EVENTS_PER_CONTACT)],
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        if ran.returncode != 0:
            raise RuntimeError(f"{maker} ended with status {ran.returncode}")
        told.write_text(ran.stdout)
    return Tenant(path, contacts, owners, json.loads(told.read_text()))
