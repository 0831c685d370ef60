"""Connections that are open and ask nothing."""

import contextlib
import resource
import socket

import questions

ANSWER_END = b"\r\n\r\n[]"


def room_for(connections):
    """Raises the limit of open files of this process and of what it starts; how many connections fit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + 500
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft < limit:
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    return min(connections, max(soft, limit) - 500)


def request_of(authorized, body):
    """A question that is answered with an empty list."""
    fields = {"Host": "127.0.0.1", **questions.plain_headers(authorized), "Content-Length": str(len(body))}
    lines = [f"POST {questions.PATH} HTTP/1.1"] + [f"{name}: {value}" for name, value in fields.items()]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


@contextlib.contextmanager
def connected(port, count, asked):
    """So many connections; with `asked` each has had one question answered and waits for the next."""
    with contextlib.ExitStack() as stack:
        peers = []
        for _ in range(count):
            peers.append(stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30)))
            if asked:
                peers[-1].sendall(asked)
                read_answer(peers[-1])
        yield
        ended = sum(is_ended(peer) for peer in peers)
        if ended:
            raise RuntimeError(f"{ended} of {count} connections did not stay open")


def is_ended(peer):
    peer.setblocking(False)
    try:
        return peer.recv(1) == b""
    except BlockingIOError:
        return False


def read_answer(peer):
    text = b""
    while not text.endswith(ANSWER_END):
        more = peer.recv(65536)
        if not more:
            raise RuntimeError(f"a connection was ended: {text[:300]!r}")
        text += more
