"""Demo databases of the sizes that are measured, kept from run to run."""

import os
import shutil
import subprocess
import sys

# A fixed end: the same rows, so the same bytes, in every run. It has long passed, so that no start
# of a question lies in the future.
UNTIL = "2026-01-01T00:00:00Z"
LOGIN = "anna"
PASSWORD = "load-bench-only"


def database(program, folder, contacts, users):
    """The file with so many contacts, made now if it is not there as a whole."""
    path = folder / f"{contacts}.db"
    done = folder / f"{contacts}.db.done"
    made_with = f"users {users}, until {UNTIL}\n"
    if not (path.exists() and done.exists() and done.read_text() == made_with):
        for old in folder.glob(f"{contacts}.db*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        print(f"Making a database of {contacts:,} contacts, once: {path}", file=sys.stderr)
        # The outcome is for us; how it is getting on is for people.
        run(program, "demo", "--database", path, "--contacts", contacts, "--users", users, "--until", UNTIL)
        done.write_text(made_with)
    run(program, "user", "password", LOGIN, "--password-stdin", "--database", path, words=PASSWORD + "\n")
    return path


def run(program, *arguments, words=None):
    ran = subprocess.run([program, *map(str, arguments)], input=words, text=True,
                         stdin=None if words else subprocess.DEVNULL, stdout=subprocess.PIPE,
                         env={**os.environ, "LC_ALL": "C.UTF-8"})
    if ran.returncode != 0:
        raise RuntimeError(f"active-contacts {arguments[0]} ended with status {ran.returncode}")
