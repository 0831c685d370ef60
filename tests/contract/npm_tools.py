"""The tools from npm that these tests use: installed once, in the versions of package-lock.json."""

import fcntl
import pathlib
import re
import shutil
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
FILES = ("package.json", "package-lock.json", "validate.mjs")
START_SECONDS_MAX = 60


def installed(folder):
    """The folder with the tools in it, installed where they are missing or other versions are there."""
    folder = pathlib.Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Another build may be installing them.
        lock_file = (HERE / "package-lock.json").read_bytes()
        done = folder / "installed"
        for name in FILES:
            shutil.copyfile(HERE / name, folder / name)
        if not done.is_file() or done.read_bytes() != lock_file:
            done.unlink(missing_ok=True)
            if shutil.which("npm") is None:
                raise AssertionError("npm is missing: tools/install-dependencies test")
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            npm = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True, timeout=600, check=False)
            if npm.returncode != 0:
                raise AssertionError(f"{' '.join(command)} failed:\n{npm.stdout[-4000:]}")
            done.write_bytes(lock_file)
    return folder


def what_is_wrong_with(document, tools):
    """What the independent validator says of an OpenAPI document, "" when nothing."""
    done = subprocess.run(["node", "validate.mjs"], cwd=tools, input=document, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=60, check=False)
    if done.returncode != 0 and not done.stdout:
        raise AssertionError(f"the validator ended with {done.returncode} without a word")
    return "" if done.returncode == 0 else done.stdout


class Judge:
    """Prism as a proxy in front of a server: each answer that passes is held against the document, and
    what the document does not tell is named in its field sl-violations."""

    def __init__(self, tools, document, upstream, log):
        self._log_path = pathlib.Path(log)
        program = pathlib.Path(tools, "node_modules/@stoplight/prism-cli/dist/index.js")
        with open(log, "wb") as out:
            self._process = subprocess.Popen(
                ["node", program, "proxy", "--host", "127.0.0.1", "--port", "0", "--cors=false", document,
                 f"http://{upstream}"],
                cwd=self._log_path.parent, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                start_new_session=True)
        try:
            self.address = self._wait()
        except BaseException:
            self.close()
            raise

    def _wait(self):
        deadline = time.monotonic() + START_SECONDS_MAX
        while True:
            said = self._log_path.read_text(errors="replace")
            if found := re.search(r"listening on http://([\d.]+):(\d+)\s", said):
                return found[1], int(found[2])
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the judge does not listen: {said[-2000:]}")
            time.sleep(0.05)

    def close(self):
        self._process.kill()
        self._process.wait()
