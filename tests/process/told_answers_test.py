"""What answers tell beside what was asked: nothing to caches, nothing about who exists."""

import urllib.parse

from attack_case import PRINCIPAL, TOKEN, AttackTest
from browser import FORM, Browser
from crm_http import PATH, basic
from crm_process import main, must_be_done
from wire_case import PASSWORD

AGENT_TOKEN = "/api/v1/Agents/User/GetCurrentToken"


class ToldAnswersTest(AttackTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Emil has never had a password; his name is known all the same.
        must_be_done(cls.shared, "user", "add", "emil", "--password-stdin", "--database", cls.database, stdin="x\n")

    def told(self, answer):
        return answer.status, [field for field in answer.headers if field[0] != "Date"], answer.body

    def login(self, username, password, *fields):
        form = urllib.parse.urlencode({"username": username, "password": password}).encode()
        return self.talk([f"Content-Type: {FORM}", *fields], path="/login", body=form)

    def test_no_byte_tells_an_unknown_user_from_a_wrong_password(self):
        wrong = [basic("anna", "wrong"), basic("nobody", PASSWORD), basic("nobody", "wrong"), basic("carl", "wrong"),
                 basic("emil", "wrong"), basic("", ""), basic("anna", ""), basic("ANNA", "wrong"), basic("x" * 500,
                                                                                                         "wrong"),
                 basic("7T:nobody", ""), basic("anna'--", PASSWORD), basic("anna\u0000", PASSWORD)]
        for verb, path in (("POST", PATH), ("GET", PRINCIPAL), ("GET", TOKEN), ("POST", AGENT_TOKEN), ("HEAD",
                                                                                                       PRINCIPAL)):
            for accept in ("application/json", "application/xml", "text/json", "text/xml"):
                answers = {str(self.told(self.talk([f"Authorization: {value}", f"Accept: {accept}"], verb, path)))
                           for value in wrong}
                self.assertEqual(1, len(answers), f"{verb} {path} {accept}: {answers}")
                self.assertTrue(answers.pop().startswith("(401, "))

    def test_no_byte_of_the_page_tells_an_unknown_user_from_a_wrong_password(self):
        pages = {str(self.told(self.login(username, password)))
                 for username, password in (("anna", "wrong"), ("nobody", PASSWORD), ("carl", "wrong"), ("emil",
                                                                                                         "wrong"),
                                            ("", ""), ("anna", ""), ("x" * 500, "wrong"))}
        self.assertEqual(1, len(pages), pages)
        self.assertTrue(pages.pop().startswith("(401, "))

    def test_no_byte_tells_what_was_wrong_with_a_ticket_or_token(self):
        revoked = must_be_done(self.shared, "ticket", "issue", "dora", "--database", self.database).stdout.strip()
        self.assert_status(200, self.talk([f"Authorization: SOTicket {revoked}"]))
        must_be_done(self.shared, "ticket", "revoke", "dora", "--database", self.database)
        answers = {}
        for value in (f"SOTicket {revoked}", f"SOTicket {revoked}x", "SOTicket 7T:AAAA", "Bearer 8A:Cust00001.AAAA",
                      "Bearer 8A:Cust00099.AAAA", f"Bearer {self.held['anna']['token'][:-4]}", "Bearer", "Unheard of",
                      basic("anna", "wrong"), "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0."):
            answers.setdefault(str(self.told(self.talk([f"Authorization: {value}"]))), []).append(value)
        self.assertEqual(1, len(answers), answers)

    def test_every_answer_with_a_secret_or_about_a_user_is_kept_by_no_cache(self):
        anna = self.held["anna"]
        cookie = [f"Cookie: SO_SESSION={anna['session']}"]
        asked = {f"{scheme} {path}": self.talk(fields, verb, path)
                 for scheme, fields in self.fields_of("anna").items()
                 for verb, path in (("POST", PATH), ("GET", PRINCIPAL), ("GET", TOKEN), ("POST", AGENT_TOKEN), ("HEAD",
                                                                                                                TOKEN),
                                    ("GET", "/api/v1/TimeZone/current"))}
        asked.update({
            "the page with the XSRF value": self.talk(cookie, "GET", "/login"),
            "the page to log out at": self.talk(cookie, "GET", "/logout"), "the form": self.talk([], "GET", "/login"),
            "signing in": self.login("dora", PASSWORD), "a wrong password": self.login("dora", "wrong"),
            "nobody": self.talk([]), "a retired user": self.talk([f"Authorization: {basic('carl', PASSWORD)}"]),
            "a foreign page": self.login("dora", PASSWORD, "Origin: https://evil.example"),
            "a bad question": self.talk(self.fields_of("anna")["Bearer"], body=b"{"),
            "two credentials": self.talk(self.fields_of("anna")["Bearer"] * 2),
        })
        browser = Browser()
        browser.sign_in(self.server, "dora", PASSWORD)
        asked["logging out"] = browser.send(self.server, "POST", "/logout")
        for about, answer in asked.items():
            self.assertIn("no-store", answer.header("Cache-Control") or "", f"{about}\n{answer}")
            self.assertIsNone(answer.header("ETag"), about)
            self.assertIsNone(answer.header("Last-Modified"), about)
            self.assertEqual("nosniff", answer.header("X-Content-Type-Options"), about)

    def test_an_answer_depends_on_no_condition_that_a_cache_would_send(self):
        plain = self.talk(self.fields_of("anna")["Bearer"])
        for field in ("If-None-Match: *", "If-Modified-Since: Sun, 29 Nov 2099 12:00:00 GMT", "Range: bytes=0-1",
                      "If-Range: x", "Cache-Control: only-if-cached", "If-Match: nothing"):
            self.assertEqual(self.told(plain), self.told(self.talk([*self.fields_of("anna")["Bearer"], field])), field)

    def test_cookies_of_a_session_are_set_by_signing_in_and_out_alone(self):
        anna = self.held["anna"]
        session = self.session_fields(anna["session"], anna["xsrf"])
        for verb, path in (("POST", PATH), ("GET", PRINCIPAL), ("GET", TOKEN), ("GET", "/login"), ("GET", "/api"),
                           ("GET", "/x")):
            for fields in ([], session, self.fields_of("anna")["Basic"]):
                answer = self.talk(fields, verb, path)
                self.assertIsNone(answer.header("Set-Cookie"), f"{verb} {path}")

    def test_the_session_of_a_browser_is_in_no_answer_but_its_cookie(self):
        anna = self.held["anna"]
        session = self.session_fields(anna["session"], anna["xsrf"])
        for verb, path in (("POST", PATH), ("GET", PRINCIPAL), ("GET", TOKEN), ("GET", "/login"), ("GET", "/logout"),
                           ("GET", f"/{anna['session'][:10]}"), ("POST", "/api/v1/nothing")):
            answer = self.talk(session, verb, path)
            self.assertNotIn(anna["session"], f"{answer.headers} {answer.body}", path)

    def test_no_secret_is_in_the_log_whatever_was_wrong(self):
        secrets = ["canary-1-password", "7T:canary-2-ticket", "8A:Cust00001.canary-3-token", "canary-4-session",
                   "canary-5-xsrf"]
        self.talk([f"Authorization: {basic('anna', secrets[0])}"])
        self.talk([f"Authorization: {basic('nobody', secrets[0])}:"])
        self.login("anna", secrets[0])
        self.talk([f"Authorization: SOTicket {secrets[1]}"])
        self.talk([f"Authorization: Bearer {secrets[2]}"])
        self.talk([f"Authorization: Nonsense {secrets[2]}", f"Authorization: {secrets[1]}"])
        self.talk([f"Cookie: SO_SESSION={secrets[3]}", f"X-XSRF-TOKEN: {secrets[4]}"])
        self.talk([f"SO-AppToken: {secrets[4]}", *self.fields_of("anna")["SOTicket"]])
        self.talk([], "GET", f"/login?password={secrets[0]}")
        log = self.server.log_path.read_text()
        for secret in (*secrets, *self.held["anna"].values()):
            self.assertNotIn(secret, log)
        with open(f"/proc/{self.server.pid}/cmdline", "rb") as words:
            self.assertNotIn(b"canary", words.read())


if __name__ == "__main__":
    main()
