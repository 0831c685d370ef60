"""The strangers that judge: each is a program from npm, run by Node from the folder that holds them."""

import json
import pathlib
import re
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
START_SECONDS_MAX = 240  # on a busy machine, where several start at once; a second or two on an idle one
END_SECONDS_MAX = 10


def what_is_wrong_with(document, tools):
    """What the independent validator says of an OpenAPI document, "" when nothing."""
    done = subprocess.run(["node", HERE / "validate.mjs", tools], input=document, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=60, check=False)
    if done.returncode != 0 and not done.stdout:
        raise AssertionError(f"the validator ended with {done.returncode} without a word")
    return "" if done.returncode == 0 else done.stdout


class Proxy:
    """Prism in front of a server: each answer that passes is held against the document, and what the
    document does not tell is named in its field sl-violations. It takes its time to start, so that the
    address waits for it and the constructor does not."""

    def __init__(self, tools, document, upstream, log):
        self._log_path = pathlib.Path(log)
        self._address = None
        program = pathlib.Path(tools, "node_modules/@stoplight/prism-cli/dist/index.js")
        with open(log, "wb") as out:
            self._process = subprocess.Popen(
                ["node", program, "proxy", "--host", "127.0.0.1", "--port", "0", "--cors=false", document,
                 f"http://{upstream}"],
                cwd=self._log_path.parent, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                start_new_session=True)

    @property
    def address(self):
        if self._address is None:
            self._address = self._wait()
        return self._address

    def _wait(self):
        deadline = time.monotonic() + START_SECONDS_MAX
        while True:
            said = self._log_path.read_text(errors="replace")
            if found := re.search(r"listening on http://([\d.]+):(\d+)\s", said):
                return found[1], int(found[2])
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the proxy does not listen: {said[-2000:]}")
            time.sleep(0.05)

    def close(self):
        self._process.kill()
        self._process.wait()


class Schemas:
    """Ajv: whether values are of schemas that refer to one document."""

    def __init__(self, tools, document):
        self._process = subprocess.Popen(["node", HERE / "schemas.mjs", tools], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True)
        self._say(document)

    def faults(self, value, schema):
        """Why the value is not of the schema, as sentences."""
        self._say({"schema": schema, "value": value})
        line = self._process.stdout.readline()
        if not line:
            raise AssertionError(f"the judge of schemas ended with {self._process.wait(END_SECONDS_MAX)}")
        return json.loads(line)

    def _say(self, what):
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def close(self):
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()
