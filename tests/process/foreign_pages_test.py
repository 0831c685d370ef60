"""A page of another site signs nobody in or out, shows nothing of ours in a frame, and reads nothing."""

import urllib.parse

from attack_case import PRINCIPAL, TOKEN, AttackTest
from browser import FORM, Browser
from crm_http import PATH
from crm_process import main
from wire_case import PASSWORD

RIGHT_FORM = urllib.parse.urlencode({"username": "anna", "password": PASSWORD}).encode()
FOREIGN = "https://evil.example"


class ForeignPagesTest(AttackTest):
    def post_login(self, *fields, content_type=FORM, body=RIGHT_FORM, path="/login"):
        return self.talk([f"Content-Type: {content_type}", *fields], path=path, body=body)

    def assert_no_session(self, answer, about, statuses=(403,)):
        self.assertIn(answer.status, statuses, f"{about}\n{answer}")
        self.assertIsNone(answer.header("Set-Cookie"), about)
        self.assertIsNone(answer.header("Location"), about)

    def foreign_origins(self):
        own = self.server.authority
        host, port = own.rsplit(":", 1)
        return [FOREIGN, "null", f"http://{own}.evil.example", f"http://evil.example/{own}",
                f"http://{own}@evil.example",
                f"http://evil{own}", f"http://{host}:{int(port) + 1}", f"http://{host}", f"http://localhost:{port}",
                f"http://sub.{own}", f"file://{own}", "", "http://", own, f"http://{own}, {FOREIGN}",
                f"http://{own} {FOREIGN}", f"http://{own}/path"]

    def test_a_form_of_another_origin_signs_nobody_in(self):
        for origin in self.foreign_origins():
            self.assert_no_session(self.post_login(f"Origin: {origin}"), origin)
        for fields in ([f"Origin: http://{self.server.authority}", f"Origin: {FOREIGN}"],
                       [f"Origin: {FOREIGN}", f"Origin: http://{self.server.authority}"]):
            self.assert_no_session(self.post_login(*fields), fields, (400, 403))

    def test_a_browser_that_says_that_the_page_is_foreign_is_believed_before_all_else(self):
        own = f"Origin: http://{self.server.authority}"
        for said in ("cross-site", "same-site", "CROSS-SITE", "nonsense", "same-origin, cross-site"):
            self.assert_no_session(self.post_login(f"Sec-Fetch-Site: {said}"), said)
            self.assert_no_session(self.post_login(f"Sec-Fetch-Site: {said}", own), f"{said}, own origin")

    def test_a_page_of_ours_and_a_program_sign_in(self):
        own = f"Origin: http://{self.server.authority}"
        for fields in ([], [own], ["Sec-Fetch-Site: same-origin"], ["Sec-Fetch-Site: none"],
                       ["Sec-Fetch-Site: same-origin", own], [f"Referer: {FOREIGN}/"]):
            self.assert_status(303, self.post_login(*fields), fields)

    def test_what_a_foreign_page_can_send_without_a_question_is_no_form_of_ours(self):
        for content_type in ("text/plain", "multipart/form-data; boundary=x", "application/json", "text/html",
                             "application/x-www-form-urlencoded-x", "text/plain; application/x-www-form-urlencoded"):
            self.assert_no_session(self.post_login(content_type=content_type), content_type, (415,))

    def test_a_link_or_picture_signs_nobody_in_or_out(self):
        browser = Browser()
        self.assert_status(303, browser.sign_in(self.server, "anna", PASSWORD))
        query = RIGHT_FORM.decode()
        for verb in ("GET", "HEAD"):
            for path in (f"/login?{query}", f"/logout?{query}", "/logout",
                         f"/logout?XSRF_TOKEN={browser.cookies['XSRF-TOKEN']}"):
                answer = self.talk([f"Cookie: SO_SESSION={browser.cookies['SO_SESSION']}"], verb, path, b"")
                self.assert_status(200, answer, path)
                self.assertIsNone(answer.header("Set-Cookie"), path)
        self.assert_status(200, browser.ask(self.server), "she is still here")

    def test_a_foreign_page_logs_nobody_out(self):
        browser = Browser()
        self.assert_status(303, browser.sign_in(self.server, "anna", PASSWORD))
        cookie = f"Cookie: SO_SESSION={browser.cookies['SO_SESSION']}"
        xsrf = browser.cookies["XSRF-TOKEN"]
        for about, fields, body in (
            ("without the XSRF value", [], b""),
            ("with a wrong one", ["X-XSRF-TOKEN: " + "A" * 43], b"XSRF_TOKEN=" + b"A" * 43),
            ("with the planted cookie", [], b"XSRF_TOKEN=planted"),
            ("from another origin, who knows the value", [f"Origin: {FOREIGN}"], f"XSRF_TOKEN={xsrf}".encode()),
            ("from another site, who knows the value", ["Sec-Fetch-Site: cross-site"], f"XSRF_TOKEN={xsrf}".encode()),
        ):
            answer = self.talk([cookie + "; XSRF-TOKEN=planted", f"Content-Type: {FORM}", *fields], path="/logout",
                               body=body)
            self.assertNotEqual(200, answer.status, about)
            self.assert_status(200, browser.ask(self.server), about)

    def test_no_foreign_origin_may_read_an_answer(self):
        held = self.held["anna"]
        session = self.session_fields(held["session"], held["xsrf"])
        for origin in self.foreign_origins():
            for verb, path in (("POST", PATH), ("GET", PRINCIPAL), ("GET", TOKEN), ("GET", "/login")):
                answer = self.talk([*session, f"Origin: {origin}"], verb, path)
                allowed = [name for name, _ in answer.headers if name.lower().startswith("access-control-")]
                self.assertEqual([], allowed, f"{origin} {path}")
        for origin in (FOREIGN, "null"):
            answer = self.talk([f"Origin: {origin}", "Access-Control-Request-Method: POST",
                                "Access-Control-Request-Headers: x-xsrf-token"], "OPTIONS", body=b"")
            self.assert_status(403, answer, origin)

    def test_the_page_for_a_foreign_origin_has_no_secret_of_the_user(self):
        cookie = f"Cookie: SO_SESSION={self.held['anna']['session']}"
        self.assertIn(self.held["anna"]["xsrf"].encode(), self.talk([cookie], "GET", "/login").body)
        for origin in self.foreign_origins():
            answer = self.talk([cookie, f"Origin: {origin}"], "GET", "/login")
            self.assertNotIn(self.held["anna"]["xsrf"].encode(), answer.body, origin)

    def test_every_page_of_ours_forbids_frames_foreign_scripts_and_guessed_types(self):
        cookie = f"Cookie: SO_SESSION={self.held['anna']['session']}"
        for about, answer in {
            "the form": self.talk([], "GET", "/login"), "who is signed in": self.talk([cookie], "GET", "/login"),
            "a wrong password": self.post_login(body=b"username=anna&password=x"),
            "a foreign page": self.post_login(f"Origin: {FOREIGN}"),
            "another type": self.post_login(content_type="text/plain"),
            "the page to log out at": self.talk([cookie], "GET", "/logout"),
            "versions": self.talk(["Accept: text/html"], "GET", "/api"),
            "the catalogue": self.talk(["Accept: text/html"], "GET", "/api/v1"),
        }.items():
            if not (answer.header("Content-Type") or "").startswith("text/html"):
                self.fail(f"{about} is no page: {answer}")
            policy = answer.header("Content-Security-Policy") or ""
            self.assertIn("frame-ancestors 'none'", policy, about)
            self.assertIn("default-src 'none'", policy, about)
            self.assertIn("base-uri 'none'", policy, about)
            self.assertNotIn("unsafe", policy, about)
            self.assertEqual("nosniff", answer.header("X-Content-Type-Options"), about)


if __name__ == "__main__":
    main()
