"""The page at which people sign in for an application: it leads to registered addresses alone, takes forms from itself
alone, and tells nobody who exists."""

import re
import urllib.parse

from app_case import AUTHORIZE, CALLBACK, ELSEWHERE, HERE, ONLINE, AppCase
from browser import Browser
from company_case import PASSWORD
from crm_process import main

FOREIGN = "https://evil.example"


class AuthorizePageAttacksTest(AppCase):
    def assert_leads_nowhere(self, answer, about):
        self.assertIn(answer.status, (400, 403), f"{about}\n{answer}")
        self.assertIsNone(answer.header("Location"), about)
        self.assertNotIn(b"evil", answer.body, about)
        self.assertNotIn(b"code=", answer.body, about)

    def test_no_address_but_a_registered_one_hears_anything(self):
        for address in (FOREIGN, f"{CALLBACK}/", f"{CALLBACK}/../evil", f"{CALLBACK}?evil=1", f"{CALLBACK}#evil",
                        CALLBACK.upper(), CALLBACK.replace("https", "http"), CALLBACK.replace("https", "HTTPS"),
                        f"{CALLBACK}.evil.example", CALLBACK.replace("app.example", "app.example.evil.example"),
                        CALLBACK.replace("app.example", "app.example:8443"), CALLBACK.replace("app.example",
                                                                                              "evil@app.example"),
                        CALLBACK.replace("app.example", "app.example@evil.example"), f"{CALLBACK}%2f..%2fevil",
                        f"{CALLBACK}\r\nX: evil",
                        f"{CALLBACK} {FOREIGN}", f" {CALLBACK}", f"{CALLBACK}\0evil", "//app.example/callback",
                        "/callback",
                        "javascript:alert(1)", "", CALLBACK[:-1], "https://\u0430pp.example/callback"):
            query = self.question(redirect_uri=address)
            self.assert_leads_nowhere(self.send("GET", f"{AUTHORIZE}?{query}"), address)
            self.assert_leads_nowhere(self.submit(query), address)
        for about, query in (("no address", self.question(redirect_uri=None)), ("no application",
                                                                                self.question(client_id=None)),
                             ("an unknown application", self.question(client_id="0" * 32)),
                             ("two addresses", self.question() + "&redirect_uri=" + urllib.parse.quote(FOREIGN)),
                             ("two applications", self.question() + f"&client_id={self.other['ClientId']}")):
            self.assert_leads_nowhere(self.send("GET", f"{AUTHORIZE}?{query}"), about)
            self.assert_leads_nowhere(self.submit(query), about)

    def test_a_form_of_another_site_signs_nobody_in(self):
        for fields in ({"Origin": FOREIGN}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"},
                       {"Sec_Fetch_Site": "same-site"},
                       {"Origin": f"http://{self.server.authority}.evil.example"}):
            answer = self.submit(self.question(), **fields)
            self.assertEqual((403, None), (answer.status, answer.header("Location")), fields)
        query = self.question() + "&" + urllib.parse.urlencode({"tenant": HERE, "username": "anna",
                                                                "password": PASSWORD})
        shown = self.send("GET", f"{AUTHORIZE}?{query}")
        self.assertEqual((200, None), (shown.status, shown.header("Location")))

    def test_nothing_that_comes_back_makes_a_line_of_the_head_or_starts_anything(self):
        for state in ("a\r\nSet-Cookie: injected=1", "\u010d\u010aX-Injected: 1", "&code=evil", "#",
                      "\"'><script>alert(1)</script>",
                      "%0d%0aX-Injected: 1", "\0", "a b+c", "\u2028"):
            answer = self.submit(self.question(state=state))
            self.assertEqual(303, answer.status, repr(state))
            self.assertEqual(state, self.gone_back(answer).get("state"), repr(state))
            self.assertNotEqual("evil", self.gone_back(answer)["code"])
            self.assertNotIn("injected", f"{[name for name, _ in answer.headers]}".lower())
            self.assertRegex(answer.header("Location"), r"^[\x21-\x7e]+$")
            posted = self.submit(self.question(state=state, response_mode="form_post"))
            self.assertEqual(200, posted.status, repr(state))
            self.assertNotIn(b"<script>alert", posted.body)
            for name in ("state", "nonce", "scope", "login_hint"):
                page = self.send("GET", f"{AUTHORIZE}?{self.question(**{name: state})}")
                self.assertNotIn(b"<script>alert", page.body, name)

    def test_no_byte_tells_a_user_or_tenant_that_is_not_there_from_a_wrong_password(self):
        def told(answer):
            return answer.status, [field for field in answer.headers if field[0] != "Date"], answer.body

        query = self.question()
        for tenant in (HERE, ELSEWHERE):
            pages = {str(told(self.submit(query, tenant, login, "wrong"))) for login in ("anna", "nobody", "carl", "")}
            self.assertEqual(1, len(pages), pages)
            self.assertTrue(pages.pop().startswith("(401, "))
        # Which tenants there are anybody may ask; who is in them, nobody.
        alerts = [re.search(rb'role="alert">([^<]*)<', self.submit(query, tenant, "anna", "wrong").body)[1]
                  for tenant in (HERE, "Cust99999", "nonsense", "")]
        self.assertEqual(1, len(set(alerts)), alerts)
        self.assertIn(b"not valid", alerts[0])

    def test_the_tenant_of_the_address_is_the_tenant(self):
        """Nobody gets a code for one tenant by a form that says another."""
        path = AUTHORIZE.replace("common", HERE)
        form = urllib.parse.urlencode({"tenant": ELSEWHERE, "username": "anna", "password": PASSWORD})
        answer = self.send("POST", f"{path}?{self.question()}", form, Content_Type="application/x-www-form-urlencoded")
        if answer.status == 303:
            token = self.exchange(self.gone_back(answer)["code"]).json()["access_token"]
            self.assertTrue(token.startswith(f"8A:{HERE}."), "what the address says counts")
        else:
            self.assertIn(answer.status, (400, 401), answer)

    def test_a_browser_that_is_signed_in_gives_no_code_without_the_password(self):
        browser = Browser()
        self.assertEqual(303, browser.sign_in(self.server, "anna", PASSWORD, root=f"/{HERE}").status)
        for path in (AUTHORIZE, AUTHORIZE.replace("common", HERE)):
            answer = browser.send(self.server, "GET", f"{path}?{self.question()}")
            self.assertEqual((200, None), (answer.status, answer.header("Location")), path)
            self.assertIn(b"password", answer.body)
            silent = browser.send(self.server, "GET", f"{path}?{self.question(prompt='none')}")
            self.assertEqual("login_required", self.gone_back(silent).get("error"), path)

    def test_signing_in_for_an_application_begins_no_session(self):
        answer = self.submit(self.question())
        self.assertEqual((303, None), (answer.status, answer.header("Set-Cookie")))

    def test_guesses_at_the_page_count_like_all_others(self):
        self.server.stop()
        self.server = self.work.serve(self.database, *ONLINE)
        statuses = [self.submit(self.question(), password=f"guess-{number}").status for number in range(7)]
        self.assertEqual([401] * 5 + [429] * 2, statuses)
        other_page = self.post_form(f"/{HERE}/login", {"username": "anna", "password": PASSWORD})
        self.assertEqual(429, other_page.status, "the same user at the other page")
        self.assertEqual(303, self.submit(self.question(), ELSEWHERE).status, "the user of that name elsewhere")


if __name__ == "__main__":
    main()
