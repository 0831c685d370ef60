"""The questions that are asked under load, each asked once before and its answer checked."""

import base64
import dataclasses
import http.client
import json
from datetime import datetime, timedelta, timezone

PATH = "/api/v1/Agents/Contact/GetMyActiveContacts"
FIELDS = 16


def authorization(login, password):
    return "Basic " + base64.b64encode(f"{login}:{password}".encode()).decode()


def question(start=None, action="All", categories=()):
    return json.dumps({"ActivityStartTime": start, "ContactCategories": list(categories),
                       "ActionType": action}, separators=(",", ":"))


def plain_headers(authorized):
    return {"Content-Type": "application/json", "Authorization": authorized}


def post(port, path, body, headers, method="POST"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in {**headers, "Content-Length": str(len(body.encode()))}.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode())
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {text[:300]!r}")
        return text
    finally:
        connection.close()


@dataclasses.dataclass(frozen=True)
class Asked:
    """A question with the bytes that answer it."""

    body: str
    answer: bytes
    rows: int
    differing: str = ""  # the body with %07d in it: whatever stands there, the answer is the same


def ask(port, authorized, rows_wanted, action="All", categories=()):
    """The question whose start time makes it answer the newest `rows_wanted` rows of the caller, or
    as many as there are; the start is found by asking for everything first."""
    everything = checked(post(port, PATH, question(None, action, categories), plain_headers(authorized)), action)
    rows = min(rows_wanted, len(everything))
    while 0 < rows < len(everything) and same_time(everything[rows - 1], everything[rows]):
        rows -= 1
    start = everything[rows - 1]["ActionTime"] if rows else "2999-01-01T00:00:00Z"
    body = question(start, action, categories)
    answer = post(port, PATH, body, plain_headers(authorized))
    found = checked(answer, action)
    if found != everything[:rows]:
        raise RuntimeError(f"asked since {start}: expected the newest {rows} rows, got {len(found)}")
    return Asked(body, answer, rows)


def ask_differently(port, authorized, asked):
    """The same rows, by questions of which no two have the same start time."""
    oldest = time_of(checked(asked.answer, "All")[-1]["ActionTime"]).astimezone(timezone.utc)
    since = (oldest - timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%S.%%07dZ")
    differing = question(since)
    for number in (0, 10_000_000 - 1):
        body = differing % number
        if post(port, PATH, body, plain_headers(authorized)) != asked.answer:
            raise RuntimeError(f"asked otherwise, it is not the same rows: {body}")
    return Asked(differing % 0, asked.answer, asked.rows, differing)


def ask_nothing(port, authorized):
    """What most polls ask: is there anything since the newest row that I know? There is not."""
    newest = checked(post(port, PATH, question(), plain_headers(authorized)), "All")[0]["ActionTime"]
    body = question((time_of(newest) + timedelta(seconds=1)).isoformat())
    answer = post(port, PATH, body, plain_headers(authorized))
    if json.loads(answer) != []:
        raise RuntimeError(f"there is something newer than the newest row: {answer[:300]!r}")
    return Asked(body, answer, 0)


def checked(answer, action):
    rows = json.loads(answer)
    times = [time_of(row["ActionTime"]) for row in rows]
    if times != sorted(times, reverse=True):
        raise RuntimeError("rows are not in order of time, newest first")
    for row in rows:
        if len(row) != FIELDS or (action != "All" and row["Action"] != action):
            raise RuntimeError(f"not a row that was asked for: {row}")
    return rows


def time_of(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def same_time(a, b):
    return a["ActionTime"] == b["ActionTime"]
