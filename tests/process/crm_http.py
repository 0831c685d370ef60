"""Two ways to speak to the server: a decent client, and a bare socket that may say anything."""

import base64
import http.client
import json
import socket
from dataclasses import dataclass, field

PATH = "/api/v1/Agents/Contact/GetMyActiveContacts"
ANSWER_SECONDS_MAX = 20


def basic(login, password, encoding="utf-8"):
    return "Basic " + base64.b64encode(f"{login}:{password}".encode(encoding)).decode()


@dataclass
class Answer:
    status: int
    headers: list = field(default_factory=list)  # (name, value) as they came.
    body: bytes = b""

    def header(self, name):
        """The value, None when absent; several lines are joined by ', '."""
        values = [value for known, value in self.headers if known.lower() == name.lower()]
        return ", ".join(values) if values else None

    def json(self):
        return json.loads(self.body)

    def __str__(self):
        lines = "\n".join(f"  {name}: {value}" for name, value in self.headers)
        return f"HTTP {self.status}\n{lines}\n  {self.body[:1500]!r}"


class Client:
    """A caller with one kept-alive connection. Not for two threads at once."""

    def __init__(self, server, login=None, password=None, authorization=None, trusting=None):
        """trusting: an ssl.SSLContext, for a server that speaks TLS."""
        if trusting is None:
            self._connection = http.client.HTTPConnection(*server.address, timeout=ANSWER_SECONDS_MAX)
        else:
            self._connection = http.client.HTTPSConnection(*server.address, timeout=ANSWER_SECONDS_MAX, context=trusting)
        self._fields = {}
        if login is not None:
            authorization = basic(login, password)
        if authorization is not None:
            self._fields["Authorization"] = authorization

    def post(self, body, path=PATH, **options):
        return self.send("POST", path, body, **options)

    def send(self, method, path=PATH, body=None, headers=None):
        """body: bytes, text, or a value to be written as JSON. A header given as None is left out."""
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        if isinstance(body, str):
            body = body.encode()
        fields = {**self._fields}
        if body is not None:
            fields["Content-Type"] = "application/json"
        fields.update(headers or {})
        fields = {name: value for name, value in fields.items() if value is not None}
        self._connection.request(method, path, body, fields)
        answer = self._connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())

    def close(self):
        self._connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class RawConnection:
    """A socket that sends what it is told, and reads answers with a strict reader."""

    def __init__(self, server, seconds=ANSWER_SECONDS_MAX):
        self._socket = socket.create_connection(server.address, timeout=seconds)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._pending = b""
        self._answers = []
        self.was_reset = False

    def send(self, data):
        """Sends; a server that has already closed is found out by reading."""
        try:
            self._socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            self.was_reset = True

    def is_read(self):
        """Whether the server has taken all that was sent out of its end of the connection (Linux tells)."""
        here, there = self._socket.getsockname()[1], self._socket.getpeername()[1]
        with open("/proc/net/tcp", encoding="ascii") as table:
            for line in list(table)[1:]:
                _, local, remote, _, queues = line.split()[:5]
                if (int(local.split(":")[1], 16), int(remote.split(":")[1], 16)) == (there, here):
                    return int(queues.split(":")[1], 16) == 0
        return False

    def half_close(self):
        self._socket.shutdown(socket.SHUT_WR)

    def _more(self):
        """Reads on; False at the end of the stream. Raises TimeoutError when nothing comes."""
        try:
            some = self._socket.recv(65536)
        except ConnectionResetError:
            self.was_reset = True
            return False
        self._pending += some
        return bool(some)

    def read_answer(self, to_head=False):
        """The next answer, None at the end of the stream. Fails on anything that is not HTTP/1.1."""
        while b"\r\n\r\n" not in self._pending:
            if not self._more():
                if self._pending:
                    raise AssertionError(f"the stream ended inside an answer: {self._pending[:500]!r}")
                return None
        head, self._pending = self._pending.split(b"\r\n\r\n", 1)
        line, *fields = head.split(b"\r\n")
        parts = line.split(b" ", 2)
        bare_line_end = b"\n" in head.replace(b"\r\n", b"")
        if parts[0] != b"HTTP/1.1" or len(parts) != 3 or not parts[1].isdigit() or bare_line_end:
            raise AssertionError(f"not the head of an answer: {head[:500]!r}")
        answer = Answer(int(parts[1]))
        for one in fields:
            name, colon, value = one.partition(b":")
            if not colon or not name or name != name.strip():
                raise AssertionError(f"not a header field: {one!r}")
            answer.headers.append((name.decode("latin-1"), value.strip().decode("latin-1")))
        if to_head or answer.status < 200 or answer.status in (204, 304):
            return answer
        length = answer.header("Content-Length")
        if length is None or not length.isdigit():
            raise AssertionError(f"an answer without a usable Content-Length: {answer}")
        while len(self._pending) < int(length):
            if not self._more():
                raise AssertionError(f"the stream ended inside a body of {length} bytes: {answer}")
        answer.body, self._pending = self._pending[:int(length)], self._pending[int(length):]
        return answer

    def read_to_end(self):
        """All answers until the server closes. Raises TimeoutError when it does not; may then be called again."""
        while (answer := self.read_answer()) is not None:
            self._answers.append(answer)
        return self._answers

    def read_bytes_to_end(self):
        """Whatever comes until the server closes, HTTP or not."""
        while self._more():
            pass
        return self._pending

    def so_far(self):
        """What read_to_end() had when it gave up."""
        return f"{[str(answer) for answer in self._answers]}, then {self._pending[:500]!r}"

    def close(self):
        self._socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
