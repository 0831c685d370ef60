"""What the tests of the commands share: a database with a small company, and its users' passwords."""

import json

from crm_http import Client
from crm_process import ProgramTest
from small_company import write_two_users

DONE, COULD_NOT, WRONG_USE = 0, 1, 2
PASSWORD = "canary-7f3a-password"


class CompanyTest(ProgramTest):
    """A database with the company of two users; anna and bert have passwords."""

    def setUp(self):
        super().setUp()
        self.database = self.work.path("company.db")
        self.folder = write_two_users(self.work.path("import"))
        self.command("import", self.folder)
        for login in ("anna", "bert"):
            self.command("user", "password", login, "--password-stdin", stdin=f"{PASSWORD}\n")

    def command(self, *arguments, **options):
        return self.done(*arguments, "--database", self.database, **options)

    def refuse(self, exit_status, *arguments, **options):
        return self.refused(exit_status, *arguments, "--database", self.database, **options)

    def contacts_of(self, login, *arguments):
        rows = json.loads(self.command("query", login, "--json", *arguments).stdout)
        return [row["ContactId"] for row in rows]

    def status_of(self, server, login, password=PASSWORD):
        with Client(server, login, password) as client:
            return client.post({}).status
