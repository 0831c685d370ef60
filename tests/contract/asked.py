"""What is asked of the server, made from its document: every operation with every type it takes, every
example, every type it answers and every parameter it names, and all of that done wrong."""

import gzip
import json
import urllib.parse

from crm_http import basic
from xml_values import resolved

PASSWORD = "correct horse"
OUR_PAGE = "https://crm.example.test"  # Its origin is let in.
# The names that are looked up; whatever stands for {iso} is an answer in some language.
LOOKED_UP = ("sr_id", "file", "page_file")


class Asked:
    """One request and the operation it is meant for."""

    def __init__(self, verb, path, operation, body=None, fields=None, is_direct=False):
        self.verb, self.path, self.operation, self.body = verb.upper(), path, operation, body
        self.fields = {name: value for name, value in (fields or {}).items() if value is not None}
        # Not for a proxy: it waits for all of it, reads it, goes where it is sent, or answers by itself.
        self.is_direct = (is_direct or self.verb == "HEAD" or "303" in operation["responses"]
                          or self._is_broken_json())

    def _is_broken_json(self):
        if "json" not in self.fields.get("Content-Type", "").lower() or self.body is None:
            return False
        try:
            json.loads(self.body)
            return False
        except ValueError:
            return True

    def __str__(self):
        fields = {name: value[:40] for name, value in self.fields.items() if name != "Authorization"}
        return f"{self.verb} {self.path[:80]} {fields} {(self.body or '')[:60]!r}"


def well_known(content_type=None):
    return {"Authorization": basic("anna", PASSWORD), "Content-Type": content_type}


def status_of(operation):
    """That of the answer to a good question."""
    return int(next(iter(operation["responses"])))


def parameters(document, operation):
    """(name, where, an example)"""
    for parameter in operation.get("parameters", []):
        parameter = resolved(document, parameter)
        example = parameter["example"] if "example" in parameter else parameter["schema"]["examples"][0]
        yield parameter["name"], parameter["in"], example


def filled(document, path, operation, **instead):
    """The path with its parts filled in by their examples, or by what shall stand there instead."""
    for name, where, example in parameters(document, operation):
        if where == "path":
            path = path.replace("{" + name + "}", instead.get(name, example))
    return path


def bodies(operation):
    """(content type, body) for every example of every type."""
    for content_type, media in operation.get("requestBody", {}).get("content", {}).items():
        for example in media.get("examples", {}).values():
            value = example["value"]
            if "urlencoded" in content_type:
                yield content_type, urllib.parse.urlencode(value, doseq=True)
            else:
                yield content_type, value if isinstance(value, str) else json.dumps(value)


def well_asked(document, path, verb, operation):
    """(request, status)"""
    good = status_of(operation)
    template, path = path, filled(document, path, operation)
    fields = well_known() if operation["security"] else {}
    sent = list(bodies(operation)) or [(None, None)]
    for content_type, body in sent:
        yield Asked(verb, path, operation, body, {**fields, "Content-Type": content_type}), good
    content_type, body = sent[0]
    fields["Content-Type"] = content_type
    answered = resolved(document, next(iter(operation["responses"].values())))
    for accept in ["*/*", "", "image/png", *answered.get("content", {})]:
        yield Asked(verb, path, operation, body, {**fields, "Accept": accept}), good
    if verb == "options":
        preflight = {name: example for name, where, example in parameters(document, operation) if where == "header"}
        yield Asked(verb, path, operation, None, preflight), good
        return
    for name, where, example in parameters(document, operation):
        if where == "query":
            query = urllib.parse.urlencode({name: example})
            yield Asked(verb, f"{path}?{query}", operation, body, fields), good
        elif name == "Content-Encoding":
            packed = gzip.compress(body.encode())
            yield Asked(verb, path, operation, packed, {**fields, name: example}, is_direct=True), good
        elif where == "header":
            yield Asked(verb, path, operation, body, {**fields, name: example}), good
    # The forms of the sign-in page are taken from nobody else's.
    wanted = good if operation["security"] or body is None else 403
    yield Asked(verb, path, operation, body, {**fields, "Origin": OUR_PAGE}), wanted
    if "308" in operation["responses"]:
        yield Asked(verb, template.rstrip("/"), operation, None, fields, is_direct=True), 308


def badly_asked(document, path, verb, operation):
    """(request, status or None where several would do)"""
    template, path = path, filled(document, path, operation)
    if operation["security"]:
        yield from asked_by_nobody(verb, path, operation)
    if "requestBody" in operation:
        yield from asked_with_a_bad_body(verb, path, operation)
    if verb == "options":
        page = {"Origin": "https://evil.example.test", "Access-Control-Request-Method": "POST"}
        yield Asked(verb, path, operation, None, page), 403
    else:
        for name in LOOKED_UP:
            if "{" + name + "}" in template:
                nothing = filled(document, template, operation, **{name: "NOTHING"})
                for accept in ("application/json", "text/json", "application/xml"):
                    yield Asked(verb, nothing, operation, None, {**well_known(), "Accept": accept}), 404
        if operation["security"]:
            content_type, body = next(bodies(operation), (None, None))
            yield Asked(verb, path, operation, body, {**well_known(content_type), "SO-TimeZone": "NOWHERE"}), 400
        for accept in ("application/json", "text/xml"):
            yield Asked("PUT", path, operation, None, {"Accept": accept, "Origin": OUR_PAGE}, is_direct=True), 405
    yield Asked(verb, path, operation, None, {**well_known(), "X-Long": "x" * 20_000}, is_direct=True), 431
    yield Asked(verb, path + "?" + "x" * 9_000, operation, None, well_known(), is_direct=True), 414
    for field, value, want in (("Expect", "a miracle", 417), ("Transfer-Encoding", "smoke", 501)):
        yield Asked(verb, path, operation, None, {**well_known(), field: value}, is_direct=True), want


def is_of_a_service(item):
    """Whether an address is that of a service's method, or of an entity: what they do depends on what was done."""
    return "options" not in item


def badly_asked_of_a_service(_document, path, verb, operation):
    """(request, status)"""
    path = path.replace("{id}", "101")
    yield from asked_by_nobody(verb, path, operation)
    body = "{}" if "requestBody" in operation else None
    fields = well_known("application/json" if body else None)
    yield Asked(verb, path, operation, body, {**fields, "SO-TimeZone": "NOWHERE"}), 400
    if body:
        yield Asked(verb, path, operation, "x", well_known("text/plain"), is_direct=True), 415
        yield Asked(verb, path, operation, "{", fields), 400


def asked_by_nobody(verb, path, operation):
    content_type, body = next(bodies(operation), (None, None))
    typed = {"Content-Type": content_type}
    for authorization, want in ((None, 401), (basic("anna", "wrong"), 401), ("Basic ?", 401), ("Thing x", 401),
                                ("SOTicket 7T:x", 401), ("Bearer 8A:x", 401),
                                (basic("carl", PASSWORD), 403)):
        for accept in ("application/json", "text/xml"):
            fields = {**typed, "Authorization": authorization, "Accept": accept, "Origin": OUR_PAGE}
            yield Asked(verb, path, operation, body, fields), want
    yield Asked(verb, path, operation, body, {**typed, "X-XSRF-TOKEN": "x"}), 401


def asked_with_a_bad_body(verb, path, operation):
    for content_type in operation["requestBody"]["content"]:
        fields = well_known(content_type)
        for body in ("", "\0", "{", "<", "[1", "<a>", "null", "7", '"text"', '{"ActionType": "Exploded"}',
                     '{"ActivityStartTime": "never"}', '{"ContactCategories": [true]}', '[{"op": "jump"}]',
                     "<r><ActionType>Exploded</ActionType></r>", "ActionType=Exploded"):
            yield Asked(verb, path, operation, body, fields), None
        for accept in ("application/xml", "text/json", "application/merge-patch+json"):
            yield Asked(verb, path, operation, "\0", {**fields, "Accept": accept}), None
    fields = well_known("application/json")
    yield Asked(verb, path, operation, "x", well_known("text/plain")), 415
    yield Asked(verb, path, operation, "{}", {**fields, "Content-Encoding": "br"}), 415
    # The proxy itself falls over a bad escape, and refuses a charset that it does not know.
    unknown = well_known("application/json; charset=ebcdic")
    yield Asked(verb, path, operation, "{}", unknown, is_direct=True), 415
    bad_escape = well_known("application/x-www-form-urlencoded")
    yield Asked(verb, path, operation, "%zz=", bad_escape, is_direct=True), 400
    yield Asked(verb, path, operation, None, {**fields, "Content-Length": "1100000"}, is_direct=True), 413
