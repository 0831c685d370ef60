"""Fetches what a package-lock.json names into a folder of the build tree; quick when it is there already.

    npm_install.py FOLDER-OF-THE-LOCK-FILE FOLDER

The lock file holds the checksum of every package, so the tests always meet the very same code."""

import os
import pathlib
import shutil
import subprocess
import sys

LISTS = ("package.json", "package-lock.json")
NODE_MAJOR_MIN = 18  # What Debian 12 has.
SECONDS_MAX = 240
# Whom the system trusts; Node.js has a list of its own and would not know a network's own authority.
AUTHORITIES = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")


def main(lists, folder):
    done = folder / "installed"
    wanted = b"".join((lists / name).read_bytes() for name in LISTS)
    check_node()
    if done.is_file() and done.read_bytes() == wanted:
        return
    done.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    for name in LISTS:
        shutil.copyfile(lists / name, folder / name)
    fetch(lists, folder)
    done.write_bytes(wanted)


def check_node():
    said = run(["node", "--version"], None, 60).stdout.strip()  # v18.19.0
    if not said.startswith("v") or int(said[1:].split(".")[0]) < NODE_MAJOR_MIN:
        sys.exit(f"Node.js {NODE_MAJOR_MIN} or later is needed; node on PATH says {said!r}.")


def fetch(lists, folder):
    try:
        npm = run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline",
                   "--fetch-retries=1", "--loglevel=error"], folder, SECONDS_MAX)
    except subprocess.TimeoutExpired:
        sys.exit(f"npm ci was not done in {SECONDS_MAX} s. {advice(lists)}")
    if npm.returncode != 0:
        said = "\n".join(f"  {line}" for line in npm.stderr.splitlines()[:5])
        sys.exit(f"npm ci could not fetch what {lists}/package-lock.json names:\n{said}\n{advice(lists)}")


def advice(lists):
    return ("The npm registry is needed once for each build folder: see that npm ping answers, or that npm's cache\n"
            f"holds these packages. All other tests run without: ./test -E ^{lists.name}/")


def run(command, folder, seconds):
    environment = dict(os.environ)
    if AUTHORITIES.is_file():
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(AUTHORITIES))
    try:
        return subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              errors="replace", timeout=seconds, check=False)
    except FileNotFoundError:
        sys.exit(f"{command[0]} is not on PATH: tools/install-dependencies test installs it.")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*(pathlib.Path(name).absolute() for name in sys.argv[1:]))
