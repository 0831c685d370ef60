"""The OpenAPI document, judged by strangers: a validator that knows nothing of us, and a proxy that
holds every answer of the running server against what the document promises.

The requests are made from the document itself: every operation with every type it takes, every example,
every type it answers and every header field it names, and all of that done wrong."""

import copy
import http.client
import json
import pathlib
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "process"))

# pylint: disable=wrong-import-position
from crm_http import Answer, basic
from crm_process import ProgramTest, Workplace, main, must_be_done
from npm_tools import Judge, installed, what_is_wrong_with
from small_company import write_two_users

CALL = "/api/v1/Agents/Contact/GetMyActiveContacts"
PASSWORD = "correct horse"
# What the document's introduction says that every answer may carry.
ALWAYS = {"pragma", "expires", "x-content-type-options", "server", "date", "content-type", "content-length",
          "connection"}
# Of the proxy itself.
OF_THE_JUDGE = {"keep-alive", "sl-violations", "transfer-encoding"}
SECONDS_MAX = 30

_tools = None  # The folder that the command line names.


class Contract(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.tools = installed(_tools)
        cls.shared = Workplace()
        cls.addClassCleanup(cls.shared.close)
        database = cls.shared.path("contract.db")
        must_be_done(cls.shared, "import", write_two_users(cls.shared.path("import")), "--database", database)
        must_be_done(cls.shared, "user", "password", "anna", "--password-stdin", "--database", database,
                     stdin=f"{PASSWORD}\n")
        must_be_done(cls.shared, "user", "password", "carl", "--password-stdin", "--database", database,
                     stdin=f"{PASSWORD}\n")
        must_be_done(cls.shared, "user", "retire", "carl", "--database", database)
        # A wrong password on every address is not guessing here.
        cls.server = cls.shared.serve(database, "--sign-in-failures-free", "1000", "--sign-in-failures-max", "1000",
                                      "--address-failures-per-minute-max", "1000")
        cls.text = must_be_done(cls.shared, "openapi", "--server", f"http://{cls.server.authority}").stdout
        cls.document = json.loads(cls.text)
        cls.judge = cls.new_judge(cls.document, "document")

    @classmethod
    def new_judge(cls, document, name):
        path = cls.shared.path(f"{name}.json")
        path.write_text(json.dumps(document), encoding="utf-8")
        judge = Judge(cls.tools, path, cls.server.authority, cls.shared.path(f"{name}.log"))
        cls.addClassCleanup(judge.close)
        return judge

    def send(self, asked, through):
        """Sends the request to the server, or to a judge in front of it."""
        connection = http.client.HTTPConnection(*through.address, timeout=SECONDS_MAX)
        try:
            body = asked.body.encode() if isinstance(asked.body, str) else asked.body
            connection.request(asked.verb, asked.path, body,
                               {name: value for name, value in asked.fields.items() if value is not None})
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def undocumented(self, answer, operation):
        """What the judge, and we, do not find in the document, as sentences."""
        found = [f"{'.'.join(violation['location'])}: {violation['message']}"
                 for violation in json.loads(answer.header("sl-violations") or "[]")
                 if violation["location"][0] == "response"]
        if answer.header("Server") != "active-contacts":
            found.append("an answer of the judge's own")
        response = resolved(self.document, operation["responses"].get(str(answer.status), {}))
        told = {name.lower() for name in response.get("headers", {})}
        found += [f"the header field {name}" for name, _ in answer.headers
                  if name.lower() not in told | ALWAYS | OF_THE_JUDGE]
        return found

    def undocumented_without_judge(self, answer, asked):
        """The same for what does not come through a proxy: HEAD, and requests that are refused before
        they are whole. Only status, type and the names of members are looked at."""
        found = self.undocumented(answer, asked.operation)
        if str(answer.status) not in asked.operation["responses"]:
            return found + [f"status {answer.status}"]
        if answer.body:
            response = resolved(self.document, asked.operation["responses"][str(answer.status)])
            media = response.get("content", {}).get(answer.header("Content-Type").split(";")[0])
            if media is None:
                return found + [f"type {answer.header('Content-Type')}"]
            schema = resolved(self.document, media["schema"])
            if set(schema["properties"]) != set(answer.json()):
                found.append(f"members {sorted(answer.json())}")
        return found

    def check(self, asked, want=None):
        """Sends one request and has its answer judged; want is its status where the document is sure of it."""
        if asked.verb == "HEAD" or asked.is_cut_short:
            answer = self.send(asked, self.server)
            found = self.undocumented_without_judge(answer, asked)
        else:
            answer = self.send(asked, self.judge)
            found = self.undocumented(answer, asked.operation)
        self.assertEqual([], found, f"{asked}\n{answer}")
        if want:
            self.assertEqual(want, answer.status, f"{asked}\n{answer}")

    def operations(self):
        for path, item in self.document["paths"].items():
            for verb, operation in item.items():
                yield path, verb, operation

    def test_an_independent_validator_accepts_the_document(self):
        self.assertEqual("", what_is_wrong_with(self.text, self.tools))

    def test_the_validator_is_awake(self):
        for what, spoil in (("no title", lambda d: d["info"].pop("title")),
                            ("a parameter nowhere", lambda d: d["components"]["parameters"]["select"].pop("in")),
                            ("an answer without a word",
                             lambda d: d["components"]["responses"]["BadRequest"].pop("description"))):
            document = copy.deepcopy(self.document)
            spoil(document)
            self.assertNotEqual("", what_is_wrong_with(json.dumps(document), self.tools), what)

    def test_every_operation_answers_as_documented_when_it_is_asked_well(self):
        for path, verb, operation in self.operations():
            for asked in well_asked(self.document, path, verb, operation):
                with self.subTest(asked=str(asked)):
                    self.check(asked, int(next(iter(operation["responses"]))))

    def test_every_operation_refuses_as_documented_when_it_is_asked_badly(self):
        for path, verb, operation in self.operations():
            for asked, want in badly_asked(self.document, path, verb, operation):
                with self.subTest(asked=str(asked)):
                    self.check(asked, want)

    def test_an_answer_that_the_document_does_not_tell_is_found(self):
        """Each promise taken out of the document must make the judge speak."""
        call = self.document["paths"][CALL]["post"]
        good = Asked("POST", CALL, call, "{}", well_known("application/json"))
        bad = Asked("POST", CALL, call, '{"ActionType": "Exploded"}', well_known("application/json"))
        xml = Asked("POST", CALL, call, "{}", {**well_known("application/json"), "Accept": "text/json"})
        schemas = ("components", "schemas")
        planted = (
            ("a status", bad, ("paths", CALL, "post", "responses"), lambda at: at.pop("400")),
            ("a member", good, (*schemas, "ContactActivity", "properties"), lambda at: at.pop("OrgNr")),
            ("a type", good, (*schemas, "ContactActivity", "properties", "Name"), lambda at: at.update(type="integer")),
            ("a name of an action", good, (*schemas, "ContactActivity", "properties", "Action"),
             lambda at: at.update(enum=["Unknown"])),
            ("the shape of errors", bad, (*schemas, "Error", "properties"), lambda at: at.pop("ErrorType")),
            ("a media type", xml, ("paths", CALL, "post", "responses", "200"),
             lambda at: at.update(content={"text/csv": {}})),
        )
        for what, asked, place, spoil in planted:
            with self.subTest(what=what):
                document = copy.deepcopy(self.document)
                at = document
                for step in place:
                    at = at[step]
                spoil(at)
                judge = self.new_judge(document, "planted-" + what.replace(" ", "-"))
                answer = self.send(asked, judge)
                self.assertNotEqual([], self.undocumented(answer, asked.operation), f"{answer}")
                judge.close()


class Asked:
    """One request and the operation it is meant for."""

    def __init__(self, verb, path, operation, body=None, fields=None, is_cut_short=False):
        self.verb, self.path, self.operation, self.body = verb.upper(), path, operation, body
        self.fields = fields or {}
        self.is_cut_short = is_cut_short  # No proxy lets it pass, or waits for all of it.

    def __str__(self):
        fields = {name: (value or "")[:40] for name, value in self.fields.items() if name != "Authorization"}
        return f"{self.verb} {self.path[:80]} {fields} {(self.body or '')[:60]}"


def resolved(document, thing):
    while "$ref" in thing:
        at = document
        for step in thing["$ref"].removeprefix("#/").split("/"):
            at = at[step]
        thing = at
    return thing


def well_known(content_type=None):
    fields = {"Authorization": basic("anna", PASSWORD)}
    if content_type:
        fields["Content-Type"] = content_type
    return fields


def parameters(document, operation):
    return [resolved(document, parameter) for parameter in operation.get("parameters", [])]


def filled(document, path, operation):
    """The path with its parts filled in by their examples."""
    for parameter in parameters(document, operation):
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", parameter["example"])
    return path


def bodies(document, operation):
    """(content type, body) for every example of every type."""
    for content_type, media in operation.get("requestBody", {}).get("content", {}).items():
        for example in media["examples"].values():
            value = example["value"]
            if "urlencoded" in content_type:
                yield content_type, urllib.parse.urlencode(value, doseq=True)
            else:
                yield content_type, value if isinstance(value, str) else json.dumps(value)


def well_asked(document, path, verb, operation):
    path = filled(document, path, operation)
    fields = well_known() if operation["security"] else {}
    sent = list(bodies(document, operation)) or [(None, None)]
    for content_type, body in sent:
        yield Asked(verb, path, operation, body, {**fields, "Content-Type": content_type})
    content_type, body = sent[0]
    fields["Content-Type"] = content_type
    good = resolved(document, next(iter(operation["responses"].values())))
    for accept in ["*/*", "", "image/png", *good.get("content", {})]:
        yield Asked(verb, path, operation, body, {**fields, "Accept": accept})
    if verb == "options":
        return  # A page that may not ask is refused: that is for those who ask badly.
    for parameter in parameters(document, operation):
        if "example" not in parameter or parameter["name"] == "Content-Encoding":
            continue
        if parameter["in"] == "query":
            query = urllib.parse.urlencode({parameter["name"]: parameter["example"]})
            yield Asked(verb, f"{path}?{query}", operation, body, fields)
        if parameter["in"] == "header":
            yield Asked(verb, path, operation, body, {**fields, parameter["name"]: parameter["example"]})


def badly_asked(document, path, verb, operation):
    """(request, status or None where several would do)"""
    path = filled(document, path, operation)
    if operation["security"]:
        sent = next(iter(bodies(document, operation)), (None, None))
        typed = {"Content-Type": sent[0]}
        for authorization, want in ((None, 401), (basic("anna", "wrong"), 401), ("Basic ?", 401), ("Thing x", 401),
                                    (basic("carl", PASSWORD), 403)):
            yield Asked(verb, path, operation, sent[1], {**typed, "Authorization": authorization}), want
        yield Asked(verb, path, operation, sent[1], {**typed, "X-XSRF-TOKEN": "x"}), 401
    if "requestBody" in operation:
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
        yield Asked(verb, path, operation, "{}", {**fields, "SO-TimeZone": "NOWHERE"}), 400
        # The judge itself falls over a bad escape, and refuses a charset that it does not know.
        unknown = well_known("application/json; charset=ebcdic")
        yield Asked(verb, path, operation, "{}", unknown, is_cut_short=True), 415
        bad_escape = well_known("application/x-www-form-urlencoded")
        yield Asked(verb, path, operation, "%zz=", bad_escape, is_cut_short=True), 400
        huge = {**fields, "Content-Length": "1100000"}
        yield Asked(verb, path, operation, None, huge, is_cut_short=True), 413
    if verb == "options":
        page = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
        yield Asked(verb, path, operation, None, page), None
    yield Asked(verb, path, operation, None, {**well_known(), "X-Long": "x" * 20_000}, is_cut_short=True), 431
    yield Asked(verb, path + "?" + "x" * 9_000, operation, None, well_known(), is_cut_short=True), 414
    for field, value, want in (("Expect", "a miracle", 417), ("Transfer-Encoding", "smoke", 501)):
        yield Asked(verb, path, operation, None, {**well_known(), field: value}, is_cut_short=True), want


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(f"usage: {sys.argv[0]} PATH-OF-ACTIVE-CONTACTS FOLDER-FOR-TOOLS [unittest options]")
    _tools = sys.argv.pop(2)
    main()
