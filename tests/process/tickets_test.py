"""Tickets and access tokens: issued by commands and over the wire, shown instead of a password."""

import base64
import contextlib
import json
import re
import sqlite3
import stat

from company_case import COULD_NOT, PASSWORD, WRONG_USE, CompanyTest
from crm_http import Client, basic
from crm_process import main

TOKEN = "/api/v1/User/currentToken"
AGENT = "/api/v1/Agents/User/GetCurrentToken"
TICKET = r"7T:[A-Za-z0-9+/]+={0,2}"


def inside(ticket):
    return base64.b64decode(ticket[3:]).decode("utf-16-le")


class TicketsTest(CompanyTest):
    def ticket(self, login="anna", *arguments):
        issued = self.command("ticket", "issue", login, *arguments)
        self.assertRegex(issued.stdout, rf"^{TICKET}\n$")  # alone
        self.assertNotRegex(issued.stderr, TICKET)
        return issued.stdout.strip()

    def tickets(self, *whose):
        return json.loads(self.command("ticket", "list", *whose, "--json").stdout)

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

    def change_tokens(self, statement):
        with contextlib.closing(sqlite3.connect(self.database)) as database, database:
            database.execute(statement)

    def test_a_client_is_refused_gets_a_token_with_its_password_and_calls_with_it(self):
        with self.work.serve(self.database) as server:
            self.assertEqual(401, self.status(server, None))
            token = self.token(server, basic("anna", PASSWORD))
            rows = self.answer(server, basic("anna", PASSWORD)).json()
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
        self.assertRegex(inside(ticket), r"^[0-9a-f]{32};[0-9]{60,78}$")
        in_basic = basic(ticket, "")
        with self.work.serve(self.database) as server, Client(server, "anna", PASSWORD) as anna:
            rows = anna.post({}).json()
            for authorization in (f"SOTicket {ticket}", f"soticket {ticket}", in_basic):
                self.assertEqual(rows, self.answer(server, authorization).json(), authorization)
            for wrong in (f"SOTicket {ticket[:-4]}", f"SOTicket {ticket[:40]}A{ticket[41:]}x", f"Bearer {ticket}",
                          f"SOTicket {self.token(server, in_basic)}", "SOTicket 7T:", basic(ticket, "x")):
                self.assertEqual(401, self.status(server, wrong), wrong)

    def test_a_ticket_is_the_same_until_it_is_revoked_and_another_then(self):
        first = self.ticket()
        self.assertEqual(first, self.ticket("ANNA"))
        self.assertNotEqual(first, self.ticket("bert"))
        self.command("ticket", "revoke", "anna")
        again = self.ticket()
        self.assertNotEqual(first, again)
        with self.work.serve(self.database) as server:
            self.assertEqual(401, self.status(server, f"SOTicket {first}"))
            self.assertEqual(200, self.status(server, f"SOTicket {again}"))

    def test_without_its_key_a_ticket_stays_good_and_is_not_told_again(self):
        first = self.ticket()
        key = self.work.path("company.db.ticket-key")
        self.assertEqual(0o600, stat.S_IMODE(key.stat().st_mode))
        key.unlink()
        self.assertNotEqual(first, self.ticket())
        with self.work.serve(self.database) as server:
            self.assertEqual(200, self.status(server, f"SOTicket {first}"))

    def test_online_a_ticket_names_its_tenant_and_passwords_are_none(self):
        online = ("--installation", "online")
        ticket = self.ticket("anna", *online)
        self.assertRegex(inside(ticket), r"^[0-9a-f]{32};[0-9]{60,78};Cust00001$")
        with self.work.serve(self.database, *online) as server:
            with Client(server, "anna", PASSWORD) as anna:
                refused = anna.send("POST", "/Cust00001/api/v1/Agents/Contact/GetMyActiveContacts", "{}")
            self.assertEqual((401, 'Bearer realm="active-contacts"'),
                             (refused.status, refused.header("WWW-Authenticate")))

    def test_tickets_and_tokens_survive_a_restart_and_a_kill(self):
        ticket = self.ticket()
        with self.work.serve(self.database) as server:
            token = self.token(server, f"SOTicket {ticket}")
            server.kill()  # at once behind the answer
        for _ in range(2):
            with self.work.serve(self.database) as server:
                self.assertEqual(200, self.status(server, f"SOTicket {ticket}"))
                self.assertEqual(200, self.status(server, f"Bearer {token}"))
                self.assertEqual(0, server.stop())

    def test_the_use_of_a_ticket_prolongs_it_over_a_restart(self):
        ticket = self.ticket()
        self.change_tokens("UPDATE token SET last_used_at = last_used_at - 36000000000, "
                           "expires_at = expires_at - 36000000000")  # an hour
        before = self.tickets()[0]["ExpiresAt"]
        with self.work.serve(self.database) as server:
            self.assertEqual(200, self.status(server, f"SOTicket {ticket}"))
            self.assertEqual(0, server.stop())
        self.assertLess(before, self.tickets()[0]["ExpiresAt"])

    def test_what_has_expired_is_refused(self):
        ticket = self.ticket()
        with self.work.serve(self.database) as server:
            token = self.token(server, f"SOTicket {ticket}")
            self.assertEqual(0, server.stop())
        self.change_tokens("UPDATE token SET expires_at = last_used_at")
        self.assertEqual(["expired"], [each["State"] for each in self.tickets()])
        with self.work.serve(self.database) as server:
            self.assertEqual(401, self.status(server, f"SOTicket {ticket}"))
            self.assertEqual(401, self.status(server, f"Bearer {token}"))
        self.assertNotEqual(ticket, self.ticket())
        self.assertEqual(["valid"], [each["State"] for each in self.tickets()])  # the expired is gone

    def test_one_ticket_is_revoked_and_the_other_is_not(self):
        annas, berts = self.ticket(), self.ticket("bert")
        number = str(self.tickets("anna")[0]["TicketId"])
        self.assertIn(number, self.command("ticket", "revoke", number).stdout)
        self.assertEqual({"anna": "revoked", "bert": "valid"},
                         {each["UserName"]: each["State"] for each in self.tickets()})
        self.assertEqual({"Revoked": 0}, json.loads(self.command("ticket", "revoke", number, "--json").stdout))
        with self.work.serve(self.database) as server:
            self.assertEqual(401, self.status(server, f"SOTicket {annas}"))
            self.assertEqual(200, self.status(server, f"SOTicket {berts}"))

    def test_all_of_a_user_are_revoked_by_command_by_a_new_password_and_by_retirement(self):
        other = self.ticket("bert")
        for revoke, status in ((("ticket", "revoke", "anna"), 401),
                               (("user", "password", "anna", "--password-stdin"), 401),
                               (("user", "retire", "anna"), 403)):
            ticket = self.ticket()
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
        self.assertEqual({"TicketId", "Ticket", "ExpiresAt"}, set(issued))
        secret = inside(issued["Ticket"]).split(";")[1]
        with self.work.serve(self.database, "--log-level", "debug") as server:
            token = self.token(server, f"SOTicket {issued['Ticket']}")
            self.assertEqual(401, self.status(server, f"SOTicket {issued['Ticket']}x"))
            self.assertEqual(0, server.stop())
            said = server.log_path.read_text()
        self.assertRegex(said, r"access token issued .*token_id=")
        kept = b"".join(path.read_bytes() for path in self.work.folder.glob("company.db*") if path.is_file())
        for text in (issued["Ticket"], secret, token):
            self.assertNotIn(text.encode(), kept)
            self.assertNotIn(text, said)
            self.assertNotIn(text, self.command("ticket", "list").stdout)

    def test_wrong_tickets_and_tokens_are_slowed_by_address(self):
        ticket = self.ticket()
        with self.work.serve(self.database, "--address-failures-per-minute-max", "5") as server:
            with Client(server, authorization="Bearer 8A:Cust00001.AAAA") as stranger:
                self.assertEqual([401] * 5, [stranger.post({}).status for _ in range(5)])
                slowed = stranger.post({})
            self.assertEqual(429, slowed.status)
            self.assertLessEqual(int(slowed.header("Retry-After")), 60)
            self.assertEqual(429, self.status(server, f"SOTicket {ticket}x"))
            self.assertEqual(200, self.status(server, f"SOTicket {ticket}"))
            self.assertEqual(0, server.stop())
            said = server.log_path.read_text()
        self.assertEqual(5, len(re.findall(r"sign-in failed", said)), said)
        self.assertEqual(1, len(re.findall(r"sign-in from address refused", said)), said)

    def test_beside_a_server_tickets_are_good_and_void_at_once(self):
        with self.work.serve(self.database) as server:
            ticket = self.ticket()
            self.assertEqual(["anna"], [each["UserName"] for each in self.tickets()])
            with Client(server, authorization=f"SOTicket {ticket}") as anna:
                self.assertEqual(200, anna.post({}).status)
                self.command("ticket", "revoke", "anna")
                self.assertEqual(401, anna.post({}).status)

    def test_commands_refuse_what_is_not_there(self):
        self.refuse(COULD_NOT, "ticket", "issue", "nobody")
        self.refuse(COULD_NOT, "ticket", "list", "nobody")
        self.refuse(COULD_NOT, "ticket", "revoke", "nobody")
        self.refuse(COULD_NOT, "ticket", "revoke", "77")
        self.refuse(COULD_NOT, "ticket", "revoke", "99999999999999999999")
        self.refuse(WRONG_USE, "ticket", "revoke")
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
        self.refuse(WRONG_USE, "serve", "--authorize-with-implicit", "true")


if __name__ == "__main__":
    main()
