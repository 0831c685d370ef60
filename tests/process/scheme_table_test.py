"""Every credential against every switch on site: status, challenge and body of each cell of the table, asked of a server
that runs so."""

import base64

from company_case import PASSWORD
from crm_http import basic
from crm_process import main
from scheme_case import TOKEN_PATH, SchemeCase, field, session, unknown_ticket
from scheme_table import ONSITE


class SchemeTableTest(SchemeCase):
    """Anna is normal, bert is retired once he holds all that a user can hold, dora waits for approval."""

    def setUp(self):
        super().setUp()
        self.held = {}
        for login in ("anna", "bert"):
            ticket = self.command("ticket", "issue", login).stdout.strip()
            with self.work.serve(self.database) as server:
                token = self.ask(server, field(f"SOTicket {ticket}"), "GET", TOKEN_PATH).json()
                self.held[login] = {"ticket": ticket, "token": token, **self.session_of(server, login)}
                self.assertEqual(0, server.stop())
        self.command("user", "retire", "bert")
        self.command("user", "add", "dora", "--waiting", "--password-stdin", stdin=f"{PASSWORD}\n")
        self.revoked = self.command("ticket", "issue", "carl").stdout.strip()
        self.command("ticket", "revoke", "carl")

    def credentials(self):
        """The fields of the head that each row of the table sends."""
        anna, bert = self.held["anna"], self.held["bert"]
        right = basic("anna", PASSWORD)
        jwt = ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode()
                       for part in (b'{"alg":"none"}', b'{"sub":"anna"}', b""))

        def of_anna(cookie=anna["session"], xsrf=anna["xsrf"]):
            return session(cookie, xsrf)

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
            "SOTicket: an unknown ticket": field(f"SOTicket {unknown_ticket()}"),
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
            "session and its XSRF value": of_anna(),
            "session alone": of_anna(xsrf=None),
            "session and a wrong XSRF value": of_anna(xsrf="A" * 43),
            "XSRF value alone": of_anna(cookie=None),
            "unknown session and an XSRF value": of_anna(cookie="A" * 43),
            "session, and a wrong password": of_anna() + field(basic("anna", "wrong")),
            "session, and an unknown scheme": of_anna() + field("Unheard of"),
            "session, and an access token": of_anna() + field(f"Bearer {anna['token']}"),
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
            "waiting for approval: the right password": field(basic("dora", PASSWORD)),
            "waiting for approval: a wrong password": field(basic("dora", PASSWORD + "x")),
        }

    def test_every_credential_is_worth_what_the_table_says_on_site(self):
        self.assert_table(ONSITE, self.credentials())


if __name__ == "__main__":
    main()
