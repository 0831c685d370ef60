"""Every credential against every installation and switch: status, challenge and body of each cell of scheme_table.py,
asked of a server that runs so."""

import base64
import json
import shutil
import xml.etree.ElementTree

from browser import Browser
from company_case import PASSWORD, CompanyTest
from crm_http import PATH, RawConnection, basic
from crm_process import main
from scheme_table import ONSITE, SWITCHES, cases, rows

BASIC_CHALLENGE = 'Basic realm="active-contacts", charset="UTF-8"'
BEARER_CHALLENGE = 'Bearer realm="active-contacts"'
# One text for all causes, and the form of [protocol, 11].
REFUSALS = {
    400: ("ArgumentException", "The request is invalid."),
    401: ("SoSessionException", "Authentication failed."),
    403: ("SoSecurityException", "Access is denied."),
}
QUESTION = b"{}"


class SchemeTableTest(CompanyTest):
    """Anna is normal, bert is retired once he holds all that a user can hold."""

    def setUp(self):
        super().setUp()
        self.held = {}
        for login in ("anna", "bert"):
            ticket = self.command("ticket", "issue", login).stdout.strip()
            with self.work.serve(self.database) as server:
                browser = Browser()
                self.assertEqual(303, browser.sign_in(server, login).status)
                token = self.ask(server, [f"Authorization: SOTicket {ticket}"], "GET", "/api/v1/User/currentToken")
                self.assertEqual(0, server.stop())
            self.held[login] = {"ticket": ticket, "token": token.json(), "session": browser.cookies["SO_SESSION"],
                                "xsrf": browser.cookies["XSRF-TOKEN"]}
        self.command("user", "retire", "bert")
        self.revoked = self.command("ticket", "issue", "carl").stdout.strip()
        self.command("ticket", "revoke", "carl")

    def ask(self, server, fields, verb="POST", path=PATH):
        head = [f"{verb} {path} HTTP/1.1", "Host: crm.example.test", "Content-Type: application/json",
                f"Content-Length: {len(QUESTION)}", "Connection: close", *fields]
        with RawConnection(server) as connection:
            connection.send("".join(f"{line}\r\n" for line in head).encode() + b"\r\n" + QUESTION)
            return connection.read_answer()

    def credentials(self):
        """The fields of the head that each row of the table sends."""
        anna, bert = self.held["anna"], self.held["bert"]
        right = basic("anna", PASSWORD)
        jwt = ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode()
                       for part in (b'{"alg":"none"}', b'{"sub":"anna"}', b""))

        def session(session=anna["session"], xsrf=anna["xsrf"]):
            return [f"Cookie: SO_SESSION={session}"] * bool(session) + [f"X-XSRF-TOKEN: {xsrf}"] * bool(xsrf)

        def field(value):
            return [f"Authorization: {value}"]

        return {
            "nothing": [],
            "Basic: the right password": field(right),
            "Basic: the right password, the scheme in capitals": field(right.replace("Basic", "BASIC")),
            "Basic: the right password, no padding": field(right.rstrip("=")),
            "Basic: the login in capitals": field(basic("ANNA", PASSWORD)),
            "Basic: a wrong password": field(basic("anna", PASSWORD + "x")),
            "Basic: no password": field(basic("anna", "")),
            "Basic: an unknown user": field(basic("nobody", PASSWORD)),
            "Basic: a ticket, no password": field(basic(anna["ticket"], "")),
            "Basic: a ticket with a password": field(basic(anna["ticket"], PASSWORD)),
            "Basic: an access token, no password": field(basic(anna["token"], "")),
            "Basic: no colon": field("Basic " + base64.b64encode(b"anna").decode()),
            "Basic: no base64": field("Basic ***"),
            "Basic: nothing behind it": field("Basic"),
            "SOTicket: a ticket": field(f"SOTicket {anna['ticket']}"),
            "SOTicket: a ticket, the scheme in capitals": field(f"SOTICKET {anna['ticket']}"),
            "SOTicket: a revoked ticket": field(f"SOTicket {self.revoked}"),
            "SOTicket: an unknown ticket": field("SOTicket 7T:" + base64.b64encode(
                f"{'a' * 32};{'1' * 70}".encode("utf-16-le")).decode()),
            "SOTicket: half a ticket": field(f"SOTicket {anna['ticket'][:len(anna['ticket']) // 2]}"),
            "SOTicket: a ticket encoded once more": field(
                "SOTicket " + base64.b64encode(anna["ticket"].encode()).decode()),
            "SOTicket: an access token": field(f"SOTicket {anna['token']}"),
            "SOTicket: nothing behind it": field("SOTicket"),
            "Bearer: an access token": field(f"Bearer {anna['token']}"),
            "Bearer: an access token, the scheme in capitals": field(f"BEARER {anna['token']}"),
            "Bearer: an access token, spelt with 7A": field(f"Bearer 7A:{anna['token'][3:]}"),
            "Bearer: an unknown access token": field("Bearer 8A:Cust00001." + base64.b64encode(b"x" * 32).decode()),
            "Bearer: another tenant's name in the token": field(
                f"Bearer {anna['token'].replace('Cust00001', 'Cust00002')}"),
            "Bearer: half an access token": field(f"Bearer {anna['token'][:-20]}"),
            "Bearer: a ticket": field(f"Bearer {anna['ticket']}"),
            "Bearer: a JWT of nobody": field(f"Bearer {jwt}"),
            "Bearer: nothing behind it": field("Bearer"),
            "session and its XSRF value": session(),
            "session alone": session(xsrf=None),
            "session and a wrong XSRF value": session(xsrf="A" * 43),
            "XSRF value alone": session(session=None),
            "unknown session and an XSRF value": session(session="A" * 43),
            "session, and a wrong password": session() + field(basic("anna", "wrong")),
            "session, and an unknown scheme": session() + field("Unheard of"),
            "session, and an access token": session() + field(f"Bearer {anna['token']}"),
            "Negotiate": field("Negotiate YIIJvwYGKwYBBQUCoIIJszCCCa+gJDAi"),
            "NTLM": field("NTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAGAbEdAAAADw=="),
            "Digest": field('Digest username="anna", realm="active-contacts"'),
            "a scheme alone that nobody knows": field("Unheard"),
            "an empty value": field(""),
            "a right password twice": field(right) * 2,
            "a right password and a right token": field(right) + field(f"Bearer {anna['token']}"),
            "retired: the right password": field(basic("bert", PASSWORD)),
            "retired: a wrong password": field(basic("bert", PASSWORD + "x")),
            "retired: a ticket": field(f"SOTicket {bert['ticket']}"),
            "retired: an access token": field(f"Bearer {bert['token']}"),
            "retired: session and its XSRF value": session(bert["session"], bert["xsrf"]),
        }

    def serve(self, column, installation="onsite"):
        names, tickets = SWITCHES[column]
        copy = self.work.path(f"{installation}-{column.replace(', ', '-')}.db")
        for path in self.database.parent.glob(self.database.name + "*"):
            if path.is_file():
                shutil.copy(path, copy.parent / path.name.replace(self.database.name, copy.name))
        return self.work.serve(copy, "--installation", installation, "--address-failures-per-minute-max", "100000",
                               "--sign-in-failures-max", "10000", "--sign-in-failures-free", "9999",
                               "--authorize-with-username", str(names).lower(),
                               "--authorize-with-ticket", str(tickets).lower())

    def assert_refusal(self, status, answer, challenge, about):
        self.assertEqual(status, answer.status, f"{about}\n{answer}")
        self.assertEqual(challenge, answer.header("WWW-Authenticate"), about)
        self.assertIn("no-store", answer.header("Cache-Control"), about)
        self.assertIsNone(answer.header("Set-Cookie"), about)
        error_type, message = REFUSALS[status]
        error = answer.json()
        self.assertEqual((True, error_type, message, "active-contacts"),
                         tuple(error[name] for name in ("Error", "ErrorType", "Message", "ErrorSource")), about)
        self.assertEqual(error["ErrorMessage"], error["MessageDetail"], about)
        return error

    def assert_same_in_xml(self, error, answer, about):
        self.assertEqual("application/xml; charset=utf-8", answer.header("Content-Type"), about)
        root = xml.etree.ElementTree.fromstring(answer.body)
        self.assertEqual("Error", root.tag, about)
        told = {child.tag: child.text for child in root}
        self.assertEqual({name: value for name, value in error.items() if name != "Error"}, told, about)

    def assert_cell(self, server, case, fields, challenge):
        about = f"{case.credential} [{case.column}]"
        answer = self.ask(server, fields)
        if case.status == 200:
            self.assertEqual(200, answer.status, f"{about}\n{answer}")
            self.assertEqual([101, 102], sorted(row["ContactId"] for row in answer.json()), about)
            return
        given = challenge if case.status == 401 else None
        has_xsrf = any(field.startswith("X-XSRF-TOKEN") for field in fields)
        told = given if given == BEARER_CHALLENGE or not has_xsrf else None
        error = self.assert_refusal(case.status, answer, told, about)
        in_xml = self.ask(server, [*fields, "Accept: application/xml"])
        self.assertEqual((case.status, told), (in_xml.status, in_xml.header("WWW-Authenticate")), about)
        self.assert_same_in_xml(error, in_xml, about)
        by_script = self.ask(server, [*fields, "X-Requested-With: XMLHttpRequest"])
        self.assertEqual((case.status, given if given == BEARER_CHALLENGE else None),
                         (by_script.status, by_script.header("WWW-Authenticate")), about)
        self.assertEqual(answer.body, by_script.body, about)
        if case.status == 401:
            self.causes.add(json.dumps(error, sort_keys=True))

    def test_every_credential_is_worth_what_the_table_says_on_site(self):
        credentials = self.credentials()
        self.assertEqual(rows(ONSITE), list(credentials), "the table and the requests have the same rows")
        self.causes = set()
        for column in SWITCHES:
            challenge = BASIC_CHALLENGE if SWITCHES[column][0] else BEARER_CHALLENGE
            with self.serve(column) as server:
                for case in cases(ONSITE):
                    if case.column == column:
                        with self.subTest(case.credential, column=column):
                            self.assert_cell(server, case, credentials[case.credential], challenge)
        self.assertEqual(1, len(self.causes), f"one text for all causes: {self.causes}")


if __name__ == "__main__":
    main()
