"""The program's life: starting, stopping, sharing a database, its commands and its exit statuses."""

import json
import re
import signal
import socket
import sqlite3
import stat
import contextlib

from crm_http import PATH, Client, RawConnection, basic
from crm_process import ProgramTest, main, wait_until
from small_company import write_two_users
from smuggling_cases import Cases

DONE, COULD_NOT, WRONG_USE = 0, 1, 2
PASSWORD = "canary-7f3a-password"
COMMANDS = (["serve"], ["import"], ["demo"], ["query"], ["user"], ["user", "add"], ["user", "list"],
            ["user", "password"], ["user", "retire"], ["user", "last-logout"], ["check"], ["config"])


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


class StoppingTest(CompanyTest):
    def refuses_connections(self, server):
        try:
            with socket.create_connection(server.address, timeout=1):
                return False
        except ConnectionRefusedError:
            return True

    def test_sigterm_finishes_the_request_in_flight_and_exits_0(self):
        server = self.work.serve(self.database)
        request = Cases(basic("anna", PASSWORD)).good
        with RawConnection(server) as connection:
            connection.send(request)
            self.assertEqual(200, connection.read_answer().status)
            connection.send(request[:-1])  # All but the last byte: a request that is under way.
            server.terminate()
            wait_until(lambda: self.refuses_connections(server), "the listener closes")
            connection.send(request[-1:])
            answers = connection.read_to_end()
        self.assertEqual([200], [answer.status for answer in answers], server.log())
        self.assertEqual(2, len(answers[0].json()))
        self.assertEqual(DONE, server.wait(), server.log())

    def test_sigterm_lets_a_sign_in_that_is_being_hashed_come_to_its_answer(self):
        server = self.work.serve(self.database)
        with RawConnection(server) as first, RawConnection(server) as second:
            first.send(Cases(basic("anna", PASSWORD)).good)
            self.assertEqual(200, first.read_answer().status)  # Both connections are accepted by now.
            second.send(Cases(basic("bert", PASSWORD)).good)
            first.send(Cases(basic("anna", PASSWORD)).good)
            self.assertEqual(200, first.read_answer().status)
            server.terminate()
            self.assertEqual([200], [answer.status for answer in second.read_to_end()], server.log())
        self.assertEqual(DONE, server.wait(), server.log())

    def test_sigterm_and_sigint_close_idle_connections_and_exit_0_at_once(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            server = self.work.serve(self.database)
            idle = [RawConnection(server) for _ in range(10)]
            with Client(server, "anna", PASSWORD) as client:
                self.assertEqual(200, client.post({}).status)
                server.process.send_signal(number)
                self.assertEqual(DONE, server.wait(seconds=5), server.log())
            for connection in idle:
                self.assertEqual([], connection.read_to_end())
                connection.close()

    def test_a_request_that_never_comes_whole_does_not_hold_the_end_up(self):
        server = self.work.serve(self.database)
        with RawConnection(server) as connection:
            connection.send(Cases(basic("anna", PASSWORD)).good[:-1])
            server.terminate()
            self.assertEqual(DONE, server.wait(seconds=13), server.log())

    def test_serve_prints_one_line_and_the_log_no_password(self):
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "anna"))
        self.assertEqual(401, self.status_of(server, "anna", PASSWORD + "x"))
        self.assertEqual(DONE, server.stop())
        self.assertEqual([f"listening on http://{server.authority}"], server.stdout_lines())
        self.assertNotIn(PASSWORD, server.log_path.read_text())

    def test_a_killed_server_leaves_a_database_that_serves_again(self):
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "anna"))
        server.kill()
        self.command("check")
        self.assertEqual(200, self.status_of(self.work.serve(self.database), "anna"))


class SharingTest(CompanyTest):
    def test_a_second_server_on_the_database_refuses_and_names_the_first(self):
        first = self.work.serve(self.database)
        second = self.refuse(COULD_NOT, "serve", "--listen", "127.0.0.1:0")
        self.assertRegex(second.stderr, rf"\b{first.pid}\b")
        self.assertEqual("", second.stdout)
        self.assertEqual(200, self.status_of(first, "anna"))

    def test_import_beside_a_server_refuses_with_its_pid_and_changes_nothing(self):
        server = self.work.serve(self.database)
        with Client(server, "anna", PASSWORD) as client:
            before = client.post({}).body
            other = write_two_users(self.work.path("other"), second_owner=1)
            refusal = self.refuse(COULD_NOT, "import", other)
            self.assertRegex(refusal.stderr, rf"\b{server.pid}\b")
            self.assertEqual(before, client.post({}).body)
        self.assertEqual(DONE, server.stop())
        self.assertEqual([102, 101], self.contacts_of("anna"))
        self.command("import", other)
        self.assertEqual([102, 103, 101], self.contacts_of("anna"))

    def test_a_port_in_use_is_told_in_a_sentence(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            refusal = self.refuse(COULD_NOT, "serve", "--listen", address)
        self.assertIn(address, refusal.stderr)
        self.assertRegex(refusal.stderr, r"(?i)in use")
        self.assertEqual("", refusal.stdout)

    def test_the_database_is_readable_by_its_owner_alone(self):
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "anna"))
        for path in self.work.folder.glob("company.db*"):
            self.assertEqual(0o600, stat.S_IMODE(path.stat().st_mode), path)

    def test_a_database_of_a_newer_version_is_refused(self):
        with contextlib.closing(sqlite3.connect(self.database)) as connection:
            connection.execute("PRAGMA user_version = 1000000")
        for arguments in (["check"], ["import", self.folder], ["serve", "--listen", "127.0.0.1:0"]):
            self.assertRegex(self.refuse(COULD_NOT, *arguments).stderr, r"(?i)newer")

    def test_a_file_that_is_no_database_is_refused_and_kept(self):
        path = self.work.path("letter.txt")
        path.write_text("Dear reader, this is a letter and no database at all.\n" * 50)
        letter = path.read_bytes()
        for arguments in (["check"], ["import", self.folder], ["serve", "--listen", "127.0.0.1:0"]):
            self.refused(COULD_NOT, *arguments, "--database", path)
        self.assertEqual(letter, path.read_bytes())


class UsageTest(ProgramTest):
    def test_wrong_use_ends_with_2_and_a_word_about_help(self):
        for arguments in (["--nonsense"], ["nonsense"], ["serve", "--nonsense"], ["import"], ["import", "--nonsense", "x"],
                          ["query"], ["user"], ["user", "nonsense"], ["user", "add"], ["user", "password"],
                          ["user", "retire"], ["user", "last-logout"], ["user", "last-logout", "anna"],
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
                          ["user", "retire", "nobody"], ["user", "last-logout", "nobody", "never"],
                          ["user", "add", "anna", "--name", "Anna Again"]):
            with self.subTest(" ".join(map(str, arguments))):
                self.refused(COULD_NOT, *arguments, "--database", database)
        self.refused(COULD_NOT, "user", "password", "nobody", "--password-stdin", "--database", database, stdin="x\n")
        self.refused(COULD_NOT, "serve", "--listen", "127.0.0.1:0", "--database", self.work.path("no/such/folder/x.db"))

    def test_help_of_every_command_has_an_example(self):
        for command in ([], *COMMANDS):
            with self.subTest(" ".join(command)):
                told = self.done(*command, "--help")
                example = re.search(r"(?is)examples?:?\s.*\bactive-contacts " + r"[^\n]*".join([*command, ""]), told.stdout)
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
        lines = [line for line in finished.stdout.splitlines() if re.match(rf"\W*{setting}\b", line, re.IGNORECASE)]
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
        for text, word in (('listen = 5\n', "listen"), ('listne = "127.0.0.1:1"\n', "listne"), ("listen = \n", "settings.toml")):
            settings.write_text(text)
            finished = self.work.run("config", "--config", settings)
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
        finished = self.work.run("user", "password", "anna", "--password-stdin", "--database", self.database, stdin="")
        self.assertIn(finished.exit_status, (COULD_NOT, WRONG_USE), finished)
        self.assertEqual(200, self.status_of(self.work.serve(self.database), "anna"))

    def test_a_retired_user_is_forbidden_until_taken_back(self):
        self.command("user", "retire", "anna")
        server = self.work.serve(self.database)
        self.assertEqual(403, self.status_of(server, "anna"))
        self.assertEqual(200, self.status_of(server, "bert"))
        server.stop()
        self.assertRegex(self.command("user", "list").stdout, r"(?im)^.*\banna\b.*\bretired\b")
        self.command("user", "retire", "anna", "--undo")
        self.assertEqual(200, self.status_of(self.work.serve(self.database), "anna"))

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


class ImportTest(CompanyTest):
    """A refused row is told with file, line, column, value and reason; then nothing is changed."""

    def spoil(self, name, old, new, encoding="utf-8"):
        path = self.folder / f"{name}.csv"
        text = path.read_bytes()
        self.assertIn(old.encode(), text)
        path.write_bytes(text.replace(old.encode(), new.encode(encoding), 1))

    def test_a_bad_row_changes_nothing_and_is_told_exactly(self):
        before = self.command("query", "anna", "--json").stdout
        self.spoil("contacts", "2024-05-05T05:05:05Z", "2024-05-35T05:05:05Z")
        self.spoil("contacts", "Nordlys AS", "Sørlys AS")
        refusal = self.refuse(COULD_NOT, "import", self.folder)
        for word in ("contacts.csv", "updated", "2024-05-35T05:05:05Z"):
            self.assertIn(word, refusal.said, refusal)
        self.assertRegex(refusal.said, r"\b4\b", "the line of the row")
        self.assertEqual(before, self.command("query", "anna", "--json").stdout)
        self.command("check")

    def test_skip_bad_rows_imports_the_rest_and_keeps_the_refused(self):
        self.spoil("contacts", "2024-05-05T05:05:05Z", "2024-05-35T05:05:05Z")
        self.spoil("contacts", "Nordlys AS", "Sørlys AS")
        refused = self.work.path("refused.csv")
        self.command("import", self.folder, "--skip-bad-rows", "--refused-rows", refused)
        self.assertIn("Sørlys AS", self.command("query", "anna", "--json").stdout)
        self.assertIn("2024-05-35T05:05:05Z", refused.read_text(encoding="utf-8"))
        self.command("check")

    def test_each_fault_has_its_message(self):
        faults = {
            "a dangling reference": ("contacts", ",1,1,2024-03-01", ",77,1,2024-03-01", "77"),
            "an unknown owner": ("contacts", ",1,1,2024-03-01", ",1,4711,2024-03-01", "4711"),
            "an over-long text": ("contacts", "Nordlys AS", "N" * 220, "219"),
            "a duplicate id": ("contacts", "102,", "101,", "101"),
            "a wrong header": ("contacts", "department", "departement", "departement"),
            "an id beyond int32": ("contacts", "102,", "2147483648,", "2147483648"),
            "an id of zero": ("contacts", "102,", "0,", "contact_id"),
            "an id that is no number": ("contacts", "102,", "1o2,", "1o2"),
            "an end inside quotes": ("documents", "Offer", '"Offer', "quote"),
            "a quote inside a field": ("documents", "Offer", 'Of"fer', "quote"),
            "a field too many": ("documents", "Offer", "Offer,again", "documents.csv"),
            "a field too few": ("documents", "601,103", "601", "documents.csv"),
            "no UTF-8": ("documents", "Offer", "Öffer", "UTF-8"),
        }
        for name, (file, old, new, word) in faults.items():
            with self.subTest(name):
                kept = (self.folder / f"{file}.csv").read_bytes()
                self.spoil(file, old, new, "latin-1" if name == "no UTF-8" else "utf-8")
                refusal = self.refuse(COULD_NOT, "import", self.folder)
                self.assertIn(f"{file}.csv", refusal.said, refusal)
                self.assertIn(word, refusal.said, refusal)
                (self.folder / f"{file}.csv").write_bytes(kept)
        self.assertRegex(self.command("import", self.folder).said, r"(?i)nothing (has )?changed")

    def test_a_byte_order_mark_and_plain_line_ends_are_read(self):
        for path in self.folder.glob("*.csv"):
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\r\n", b"\n"))
        self.assertRegex(self.command("import", self.folder).said, r"(?i)nothing (has )?changed")

    def test_a_later_import_brings_what_is_new(self):
        self.spoil("contacts", "Nordlys AS,Oslo,987654321,https://nordlys.example/,1,1,2024-03-01T08:00:00Z,1,2024-03-01T08:00:00Z,1",
                   "Nordlys AS,Bergen,987654321,https://nordlys.example/,2,1,2024-03-01T08:00:00Z,1,2024-06-06T06:06:06Z,2")
        self.command("import", self.folder)
        row = json.loads(self.command("query", "anna", "--json").stdout)[0]
        self.assertEqual((101, "Bergen", 'US:"Supplier";NO:"Leverandør"', "Updated", "2024-06-06T06:06:06Z", "Bert Dahl"),
                         tuple(row[name] for name in ("ContactId", "Department", "Category", "Action", "ActionTime",
                                                      "ActivityPersonName")))
        self.command("check")


class DemoTest(ProgramTest):
    def test_demo_makes_a_company_that_serves_and_holds_together(self):
        first, second = self.work.path("first.db"), self.work.path("second.db")
        told = [self.done("demo", "--database", database, "--contacts", 60, "--users", 4, "--seed", 7,
                          "--until", "2026-01-31T12:00:00Z") for database in (first, second)]
        self.done("check", "--database", first)
        listed = [self.done("user", "list", "--database", database).stdout for database in (first, second)]
        self.assertEqual(*listed)
        self.assertIn("anna", listed[0], told[0])
        answers = [self.done("query", "anna", "--json", "--database", database).stdout for database in (first, second)]
        self.assertEqual(*answers)
        self.assertNotEqual([], json.loads(answers[0]))
        server = self.work.serve(first)
        with Client(server, "anna", "anna") as client:
            self.assertEqual(json.loads(answers[0]), client.post({}, path=PATH).json())


if __name__ == "__main__":
    main()
