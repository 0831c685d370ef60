"""Every credential against every switch and application online: status, challenge and body of each cell of the table,
asked of a server that runs so."""

import base64
import json

from company_case import PASSWORD
from crm_http import basic
from crm_process import main
from scheme_case import TOKEN_PATH, SchemeCase, field, session, unknown_ticket
from scheme_table import ONLINE

HERE, ELSEWHERE = "Cust12345", "Cust54321"
ONLINE_OPTIONS = ("--installation", "online")


class SchemeTableOnlineTest(SchemeCase):
    """Two tenants with the same company and passwords. In the one that is asked anna is normal, and bert is retired
    once he holds all that a user can hold; its app is Pilot."""

    INSTALLATION = "online"
    ROOT = f"/{HERE}"

    def setUp(self):
        super().setUp()
        for tenant in (HERE, ELSEWHERE):
            self.command("tenant", "add", tenant, "--name", tenant)
            self.command("import", self.folder, "--tenant", tenant)
            for login in ("anna", "bert"):
                self.command("user", "password", login, "--password-stdin", "--tenant", tenant, stdin=f"{PASSWORD}\n")
        self.apps = {"pilot": self.app("Pilot", HERE), "other": self.app("Other", HERE), "gone": self.app("Gone", HERE),
                     "elsewhere": self.app("Foreign", ELSEWHERE)}
        self.command("app", "revoke", "Gone")
        with self.work.serve(self.database, *ONLINE_OPTIONS) as server:
            self.anna = self.everything_of(server, "anna", HERE, "pilot")
            self.bert = self.everything_of(server, "bert", HERE, "pilot")
            self.annas_elsewhere = self.everything_of(server, "anna", ELSEWHERE, "elsewhere")
            self.assertEqual(0, server.stop())
        self.command("user", "retire", "bert", "--tenant", HERE)
        self.revoked = self.ticket("carl", HERE)
        self.command("ticket", "revoke", "carl", "--tenant", HERE)

    def app(self, name, tenant):
        return json.loads(self.command("app", "add", name, "--tenant", tenant, "--json").stdout)["ClientSecret"]

    def ticket(self, login, tenant):
        return self.command("ticket", "issue", login, "--tenant", tenant, *ONLINE_OPTIONS).stdout.strip()

    def everything_of(self, server, login, tenant, app):
        ticket = self.ticket(login, tenant)
        fields = [*field(f"SOTicket {ticket}"), f"SO-AppToken: {self.apps[app]}"]
        answer = self.ask(server, fields, "GET", TOKEN_PATH, root=f"/{tenant}")
        self.assertEqual(200, answer.status, answer)
        return {"ticket": ticket, "token": answer.json(), **self.session_of(server, login, root=f"/{tenant}")}

    def rewritten_ticket(self):
        inside = base64.b64decode(self.annas_elsewhere["ticket"][3:]).decode("utf-16-le")
        self.assertTrue(inside.endswith(f";{ELSEWHERE}"), inside)
        return "7T:" + base64.b64encode(inside.replace(ELSEWHERE, HERE).encode("utf-16-le")).decode()

    def credentials(self):
        """The fields of the head that each row of the table sends."""
        anna, bert, elsewhere = self.anna, self.bert, self.annas_elsewhere
        pilot = [f"SO-AppToken: {self.apps['pilot']}"]
        ticket, token = field(f"SOTicket {anna['ticket']}"), field(f"Bearer {anna['token']}")
        return {
            "nothing": [],
            "the right app alone": pilot,
            "Basic: the right password": field(basic("anna", PASSWORD)),
            "Basic: the right password, the right app": field(basic("anna", PASSWORD)) + pilot,
            "Basic: a ticket, no password, the right app": field(basic(anna["ticket"], "")) + pilot,
            "SOTicket: a ticket, the right app": ticket + pilot,
            "SOTicket: a ticket, no app": ticket,
            "SOTicket: a ticket, an empty app": ticket + ["SO-AppToken:"],
            "SOTicket: a ticket, an unknown app": ticket + ["SO-AppToken: 0123456789abcdef"],
            "SOTicket: a ticket, half the right app": ticket + [pilot[0][:-8]],
            "SOTicket: a ticket, a revoked app": ticket + [f"SO-AppToken: {self.apps['gone']}"],
            "SOTicket: a ticket, an app of another tenant": ticket + [f"SO-AppToken: {self.apps['elsewhere']}"],
            "SOTicket: a ticket, the right app twice": ticket + pilot * 2,
            "SOTicket: a revoked ticket, the right app": field(f"SOTicket {self.revoked}") + pilot,
            "SOTicket: an unknown ticket, the right app": field(f"SOTicket {unknown_ticket()}") + pilot,
            "SOTicket: an unknown ticket, no app": field(f"SOTicket {unknown_ticket()}"),
            "SOTicket: a ticket of another tenant": field(f"SOTicket {elsewhere['ticket']}") + pilot,
            "SOTicket: a ticket, the tenant in it rewritten": field(f"SOTicket {self.rewritten_ticket()}") + pilot,
            "SOTicket: an access token, the right app": field(f"SOTicket {anna['token']}") + pilot,
            "Bearer: an access token": token,
            "Bearer: an access token, the right app": token + pilot,
            "Bearer: an access token, another app": token + [f"SO-AppToken: {self.apps['other']}"],
            "Bearer: an access token, an unknown app": token + ["SO-AppToken: 0123456789abcdef"],
            "Bearer: an unknown access token": field(f"Bearer 8A:{HERE}.eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg="),
            "Bearer: an access token of another tenant": field(f"Bearer {elsewhere['token']}"),
            "Bearer: an access token, the tenant rewritten": field(
                f"Bearer {elsewhere['token'].replace(ELSEWHERE, HERE)}"),
            "Bearer: a ticket, the right app": field(f"Bearer {anna['ticket']}") + pilot,
            "session and its XSRF value": session(anna["session"], anna["xsrf"]),
            "session alone": session(anna["session"], None),
            "session and a wrong XSRF value": session(anna["session"], "A" * 43),
            "session of another tenant": session(elsewhere["session"], elsewhere["xsrf"]),
            "session, and a ticket without an app": session(anna["session"], anna["xsrf"]) + ticket,
            "Negotiate": field("Negotiate YIIJvwYGKwYBBQUCoIIJszCCCa+gJDAi"),
            "a right token twice": token * 2,
            "retired: a ticket, the right app": field(f"SOTicket {bert['ticket']}") + pilot,
            "retired: an access token": field(f"Bearer {bert['token']}"),
        }

    def test_every_credential_is_worth_what_the_table_says_online(self):
        self.assert_table(ONLINE, self.credentials())


if __name__ == "__main__":
    main()
