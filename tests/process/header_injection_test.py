"""No text of a request comes back as a line of the answer's head, leads elsewhere, or starts anything in a page."""

import re
import urllib.parse

from attack_case import PRINCIPAL, AttackTest
from browser import FORM
from crm_http import PATH, RawConnection
from crm_process import main
from wire_case import PASSWORD

INJECTED = "Set-Cookie: injected=1"
LINE_ENDS = ["\r\n", "\n", "\r", "\n\r", "\r\n\r\n", "\0\r\n", "\u010d\u010a", "\u560d\u560a", "\u2028", "\u2029",
             "\u0085",
             "\x0b", "\x0c"]
MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


class HeaderInjectionTest(AttackTest):
    def raw_answer(self, data):
        """All bytes of the answer to a request behind which the connection ends."""
        with RawConnection(self.server) as connection:
            connection.send(data)
            connection.half_close()
            return connection.read_bytes_to_end()

    def assert_clean(self, answer, about):
        head = answer.split(b"\r\n\r\n")[0]
        self.assertRegex(head, rb"^HTTP/1\.1 [2-5]\d\d ", about)
        self.assertNotRegex(head.lower(), rb"(?m)^\s*(set-cookie: injected|x-injected)", about)
        self.assertNotIn(b"\n", head.replace(b"\r\n", b""), about)
        self.assertNotIn(b"\r", head.replace(b"\r\n", b""), about)
        self.assertNotIn(b"\0", head, about)
        self.assertEqual(1, len(re.findall(rb"HTTP/1\.1 \d\d\d ", answer)), f"{about}: an answer of its own")

    def test_no_line_end_in_a_path_or_query_makes_a_line_of_the_head(self):
        for end in LINE_ENDS:
            text = urllib.parse.quote(f"{end}{INJECTED}{end}X-Injected: 1{end}{end}HTTP/1.1 200 OK{end}")
            for path in (f"/{text}", f"/api/{text}", f"/api/v1/String/{text}", f"{PATH}/{text}", f"{PATH}{text}",
                         f"{PATH}?$select={text}", f"/{text}/login", f"/login?returnUrl={text}",
                         f"/login?returnUrl=/{text}", f"/{text}/reference", f"/reference?{text}",
                         f"/api/v1/String/SR_YES?isoLangCode={text}"):
                for verb in ("GET", "POST", "HEAD", "OPTIONS"):
                    self.assert_clean(self.raw_answer(self.request([], verb, path, b"")), f"{verb} {path}")

    def test_no_raw_line_end_in_a_target_is_taken(self):
        for end in (b"\r\n", b"\n", b"\r", b"\0", b"\x0b", b" "):
            data = self.request([], "GET", "/MARK").replace(b"/MARK", b"/a" + end + b"X-Injected: 1")
            answer = self.raw_answer(data)
            self.assertRegex(answer, rb"^HTTP/1\.1 (400|505) ", end)
            self.assertNotIn(b"X-Injected", answer.split(b"\r\n\r\n")[0], end)

    def test_a_form_leads_to_a_path_of_this_server_or_nowhere(self):
        foreign = ["https://evil.example/", "http:evil.example", "//evil.example", "///evil.example", "/\\evil.example",
                   "\\\\evil.example", "\\/evil.example", "/\t/evil.example", "/\r\n/evil.example",
                   "javascript:alert(1)",
                   "data:text/html,x", "evil.example", "@evil.example", ".evil.example", "/..//evil.example",
                   "/%2f/evil.example", "/%5cevil.example", " //evil.example", "\t//evil.example",
                   "\u2028//evil.example",
                   "/a\r\nSet-Cookie: injected=1", "/a\nX-Injected: 1", "/\0", "/a\u010d\u010aX-Injected: 1",
                   "/" + "a" * 20_000, "/a b", "?//evil.example", "#//evil.example", "/login\u3002evil"]
        own = self.server.authority
        led = set()
        for target in foreign:
            form = urllib.parse.urlencode({"username": "anna", "password": PASSWORD, "returnUrl": target}).encode()
            data = self.request([f"Content-Type: {FORM}", "Connection: close"], path="/login", body=form)
            answer = self.raw_answer(data)
            self.assert_clean(answer, repr(target[:60]))
            location = re.search(rb"(?mi)^Location: ([^\r]*)\r$", answer)
            if location:
                led.add(target)
                where = urllib.parse.urljoin(f"http://{own}/login", location[1].decode("latin-1").replace("\\", "/"))
                self.assertEqual(own, urllib.parse.urlsplit(where).netloc, repr(target[:60]))
                self.assertRegex(location[1], rb"^/(?![/\\])[\x21-\x7e]*$", repr(target[:60]))
            else:
                self.assertRegex(answer, rb"^HTTP/1\.1 400 ", repr(target[:60]))
        self.assertLessEqual(led, {"/%2f/evil.example", "/%5cevil.example", "/..//evil.example"})

    def test_a_link_to_the_page_puts_nothing_into_it(self):
        for text in (MARKUP, "javascript:alert(1)", '" autofocus onfocus="alert(1)', "/</title><script>",
                     "/&quot;><script>",
                     "/'><svg onload=alert(1)>"):
            quoted = urllib.parse.quote(text)
            for path in (f"/login?returnUrl={quoted}", f"/login?username={quoted}", f"/{quoted}/login",
                         f"/login?{quoted}"):
                body = self.talk([], "GET", path).body.lower()
                for dangerous in (b"<script", b"<svg", b"<img", b"onerror=alert(1)>", b'onfocus="', b"javascript:"):
                    self.assertNotIn(dangerous, body, path)
            form = urllib.parse.urlencode({"username": text, "password": "x", "returnUrl": "/" + text}).encode()
            body = self.talk([f"Content-Type: {FORM}"], path="/login", body=form).body.lower()
            for dangerous in (b"<script", b"<svg", b"<img", b'onfocus="'):
                self.assertNotIn(dangerous, body, text)

    def test_a_strange_host_is_refused_or_told_as_mere_text(self):
        for host in ("evil.example\r\nX-Injected: 1", "a\tb", "a b", "a/b", "a@b", "a?b", "a#b", "<script>", 'a"b',
                     "a\\b",
                     "a:port", "a:99999", "[::1", "", "a,b", "\u0430.example", "a..b\0"):
            answer = self.raw_answer(self.request([], "GET", "/api/v1", b"", host="MARK").replace(b"MARK",
                                                                                                  host.encode()))
            head, _, body = answer.partition(b"\r\n\r\n")
            self.assertNotIn(b"\r\nx-injected: 1\r\n", b"\r\n" + head.lower() + b"\r\n", host)
            self.assertNotIn(b"<script>", body, host)
        two = self.raw_answer(self.request(["Host: evil.example"], "GET", "/api/v1"))
        self.assertRegex(two, rb"^HTTP/1\.1 400 ")

    def test_a_host_of_somebody_else_reaches_no_redirect_and_no_cookie(self):
        form = urllib.parse.urlencode({"username": "anna", "password": PASSWORD}).encode()
        answer = self.talk([f"Content-Type: {FORM}"], path="/login", body=form, host="evil.example")
        self.assert_status(303, answer)
        self.assertNotIn("evil", answer.header("Location"))
        self.assertNotIn("evil", answer.header("Set-Cookie"))
        self.assertNotIn("Domain", answer.header("Set-Cookie"))
        redirect = self.talk([], "GET", "/reference", b"", host="evil.example")
        self.assertNotIn("evil", redirect.header("Location"))

    def test_what_is_echoed_in_an_error_is_escaped_and_short(self):
        bearer = self.fields_of("anna")["Bearer"]
        for accept in ("application/json", "application/xml", "text/html"):
            for path in (f"/{urllib.parse.quote(MARKUP)}", "/" + "a" * 5000):
                answer = self.talk([f"Accept: {accept}"], "GET", path)
                self.assert_status(404, answer, path[:80])
                self.assertNotIn("html", answer.header("Content-Type"))
                self.assertLess(len(answer.body), 2000)
                if "xml" in answer.header("Content-Type"):
                    self.assertNotIn(b"<script", answer.body)
            answer = self.talk([*bearer, f"Accept: {accept}", f"SO-TimeZone: {MARKUP}"])
            self.assert_status(400, answer)
            self.assertEqual("nosniff", answer.header("X-Content-Type-Options"))
            self.assertNotIn("html", answer.header("Content-Type"))

    def test_no_field_of_a_request_comes_back_as_it_is(self):
        cookie = f"Cookie: SO_SESSION={self.held['anna']['session']}"
        mark = "canary-5d1f"
        for name in ("User-Agent", "Referer", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded",
                     "Via",
                     "Accept-Language", "SO-Language", "SO-Culture", "Authorization", "X-XSRF-TOKEN", "SO-AppToken",
                     "X-Request-Id", "traceparent", "Cookie", "Range", "If-None-Match",
                     "Access-Control-Request-Headers"):
            for verb, path in (("GET", "/login"), ("GET", PRINCIPAL), ("GET", "/api/v1"), ("POST", PATH)):
                fields = [f"{name}: {mark}"] if name == "Cookie" else [cookie, f"{name}: {mark}"]
                answer = self.talk(fields, verb, path)
                self.assertNotIn(mark, f"{answer.headers} {answer.body}", f"{name} {path}")


if __name__ == "__main__":
    main()
