"""What each credential is worth, by installation and switch: one table, written from the specification.

A cell is the status that a question with that credential is answered with; `app` is the 403 that the application and
not the user gets. `names` and `tickets` say which of AuthorizeWithUsername and AuthorizeWithTicket are on."""

from dataclasses import dataclass

ONSITE = """
credential                                        | names, tickets | tickets | names | neither

nothing                                           |            401 |     401 |   401 |     401

Basic: the right password                         |            200 |     401 |   200 |     401
Basic: the right password, the scheme in capitals |            200 |     401 |   200 |     401
Basic: the right password, no padding             |            200 |     401 |   200 |     401
Basic: the login in capitals                      |            200 |     401 |   200 |     401
Basic: a wrong password                           |            401 |     401 |   401 |     401
Basic: no password                                |            401 |     401 |   401 |     401
Basic: an unknown user                            |            401 |     401 |   401 |     401
Basic: a ticket, no password                      |            200 |     401 |   401 |     401
Basic: a ticket with a password                   |            401 |     401 |   401 |     401
Basic: an access token, no password               |            401 |     401 |   401 |     401
Basic: no colon                                   |            401 |     401 |   401 |     401
Basic: no base64                                  |            401 |     401 |   401 |     401
Basic: nothing behind it                          |            401 |     401 |   401 |     401

SOTicket: a ticket                                |            200 |     200 |   401 |     401
SOTicket: a ticket, the scheme in capitals        |            200 |     200 |   401 |     401
SOTicket: a revoked ticket                        |            401 |     401 |   401 |     401
SOTicket: an unknown ticket                       |            401 |     401 |   401 |     401
SOTicket: half a ticket                           |            401 |     401 |   401 |     401
SOTicket: a ticket encoded once more              |            401 |     401 |   401 |     401
SOTicket: an access token                         |            401 |     401 |   401 |     401
SOTicket: nothing behind it                       |            401 |     401 |   401 |     401

Bearer: an access token                           |            200 |     200 |   200 |     200
Bearer: an access token, the scheme in capitals   |            200 |     200 |   200 |     200
Bearer: an access token, spelt with 7A            |            200 |     200 |   200 |     200
Bearer: an unknown access token                   |            401 |     401 |   401 |     401
Bearer: another tenant's name in the token        |            401 |     401 |   401 |     401
Bearer: half an access token                      |            401 |     401 |   401 |     401
Bearer: a ticket                                  |            401 |     401 |   401 |     401
Bearer: a JWT of nobody                           |            401 |     401 |   401 |     401
Bearer: nothing behind it                         |            401 |     401 |   401 |     401

session and its XSRF value                        |            200 |     200 |   200 |     200
session alone                                     |            401 |     401 |   401 |     401
session and a wrong XSRF value                    |            401 |     401 |   401 |     401
XSRF value alone                                  |            401 |     401 |   401 |     401
unknown session and an XSRF value                 |            401 |     401 |   401 |     401
session, and a wrong password                     |            401 |     401 |   401 |     401
session, and an unknown scheme                    |            401 |     401 |   401 |     401
session, and an access token                      |            200 |     200 |   200 |     200

Negotiate                                         |            401 |     401 |   401 |     401
NTLM                                              |            401 |     401 |   401 |     401
Digest                                            |            401 |     401 |   401 |     401
a scheme alone that nobody knows                  |            401 |     401 |   401 |     401
an empty value                                    |            401 |     401 |   401 |     401
a right password twice                            |            400 |     400 |   400 |     400
a right password and a right token                |            400 |     400 |   400 |     400

retired: the right password                       |            403 |     401 |   403 |     401
retired: a wrong password                         |            401 |     401 |   401 |     401
retired: a ticket                                 |            403 |     403 |   401 |     401
retired: an access token                          |            403 |     403 |   403 |     403
retired: session and its XSRF value               |            401 |     401 |   401 |     401

waiting for approval: the right password          |            403 |     401 |   403 |     401
waiting for approval: a wrong password            |            401 |     401 |   401 |     401
"""

ONLINE = """
credential                                        | names, tickets | tickets | names | neither

nothing                                           |            401 |     401 |   401 |     401
the right app alone                               |            401 |     401 |   401 |     401

Basic: the right password                         |            401 |     401 |   401 |     401
Basic: the right password, the right app          |            401 |     401 |   401 |     401
Basic: a ticket, no password, the right app       |            401 |     401 |   401 |     401

SOTicket: a ticket, the right app                 |            200 |     200 |   401 |     401
SOTicket: a ticket, no app                        |            app |     app |   401 |     401
SOTicket: a ticket, an empty app                  |            app |     app |   401 |     401
SOTicket: a ticket, an unknown app                |            app |     app |   401 |     401
SOTicket: a ticket, half the right app            |            app |     app |   401 |     401
SOTicket: a ticket, a revoked app                 |            app |     app |   401 |     401
SOTicket: a ticket, an app of another tenant      |            app |     app |   401 |     401
SOTicket: a ticket, the right app twice           |            app |     app |   401 |     401
SOTicket: a revoked ticket, the right app         |            401 |     401 |   401 |     401
SOTicket: an unknown ticket, the right app        |            401 |     401 |   401 |     401
SOTicket: an unknown ticket, no app               |            401 |     401 |   401 |     401
SOTicket: a ticket of another tenant              |            401 |     401 |   401 |     401
SOTicket: a ticket, the tenant in it rewritten    |            401 |     401 |   401 |     401
SOTicket: an access token, the right app          |            401 |     401 |   401 |     401

Bearer: an access token                           |            200 |     200 |   200 |     200
Bearer: an access token, the right app            |            200 |     200 |   200 |     200
Bearer: an access token, another app              |            app |     app |   app |     app
Bearer: an access token, an unknown app           |            app |     app |   app |     app
Bearer: an unknown access token                   |            401 |     401 |   401 |     401
Bearer: an access token of another tenant         |            401 |     401 |   401 |     401
Bearer: an access token, the tenant rewritten     |            401 |     401 |   401 |     401
Bearer: a ticket, the right app                   |            401 |     401 |   401 |     401

session and its XSRF value                        |            200 |     200 |   200 |     200
session alone                                     |            401 |     401 |   401 |     401
session and a wrong XSRF value                    |            401 |     401 |   401 |     401
session of another tenant                         |            401 |     401 |   401 |     401
session, and a ticket without an app              |            app |     app |   401 |     401

Negotiate                                         |            401 |     401 |   401 |     401
a right token twice                               |            400 |     400 |   400 |     400

retired: a ticket, the right app                  |            403 |     403 |   401 |     401
retired: an access token                          |            403 |     403 |   403 |     403
"""

SWITCHES = {
    "names, tickets": (True, True),
    "tickets": (False, True),
    "names": (True, False),
    "neither": (False, False),
}


@dataclass(frozen=True)
class Case:
    credential: str
    column: str
    worth: str

    @property
    def status(self):
        return 403 if self.worth == "app" else int(self.worth)


def cases(table):
    """The cells of a table, column after column."""
    head, *lines = [[cell.strip() for cell in line.split("|")] for line in table.splitlines() if line.strip()]
    return [Case(line[0], column, line[at]) for at, column in enumerate(head) if at > 0 for line in lines]


def rows(table):
    return [case.credential for case in cases(table) if case.column == cases(table)[0].column]
