"""The commands: their exit statuses, their help, their settings, and the users they manage."""

import json
import re

from company_case import COULD_NOT, PASSWORD, WRONG_USE, CompanyTest
from crm_http import Client
from crm_process import ProgramTest, main
from small_company import write_two_users

COMMANDS = (["serve"], ["import"], ["demo"], ["query"], ["user"], ["user", "add"], ["user", "list"],
            ["user", "show"], ["user", "role"], ["user", "group"], ["user", "password"], ["user", "retire"], ["user", "approve"], ["user", "unlock"],
            ["user", "last-logout"], ["role"], ["role", "list"], ["role", "show"], ["role", "set"], ["check"], ["config"])


class UsageTest(ProgramTest):
    def test_wrong_use_ends_with_2_and_a_word_about_help(self):
        for arguments in (["--nonsense"], ["nonsense"], ["serve", "--nonsense"], ["import"],
                          ["import", "--nonsense", "x"],
                          ["query"], ["user"], ["user", "nonsense"], ["user", "add"], ["user", "password"],
                          ["user", "retire"], ["user", "unlock"], ["user", "last-logout"],
                          ["user", "last-logout", "anna"], ["user", "show"], ["user", "role", "anna"],
                          ["user", "group", "anna"], ["user", "group", "anna", "A", "--also", "--leave"],
                          ["role"], ["role", "show"], ["role", "set", "A", "all", "all"],
                          ["check", "nonsense"], ["config", "--nonsense"], ["serve", "--listen"], ["check", "--database"],
                          ["user", "add", "x", "--name", "X", "--password", "secret"],
                          ["user", "password", "x", "--password", "secret"], ["user", "password", "x", "secret"],
                          ["import", "x", "--strict", "--skip-bad-rows"]):
            with self.subTest(" ".join(arguments)):
                refusal = self.refused(WRONG_USE, *arguments)
                self.assertEqual("", refusal.stdout, refusal)
                self.assertIn("--help", refusal.stderr, refusal)

    def test_what_could_not_be_done_ends_with_1(self):
        database = self.work.path("some.db")
        self.done("import", write_two_users(self.work.path("import")), "--database", database)
        for arguments in (["import", self.work.path("nowhere")], ["query", "nobody"],
                          ["user", "retire", "nobody"], ["user", "approve", "nobody"], ["user", "unlock", "nobody"],
                          ["user", "last-logout", "nobody", "never"],
                          ["user", "add", "anna", "--name", "Anna Again"]):
            with self.subTest(" ".join(map(str, arguments))):
                self.refused(COULD_NOT, *arguments, "--database", database)
        self.refused(COULD_NOT, "user", "password", "nobody", "--password-stdin", "--database", database,
                     stdin="x\n")
        self.refused(COULD_NOT, "serve", "--listen", "127.0.0.1:0",
                     "--database", self.work.path("no/such/folder/x.db"))

    def test_help_of_every_command_has_an_example(self):
        for command in ([], *COMMANDS):
            with self.subTest(" ".join(command)):
                told = self.done(*command, "--help")
                line = r"\bactive-contacts " + r"[^\n]*".join([*command, ""])
                example = re.search(r"(?is)examples?:?\s.*" + line, told.stdout)
                self.assertIsNotNone(example, f"no example\n{told}")

    def test_help_names_every_command(self):
        told = self.done("--help").stdout
        for command in COMMANDS:
            self.assertIn(command[0], told)

    def test_version_is_one_line(self):
        self.assertRegex(self.done("--version").stdout, r"\Aactive-contacts \d+\.\d+\.\d+\n\Z")


class ConfigTest(ProgramTest):
    def line_of(self, setting, *arguments, **environment):
        finished = self.done(*arguments, **environment)
        lines = [line for line in finished.stdout.splitlines()
                 if re.match(rf"\W*{setting}\b", line, re.IGNORECASE)]
        self.assertEqual(1, len(lines), f"one line about {setting}\n{finished}")
        return lines[0]

    def test_tells_each_value_and_where_it_came_from(self):
        settings = self.work.path("settings.toml")
        settings.write_text('database = "from-file.db"\n')
        from_file = ["config", "--config", settings]
        from_flag = [*from_file, "--database", "from-flag.db"]
        environment = {"ACTIVE_CONTACTS_DATABASE": "from-environment.db"}
        for arguments, given, value, source in (
            (["config"], {}, "active-contacts.db", "default"),
            (from_file, {}, "from-file.db", "file"),
            (from_file, environment, "from-environment.db", "environment"),
            (from_flag, environment, "from-flag.db", "flag"),
        ):
            with self.subTest(source):
                line = self.line_of("database", *arguments, **given)
                self.assertIn(value, line)
                self.assertRegex(line.replace(value, ""), rf"(?i)\b{source}\b")
                in_json = self.done(*arguments, "--json", **given).stdout
                self.assertIn(value, json.dumps(json.loads(in_json)))
                self.assertRegex(in_json.replace(value, ""), rf"(?i)\b{source}\b")
        self.assertIn("127.0.0.1:8080", self.line_of("listen", "config"))

    def test_a_setting_that_is_wrong_or_unknown_is_told_by_name(self):
        settings = self.work.path("settings.toml")
        for text, command, word in (('listen = "nowhere"\n', "serve", "listen"),
                                    ('listne = "127.0.0.1:1"\n', "config", "listne"),
                                    ("listen = \n", "config", "settings.toml")):
            with self.subTest(text):
                settings.write_text(text)
                finished = self.work.run(command, "--config", settings)
                self.assertIn(finished.exit_status, (COULD_NOT, WRONG_USE), finished)
                self.assertIn(word, finished.stderr, finished)
        missing = self.work.run("config", "--config", self.work.path("missing.toml"))
        self.assertIn(missing.exit_status, (COULD_NOT, WRONG_USE), missing)
        self.assertIn("missing.toml", missing.stderr)

    def test_settings_reach_the_server(self):
        settings, database = self.work.path("settings.toml"), self.work.path("elsewhere.db")
        self.done("import", write_two_users(self.work.path("import")), "--database", database)
        self.work.environment["ACTIVE_CONTACTS_DATABASE"] = str(database)
        self.assertIn("Nordlys", self.done("query", "anna", "--json").stdout)
        del self.work.environment["ACTIVE_CONTACTS_DATABASE"]
        settings.write_text(f'database = "{database}"\nlisten = "127.0.0.2:0"\n')
        server = self.work.serve(database, "--config", settings)
        self.assertEqual("127.0.0.1", server.host, "the flag wins over the file")


class UserTest(CompanyTest):
    def test_a_user_is_added_listed_and_signs_in(self):
        self.command("user", "add", "dora", "--name", "Dóra Á. Kis", "--group", "Support", "--password-stdin",
                     stdin=f"{PASSWORD}\n")
        listed = self.command("user", "list")
        for login, name in (("dora", "Dóra Á. Kis"), ("anna", "Anna Berg"), ("carl", "Carl Ek")):
            self.assertRegex(listed.stdout, rf"(?m)^.*\b{login}\b.*\b{re.escape(name)}\b")
        self.assertNotIn(PASSWORD, listed.said)
        self.assertNotIn("argon2", listed.said)
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "dora"))
        with Client(server, "dora", PASSWORD) as client:
            self.assertEqual([], client.post({}).json())

    def test_an_imported_associate_signs_in_only_when_given_a_password(self):
        server = self.work.serve(self.database)
        self.assertEqual(401, self.status_of(server, "carl", ""))
        self.assertEqual(401, self.status_of(server, "carl"))
        server.stop()
        self.command("user", "password", "carl", "--password-stdin", stdin=f"{PASSWORD}\n")
        self.assertEqual(200, self.status_of(self.work.serve(self.database), "carl"))

    def test_a_new_password_ends_the_old_one(self):
        self.command("user", "password", "anna", "--password-stdin", stdin="new\r\n")
        server = self.work.serve(self.database)
        self.assertEqual(401, self.status_of(server, "anna"))
        self.assertEqual(200, self.status_of(server, "anna", "new"), "the line's end is not part of the password")

    def test_a_login_is_one_in_any_case(self):
        self.refuse(COULD_NOT, "user", "add", "ANNA", "--name", "Another", "--password-stdin", stdin="x\n")
        self.assertEqual([102, 101], self.contacts_of("Anna"))

    def test_no_password_and_no_terminal_is_an_end_and_not_a_wait(self):
        finished = self.work.run("user", "password", "anna", "--database", self.database, seconds=20)
        self.assertIn(finished.exit_status, (COULD_NOT, WRONG_USE), finished)
        self.assertIn("--password-stdin", finished.stderr, finished)
        finished = self.work.run("user", "password", "anna", "--password-stdin", "--database", self.database,
                                 stdin="")
        self.assertIn(finished.exit_status, (COULD_NOT, WRONG_USE), finished)
        self.assertEqual(200, self.status_of(self.work.serve(self.database), "anna"))

    def test_a_retired_user_is_forbidden_until_taken_back(self):
        self.command("user", "retire", "anna")
        server = self.work.serve(self.database)
        self.assertEqual(403, self.status_of(server, "anna"))
        self.assertEqual(200, self.status_of(server, "bert"))
        server.stop()
        listed = self.command("user", "list").stdout
        self.assertRegex(listed, r"(?im)^.*\banna\b.*\b(retired|yes)\s*$", "the last column tells who is retired")
        self.assertNotRegex(listed, r"(?im)^.*\bbert\b.*\b(retired|yes)\s*$")
        self.command("user", "retire", "anna", "--undo")
        self.assertEqual(200, self.status_of(self.work.serve(self.database), "anna"))

    def test_a_user_waits_for_approval_until_approved(self):
        told = self.command("user", "add", "dora", "--waiting", "--password-stdin", stdin=f"{PASSWORD}\n")
        self.assertIn("waits for approval", told.stdout)
        server = self.work.serve(self.database)
        self.assertEqual(403, self.status_of(server, "dora"))
        self.assertEqual(401, self.status_of(server, "dora", "wrong"))
        self.refuse(COULD_NOT, "ticket", "issue", "dora")
        for login, waits in (("dora", True), ("anna", False)):
            user = json.loads(self.command("user", "show", login, "--json").stdout)
            self.assertEqual(waits, user["WaitingForApproval"])
            self.assertRegex(self.command("user", "show", login).stdout,
                             rf"(?m)^waits for approval +{'yes' if waits else 'no'} *$")
        self.assertRegex(self.command("user", "list").stdout, r"(?m)^.*\bdora\b.*\byes *$")
        self.assertIn("approved", self.command("user", "approve", "dora").stdout)
        self.assertEqual(200, self.status_of(server, "dora"))
        self.assertIn("nothing was changed", self.command("user", "approve", "dora").stdout)

    def test_the_last_log_out_bounds_a_future_start(self):
        future = ("--since", "2999-01-01T00:00:00Z")
        self.assertEqual([102, 101], self.contacts_of("anna", *future))
        self.command("user", "last-logout", "anna", "2024-05-05T05:05:05Z")
        self.assertEqual([102], self.contacts_of("anna", *future))
        self.command("user", "last-logout", "anna", "2024-05-05T07:05:05.0000001+02:00")
        self.assertEqual([], self.contacts_of("anna", *future))
        self.assertEqual([102, 101], self.contacts_of("anna"), "other starts do not ask for it")
        self.assertEqual([103], self.contacts_of("bert", *future), "it is one user's own")
        self.command("user", "last-logout", "anna", "never")
        self.assertEqual([102, 101], self.contacts_of("anna", *future))
        finished = self.work.run("user", "last-logout", "anna", "yesterday", "--database", self.database)
        self.assertIn(finished.exit_status, (COULD_NOT, WRONG_USE), finished)
        self.assertIn("yesterday", finished.stderr)

    def test_query_takes_the_three_parts_of_the_question(self):
        self.assertEqual([102], self.contacts_of("anna", "--since", "2024-05-05T05:05:05Z"))
        self.assertEqual([], self.contacts_of("anna", "--since", "2024-05-05T05:05:05.0000001Z"))
        self.assertEqual([102], self.contacts_of("anna", "--category", "2"))
        self.assertEqual([102, 101], self.contacts_of("anna", "--category", "2", "--category", "1"))
        self.assertEqual([101, 102], self.contacts_of("anna", "--action", "Created"))
        self.assertEqual([101], self.contacts_of("anna", "--action", "NewActivity,PersonAdded"))
        table = self.command("query", "anna").stdout
        for word in ("Nordlys AS", "ActivityCompleted", "2024-04-02", "Bert Dahl"):
            self.assertIn(word, table)


if __name__ == "__main__":
    main()
