"""Tickets and access tokens: issued by commands and over the wire, shown instead of a password."""

import base64
import contextlib
import json
import sqlite3

from company_case import COULD_NOT, PASSWORD, WRONG_USE, CompanyTest
from crm_http import Client
from crm_process import main

TOKEN = "/api/v1/User/currentToken"
AGENT = "/api/v1/Agents/User/GetCurrentToken"


class TicketsTest(CompanyTest):
    def ticket(self, login="anna"):
        return self.command("ticket", "issue", login).stdout.strip()

    def tickets(self):
        return json.loads(self.command("ticket", "list", "--json").stdout)

    def answer(self, server, authorization, method="POST", path=None, body=None):
        with Client(server, authorization=authorization) as client:
            if path:
                return client.send(method, path, body)
            return client.post({})

    def status(self, server, authorization):
        return self.answer(server, authorization).status

    def token(self, server, authorization):
        answer = self.answer(server, authorization, "GET", TOKEN)
        self.assertEqual(200, answer.status, answer)
        self.assertIn("no-store", answer.header("Cache-Control"))
        return answer.json()

    def test_a_client_is_refused_gets_a_token_with_its_password_and_calls_with_it(self):
        basic = "Basic " + base64.b64encode(f"anna:{PASSWORD}".encode()).decode()
        with self.work.serve(self.database) as server:
            self.assertEqual(401, self.status(server, None))
            token = self.token(server, basic)
            rows = self.answer(server, basic).json()
            self.assertEqual(rows, self.answer(server, f"Bearer {token}").json())
            self.assertNotEqual([], rows)
            fresh = self.token(server, f"Bearer {token}")
            self.assertNotEqual(token, fresh)
            for body in (None, "null", b""):
                self.assertTrue(self.answer(server, f"Bearer {fresh}", "POST", AGENT, body).json().startswith("8A:"))
            for old_and_new in (token, fresh):
                self.assertEqual(200, self.status(server, f"Bearer {old_and_new}"))

    def test_a_ticket_issued_by_command_signs_in(self):
        ticket = self.ticket()
        self.assertRegex(ticket, r"^7T:[A-Za-z0-9+/=]+$")
        text = base64.b64decode(ticket[3:]).decode("utf-16-le")
        self.assertRegex(text, r"^[0-9a-f]{32};[0-9]{78}$")
        in_basic = "Basic " + base64.b64encode(f"{ticket}:".encode()).decode()
        with self.work.serve(self.database) as server, Client(server, "anna", PASSWORD) as anna:
            rows = anna.post({}).json()
            for authorization in (f"SOTicket {ticket}", f"soticket {ticket}", in_basic):
                self.assertEqual(rows, self.answer(server, authorization).json(), authorization)
            for wrong in (f"SOTicket {ticket[:-4]}", f"SOTicket {ticket[:40]}A{ticket[41:]}x", f"Bearer {ticket}",
                          f"SOTicket {self.token(server, in_basic)}", "SOTicket 7T:", in_basic[:-8]):
                self.assertEqual(401, self.status(server, wrong), wrong)

    def test_tickets_and_tokens_survive_a_restart_and_a_kill(self):
        ticket = self.ticket()
        with self.work.serve(self.database) as server:
            token = self.token(server, f"SOTicket {ticket}")
            server.kill()
        for _ in range(2):
            with self.work.serve(self.database) as server:
                self.assertEqual(200, self.status(server, f"SOTicket {ticket}"))
                self.assertEqual(200, self.status(server, f"Bearer {token}"))
                self.assertEqual(0, server.stop())

    def test_what_has_expired_is_refused(self):
        ticket = self.ticket()
        with self.work.serve(self.database) as server:
            token = self.token(server, f"SOTicket {ticket}")
            self.assertEqual(0, server.stop())
        with contextlib.closing(sqlite3.connect(self.database)) as database, database:
            database.execute("UPDATE token SET expires_at = last_used_at")
        self.assertEqual(["expired"], [each["State"] for each in self.tickets()])
        with self.work.serve(self.database) as server:
            self.assertEqual(401, self.status(server, f"SOTicket {ticket}"))
            self.assertEqual(401, self.status(server, f"Bearer {token}"))
        self.ticket()
        self.assertEqual(["valid"], [each["State"] for each in self.tickets()])  # the expired is gone

    def test_one_ticket_is_revoked_and_the_other_is_not(self):
        first, second = self.ticket(), self.ticket("ANNA")
        self.assertNotEqual(first, second)
        key = base64.b64decode(first[3:]).decode("utf-16-le").split(";")[0]
        self.assertIn(key, self.command("ticket", "revoke", key).stdout)
        self.assertEqual({key: "revoked"}, {each["Key"]: each["State"] for each in self.tickets()
                                            if each["State"] != "valid"})
        with self.work.serve(self.database) as server:
            self.assertEqual(401, self.status(server, f"SOTicket {first}"))
            self.assertEqual(200, self.status(server, f"SOTicket {second}"))

    def test_all_of_a_user_are_revoked_by_command_by_a_new_password_and_by_retirement(self):
        for revoke, status in ((("ticket", "revoke", "--user", "anna"), 401),
                               (("user", "password", "anna", "--password-stdin"), 401),
                               (("user", "retire", "anna"), 403)):
            ticket, other = self.ticket(), self.ticket("bert")
            with self.work.serve(self.database) as server:
                token = self.token(server, f"SOTicket {ticket}")
            self.command(*revoke, stdin=f"{PASSWORD}\n")
            with self.work.serve(self.database) as server:
                self.assertEqual(status, self.status(server, f"SOTicket {ticket}"), revoke)
                self.assertEqual(status, self.status(server, f"Bearer {token}"), revoke)
                self.assertEqual(200, self.status(server, f"SOTicket {other}"), revoke)
        self.command("user", "retire", "anna", "--undo")
        with self.work.serve(self.database) as server:
            self.assertEqual(401, self.status(server, f"SOTicket {ticket}"))

    def test_no_secret_is_kept_or_told_again(self):
        issued = json.loads(self.command("ticket", "issue", "anna", "--json").stdout)
        self.assertEqual({"Ticket", "Key", "ExpiresAt"}, set(issued))
        secret = base64.b64decode(issued["Ticket"][3:]).decode("utf-16-le").split(";")[1]
        with self.work.serve(self.database, "--log-level", "debug") as server:
            token = self.token(server, f"SOTicket {issued['Ticket']}")
            self.assertEqual(401, self.status(server, f"SOTicket {issued['Ticket']}x"))
            self.assertEqual(0, server.stop())
            said = server.log_path.read_text()
        kept = b"".join(path.read_bytes() for path in self.work.folder.glob("company.db*"))
        for text in (issued["Ticket"], secret, token):
            self.assertNotIn(text.encode(), kept)
            self.assertNotIn(text, said)
            self.assertNotIn(text, self.command("ticket", "list").stdout)

    def test_beside_a_server_only_the_list_can_be_had(self):
        self.ticket()
        with self.work.serve(self.database):
            self.assertEqual(["anna"], [each["UserName"] for each in self.tickets()])
            for arguments in (("issue", "anna"), ("revoke", "--user", "anna")):
                self.assertIn("serve", self.refuse(COULD_NOT, "ticket", *arguments).stderr)

    def test_commands_refuse_what_is_not_there(self):
        self.refuse(COULD_NOT, "ticket", "issue", "nobody")
        self.refuse(COULD_NOT, "ticket", "revoke", "nothing")
        self.refuse(COULD_NOT, "ticket", "revoke", "--user", "nobody")
        self.refuse(WRONG_USE, "ticket", "revoke")
        self.refuse(WRONG_USE, "ticket", "revoke", "a", "--user", "anna")
        self.refuse(WRONG_USE, "ticket", "issue")
        self.command("user", "retire", "bert")
        self.refuse(COULD_NOT, "ticket", "issue", "bert")

    def test_schemes_can_be_switched_off(self):
        ticket = self.ticket()
        with self.work.serve(self.database, "--authorize-with-username", "false") as server:
            with Client(server, "anna", PASSWORD) as anna:
                refused = anna.post({})
            self.assertEqual((401, 'Bearer realm="active-contacts"'),
                             (refused.status, refused.header("WWW-Authenticate")))
            token = self.token(server, f"SOTicket {ticket}")
        with self.work.serve(self.database, "--authorize-with-ticket", "false") as server:
            self.assertEqual(401, self.status(server, f"SOTicket {ticket}"))
            self.assertEqual(200, self.status(server, f"Bearer {token}"))
            self.assertEqual(200, self.status_of(server, "anna"))


if __name__ == "__main__":
    main()
