"""Programs from npm, for the benches alone: the versions that are named, fetched once into the build tree."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

INSTALL_S_MAX = 3600  # some compile parts of themselves
RUN_S_MAX = 300
# Whom the system trusts; Node.js has a list of its own and would not know a network's own authority.
AUTHORITIES = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")


def node(major_min=18):
    """Where it is; an error when it is not there or too old."""
    found = shutil.which("node")
    version = output([found, "--version"]).strip() if found else "none"  # v18.19.0
    if not re.match(r"v\d+\.", version) or int(version[1:].split(".")[0]) < major_min:
        raise RuntimeError(f"needs Node.js {major_min} or later on PATH, where there is {version}")
    return found


def install(folder, packages):
    """The folder that has them in its node_modules."""
    wanted = json.dumps({"private": True, "dependencies": packages}, indent=1)
    done = folder / "installed"
    if done.exists() and done.read_text() == wanted:
        return folder
    if not shutil.which("npm"):
        raise RuntimeError("needs npm: tools/install-dependencies peers")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(wanted)
    print(f"Fetching {', '.join(packages)} from npm, once; parts may be compiled: {folder}", file=sys.stderr)
    output(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], folder, seconds=INSTALL_S_MAX)
    done.write_text(wanted)
    return folder


def output(command, folder=None, environment=None, seconds=RUN_S_MAX):
    """What it says; an error when it fails."""
    surroundings = {**os.environ, **(environment or {})}
    if AUTHORITIES.is_file():
        surroundings.setdefault("NODE_EXTRA_CA_CERTS", str(AUTHORITIES))
    try:
        ran = subprocess.run(list(map(str, command)), cwd=folder, env=surroundings, stdin=subprocess.DEVNULL,
                             capture_output=True, text=True, errors="replace", timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise RuntimeError(f"{command[0]}: {failed}") from failed
    if ran.returncode != 0:
        said = (ran.stderr.strip() or ran.stdout.strip()).splitlines()
        raise RuntimeError(f"{pathlib.Path(command[0]).name} {command[1]} ended with {ran.returncode}: "
                           + " ".join(said[:3]) + "\n" + "\n".join(said[-20:]))
    return ran.stdout
