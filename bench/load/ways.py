"""The ways of asking and telling, each of which is measured beside the plain one: the same question,
asked once before and its answer held against the plain answer."""

import dataclasses
import gzip
import json
import re
import urllib.parse
import xml.etree.ElementTree

import measure
import questions

JSON = "application/json"
NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88"


def as_xml(asked):
    members = "".join(f"<{name}>{value}</{name}>" for name, value in plain_members(asked))
    return (f'<Contact_GetMyActiveContactsRequest xmlns="{NAMESPACE}">{members}'
            "</Contact_GetMyActiveContactsRequest>")


def as_form(asked):
    return urllib.parse.urlencode(plain_members(asked))


def as_patch(asked):
    return json.dumps([{"op": "replace", "path": "/" + name, "value": value}
                       for name, value in plain_members(asked)], separators=(",", ":"))


def plain_members(asked):
    """Names and values of the question, without its empty list of categories."""
    return [(name, value) for name, value in json.loads(asked).items() if value != []]


def rows(answer):
    return json.loads(answer)


def without(members, answer):
    return [{name: value for name, value in row.items() if name not in members} for row in rows(answer)]


# What an answer must be beside the plain one, so that no bench measures an error or a header that
# nobody has heard.
def is_same(told, plain):
    return told == plain


def is_translated(told, plain):
    categories = [row["Category"] for row in rows(told)]
    translated = {"Category", "FieldProperties", "TableRight"}  # the reasons of rights are texts, too
    return (without(translated, told) == without(translated, plain)
            and [row["TableRight"]["Mask"] for row in rows(told)] == [row["TableRight"]["Mask"] for row in rows(plain)]
            and any(':"' in row["Category"] for row in rows(plain))
            and not any(':"' in category for category in categories))


def is_elsewhere(told, plain):
    times = [row["ActionTime"] for row in rows(told)]
    return (without({"ActionTime"}, told) == without({"ActionTime"}, plain)
            and all(re.search(r"\+0[12]:00$", time) for time in times))


def has_alone(members):
    def check(told, plain):
        return all({name for name, value in row.items() if value is not None} == members
                   and len(row) == questions.FIELDS
                   and row[next(iter(members))] in (None, before[next(iter(members))])
                   for row, before in zip(rows(told), rows(plain), strict=True))
    return check


def has_mask(told, plain):
    return all(row["TableRight"] == {"Mask": before["TableRight"]["Mask"], "Reason": None}
               for row, before in zip(rows(told), rows(plain), strict=True))


def is_xml(told, plain):
    return len(xml.etree.ElementTree.fromstring(told)) == len(rows(plain))


def is_gzip_of(check):
    def unzipped(told, plain):
        return check(gzip.decompress(told), plain)
    return unzipped


@dataclasses.dataclass(frozen=True)
class Way:
    title: str
    check: object  # of the answer and the plain one
    headers: dict = dataclasses.field(default_factory=dict)
    query: str = ""
    content_type: str = JSON
    write: object = lambda asked: asked  # the question in that type
    goal: float | None = None  # CPU of an answer to that of a plain one
    kind: str = "json"  # of file, that a web server would keep the answer in


PLAIN = Way("plain", is_same)
XML = Way("XML", is_xml, {"Accept": "application/xml"}, goal=1.5, kind="xml")
NARROW = Way("$select=name,actiontime", has_alone({"Name", "ActionTime"}), query="?$select=name,actiontime", goal=1.0)
ALL = (
    PLAIN,
    Way("SO-Language: nb", is_translated, {"SO-Language": "nb"}, goal=1.1),
    Way("SO-Language: nb, SO-Culture: en-GB", is_translated, {"SO-Language": "nb", "SO-Culture": "en-GB"}, goal=1.1),
    Way("SO-TimeZone: NO,includeTZOffset", is_elsewhere, {"SO-TimeZone": "NO,includeTZOffset"}, goal=1.1),
    NARROW,
    Way("$select=tableright/mask", has_mask, query="?$select=tableright/mask", goal=1.0),
    XML,
    Way("gzip", is_gzip_of(is_same), {"Accept-Encoding": "gzip"}, goal=1.5, kind="gz"),
    Way("XML and gzip", is_gzip_of(is_xml), {"Accept": "application/xml", "Accept-Encoding": "gzip"}),
    Way("asked in XML", is_same, content_type="application/xml", write=as_xml),
    Way("asked as a form", is_same, content_type="application/x-www-form-urlencoded", write=as_form),
    Way("asked as a JSON patch", is_same, content_type="application/json-patch+json", write=as_patch),
    Way("as a browser asks", is_gzip_of(is_translated), {
        "Accept": "application/json, text/plain, */*", "Accept-Encoding": "gzip, deflate, br",
        "Accept-Language": "nb-NO,nb;q=0.9,en-US;q=0.8", "Origin": "http://localhost:3000",
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/115.0"}),
)


# One of each kind, to be put beside a web server as well.
CHIEF = tuple(way for way in ALL if way.title in (
    "SO-Language: nb", "SO-TimeZone: NO,includeTZOffset", "$select=name,actiontime", "XML", "gzip"))


def headers(way, authorized):
    return {"Content-Type": way.content_type, "Authorization": authorized, **way.headers}


def ask_each(port, authorized, asked):
    """Asks each way once; the bytes of each answer."""
    answers = [ask(way, port, authorized, asked) for way in ALL]
    for way, told in zip(ALL, answers):
        if not way.check(told, asked.answer):
            raise RuntimeError(f"{way.title}: not what was asked for: {told[:300]!r}")
    return answers


def ask(way, port, authorized, asked):
    return questions.post(port, questions.PATH + way.query, way.write(asked.body), headers(way, authorized))


def target(name, way, server, authorized, asked):
    """That server asked so, under load."""
    return measure.Target(name, server, questions.PATH + way.query, way.write(asked.body), headers(way, authorized))


def request_bytes(way, authorized, asked):
    """The request as it comes from a socket."""
    body = way.write(asked.body).encode()
    fields = {"Host": "127.0.0.1", **headers(way, authorized), "Content-Length": str(len(body))}
    lines = [f"POST {questions.PATH}{way.query} HTTP/1.1"] + [f"{name}: {value}" for name, value in fields.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
