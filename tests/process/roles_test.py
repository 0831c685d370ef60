"""Roles and groups by command, and what the server makes of them."""

import json
import sqlite3

from company_case import COULD_NOT, PASSWORD, CompanyTest
from crm_http import Client
from crm_process import main

LEVELS = ["User level 0", "User level 1", "User level 2", "User level 3", "User level 4", "User level 5"]


def without_lock(user):
    """The lock runs out while the next command starts."""
    return {name: value for name, value in user.items() if name not in ("Locked", "LockedForSeconds")}


class RolesTest(CompanyTest):
    def role(self, name):
        return json.loads(self.command("role", "show", name, "--json").stdout)

    def user(self, login):
        user = json.loads(self.command("user", "show", login, "--json").stdout)
        listed = json.loads(self.command("user", "list", "--json").stdout)
        self.assertIn(without_lock(user), map(without_lock, listed))
        return user

    def rights_of(self, server, login):
        with Client(server, login, PASSWORD) as client:
            return {row["ContactId"]: row["TableRight"]["Mask"] for row in client.post({}).json()}

    def test_every_database_has_the_default_roles_and_everybody_level_1(self):
        roles = json.loads(self.command("role", "list", "--json").stdout)
        self.assertEqual([*LEVELS, "System"], [role["Name"] for role in roles])
        self.assertEqual([0, 3, 0, 0, 0, 0, 0], [role["Users"] for role in roles])
        for name in (*LEVELS, "System"):
            self.assertEqual(self.role(name), next(role for role in roles if role["Name"] == name))
            self.assertIn(name, self.command("role", "list").stdout)
        self.assertEqual("User level 1", self.user("anna")["RoleName"])

    def test_a_changed_role_counts_for_its_users(self):
        self.command("role", "set", "Keeper", "Company", "MyOwn", "Update", "--like", "User level 1")
        self.command("user", "role", "anna", "keeper")
        self.command("user", "role", "bert", "User level 5")
        server = self.work.serve(self.database)
        self.assertEqual({102: "URI", 101: "URI"}, self.rights_of(server, "anna"))
        self.assertEqual({103: "Select"}, self.rights_of(server, "bert"))
        with Client(server, "anna", PASSWORD) as client:
            principal = client.send("GET", "/api/v1/User/currentPrincipal").json()
            self.assertEqual((8, "Keeper", "Employee"),
                             (principal["RoleId"], principal["RoleName"], principal["RoleType"]))
        server.stop()
        self.command("role", "set", "KEEPER", "all", "all", "none")
        server = self.work.serve(self.database)
        self.assertEqual({}, self.rights_of(server, "anna"))
        self.assertEqual({103: "Select"}, self.rights_of(server, "bert"))

    def test_a_cell_or_all_cells_are_set_and_no_others(self):
        before = self.role("User level 2")
        self.command("role", "set", "user level 2", "document", "OTHERASSOCIATES", "read")
        before["DataRights"]["Document"]["OtherAssociates"] = "Read"
        self.assertEqual(before, self.role("User level 2"))
        self.command("role", "set", "User level 2", "all", "Anonymous", "None")
        for cells in before["DataRights"].values():
            cells["Anonymous"] = "None"
        self.assertEqual(before, self.role("User level 2"))
        self.command("role", "set", "User level 2", "Company", "all", "Create")
        before["DataRights"]["Company"] = dict.fromkeys(before["DataRights"]["Company"], "Create")
        self.assertEqual(before, self.role("User level 2"))

    def test_a_role_made_like_another_allows_what_that_does_functions_included(self):
        self.command("role", "set", "Chief", "Company", "MyOwn", "Delete", "--like", "user level 0")
        like, made = self.role("User level 0"), self.role("Chief")
        self.assertEqual((like["DataRights"], like["FunctionRights"]), (made["DataRights"], made["FunctionRights"]))
        self.assertEqual(5, len(made["FunctionRights"]))
        self.assertEqual([], self.role("User level 1")["FunctionRights"])

    def test_what_makes_no_sense_is_refused_and_changes_nothing(self):
        before = self.command("role", "list", "--json").stdout, self.command("user", "list", "--json").stdout
        for arguments, word in (
            (("role", "set", "System", "all", "all", "Read"), "System"),
            (("role", "set", "Copy", "all", "all", "Read", "--like", "System"), "System"),
            (("role", "set", "User level 1", "all", "all", "Read", "--like", "User level 2"), "already"),
            (("role", "set", "Nobody's", "all", "all", "Read"), "role list"),
            (("role", "set", "New", "all", "all", "Read", "--like", "Nobody's"), "role list"),
            (("role", "set", " ", "all", "all", "Read", "--like", "User level 1"), "blank"),
            (("role", "set", "x" * 240, "all", "all", "Read", "--like", "User level 1"), "239"),
            (("role", "set", "User level 1", "Firm", "all", "Read"), "Company"),
            (("role", "set", "User level 1", "Company", "Mine", "Read"), "MyOwn"),
            (("role", "set", "User level 1", "Company", "MyOwn", "Write"), "Update"),
            (("role", "show", "Nobody's"), "role list"),
            (("user", "role", "anna", "Nobody's"), "role list"),
            (("user", "role", "anna", "System"), "services"),
            (("user", "role", "nobody", "User level 1"), "user list"),
            (("user", "group", "nobody", "Sales"), "user list"),
            (("user", "group", "anna", "Sales", "--leave"), "first group"),
            (("user", "group", "anna", "Nowhere", "--leave"), "no group"),
            (("user", "group", "anna", ""), "blank"),
            (("user", "show", "nobody"), "user list"),
        ):
            with self.subTest(" ".join(arguments)):
                self.assertIn(word, self.refuse(COULD_NOT, *arguments).stderr)
        self.refuse(COULD_NOT, "user", "add", "dora", "--role", "Nobody's", "--password-stdin", stdin="x\n")
        self.assertEqual(before, (self.command("role", "list", "--json").stdout,
                                  self.command("user", "list", "--json").stdout))

    def test_a_user_is_added_with_a_role_or_with_level_1(self):
        for login, role in (("dora", ("--role", "user level 3")), ("emil", ())):
            self.command("user", "add", login, *role, "--password-stdin", stdin="x\n")
        self.assertEqual("User level 3", self.user("dora")["RoleName"])
        self.assertEqual("User level 1", self.user("emil")["RoleName"])

    def test_a_user_is_in_one_first_group_and_in_others(self):
        def groups():
            user = self.user("anna")
            return user["GroupName"], [group["GroupName"] for group in user["OtherGroups"]]
        self.assertEqual(("Sales", []), groups())
        self.command("user", "group", "anna", "Support", "--also")
        self.command("user", "group", "anna", "Board", "--also")
        self.command("user", "group", "anna", "Support", "--also")
        self.command("user", "group", "anna", "Sales", "--also")
        self.assertEqual(("Sales", ["Support", "Board"]), groups())
        self.command("user", "group", "anna", "Board")
        self.assertEqual(("Board", ["Support"]), groups())
        self.command("user", "group", "anna", "Support", "--leave")
        self.assertEqual(("Board", []), groups())

    def test_an_import_keeps_role_and_groups(self):
        self.command("user", "role", "anna", "User level 4")
        self.command("user", "group", "anna", "Board", "--also")
        before = self.user("anna")
        self.command("import", self.folder)
        self.assertEqual(before, self.user("anna"))

    def test_show_tells_of_password_and_lock(self):
        self.assertEqual((True, False, 0), tuple(map(self.user("anna").get, ("HasPassword", "Locked", "FailedSignIns"))))
        self.assertFalse(self.user("carl")["HasPassword"])
        server = self.work.serve(self.database)
        for _ in range(5):
            self.assertEqual(401, self.status_of(server, "anna", "wrong"))
        server.stop()
        user = self.user("anna")
        self.assertEqual(5, user["FailedSignIns"])
        self.assertLessEqual(user["LockedForSeconds"], 1)
        connection = sqlite3.connect(self.database)
        with connection:
            connection.execute("UPDATE sign_in_failure SET count = 10")
        connection.close()
        user = self.user("anna")
        self.assertTrue(user["Locked"])
        self.assertGreater(user["LockedForSeconds"], 60)
        self.assertRegex(self.command("user", "show", "anna").stdout, r"locked +for \d+ s")
        self.command("user", "unlock", "anna")
        self.assertFalse(self.user("anna")["Locked"])


if __name__ == "__main__":
    main()
