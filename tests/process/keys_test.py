"""The keys of the installation: listed and rotated, beside a server too, and nobody is signed out."""

import json
import os
import stat

from company_case import COULD_NOT, PASSWORD, WRONG_USE, CompanyTest
from crm_http import Client, basic
from crm_process import main


class KeysTest(CompanyTest):
    def keys(self):
        return json.loads(self.command("key", "list", "--json").stdout)

    def file(self, ending):
        return self.database.with_name(self.database.name + ending)

    def status(self, server, authorization):
        with Client(server, authorization=authorization) as client:
            return client.post({}).status

    def ticket(self):
        return self.command("ticket", "issue", "anna").stdout.strip()

    def test_there_are_none_before_they_are_needed(self):
        self.assertEqual([], self.keys())
        self.assertEqual([["use", "key", "made", "state"]],
                         [line.split() for line in self.command("key", "list").stdout.splitlines() if line])

    def test_a_signing_key_is_made_and_replaced_and_stays_published(self):
        first = json.loads(self.command("key", "rotate", "signing", "--json").stdout)
        self.assertEqual(1, len(first))
        self.assertRegex(first[0]["KeyId"], r"^[A-Za-z0-9_-]{43}$")
        self.assertEqual(0o600, stat.S_IMODE(os.stat(self.file(".signing-keys")).st_mode))
        said = self.command("key", "rotate", "signing").stdout
        new, old = self.keys()
        self.assertIn(new["KeyId"], said)
        self.assertEqual(first[0]["KeyId"], old["KeyId"])
        self.assertEqual((None, None), (new["RetiredAt"], new["PublishedUntil"]))
        self.assertGreater(old["PublishedUntil"], old["RetiredAt"])
        listed = self.command("key", "list").stdout
        self.assertIn("published until", listed)
        self.assertNotIn("PRIVATE", said + listed)

    def test_rotating_beside_a_server_signs_nobody_out(self):
        with self.work.serve(self.database) as server:
            ticket = self.ticket()
            with Client(server, authorization=basic("anna", PASSWORD)) as client:
                token = client.send("GET", "/api/v1/User/currentToken").json()
            before = self.file(".ticket-key").read_text()
            self.command("key", "rotate")
            self.assertNotEqual(before, self.file(".ticket-key").read_text())
            self.assertEqual([200, 200, 200], [self.status(server, each) for each in (
                f"SOTicket {ticket}", f"Bearer {token}", basic("anna", PASSWORD))])
            again = self.ticket()
            self.assertNotEqual(ticket, again)
            self.assertEqual(again, self.ticket())
            self.assertEqual(200, self.status(server, f"SOTicket {again}"))
        with self.work.serve(self.database) as server:
            self.assertEqual(200, self.status(server, f"SOTicket {ticket}"))

    def test_all_means_those_that_are_there(self):
        self.ticket()
        self.assertEqual(["tickets"], [key["Use"] for key in json.loads(self.command("key", "rotate", "--json").stdout)])
        self.command("key", "rotate", "signing")
        self.assertEqual(["signing", "tickets"],
                         [key["Use"] for key in json.loads(self.command("key", "rotate", "all", "--json").stdout)])
        self.assertEqual(["signing", "signing", "tickets"], [key["Use"] for key in self.keys()])

    def test_an_online_server_makes_its_signing_key(self):
        with self.work.serve(self.database, "--installation", "online"):
            first = [key for key in self.keys() if key["Use"] == "signing"]
            self.assertEqual(1, len(first))
            self.command("key", "rotate", "signing")
            self.assertEqual(2, len([key for key in self.keys() if key["Use"] == "signing"]))

    def test_what_others_may_read_or_is_no_key_is_refused(self):
        self.command("key", "rotate", "signing")
        os.chmod(self.file(".signing-keys"), 0o640)
        self.assertIn("chmod 600", self.refuse(COULD_NOT, "key", "rotate", "signing").stderr)
        os.chmod(self.file(".signing-keys"), 0o600)
        self.file(".signing-keys").write_text("-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n")
        refused = self.refuse(COULD_NOT, "key", "list")
        self.assertIn("line 1", refused.stderr)
        self.assertNotIn("secret", refused.said)
        self.refuse(WRONG_USE, "key", "rotate", "everything")


if __name__ == "__main__":
    main()
