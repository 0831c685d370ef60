"""Whoever plants, keeps, copies or doubles what a browser holds gets nothing by it."""

import json

from attack_case import PRINCIPAL, ROWS, TOKEN, AttackTest
from browser import FORM, Browser
from crm_process import main, must_be_done
from wire_case import PASSWORD

COOKIES = ("SO_SESSION", "XSRF-TOKEN")


class SessionAttacksTest(AttackTest):
    def signed_in(self, login="anna", browser=None, **inputs):
        browser = browser or Browser()
        answer = browser.sign_in(self.server, login, PASSWORD, **inputs)
        self.assert_status(303, answer)
        return browser

    def assert_asks_as(self, login, browser, about=""):
        answer = self.assert_status(200, browser.ask(self.server), about)
        self.assertEqual(ROWS[login], sorted(row["ContactId"] for row in answer.json()), about)

    def assert_void(self, cookies, about=""):
        """With everything that the browser ever held, by every route that a session opens."""
        kept = Browser(cookies)
        self.assert_status(401, kept.ask(self.server), about)
        for path in (PRINCIPAL, TOKEN):
            self.assert_status(401, kept.send(self.server, "GET", path), about)
        page = self.assert_status(200, kept.send(self.server, "GET", "/login"), about)
        self.assertNotIn(b"XSRF_TOKEN", page.body, about)

    def command(self, *arguments, **options):
        return must_be_done(self.shared, *arguments, "--database", self.database, **options)

    # Fixation: the attacker knows a value before the victim signs in.

    def test_a_planted_value_is_never_taken_over(self):
        known = self.held["bert"]["session"]
        nearly = ("B" if known[0] == "A" else "A") + known[1:]
        for planted in ("A" * 43, "attacker", "", "x" * 4000, nearly):
            cookies = {"SO_SESSION": planted, "XSRF-TOKEN": "B" * 43}
            victim = self.signed_in(browser=Browser(cookies))
            for name in COOKIES:
                self.assertNotEqual(cookies[name], victim.cookies[name], planted[:50])
                self.assertRegex(victim.cookies[name], r"^[A-Za-z0-9_-]{43}$")
            self.assert_asks_as("anna", victim)
            self.assert_void(cookies, planted[:50])

    def test_who_signs_in_over_the_session_of_another_has_a_new_one_and_that_one_ends(self):
        attacker = self.signed_in("bert")
        planted = dict(attacker.cookies)
        victim = self.signed_in("anna", Browser(planted))
        self.assertTrue(all(victim.cookies[name] != planted[name] for name in COOKIES))
        self.assert_asks_as("anna", victim)
        self.assert_void(planted, "the session that was planted")

    def test_every_sign_in_is_a_new_session_with_new_values(self):
        browser, seen = Browser(), []
        for _ in range(5):
            self.signed_in(browser=browser)
            seen.append(dict(browser.cookies))
        values = [cookies[name] for cookies in seen for name in COOKIES]
        self.assertEqual(len(values), len(set(values)))
        for cookies in seen[:-1]:
            self.assert_void(cookies)
        self.assert_asks_as("anna", browser)

    def test_a_wrong_password_leaves_the_session_that_is_there_and_makes_none(self):
        browser = self.signed_in()
        before = dict(browser.cookies)
        answer = browser.sign_in(self.server, "bert", "wrong")
        self.assert_status(401, answer)
        self.assertIsNone(answer.header("Set-Cookie"))
        self.assertEqual(before, browser.cookies)
        self.assert_asks_as("anna", browser)

    # Replay: the attacker has copied everything while it was good.

    def test_a_log_out_voids_what_was_copied_and_nothing_else(self):
        browser, other = self.signed_in(), self.signed_in()
        copied = dict(browser.cookies)
        self.assert_status(303, browser.send(self.server, "POST", "/logout"))
        self.assertEqual({}, browser.cookies)
        self.assert_void(copied)
        self.assert_asks_as("anna", other, "another browser of the same user")
        again = Browser(copied).send(self.server, "POST", "/logout")
        self.assertIn(again.status, (303, 401, 403), "logging out twice is no error of ours")

    def test_a_log_off_a_new_password_and_retirement_void_what_was_copied(self):
        for about, commands, stdin in (
            ("log-off", [("user", "log-off", "dora")], None),
            ("session end", [("session", "end", "ID")], None),
            ("a new password", [("user", "password", "dora", "--password-stdin")], f"{PASSWORD}\n"),
            ("retirement, also when taken back", [("user", "retire", "dora"), ("user", "retire", "dora", "--undo")],
             None),
        ):
            browser, anna = self.signed_in("dora"), self.signed_in()
            copied = dict(browser.cookies)
            self.assert_asks_as("dora", browser)
            for command in commands:
                number = self.newest_session("dora") if "ID" in command else ""
                self.command(*[number if word == "ID" else word for word in command], stdin=stdin)
            self.assert_void(copied, about)
            self.assert_asks_as("anna", anna, about)

    def newest_session(self, login):
        listed = json.loads(self.command("session", "list", login, "--json").stdout)
        return str(max(each["SessionId"] for each in listed if each["Scheme"] == "Browser" and not each["Ended"]))

    def test_tokens_got_by_a_session_end_with_the_password(self):
        browser = self.signed_in("dora")
        token = self.assert_status(200, browser.send(self.server, "GET", TOKEN)).json()
        self.assert_is("dora", [f"Authorization: Bearer {token}"])
        self.command("user", "password", "dora", "--password-stdin", stdin=f"{PASSWORD}\n")
        self.assert_nobody([f"Authorization: Bearer {token}"])

    # Tossing: a neighbouring host has planted cookies beside the victim's.

    def tossed(self, *cookies, xsrf):
        return [f"Cookie: {'; '.join(cookies)}", f"X-XSRF-TOKEN: {xsrf}"]

    def test_beside_a_planted_xsrf_cookie_only_the_header_counts(self):
        held = self.held["anna"]
        session, xsrf = f"SO_SESSION={held['session']}", held["xsrf"]
        for planted in ("evil", held["xsrf"], self.held["bert"]["xsrf"], ""):
            for cookies in ((f"XSRF-TOKEN={planted}", session), (session, f"XSRF-TOKEN={planted}"),
                            (f"XSRF-TOKEN={planted}", session, f"XSRF-TOKEN={xsrf}")):
                self.assert_is("anna", self.tossed(*cookies, xsrf=xsrf), cookies)
                self.assert_nobody(self.tossed(*cookies, xsrf="evil"), cookies)
                self.assert_nobody(self.tossed(*cookies, xsrf=self.held["bert"]["xsrf"]), cookies)
                self.assert_nobody([f"Cookie: {'; '.join(cookies)}"], cookies)

    def test_beside_a_planted_session_the_header_says_whose_is_meant_in_either_order(self):
        anna, bert = self.held["anna"], self.held["bert"]
        for sessions in ((anna, bert), (bert, anna)):
            cookies = [f"SO_SESSION={held['session']}" for held in sessions]
            self.assert_is("anna", self.tossed(*cookies, xsrf=anna["xsrf"]))
            self.assert_is("bert", self.tossed(*cookies, xsrf=bert["xsrf"]))
            self.assert_nobody(self.tossed(*cookies, xsrf="A" * 43))
            in_two_fields = [f"Cookie: {cookie}" for cookie in cookies]
            self.assert_is("anna", [*in_two_fields, f"X-XSRF-TOKEN: {anna['xsrf']}"], "one field for each")

    def test_a_flood_of_cookies_lets_nobody_in(self):
        anna = self.held["anna"]
        flood = [f"SO_SESSION={'A' * 42}{letter}" for letter in "ABCDEFGHIJ"]
        for cookies in ([*flood, f"SO_SESSION={anna['session']}"], [f"SO_SESSION={anna['session']}", *flood]):
            self.assert_nobody(self.tossed(*cookies, xsrf=anna["xsrf"]))

    def test_only_a_cookie_of_exactly_that_name_is_the_session(self):
        anna = self.held["anna"]
        for name in ("so_session", "SO_SESSION ", "SO_SESSION2", "__Host-SO_SESSION", "SO-SESSION", "XSO_SESSION",
                     "$SO_SESSION", '"SO_SESSION"'):
            self.assert_nobody(self.tossed(f"{name}={anna['session']}", xsrf=anna["xsrf"]), name)
        for line in (f"Cookie2: SO_SESSION={anna['session']}", f"X-Cookie: SO_SESSION={anna['session']}",
                     f"Set-Cookie: SO_SESSION={anna['session']}", f"SO_SESSION: {anna['session']}"):
            self.assert_nobody([line, f"X-XSRF-TOKEN: {anna['xsrf']}"], line)

    def test_the_xsrf_value_counts_in_its_own_header_alone(self):
        anna = self.held["anna"]
        cookie = f"Cookie: SO_SESSION={anna['session']}; XSRF-TOKEN={anna['xsrf']}"
        for line in (f"XSRF-TOKEN: {anna['xsrf']}", f"X-CSRF-TOKEN: {anna['xsrf']}", f"X-XSRF_TOKEN: {anna['xsrf']}",
                     f"X-Requested-With: {anna['xsrf']}", f"X-XSRF-TOKEN: {anna['xsrf']}, {anna['xsrf']}",
                     f"X-XSRF-TOKEN: evil, {anna['xsrf']}"):
            self.assert_nobody([cookie, line], line)
        self.assert_nobody([cookie, f"X-XSRF-TOKEN: {anna['xsrf']}", "X-XSRF-TOKEN: evil"], "two of them")
        for path in (f"{PRINCIPAL}?X-XSRF-TOKEN={anna['xsrf']}", f"{PRINCIPAL}?XSRF_TOKEN={anna['xsrf']}"):
            self.assert_status(401, self.talk([cookie], "GET", path), path)
        form = f"XSRF_TOKEN={anna['xsrf']}&ActionType=All".encode()
        answer = self.talk([cookie, f"Content-Type: {FORM}"], body=form)
        self.assert_status(401, answer, "in the body of the call")

    def test_many_sessions_of_two_users_are_never_mixed_up(self):
        browsers = {login: [self.signed_in(login) for _ in range(3)] for login in ROWS}
        for _ in range(3):
            for login, some in browsers.items():
                for browser in some:
                    self.assert_asks_as(login, browser)


if __name__ == "__main__":
    main()
