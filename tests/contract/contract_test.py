"""The OpenAPI document, judged by strangers: a validator that knows nothing of us, a proxy that holds
every answer of the running server against what the document promises, and a judge of JSON Schemas for
what the proxy cannot read."""

import copy
import gzip
import http.client
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "process"))

# pylint: disable=wrong-import-position
from asked import (OUR_PAGE, PASSWORD, Asked, badly_asked, badly_asked_of_a_service, is_of_a_service, status_of,
                   well_asked, well_known)
from crm_http import Answer
from crm_process import ProgramTest, Workplace, main, must_be_done
from judges import Proxy, Schemas, what_is_wrong_with
from small_company import write_two_users
from xml_values import Untold, XmlReader, resolved

CALL = "/api/v1/Agents/Contact/GetMyActiveContacts"
# What the document's introduction says that every answer may carry.
ALWAYS = {"pragma", "expires", "x-content-type-options", "server", "date", "content-type", "content-length",
          "connection"}
# Of the proxy itself.
OF_THE_PROXY = {"keep-alive", "sl-violations", "transfer-encoding"}
# Types that the proxy takes for text without any structure.
NOT_FOR_THE_PROXY = {"text/json", "application/xml", "text/xml"}
SECONDS_MAX = 30

_tools = None  # The folder that the command line names.


class Document:
    """The document, as it is or with a promise taken out, and those who judge by it."""

    def __init__(self, tree, schemas):
        self.tree, self._schemas, self._xml = tree, schemas, XmlReader(tree)

    def faults_of(self, content_type, body, schema):
        """Why a body is not of its schema."""
        media_type = content_type.split(";")[0]
        try:
            if media_type.endswith("xml"):
                value = self._xml.value_of(body, schema)
            else:
                value = json.loads(body) if media_type.endswith("json") else body.decode()
        except (Untold, ValueError) as unreadable:
            return [str(unreadable)]
        return self._schemas.faults(value, schema)

    def untold(self, answer, asked):
        """What the document does not tell of an answer, as sentences."""
        operation = asked.operation
        if str(answer.status) not in operation["responses"]:
            return [f"status {answer.status}"]
        response = resolved(self.tree, operation["responses"][str(answer.status)])
        told = {name.lower() for name in response.get("headers", {})} | ALWAYS | OF_THE_PROXY
        found = [f"the header field {name}" for name, _ in answer.headers if name.lower() not in told]
        content = response.get("content", {})
        if not answer.body:
            return found + (["no body"] if content and asked.verb != "HEAD" else [])
        content_type = answer.header("Content-Type") or ""
        media = content.get(content_type.split(";")[0])
        if media is None:
            return found + [f"type {content_type}"]
        return found + self.faults_of(content_type, unpacked(answer.body), media["schema"])


def unpacked(body):
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def violations(answer):
    """What the proxy found that the document does not tell."""
    if answer.header("Server") != "active-contacts":
        return ["an answer of the proxy's own"]
    unread = (answer.header("Content-Type") or "").split(";")[0] in NOT_FOR_THE_PROXY
    return [f"{'.'.join(violation['location'])}: {violation['message']}"
            for violation in json.loads(answer.header("sl-violations") or "[]")
            if violation["location"][0] == "response" and not (unread and violation["location"][1:2] == ["body"])]


def send(asked, through):
    """Sends the request to the server, or to a proxy in front of it."""
    connection = http.client.HTTPConnection(*through.address, timeout=SECONDS_MAX)
    try:
        body = asked.body.encode() if isinstance(asked.body, str) else asked.body
        connection.request(asked.verb, asked.path, body, asked.fields)
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())
    finally:
        connection.close()


class Contract(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = Workplace()
        cls.addClassCleanup(cls.shared.close)
        database = cls.shared.path("contract.db")
        must_be_done(cls.shared, "import", write_two_users(cls.shared.path("import")), "--database", database)
        for login in ("anna", "carl"):
            must_be_done(cls.shared, "user", "password", login, "--password-stdin", "--database", database,
                         stdin=f"{PASSWORD}\n")
        must_be_done(cls.shared, "user", "retire", "carl", "--database", database)
        # A wrong password on every address is not guessing here.
        cls.server = cls.shared.serve(database, "--cors-origins", OUR_PAGE, "--sign-in-failures-free", "1000",
                                      "--sign-in-failures-max", "1000", "--address-failures-per-minute-max", "1000")
        cls.text = must_be_done(cls.shared, "openapi", "--server", f"http://{cls.server.authority}").stdout
        cls.document = cls.new_document(json.loads(cls.text))
        cls.proxy = cls.new_proxy(cls.document.tree, "document")

    @classmethod
    def new_document(cls, tree):
        schemas = Schemas(_tools, tree)
        cls.addClassCleanup(schemas.close)
        return Document(tree, schemas)

    @classmethod
    def new_proxy(cls, tree, name):
        path = cls.shared.path(f"{name}.json")
        path.write_text(json.dumps(tree), encoding="utf-8")
        proxy = Proxy(_tools, path, cls.server.authority, cls.shared.path(f"{name}.log"))
        cls.addClassCleanup(proxy.close)
        return proxy

    def check(self, asked, want=None):
        """Sends one request and has its answer judged; want is its status where that is sure."""
        answer = send(asked, self.server if asked.is_direct else self.proxy)
        found = [] if asked.is_direct else violations(answer)
        self.assertEqual([], found + self.document.untold(answer, asked), f"{asked}\n{answer}")
        if want:
            self.assertEqual(want, answer.status, f"{asked}\n{answer}")
        return answer.status

    def check_all(self, ask, of_services=False):
        statuses = set()
        for path, item in self.document.tree["paths"].items():
            if is_of_a_service(item) != of_services:
                continue
            for verb, operation in item.items():
                for asked, want in ask(self.document.tree, path, verb, operation):
                    with self.subTest(asked=str(asked)):
                        statuses.add(self.check(asked, want))
        return statuses

    def test_an_independent_validator_accepts_the_document(self):
        self.assertEqual("", what_is_wrong_with(self.text, _tools))

    def test_it_accepts_the_document_of_many_tenants_which_tells_their_status_as_it_is(self):
        text = must_be_done(self.shared, "openapi", "--installation", "online").stdout
        self.assertEqual("", what_is_wrong_with(text, _tools))
        document = self.new_document(json.loads(text))
        path = "/api/state/{tenant}"
        operation = document.tree["paths"][path]["get"]
        database = self.shared.path("online.db")
        must_be_done(self.shared, "tenant", "add", "Cust12345", "--name", "One", "--database", database)
        with self.shared.serve(database, "--installation", "online") as server:
            for tenant, state in (("Cust12345", "Running"), ("Cust00001", "Unknown")):
                for accept in ("application/json", "application/xml"):
                    asked = Asked("get", path.replace("{tenant}", tenant), operation, None, {"Accept": accept})
                    answer = send(asked, server)
                    self.assertEqual((200, []), (answer.status, document.untold(answer, asked)), answer)
                    self.assertIn(state.encode(), answer.body)

    def test_the_validator_is_awake(self):
        for what, spoil in (("no title", lambda tree: tree["info"].pop("title")),
                            ("a parameter nowhere", lambda tree: tree["components"]["parameters"]["select"].pop("in")),
                            ("an answer without a word",
                             lambda tree: tree["components"]["responses"]["BadRequest"].pop("description"))):
            tree = copy.deepcopy(self.document.tree)
            spoil(tree)
            self.assertNotEqual("", what_is_wrong_with(json.dumps(tree), _tools), what)

    def test_every_operation_answers_as_documented_when_it_is_asked_well(self):
        self.assertEqual({200, 204, 303, 308, 403}, self.check_all(well_asked))

    def test_every_operation_refuses_as_documented_when_it_is_asked_badly(self):
        self.assertLess({400, 401, 403, 404, 405, 413, 414, 415, 417, 431, 501}, self.check_all(badly_asked))

    def test_services_refuse_as_documented(self):
        self.assertEqual({400, 401, 403, 415}, self.check_all(badly_asked_of_a_service, of_services=True))

    def ask(self, want, verb, template, body=None, fields=None, query="", **parts):
        """Sends what is meant for an operation, has its answer judged, and tells what it holds."""
        operation = self.document.tree["paths"][template][verb]
        path = template.format(**parts) + query
        if body is not None and not isinstance(body, str):
            body = json.dumps(body)
        typed = well_known("application/json" if "requestBody" in operation else None)
        asked = Asked(verb, path, operation, body, {**typed, **(fields or {})}, is_direct=True)
        answer = send(asked, self.server)
        self.assertEqual([], self.document.untold(answer, asked), f"{asked}\n{answer}")
        self.assertEqual(want, answer.status, f"{asked}\n{answer}")
        return answer

    def test_an_entity_lives_as_documented(self):
        all_of_them, one = "/api/v1/Contact", "/api/v1/Contact/{id}"
        self.ask(200, "get", "/api/v1/Contact/default")
        made = self.ask(200, "post", all_of_them, {"name": "Nordlys", "emails": [{"value": "post@nordlys.example"}]})
        number = made.json()["ContactId"]
        told = self.ask(200, "get", one, id=number)
        self.assertEqual(made.json(), told.json())
        since = {"If-Modified-Since": told.header("Last-Modified")}
        self.ask(304, "get", one, fields=since, id=number)
        self.ask(200, "patch", one, [{"op": "add", "path": "/Department", "value": "Oslo"}], id=number)
        self.ask(200, "patch", one, {"department": "Bergen"}, id=number)
        self.ask(409, "patch", one, [{"op": "test", "path": "/Department", "value": "Oslo"}], id=number)
        self.ask(400, "patch", one, {"category": None}, id=number)
        self.ask(200, "put", one, {"orgNr": "987654321"}, id=number)
        exact = {"If-Unmodified-Since": made.json()["CreatedDate"]}
        for verb, body in (("put", {"name": "Late"}), ("patch", {"name": "Late"}), ("delete", None)):
            self.ask(412, verb, one, body, exact, id=number)
        self.ask(204, "delete", one, id=number)
        for verb, body in (("get", None), ("put", {"name": "Late"}), ("patch", {"name": "Late"}), ("delete", None)):
            self.ask(404, verb, one, body, id=number)

    def test_methods_of_services_answer_as_documented(self):
        contact, lists = "/api/v1/Agents/Contact/", "/api/v1/Agents/List/"
        self.ask(200, "post", contact + "CreateDefaultContactEntity")
        saved = self.ask(200, "post", contact + "SaveContactEntity", {"contactId": 0, "name": "Sørlys"}).json()
        self.ask(400, "post", contact + "SaveContactEntity", {"name": ""})
        for method, key in (("GetContactEntity", "contactEntityId"), ("GetContact", "contactId")):
            for number in (saved["ContactId"], 4711):
                self.ask(200, "post", contact + method, query=f"?{key}={number}")
        self.ask(204, "post", contact + "DeleteContactEntity", query=f"?contactEntityId={saved['ContactId']}")
        for method in ("GetCategories", "GetBusinesses", "GetCountries", "GetDocumentTemplates"):
            self.ask(200, "post", lists + method)
        self.ask(200, "post", lists + "GetCategory", query="?categoryId=1")
        self.ask(200, "post", lists + "GetCategoryList", [1, 4711])

    def test_every_example_is_of_its_schema(self):
        judged = 0
        for what, content_type, media in contents(self.document.tree):
            examples = [each["value"] for each in media.get("examples", {}).values()]
            if "example" in media:
                examples.append(media["example"])
            for example in examples:
                with self.subTest(what=what, type=content_type):
                    body = example if content_type.endswith("xml") else json.dumps(example)
                    if what == "asked" and content_type.endswith("xml"):
                        continue  # In the vendor's namespace: that the server reads it, well_asked() tells.
                    found = self.document.faults_of(content_type.replace("x-www-form-urlencoded", "json"),
                                                    body.encode(), media["schema"])
                    self.assertEqual([], found)
                    judged += 1
        self.assertGreater(judged, 50)

    def test_an_answer_that_the_document_does_not_tell_is_found(self):
        """Each promise taken out of the document must make the judges speak who were silent before."""
        proxies = [(self.new_proxy(spoilt(self.document.tree, *where), f"planted-{i}") if is_for_proxy else None)
                   for i, (_, _, is_for_proxy, *where) in enumerate(self.planted())]
        for proxy, (what, asked, _, *where) in zip(proxies, self.planted()):
            with self.subTest(what=what):
                answer = send(asked, self.server)
                self.assertEqual([], self.document.untold(answer, asked), f"{answer}")
                document = self.new_document(spoilt(self.document.tree, *where))
                again = Asked(asked.verb, asked.path, document.tree["paths"][asked.path][asked.verb.lower()])
                self.assertNotEqual([], document.untold(answer, again), f"{answer}")
                if proxy is None:
                    continue
                self.assertEqual([], violations(send(asked, self.proxy)))
                self.assertNotEqual([], violations(send(asked, proxy)))

    def planted(self):
        """(what, a request, whether the proxy, slow to start, must find it too, where, what is done there)"""
        call = self.document.tree["paths"][CALL]["post"]
        typed = well_known("application/json")
        good = Asked("POST", CALL, call, "{}", typed)
        bad = Asked("POST", CALL, call, '{"ActionType": "Exploded"}', typed)
        text_json = Asked("POST", CALL, call, "{}", {**typed, "Accept": "text/json"})
        xml = Asked("POST", CALL, call, "{}", {**typed, "Accept": "application/xml"})
        preflight = Asked("OPTIONS", CALL, self.document.tree["paths"][CALL]["options"], None,
                          {"Origin": "https://evil.example.test", "Access-Control-Request-Method": "POST"})
        schemas = ("components", "schemas")
        row, row_xml = (*schemas, "ContactActivity", "properties"), (*schemas, "ContactActivityXml", "properties")
        content = ("paths", CALL, "post", "responses", "200", "content")
        return (
            ("a status", bad, True, ("paths", CALL, "post", "responses"), lambda at: at.pop("400")),
            ("a refused preflight", preflight, False, ("paths", CALL, "options", "responses"),
             lambda at: at.pop("403")),
            ("a member", good, True, row, lambda at: at.pop("OrgNr")),
            ("a type", good, False, (*row, "Name"), lambda at: at.update(type="integer")),
            ("a name of an action", good, True, (*row, "Action"), lambda at: at.update(enum=["Unknown"])),
            ("the shape of errors", bad, False, (*schemas, "Error", "properties"), lambda at: at.pop("ErrorType")),
            ("a media type", text_json, True, content, lambda at: at.pop("text/json")),
            ("a header field", good, False, ("paths", CALL, "post", "responses", "200", "headers"),
             lambda at: at.pop("SO-TIMEZONE")),
            ("a member of text/json", text_json, False, row, lambda at: at.pop("URL")),
            ("a member in XML", xml, False, row_xml, lambda at: at.pop("OrgNr")),
            ("an order in XML", xml, False, row_xml, lambda at: at.update(TableRight=at.pop("TableRight"))),
            ("the root of XML", xml, False, (*schemas, "ArrayOfContactActivityXml", "xml"),
             lambda at: at.update(name="Rows")),
        )


def spoilt(tree, place, spoil):
    tree = copy.deepcopy(tree)
    at = tree
    for step in place:
        at = at[step]
    spoil(at)
    return tree


def contents(tree):
    """(what it is of, type, media) for every body that the document tells."""
    for response in tree["components"]["responses"].values():
        for content_type, media in response.get("content", {}).items():
            yield "refused", content_type, media
    for item in tree["paths"].values():
        for operation in item.values():
            for content_type, media in operation.get("requestBody", {}).get("content", {}).items():
                yield "asked", content_type, media
            good = resolved(tree, operation["responses"][str(status_of(operation))])
            for content_type, media in good.get("content", {}).items():
                yield "answered", content_type, media


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(f"usage: {sys.argv[0]} PATH-OF-ACTIVE-CONTACTS FOLDER-OF-THE-JUDGES [unittest options]")
    _tools = pathlib.Path(sys.argv.pop(2)).absolute()
    main()
