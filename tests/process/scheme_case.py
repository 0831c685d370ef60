"""What the tests of scheme_table.py share: asking with the fields of a credential, and what a cell of the table means."""

import base64
import json
import shutil
import xml.etree.ElementTree

from browser import Browser
from company_case import CompanyTest
from crm_http import PATH, RawConnection
from scheme_table import SWITCHES, cases, rows

BASIC_CHALLENGE = 'Basic realm="active-contacts", charset="UTF-8"'
BEARER_CHALLENGE = 'Bearer realm="active-contacts"'
TOKEN_PATH = "/api/v1/User/currentToken"
QUESTION = b"{}"
# By what a cell says: ErrorType and Message. One text for all causes.
REFUSALS = {
    "400": ("ArgumentException", "The request is invalid."),
    "401": ("SoSessionException", "Authentication failed."),
    "403": ("SoSecurityException", "Access is denied."),
    "app": ("SoAppTokenException", "Access is denied."),
}
# Nobody is slowed by the wrong credentials of another cell.
UNSLOWED = ("--address-failures-per-minute-max", "100000", "--sign-in-failures-max", "10000",
            "--sign-in-failures-free", "9999")


def field(value):
    return [f"Authorization: {value}"]


def session(cookie, xsrf):
    return [f"Cookie: SO_SESSION={cookie}"] * bool(cookie) + [f"X-XSRF-TOKEN: {xsrf}"] * bool(xsrf)


def unknown_ticket():
    return "7T:" + base64.b64encode(f"{'a' * 32};{'1' * 70}".encode("utf-16-le")).decode()


class SchemeCase(CompanyTest):
    """A server for each column of a table, each with a copy of the database; ROOT is what stands in front of /api."""

    INSTALLATION = "onsite"
    ROOT = ""

    def ask(self, server, fields, verb="POST", path=PATH, root=None):
        head = [f"{verb} {self.ROOT if root is None else root}{path} HTTP/1.1", "Host: crm.example.test",
                "Content-Type: application/json", f"Content-Length: {len(QUESTION)}", "Connection: close", *fields]
        with RawConnection(server) as connection:
            connection.send("".join(f"{line}\r\n" for line in head).encode() + b"\r\n" + QUESTION)
            return connection.read_answer()

    def session_of(self, server, login, root=None):
        """What a browser holds in which that user has signed in."""
        browser = Browser()
        answer = browser.sign_in(server, login, root=self.ROOT if root is None else root)
        self.assertEqual(303, answer.status, answer)
        return {"session": browser.cookies["SO_SESSION"], "xsrf": browser.cookies["XSRF-TOKEN"]}

    def serve(self, column):
        names, tickets = SWITCHES[column]
        copy = self.work.path(f"{self.INSTALLATION}-{column.replace(', ', '-')}.db")
        for path in self.database.parent.glob(self.database.name + "*"):
            if path.is_file():
                shutil.copy(path, copy.parent / path.name.replace(self.database.name, copy.name))
        return self.work.serve(copy, "--installation", self.INSTALLATION, *UNSLOWED,
                               "--authorize-with-username", str(names).lower(),
                               "--authorize-with-ticket", str(tickets).lower())

    def assert_refusal(self, case, answer, challenge, about):
        self.assertEqual(case.status, answer.status, f"{about}\n{answer}")
        self.assertEqual(challenge, answer.header("WWW-Authenticate"), about)
        self.assertIn("no-store", answer.header("Cache-Control"), about)
        self.assertIsNone(answer.header("Set-Cookie"), about)
        error_type, message = REFUSALS[case.worth]
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
        error = self.assert_refusal(case, answer, told, about)
        in_xml = self.ask(server, [*fields, "Accept: application/xml"])
        self.assertEqual((case.status, told), (in_xml.status, in_xml.header("WWW-Authenticate")), about)
        self.assert_same_in_xml(error, in_xml, about)
        by_script = self.ask(server, [*fields, "X-Requested-With: XMLHttpRequest"])
        self.assertEqual((case.status, given if given == BEARER_CHALLENGE else None),
                         (by_script.status, by_script.header("WWW-Authenticate")), about)
        self.assertEqual(answer.body, by_script.body, about)
        if case.status == 401:
            self.causes.add(json.dumps(error, sort_keys=True))

    def assert_table(self, table, credentials):
        self.assertEqual(rows(table), list(credentials), "the table and the requests have the same rows")
        self.causes = set()
        for column, (names, _) in SWITCHES.items():
            challenge = BASIC_CHALLENGE if names and self.INSTALLATION == "onsite" else BEARER_CHALLENGE
            with self.serve(column) as server:
                for case in cases(table):
                    if case.column == column:
                        with self.subTest(case.credential, column=column):
                            self.assert_cell(server, case, credentials[case.credential], challenge)
        self.assertEqual(1, len(self.causes), f"one text for all causes: {self.causes}")
