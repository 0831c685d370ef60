"""Runs the program as a person or a script would: its commands, its server, its sockets.

Everything a test starts lives in a temporary folder of its own, with an environment of its own, so
that no setting and no database of the machine can reach it. Nothing here waits for a fixed time
where a condition can be waited for.
"""

import os
import pathlib
import re
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from dataclasses import dataclass

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SAMPLE_DATA = SOURCE.parent / "shared" / "data"  # Beside the checkout.
START_SECONDS_MAX = 60  # A sanitized build starts slowly; a plain one needs a fraction of a second.
STOP_SECONDS_MAX = 15  # The promise is ten seconds for what is in flight.
COMMAND_SECONDS_MAX = 60

_program = None  # The path that main() was given.


def program():
    """The path of the program, for those who start it in a way of their own."""
    return _program


@dataclass(frozen=True)
class Finished:
    """What a command left behind."""

    arguments: tuple
    exit_status: int
    stdout: str
    stderr: str

    @property
    def said(self):
        return self.stdout + self.stderr

    def __str__(self):
        return (
            f"active-contacts {' '.join(map(str, self.arguments))}\n"
            f"  exit status {self.exit_status}\n"
            f"  stdout: {self.stdout[-3000:]!r}\n  stderr: {self.stderr[-3000:]!r}"
        )


class Server:
    """A serving process. Leaves by stop(), or is killed when the test forgets it."""

    def __init__(self, arguments, environment, folder, **how):
        self.log_path = pathlib.Path(tempfile.mkstemp(prefix="serve-", suffix=".log", dir=folder)[1])
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(
                [_program, *map(str, arguments)],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                env=environment, cwd=folder, start_new_session=True, **how,
            )
        self.pid = self.process.pid
        try:
            self.ready_line = self._first_line()
            ready = re.fullmatch(r"listening on (https?)://(.+)", self.ready_line)
            if not ready:
                raise AssertionError(f"serve said {self.ready_line!r}, wanted 'listening on http://…'{self.log()}")
            self.scheme, self.authority = ready.groups()
            self.host, port = self.authority.rsplit(":", 1)
            self.port = int(port)
        except BaseException:
            self.close()
            raise

    def _first_line(self):
        deadline = time.monotonic() + START_SECONDS_MAX
        line = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            while b"\n" not in line:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise AssertionError(f"serve printed no line in {START_SECONDS_MAX} s{self.log()}")
                some = os.read(self.process.stdout.fileno(), 4096)
                if not some:
                    raise AssertionError(
                        f"serve ended with {self.process.wait()} before it listened{self.log()}")
                line += some
        self._read_already = line
        return line.split(b"\n", 1)[0].decode()

    def log(self):
        return "\n--- log of the server ---\n" + self.log_path.read_text(errors="replace")[-4000:]

    @property
    def address(self):
        return (self.host, self.port)

    def terminate(self):
        """Asks it to stop (SIGTERM), and does not wait."""
        self.process.send_signal(signal.SIGTERM)

    def wait(self, seconds=STOP_SECONDS_MAX):
        """Its exit status; fails when it is still there after so many seconds."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"the server was still there after {seconds} s{self.log()}") from None

    def stop(self):
        self.terminate()
        return self.wait()

    def stdout_lines(self):
        """All that it ever printed; only after wait()."""
        return (self._read_already + self.process.stdout.read()).decode().splitlines()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def close(self):
        self.kill()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Workplace:
    """A temporary folder, and the program run in it."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="active-contacts-"))
        self.environment = {
            name: value for name, value in os.environ.items()
            if not name.startswith("ACTIVE_CONTACTS_")
        }
        # Passwords are many here, and what one hash costs is told elsewhere.
        self.environment.update(ACTIVE_CONTACTS_PASSWORD_MEMORY_BYTES="64K", ACTIVE_CONTACTS_PASSWORD_PASSES="1")
        self.environment.update(HOME=str(self.folder), XDG_CONFIG_HOME=str(self.folder / "config"))
        self._servers = []

    def path(self, *parts):
        return self.folder.joinpath(*parts)

    def run(self, *arguments, stdin=None, seconds=COMMAND_SECONDS_MAX, **environment):
        """Runs a command to its end, without a terminal. stdin is text, or None for nothing at all."""
        done = subprocess.run(
            [_program, *map(str, arguments)],
            input=None if stdin is None else stdin.encode(),
            stdin=subprocess.DEVNULL if stdin is None else None,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=seconds, check=False,
            env={**self.environment, **environment}, cwd=self.folder, start_new_session=True,
        )
        return Finished(arguments, done.returncode,
                        done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))

    def start(self, *arguments):
        """Starts a command and hands over the process (for those who kill it)."""
        return subprocess.Popen(
            [_program, *map(str, arguments)], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=self.environment, cwd=self.folder, start_new_session=True,
        )

    def serve(self, database, *arguments, listen="127.0.0.1:0", **how):
        """how: for subprocess.Popen, such as another user."""
        server = Server(["serve", "--listen", listen, "--database", database, *arguments],
                        self.environment, self.folder, **how)
        self._servers.append(server)
        return server

    def close(self):
        for server in self._servers:
            server.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class ProgramTest(unittest.TestCase):
    """A test with a workplace of its own."""

    maxDiff = None

    def setUp(self):
        self.work = Workplace()
        self.addCleanup(self.work.close)

    def done(self, *arguments, **options):
        """Runs a command that has to succeed."""
        return must_be_done(self.work, *arguments, **options)

    def refused(self, exit_status, *arguments, **options):
        """Runs a command that has to end with this status, and to say why on stderr."""
        finished = self.work.run(*arguments, **options)
        self.assertEqual(exit_status, finished.exit_status, finished)
        self.assertRegex(finished.stderr, r"\w{3,} \S+", f"no sentence on stderr\n{finished}")
        return finished


def must_be_done(work, *arguments, **options):
    finished = work.run(*arguments, **options)
    if finished.exit_status != 0:
        raise AssertionError(f"wanted exit status 0\n{finished}")
    return finished


def sample_data(name):
    """The import folder of one public sample database; its absence fails the test."""
    folder = SAMPLE_DATA / name / "import"
    if not (folder / "contacts.csv").is_file():
        raise AssertionError(f"The sample data is missing: put the folder 'shared' beside the checkout, "
                             f"so that {folder} holds contacts.csv and its five companions.")
    return folder


def wait_until(condition, what, seconds=10):
    """Waits until condition() holds; fails with a sentence when it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not after {seconds} s")
        time.sleep(0.005)


def main():
    """unittest's main for a script whose first argument is the program's path."""
    global _program
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit(f"usage: {sys.argv[0]} PATH-OF-ACTIVE-CONTACTS [unittest options]")
    _program = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
