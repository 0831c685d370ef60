"""Many tenants in one database: each by itself, by commands and over the wire. Two of them have users of the same numbers,
names and passwords and contacts of the same numbers, so that whatever was mixed up would be taken for the other's."""

import http.client
import json
import re
import urllib.parse

from crm_http import Answer, basic
from crm_process import ProgramTest, main, must_be_done
from small_company import write_import_folder

COULD_NOT = 1
PASSWORD = "correct horse"
CALL = "/api/v1/Agents/Contact/GetMyActiveContacts"
PRINCIPAL = "/api/v1/User/currentPrincipal"
TOKEN = "/api/v1/User/currentToken"
EVERYTHING = json.dumps({"ActivityStartTime": "2000-01-01T00:00:00Z"})
FORM = "application/x-www-form-urlencoded"
FIRST, SECOND, NOBODYS, NO_NAME = "Cust00001", "Cust12345", "Cust00099", "Cust1"
MARKS = {FIRST: "Alphatroz", SECOND: "Bravotroz"}  # in all texts of a tenant and in nobody else's
VERBS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
SAMPLES = {"{sr_id}": "SR_YES", "{iso}": "NO", "{file}": "reference.js", "{page_file}": "sign_in.css",
           "{tenant}": NOBODYS, "{context}": "common", "{id}": "999"}


def write_company(folder, mark):
    """Anna (1) owns 101 and 102, Bert (2) 103; every text holds the mark."""
    day = "2024-03-01T08:00:00Z"
    return write_import_folder(
        folder,
        associates=[(1, "anna", f"Anna {mark}", 11, f"Sales {mark}"), (2, "bert", f"Bert {mark}", 12, f"Sales {mark}")],
        categories=[(1, f"Customer {mark}")],
        contacts=[(number, f"Company {number} {mark}", mark, mark, f"https://{mark}.example/", 1, owner, day, 1, day, 1)
                  for number, owner in ((101, 1), (102, 1), (103, 2))],
        persons=[(11, 101, "Anna", mark, "", day, 1, day, 1), (12, 101, "Bert", mark, "", day, 1, day, 1)])


def timeless(answer):
    """The body, without the one value that the clock changes from one answer to the next."""
    return re.sub(rb'"ValidUntil":"[^"]*"', b'"ValidUntil":""', answer.body)


class TenantsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.connections = {}
        self.database = self.work.path("many.db")
        for tenant, mark in MARKS.items():
            self.command("tenant", "add", tenant, "--name", f"The {mark}")
            self.command("import", write_company(self.work.path(mark), mark), "--tenant", tenant)
            self.give_password("anna", tenant)
        app = self.command("app", "add", "Partner", "--tenant", FIRST, "--tenant", SECOND, "--json").stdout
        self.app_token = json.loads(app)["ClientSecret"]

    def command(self, *arguments, **options):
        return must_be_done(self.work, *arguments, "--database", self.database, **options)

    def refused_command(self, *arguments, **options):
        return self.refused(COULD_NOT, *arguments, "--database", self.database, **options)

    def give_password(self, login, tenant, password=PASSWORD):
        self.command("user", "password", login, "--password-stdin", "--tenant", tenant, "--password-memory-bytes", "8K",
                     stdin=password + "\n")

    def serve(self, *arguments):
        return self.work.serve(self.database, "--installation", "online", "--address-failures-per-minute-max", "1000000",
                               *arguments)

    def ticket(self, tenant, login="anna"):
        return self.command("ticket", "issue", login, "--tenant", tenant, "--installation", "online").stdout.strip()

    def send(self, server, verb, path, body=None, host=None, **fields):
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if host:
            headers["Host"] = host
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        connection = self.connection(server)
        connection.request(verb, path, body, headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())

    def connection(self, server):
        """One for all that is sent to a server: its age is no matter of who is asked."""
        if server.pid not in self.connections:
            self.connections[server.pid] = http.client.HTTPConnection(*server.address, timeout=20)
            self.addCleanup(self.connections[server.pid].close)
        return self.connections[server.pid]

    def sign_in(self, server, tenant, login="anna", password=PASSWORD):
        form = urllib.parse.urlencode({"username": login, "password": password})
        return self.send(server, "POST", f"/{tenant}/login", form, Content_Type=FORM)

    def session(self, server, tenant):
        answer = self.sign_in(server, tenant)
        self.assertEqual(303, answer.status, answer)
        cookies = dict(value.split(";")[0].split("=", 1) for name, value in answer.headers if name == "Set-Cookie")
        return {"Cookie": f"SO_SESSION={cookies['SO_SESSION']}", "X-XSRF-TOKEN": cookies["XSRF-TOKEN"]}

    def names(self, server, tenant, **credential):
        answer = self.send(server, "POST", f"/{tenant}{CALL}", EVERYTHING, **credential)
        self.assertEqual(200, answer.status, answer)
        return sorted(row["Name"] for row in answer.json())

    # ---- isolation

    def credentials(self, server, tenant):
        ticket = f"SOTicket {self.ticket(tenant)}"
        token = self.send(server, "GET", f"/{tenant}{TOKEN}", Authorization=ticket, SO_AppToken=self.app_token).json()
        self.assertTrue(token.startswith(f"8A:{tenant}."), token)
        return {"ticket": {"Authorization": ticket, "SO-AppToken": self.app_token},
                "token": {"Authorization": f"Bearer {token}"},
                "session": self.session(server, tenant), "Basic": {"Authorization": basic("anna", PASSWORD)}}

    def routes(self, server):
        """What the server says that it has, by the catalogue and by its description; as paths behind the tenant."""
        catalogue = self.send(server, "GET", f"/{FIRST}/api/v1", Accept="application/json").json()
        described = self.send(server, "GET", "/openapi.json").json()["paths"]
        root = f"http://{server.authority}"
        paths = {url.removeprefix(root).removeprefix(f"/{FIRST}") for url in catalogue} | set(described)
        for template, sample in SAMPLES.items():
            paths = {path.replace(template, sample) for path in paths}
        self.assertIn(CALL, paths)
        self.assertGreater(len(paths), 15, paths)
        self.assertFalse([path for path in paths if "{" in path], "a template without a sample in this test")
        return sorted(paths)

    def all_answers(self, server, paths, prefix, credential):
        return {(verb, path): self.send(server, verb, prefix + path, "{}" if verb == "POST" else None, **credential)
                for path in paths for verb in VERBS}

    def assert_tells_nothing(self, answer, where):
        said = answer.body.decode(errors="replace") + str(answer.headers)
        for mark in MARKS.values():
            self.assertNotIn(mark, said, where)

    def test_a_credential_of_one_tenant_is_as_good_as_none_everywhere_else(self):
        with self.serve() as server:
            paths = self.routes(server)
            credentials = self.credentials(server, FIRST)
            for prefix in (f"/{SECOND}", f"/{NOBODYS}", f"/{NO_NAME}", f"/{FIRST}/{FIRST}", f"/x/{FIRST}", ""):
                nobody = self.all_answers(server, paths, prefix, {})
                if prefix != f"/{SECOND}":
                    self.assertEqual(404, nobody["POST", CALL].status, prefix)
                for kind, credential in credentials.items():
                    for (verb, path), answer in self.all_answers(server, paths, prefix, credential).items():
                        where = f"{kind} of {FIRST}: {verb} {prefix}{path}: {answer}"
                        anonymous = nobody[verb, path]
                        self.assertEqual((anonymous.status, timeless(anonymous)), (answer.status, timeless(answer)), where)
                        self.assert_tells_nothing(answer, where)
                        if answer.status == 401 and path != "/login" and path != "/logout":
                            self.assertTrue(answer.header("WWW-Authenticate").startswith("Bearer "), where)
                        if prefix not in ("", f"/{SECOND}"):
                            self.assertEqual(404, answer.status, where)
            self.assert_still_good(server, paths, credentials)

    def assert_still_good(self, server, paths, credentials):
        """At home each credential but Basic is worth something, or the walk above would have proven nothing."""
        nobody = self.all_answers(server, paths, f"/{FIRST}", {})
        called = [where for where, answer in nobody.items() if answer.status == 401 and where[1] != "/login"]
        self.assertIn(("POST", CALL), called)
        self.assertGreater(len(called), 10, called)
        for kind, credential in credentials.items():
            for verb, path in called:
                answer = self.send(server, verb, f"/{FIRST}{path}", "{}" if verb == "POST" else None, **credential)
                where = f"{kind}: {verb} {path}: {answer}"
                # What is asked may make no sense, as nothing fits all addresses; but somebody is asking.
                self.assertEqual(kind == "Basic", answer.status == 401, where)
                self.assertLess(answer.status, 500, where)
            if kind != "Basic":
                self.assertEqual(["Company 101 Alphatroz", "Company 102 Alphatroz"], self.names(server, FIRST, **credential))

    def test_each_tenant_has_users_tickets_tokens_and_sessions_of_its_own(self):
        self.assertNotEqual(self.ticket(FIRST), self.ticket(SECOND))
        with self.serve() as server:
            for tenant, mark in MARKS.items():
                for kind, credential in self.credentials(server, tenant).items():
                    if kind == "Basic":
                        continue
                    self.assertEqual([f"Company 101 {mark}", f"Company 102 {mark}"],
                                     self.names(server, tenant, **credential), kind)
                    who = self.send(server, "GET", f"/{tenant}{PRINCIPAL}", **credential).json()
                    self.assertEqual((tenant, f"Anna {mark}"), (who["DatabaseContextIdentifier"], who["FullName"]))

    def test_two_passwords_of_one_login_are_two_and_guessing_at_one_keeps_nobody_out_of_the_other(self):
        self.give_password("anna", SECOND, "another")
        with self.serve() as server:
            self.assertEqual(303, self.sign_in(server, FIRST).status)
            self.assertEqual(401, self.sign_in(server, SECOND).status)
            self.assertEqual(303, self.sign_in(server, SECOND, password="another").status)
            statuses = [self.sign_in(server, FIRST, "bert", f"wrong {i}").status for i in range(7)]
            self.assertEqual([401] * 5 + [429] * 2, statuses)
            self.assertEqual(401, self.sign_in(server, SECOND, "bert", "wrong").status)
            self.assertEqual(0, server.stop())
        failed = {tenant: json.loads(self.command("user", "show", "bert", "--json", "--tenant", tenant).stdout)
                  ["FailedSignIns"] for tenant in MARKS}
        self.assertEqual({FIRST: 5, SECOND: 1}, failed)

    # ---- the list of tenants

    def test_tenants_are_added_suspended_and_resumed_beside_the_server(self):
        credential = {"Authorization": f"SOTicket {self.ticket(SECOND)}", "SO-AppToken": self.app_token}
        with self.serve() as server:
            self.assertEqual(404, self.send(server, "GET", "/Cust00007/api").status)
            added = json.loads(self.command("tenant", "add", "cust00007", "--name", "Third", "--host",
                                            "third.example.test", "--json").stdout)
            self.assertEqual(("Cust00007", "Third", "Running", True, "third.example.test"),
                             tuple(added[name] for name in ("ContextIdentifier", "Name", "State", "IsRunning", "Host")))
            self.assertEqual(421, self.send(server, "GET", "/Cust00007/api").status)
            self.assertEqual(200, self.send(server, "GET", "/Cust00007/api", host="Third.example.test:81").status)

            self.command("tenant", "suspend", SECOND)
            suspended = self.send(server, "POST", f"/{SECOND}{CALL}", EVERYTHING, **credential)
            self.assertEqual((503, "60"), (suspended.status, suspended.header("Retry-After")))
            self.assert_tells_nothing(suspended, "suspended")
            self.assertIn("was suspended already", self.command("tenant", "suspend", SECOND).stdout)
            self.assertEqual(["Running", "Running", "Suspended"],
                             [each["State"] for each in json.loads(self.command("tenant", "list", "--json").stdout)])
            self.command("tenant", "resume", SECOND)
            self.assertEqual(2, len(self.names(server, SECOND, **credential)))

    def test_the_status_of_a_tenant_follows_what_is_done_with_it(self):
        with self.serve() as server:
            def told(tenant):
                answer = self.send(server, "GET", f"/api/state/{tenant}")
                self.assertEqual(200, answer.status, answer)
                return answer.json()["State"], answer.json()["IsRunning"]
            self.assertEqual(("Running", True), told(SECOND))
            self.command("tenant", "suspend", SECOND)
            self.assertEqual(("Suspended", False), told(SECOND))
            self.assertEqual(("Unknown", False), told(NOBODYS))

    def test_a_command_changes_one_tenant_in_the_running_server_and_no_other(self):
        credential = {"Authorization": f"SOTicket {self.ticket(FIRST)}", "SO-AppToken": self.app_token}
        other = {"Authorization": f"SOTicket {self.ticket(SECOND)}", "SO-AppToken": self.app_token}
        with self.serve() as server:
            before = self.names(server, SECOND, **other)
            self.command("import", write_company(self.work.path("new"), "Alphatroz again"), "--tenant", FIRST)
            self.assertEqual(["Company 101 Alphatroz again", "Company 102 Alphatroz again"],
                             self.names(server, FIRST, **credential))
            self.command("user", "retire", "anna", "--tenant", FIRST)
            self.assertEqual(403, self.send(server, "POST", f"/{FIRST}{CALL}", "{}", **credential).status)
            self.assertEqual(before, self.names(server, SECOND, **other))

    def test_a_bad_import_changes_neither_its_tenant_nor_another(self):
        folder = write_company(self.work.path("bad"), "Bad")
        contacts = folder / "contacts.csv"
        contacts.write_text(contacts.read_text().replace("101,Company", "none,Company"))
        self.refused_command("import", folder, "--tenant", SECOND)
        for tenant, mark in MARKS.items():
            self.assertIn(f"Company 101 {mark}", self.command("query", "anna", "--tenant", tenant).stdout)

    # ---- which tenant a command is about

    def test_with_several_tenants_a_command_must_say_which(self):
        for command in (["user", "list"], ["user", "show", "anna"], ["role", "list"], ["ticket", "list"],
                        ["session", "list"], ["query", "anna"], ["import", self.work.path(MARKS[FIRST])],
                        ["ticket", "issue", "anna"], ["user", "retire", "anna"], ["user", "unlock", "anna"]):
            said = self.refused_command(*command).stderr
            for wanted in ("--tenant", FIRST, SECOND):
                self.assertIn(wanted, said, command)
            said = self.refused_command(*command, "--tenant", NOBODYS).stderr
            self.assertIn(f"no tenant {NOBODYS}", said)
            self.assertIn("expected Cust and a number", self.refused_command(*command, "--tenant", NO_NAME).stderr)

    def test_with_one_tenant_no_command_need_say_which_and_it_is_served_on_site_whatever_its_number(self):
        self.database = self.work.path("one.db")
        self.command("tenant", "add", SECOND, "--name", "Alone")
        self.command("import", self.work.path(MARKS[SECOND]))
        self.command("user", "password", "anna", "--password-stdin", "--password-memory-bytes", "8K",
                     stdin=PASSWORD + "\n")
        with self.work.serve(self.database) as server:
            anna = {"Authorization": basic("anna", PASSWORD)}
            self.assertEqual(2, len(self.names(server, "any/path", **anna)))
            who = self.send(server, "GET", PRINCIPAL, **anna).json()
            self.assertEqual(SECOND, who["DatabaseContextIdentifier"])

    def test_a_database_with_several_is_not_served_on_site(self):
        said = self.refused(COULD_NOT, "serve", "--database", self.database, "--listen", "127.0.0.1:0").stderr
        self.assertIn("--installation online", said)

    def test_check_looks_at_all_or_at_one(self):
        checked = json.loads(self.command("check", "--json").stdout)
        self.assertEqual((True, 2, 6), (checked["sound"], checked["tenants"], checked["contacts"]))
        one = json.loads(self.command("check", "--json", "--tenant", SECOND).stdout)
        self.assertEqual((True, 1, 3), (one["sound"], one["tenants"], one["contacts"]))

    def test_a_tenant_is_added_once_and_by_its_one_name(self):
        self.assertIn("already", self.refused_command("tenant", "add", "CUST12345", "--name", "Again").stderr)
        for name in ("Cust1", "Cust00000", "Cust2147483648", "12345", "Custabcde"):
            self.assertIn("expected Cust and a number",
                          self.refused_command("tenant", "add", name, "--name", "x").stderr)
        self.assertIn("without a port", self.refused_command("tenant", "add", "Cust00008", "--name", "x", "--host",
                                                             "a.example:80").stderr)
        self.assertIn("blank", self.refused_command("tenant", "add", "Cust00008", "--name", " ").stderr)
        self.assertEqual([FIRST, SECOND], [each["ContextIdentifier"] for each in
                                           json.loads(self.command("tenant", "list", "--json").stdout)])


if __name__ == "__main__":
    main()
