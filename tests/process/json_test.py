"""Every command of an administrator speaks to programs, too: --json."""

import json

from company_case import PASSWORD, CompanyTest
from crm_http import Client
from crm_process import main

FAMILIES = ["user", "role", "ticket", "app", "tenant", "session", "key"]
SECRET = "another password\n"


class JsonTest(CompanyTest):
    def told(self, *arguments, **options):
        return json.loads(self.command(*arguments, "--json", **options).stdout)

    def user(self, login):
        return self.told("user", "show", login)

    def commands_of(self, family):
        """The names of a family's commands, as its help lists them."""
        listed = self.command(family, "--help").stdout.partition("Subcommands:")[2].partition("Example:")[0]
        return [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "]

    def command(self, *arguments, **options):
        if arguments[-1] == "--help":  # asks nothing of a database
            return self.done(*arguments)
        return super().command(*arguments, **options)

    def test_every_command_of_every_family_has_it(self):
        for family in FAMILIES:
            commands = self.commands_of(family)
            self.assertGreater(len(commands), 1, family)
            for command in commands:
                with self.subTest(f"{family} {command}"):
                    self.assertIn("--json", self.command(family, command, "--help").stdout)

    def test_a_changed_user_is_told_as_show_tells_them(self):
        changes = [
            (["user", "add", "dora", "--password-stdin", "--waiting"], {"WaitingForApproval": True}),
            (["user", "approve", "dora"], {"WaitingForApproval": False}),
            (["user", "password", "dora", "--password-stdin"], {"HasPassword": True}),
            (["user", "role", "dora", "User level 3"], {"RoleName": "User level 3"}),
            (["user", "group", "dora", "Support"], {"GroupName": "Support"}),
            (["user", "retire", "dora"], {"Retired": True}),
            (["user", "retire", "dora", "--undo"], {"Retired": False}),
            (["user", "unlock", "dora"], {"FailedSignIns": 0}),
            (["user", "log-off", "dora"], {"UserName": "dora"}),
            (["user", "last-logout", "dora", "2026-01-31T17:00:00Z"], {"Lastlogout": "2026-01-31T17:00:00Z"}),
        ]
        for arguments, expected in changes:
            with self.subTest(" ".join(arguments)):
                told = self.told(*arguments, **({"stdin": SECRET} if "--password-stdin" in arguments else {}))
                self.assertEqual(expected, {name: told[name] for name in expected})
                self.assertEqual(self.user("dora"), told)

    def test_a_changed_role_is_told_as_show_tells_it(self):
        told = self.told("role", "set", "Reader", "all", "all", "Read", "--like", "User level 1")
        self.assertEqual({"Read"}, {level for cells in told["DataRights"].values() for level in cells.values()})
        self.assertEqual(self.told("role", "show", "Reader"), told)

    def test_an_ended_session_is_told_as_the_list_tells_it(self):
        server = self.work.serve(self.database)
        with Client(server, "anna", PASSWORD) as client:
            self.assertEqual(200, client.post({}).status)
        session = next(each for each in self.told("session", "list", "anna") if each["Ended"] is None)
        told = self.told("session", "end", str(session["SessionId"]))
        self.assertEqual("LoggedOff", told["EndReason"])
        self.assertIn(told, self.told("session", "list", "anna"))
        server.stop()


if __name__ == "__main__":
    main()
