"""Sessions: what a browser signed in with holds over restarts and a kill, what ends it, and since when "since my last
log-out" counts for whoever signs in with each request."""

import json

from browser import Browser
from company_case import COULD_NOT, PASSWORD, CompanyTest
from crm_http import Client
from crm_process import main, wait_until

SINCE_LOG_OUT = {"ActivityStartTime": "9999-12-31T00:00:00Z"}
EVERYTHING = [101, 102]


def rows(answer):
    return sorted(row["ContactId"] for row in answer.json())


class SessionsTest(CompanyTest):
    def signed_in(self, server):
        browser = Browser()
        answer = browser.sign_in(server)
        self.assertEqual(303, answer.status, answer)
        self.assertEqual({"SO_SESSION", "XSRF-TOKEN"}, set(browser.cookies))
        return browser

    def serve(self, *arguments):
        return self.work.serve(self.database, *arguments)

    def sessions(self, *arguments):
        return json.loads(self.command("session", "list", *arguments, "--json").stdout)

    def assert_asks(self, status, browser, server):
        answer = browser.ask(server)
        self.assertEqual(status, answer.status, answer)

    def asks_by_password(self, server, login="anna"):
        with Client(server, login, PASSWORD) as client:
            answer = client.post(SINCE_LOG_OUT)
            self.assertEqual(200, answer.status, answer)
            return rows(answer)

    def test_a_session_survives_a_restart_and_a_kill(self):
        server = self.serve()
        browser = self.signed_in(server)
        self.assert_asks(200, browser, server)
        self.assertEqual(0, server.stop())
        server = self.serve()
        self.assert_asks(200, browser, server)
        another = self.signed_in(server)
        wait_until(lambda: len(self.sessions("anna")) == 2, "the second session is in the store")
        server.kill()
        server = self.serve()
        for each in (browser, another):
            self.assert_asks(200, each, server)
        self.assertEqual(EVERYTHING, rows(browser.ask(server, **SINCE_LOG_OUT)))

    def test_a_log_out_survives_a_restart_and_is_where_the_next_session_begins(self):
        server = self.serve()
        browser, late = self.signed_in(server), self.signed_in(server)
        self.assertEqual(303, browser.send(server, "POST", "/logout").status)
        self.assertEqual({}, browser.cookies)
        self.assertEqual([], rows(self.signed_in(server).ask(server, **SINCE_LOG_OUT)))
        # What had begun before goes on as it began.
        self.assertEqual(EVERYTHING, rows(late.ask(server, **SINCE_LOG_OUT)))
        self.assertEqual(0, server.stop())
        ended = [each for each in self.sessions("anna") if each["Ended"]]
        self.assertEqual([("SignedOut", "Browser", "anna")],
                         [(each["EndReason"], each["Scheme"], each["UserName"]) for each in ended])
        listed = json.loads(self.command("user", "list", "--json").stdout)
        self.assertEqual([ended[0]["Ended"]], [each["Lastlogout"] for each in listed if each["UserName"] == "anna"])
        server = self.serve()
        self.assertEqual([], self.asks_by_password(server))
        self.assertEqual(EVERYTHING, rows(late.ask(server, **SINCE_LOG_OUT)))

    def test_nothing_in_the_database_lets_anybody_in(self):
        server = self.serve()
        browser = self.signed_in(server)
        self.assertEqual(0, server.stop())
        for path in self.database.parent.glob(self.database.name + "*"):
            if path.is_dir():
                continue  # the contents of documents
            stored = path.read_bytes()
            for value in browser.cookies.values():
                self.assertNotIn(value.encode(), stored, path)
        for value in browser.cookies.values():
            self.assertNotIn(value, server.log())

    def test_whoever_runs_the_server_ends_sessions(self):
        for command in (("session", "end", "ID"), ("user", "log-off", "anna"), ("user", "retire", "anna"),
                        ("user", "password", "anna", "--password-stdin")):
            with self.subTest(command=command):
                server = self.serve()
                browser = self.signed_in(server)
                self.assertEqual(0, server.stop())
                number = str(max(each["SessionId"] for each in self.sessions() if not each["Ended"]))
                self.command(*[number if word == "ID" else word for word in command], stdin=f"{PASSWORD}\n")
                if "retire" in command:
                    self.command("user", "retire", "anna", "--undo")
                server = self.serve()
                self.assert_asks(401, browser, server)
                self.assertEqual(0, server.stop())

    def test_the_word_of_whoever_runs_the_server_holds_for_sessions_that_are_open(self):
        server = self.serve()
        self.assertEqual(EVERYTHING, self.asks_by_password(server))
        self.assertEqual(0, server.stop())
        self.command("user", "last-logout", "anna", "2024-04-15T00:00:00Z")
        server = self.serve()
        self.assertEqual([102], self.asks_by_password(server))
        self.assertEqual(0, server.stop())
        self.assertEqual(["2024-04-15T00:00:00Z"], [each["SinceLogout"] for each in self.sessions()])
        self.command("user", "log-off", "anna")
        server = self.serve()
        self.assertEqual([], self.asks_by_password(server))

    def test_who_is_unknown_is_told_so(self):
        self.serve().stop()
        for arguments in (("session", "list", "nobody"), ("session", "end", "4711"), ("user", "log-off", "nobody")):
            self.refuse(COULD_NOT, *arguments)

    def test_cookies_go_in_the_clear_on_loopback_alone(self):
        beyond = self.refuse(COULD_NOT, "serve", "--listen", "0.0.0.0:0", "--cookie-secure", "false")
        self.assertIn("cookie_secure", beyond.stderr)
        for setting, secure in (("true", 2), ("false", 0)):
            server = self.serve("--cookie-secure", setting)
            cookies = Browser().sign_in(server).header("Set-Cookie")
            self.assertEqual(secure, cookies.count("; Secure"), cookies)
            self.assertEqual(0, server.stop())


if __name__ == "__main__":
    main()
