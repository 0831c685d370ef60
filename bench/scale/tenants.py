"""The databases of bench/scale, made once and kept: how quickly they were made and what they take on the disk
is written down beside each, as it was before anything was measured on it."""

import dataclasses
import json
import pathlib
import sqlite3
import subprocess
import sys

EVENTS_PER_CONTACT = 7
CONTACTS_PER_OWNER = 1_000
WIDE_CONTACTS = 200_000
# What a page is loaded from; the goal for disk is about these alone.
PAGE_TABLES = ("contact_activity_head", "contact")


@dataclasses.dataclass(frozen=True)
class Tenant:
    path: pathlib.Path
    contacts: int
    owners: int
    made: dict  # rows, events, seconds, first_tenth_s, last_tenth_s
    bytes: dict  # of each table and index

    def login(self, owner):
        return "anna" if owner == 1 else f"user{owner}"

    def contact_of(self, owner):
        """Contact n belongs to user n, counted round and round."""
        return owner + self.owners if self.contacts > self.owners else owner

    def all_bytes(self):
        return sum(self.bytes.values())

    def page_bytes(self):
        """Of heads and contact rows with their indexes."""
        return sum(size for name, size in self.bytes.items()
                   if name in PAGE_TABLES or name.removeprefix("sqlite_autoindex_").rpartition("_")[0] in PAGE_TABLES)


def tenant(maker, folder, contacts, owners):
    path = folder / f"scale-{contacts}-{owners}.db"
    told = path.with_suffix(".json")
    if not (path.exists() and told.exists()):
        for old in folder.glob(path.stem + ".*"):
            old.unlink()
        print(f"Making a tenant of {contacts:,} contacts with {owners:,} owners, once: {path}", file=sys.stderr)
        ran = subprocess.run([maker, path, str(contacts), str(owners), str(EVENTS_PER_CONTACT)],
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        if ran.returncode != 0:
            raise RuntimeError(f"{maker} ended with status {ran.returncode}")
        print("  looking at its pages", file=sys.stderr)
        told.write_text(json.dumps({"made": json.loads(ran.stdout), "bytes": bytes_of_tables(path)}, indent=1))
    return Tenant(path, contacts, owners, **json.loads(told.read_text()))


def bytes_of_tables(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return dict(database.execute("SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE"))
    finally:
        database.close()
