"""What the tests of a tester with a proxy share: everything that lets a user in, and requests of any bytes."""

from browser import Browser
from crm_http import PATH, RawConnection, basic
from crm_process import must_be_done
from wire_case import PASSWORD, WireTest

ROWS = {"anna": [101, 102], "bert": [103], "dora": []}
PRINCIPAL = "/api/v1/User/currentPrincipal"
TOKEN = "/api/v1/User/currentToken"


class AttackTest(WireTest):
    """Anna and bert have rows, dora has none: what she holds may be voided. Carl is retired. Nobody is slowed, so
    that what is refused is refused for what it is."""

    OPTIONS = ("--address-failures-per-minute-max", "1000000", "--sign-in-failures-free", "999999",
               "--sign-in-failures-max", "1000000", "--password-memory-bytes", "64K", "--password-passes", "1")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        must_be_done(cls.shared, "user", "add", "dora", "--password-stdin", "--database", cls.database,
                     stdin=f"{PASSWORD}\n")
        cls.held = {login: cls.everything_of(login) for login in ("anna", "bert")}

    @classmethod
    def everything_of(cls, login):
        """Password, ticket, access token and a browser's session."""
        ticket = must_be_done(cls.shared, "ticket", "issue", login, "--database", cls.database).stdout.strip()
        token = cls.talk([f"Authorization: SOTicket {ticket}"], "GET", TOKEN).json()
        browser = Browser()
        browser.sign_in(cls.server, login, PASSWORD)
        return {"basic": basic(login, PASSWORD), "ticket": ticket, "token": token,
                "session": browser.cookies["SO_SESSION"], "xsrf": browser.cookies["XSRF-TOKEN"]}

    @classmethod
    def request(cls, fields, verb="POST", path=PATH, body=None, host=None):
        """fields: lines of the head, as text (sent as UTF-8) or bytes; Content-Type among them for another body."""
        body = (b"{}" if verb == "POST" else b"") if body is None else body
        lines = [f"{verb} {path} HTTP/1.1", f"Host: {host or cls.server.authority}", *fields]
        if not any(str(line).lower().startswith(("content-type:", "b'content-type:")) for line in lines):
            lines.append("Content-Type: application/json")
        lines.append(f"Content-Length: {len(body)}")
        encoded = [line if isinstance(line, bytes) else line.encode() for line in lines]
        return b"\r\n".join([*encoded, b"", body])

    @classmethod
    def talk(cls, fields, verb="POST", path=PATH, body=None, host=None):
        with RawConnection(cls.server) as connection:
            connection.send(cls.request(fields, verb, path, body, host))
            return connection.read_answer(to_head=verb == "HEAD")

    def session_fields(self, session, xsrf):
        return [f"Cookie: SO_SESSION={session}", f"X-XSRF-TOKEN: {xsrf}"]

    def fields_of(self, login):
        """By scheme: the fields that are that user."""
        held = self.held[login]
        return {"Basic": [f"Authorization: {held['basic']}"], "SOTicket": [f"Authorization: SOTicket {held['ticket']}"],
                "Bearer": [f"Authorization: Bearer {held['token']}"],
                "session": self.session_fields(held["session"], held["xsrf"])}

    def assert_is(self, login, fields, about=""):
        answer = self.assert_status(200, self.talk(fields), about)
        self.assertEqual(ROWS[login], sorted(row["ContactId"] for row in answer.json()), about)

    def assert_nobody(self, fields, about="", statuses=(401,)):
        answer = self.talk(fields)
        self.assertIn(answer.status, statuses, f"{about}\n{answer}")
        return answer

    def assert_all_nobody(self, requests, statuses=(400, 401)):
        """requests: what about, to its fields. One connection each hundred, and a new one behind every 400."""
        self.assertTrue(requests)
        self.assertIn(401, {self.assert_nobody(fields, about, statuses).status for about, fields in requests.items()})
