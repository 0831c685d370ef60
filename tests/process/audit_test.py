"""The audit log: each command and each sign-in in it, whole, and no command done that is not."""

import contextlib
import hashlib
import json
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess

from browser import Browser
from company_case import COULD_NOT, PASSWORD, CompanyTest
from crm_http import Client
from crm_process import main, program, wait_until

PLACE = ("n", "act", "prev", "time", "outcome", "tenant", "uid")


class AuditTest(CompanyTest):
    def setUp(self):
        super().setUp()
        self.file = pathlib.Path(str(self.database) + ".audit.jsonl")

    def lines(self, file=None):
        return [json.loads(line) for line in (file or self.file).read_text().splitlines()]

    def events(self, file=None):
        return [line["event"] for line in self.lines(file)]

    def told_by(self, work):
        """What a step adds to the log, without its place in it."""
        before = len(self.lines())
        work()
        return [{name: value for name, value in line.items() if name not in PLACE}
                for line in self.lines()[before:]]

    def told_by_command(self, *arguments, **options):
        return self.told_by(lambda: self.command(*arguments, **options))

    def dump(self):
        """Everything in the database, as text, but for what callers leave there."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return [line for line in database.iterdump()
                    if not line.startswith(('INSERT INTO "session"', 'INSERT INTO "sign_in_failure"'))]

    def verified(self, *files):
        return self.command("audit", "verify", *files).stdout

    # ---- each command

    def test_each_command_is_told_with_who_and_what(self):
        self.assertEqual(0o600, stat.S_IMODE(self.file.stat().st_mode))
        self.assertEqual(["imported", "password set", "password set"], self.events())
        anna = {"login": "anna", "associate_id": 1}
        for expected, *arguments in (
            ({"event": "user approved", "login": "dora", "associate_id": 4}, "user", "approve", "dora"),
            ({"event": "user role set", **anna, "role_id": 3, "role": "User level 2", "role_id_before": 2},
             "user", "role", "ANNA", "User level 2"),
            ({"event": "user group set", **anna, "how": "also in", "group": "Board"},
             "user", "group", "anna", "Board", "--also"),
            ({"event": "user group set", **anna, "how": "no longer in", "group": "Board"},
             "user", "group", "anna", "Board", "--leave"),
            ({"event": "user group set", **anna, "how": "first in", "group": "Board"},
             "user", "group", "anna", "Board"),
            ({"event": "user retired", **anna}, "user", "retire", "anna"),
            ({"event": "user taken back", **anna}, "user", "retire", "anna", "--undo"),
            ({"event": "last log-out set", **anna, "at": "never"}, "user", "last-logout", "anna", "never"),
            ({"event": "user logged off", **anna, "sessions": 0}, "user", "log-off", "anna"),
            ({"event": "role set", "role_id": 8, "role": "Reader", "like": "User level 1", "entity": "all",
              "relation": "all", "level": "Read"},
             "role", "set", "Reader", "all", "all", "read", "--like", "User level 1"),
            ({"event": "keys rotated", "which": "tickets"}, "key", "rotate", "tickets"),
            ({"event": "password set", **anna, "tokens_revoked": 0}, "user", "password", "anna", "--password-stdin"),
            ({"event": "other command", "command": "user"}, "user", "approve", "anna"),
            ({"event": "ticket issued", **anna, "token_id": 1}, "ticket", "issue", "anna"),
            ({"event": "ticket revoked", **anna, "token_id": 1}, "ticket", "revoke", "1"),
            ({"event": "tickets and tokens revoked", **anna, "tokens_revoked": 0}, "ticket", "revoke", "anna"),
        ):
            with self.subTest(" ".join(arguments)):
                if arguments == ["user", "approve", "dora"]:
                    added = self.told_by_command("user", "add", "dora", "--waiting", "--password-stdin", stdin="x\n")
                    self.assertEqual(
                        [{"event": "user added", "login": "dora", "associate_id": 4, "role_id": 2,
                          "group": "Users", "waiting": True},
                         {"event": "password set", "login": "dora", "associate_id": 4, "tokens_revoked": 0}], added)
                self.assertEqual([expected], self.told_by_command(*arguments, stdin="x\n"))
        for line in self.lines():
            self.assertEqual(("success", os.getuid(), 1), (line["outcome"], line["uid"], line["tenant"]))
            self.assertEqual(line["n"], line["act"])
        self.assertIn(f"Lines 1 to {len(self.lines())} are whole", self.verified())

    def test_looking_is_not_told(self):
        before = self.file.read_bytes()
        for arguments in (["user", "list"], ["user", "show", "anna"], ["role", "list"], ["ticket", "list"],
                          ["session", "list"], ["check"], ["audit", "show"], ["audit", "verify"], ["query", "anna"]):
            self.command(*arguments)
        self.assertEqual(before, self.file.read_bytes())

    def test_a_command_that_is_refused_is_not_told(self):
        before = self.file.read_bytes()
        self.refuse(COULD_NOT, "user", "retire", "nobody")
        self.refuse(COULD_NOT, "user", "role", "anna", "No Such Role")
        self.assertEqual(before, self.file.read_bytes())

    # ---- callers

    def test_sign_ins_are_told_once_and_whatever_fails(self):
        server = self.work.serve(self.database, "--sign-in-failures-max", "2", "--sign-in-failures-free", "1")
        for _ in range(3):
            self.assertEqual(200, self.status_of(server, "anna"))
        self.assertEqual(401, self.status_of(server, "bert", "wrong"))
        self.assertEqual(429, self.status_of(server, "bert", "wrong"))
        self.command("user", "unlock", "bert")
        self.command("user", "retire", "bert")
        self.assertEqual(403, self.status_of(server, "bert"))
        browser = Browser()
        browser.sign_in(server)
        with Client(server, "anna", PASSWORD) as client:
            client.send("GET", "/api/v1/User/currentToken")
        browser.send(server, "POST", "/logout")
        open_one = [each["SessionId"] for each in json.loads(self.command("session", "list", "anna", "--json").stdout)
                    if not each["Ended"]][0]
        self.command("session", "end", open_one)
        self.command("user", "log-off", "anna")
        self.assertEqual(0, server.stop())
        told = self.lines()[3:]
        self.assertEqual(
            ["server started", "signed in with password", "sign-in failed and slowed", "sign-in refused",
             "sign-in unlocked", "user retired", "sign-in forbidden", "browser signed in", "access token issued",
             "browser signed out", "session ended", "user logged off", "server stopped"], [line["event"] for line in told])
        for line in told:
            if line["event"] not in ("server started", "server stopped"):
                self.assertIn(line["login"], ("anna", "bert"), line)
            if "sign" in line["event"] and line["event"] != "sign-in unlocked":
                self.assertEqual("127.0.0.1", line["peer"])
        self.assertEqual("failure", told[2]["outcome"])
        self.assertEqual("This user is retired.", told[6]["why"])
        self.assertEqual(os.getuid(), told[5]["uid"])
        self.verified()

    # ---- what cannot be written is not done

    def grow(self, size):
        """Makes the log that long; its last line stays as it is."""
        last = self.file.read_bytes().splitlines(keepends=True)[-1]
        with open(self.file, "r+b") as file:
            file.truncate(0)
            file.truncate(size - len(last) - 1)
            file.seek(0, os.SEEK_END)
            file.write(b"\n" + last)

    def test_a_command_fails_and_changes_nothing_when_the_log_is_full(self):
        limit = 4 * 1024 * 1024
        self.grow(limit)
        before, log = self.dump(), self.file.read_bytes()
        done = subprocess.run(
            [program(), "user", "retire", "anna", "--database", self.database], capture_output=True, text=True,
            env=self.work.environment, check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertEqual(COULD_NOT, done.returncode, done)
        self.assertIn("Nothing was changed", done.stderr)
        self.assertEqual((before, log), (self.dump(), self.file.read_bytes()))
        self.command("user", "retire", "anna")
        self.assertNotEqual(before, self.dump())

    def test_beside_a_server_a_command_fails_when_the_log_is_full_and_callers_notice_nothing(self):
        limit = 4 * 1024 * 1024
        self.grow(limit - 2048)
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "anna"))
        wait_until(lambda: b"signed in with password" in self.file.read_bytes(), "the line that is written behind")
        length = self.file.stat().st_size
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (length, limit * 2))
        before = self.dump()
        self.assertIn("Nothing was changed", self.refuse(COULD_NOT, "user", "retire", "anna").stderr)
        self.assertEqual(before, self.dump())
        self.assertEqual(401, self.status_of(server, "anna", "wrong"))
        self.assertEqual(200, self.status_of(server, "bert"))
        self.assertEqual(length, self.file.stat().st_size)
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (limit * 2, limit * 2))
        self.command("user", "retire", "anna")
        self.assertEqual(403, self.status_of(server, "anna"))
        self.assertEqual(0, server.stop())
        told = [json.loads(line) for line in self.file.read_bytes()[length:].decode().splitlines()]
        last = told[-4:]
        self.assertEqual(["user retired", "sign-in right again", "sign-in forbidden", "server stopped"], [line["event"] for line in last])
        # The last of the two may have waited until there was room again.
        late = sum(line["event"] in ("sign-in failed", "signed in with password") for line in told)
        self.assertEqual(2, late + sum(line.get("lost_before", 0) for line in told))
        self.assertIn("the audit log cannot be written", server.log())

    def test_what_is_no_file_takes_no_line_and_nothing_is_done(self):
        before = self.dump()
        self.work.path("folder").mkdir()
        self.work.path("link").symlink_to(self.file)
        for file in ("/dev/full", "/dev/null", self.work.path("folder"), self.work.path("no/such/folder/a"),
                     self.work.path("link")):
            with self.subTest(str(file)):
                self.refuse(COULD_NOT, "user", "retire", "anna", "--audit-log", file)
                self.refuse(COULD_NOT, "serve", "--listen", "127.0.0.1:0", "--audit-log", file)
                self.assertEqual(before, self.dump())

    def test_without_a_log_nothing_is_told(self):
        before = self.file.read_bytes()
        self.command("user", "retire", "anna", "--audit-log", "off")
        self.assertEqual(before, self.file.read_bytes())
        self.refuse(COULD_NOT, "audit", "show", "--audit-log", "off")

    # ---- whether it is whole

    def refuse_to_verify(self, *files):
        return self.refuse(COULD_NOT, "audit", "verify", *files).stderr

    def test_verify_says_which_line_was_changed(self):
        text = self.file.read_text()
        self.file.write_text(text.replace('"login":"anna"', '"login":"bert"', 1))
        self.assertIn("line 3: it does not follow the line before, or that was changed", self.refuse_to_verify())
        lines = text.splitlines(keepends=True)
        self.file.write_text(lines[0] + lines[2])
        self.assertIn("line 2: its number is 3, where 2 follows", self.refuse_to_verify())
        self.file.write_text(text[:-1])
        self.assertIn("line 3: it has no end", self.refuse_to_verify())
        self.file.write_text(text)
        self.assertIn("Lines 1 to 3 are whole; the last has the hash "
                      + hashlib.sha256(lines[2].encode()).hexdigest(), self.verified())

    def test_the_database_knows_of_an_act_that_was_taken_away_at_the_end(self):
        self.file.write_text("".join(self.file.read_text().splitlines(keepends=True)[:-1]))
        self.assertIn("lines are missing at the end", self.refuse_to_verify())

    def test_a_line_whose_act_did_not_happen_shows(self):
        shutil.copy(self.database, self.work.path("before.db"))
        self.command("user", "retire", "anna")
        shutil.copy(self.work.path("before.db"), self.database)  # as a crash in front of the commit leaves it
        self.assertIn("acts up to line 3", self.verified())
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "anna"))
        self.assertEqual(0, server.stop())
        told = [line for line in self.lines() if line["event"] == "audit log and database differ"]
        self.assertEqual(["failure"], [line["outcome"] for line in told])
        self.assertIn("acts up to line 3", told[0]["why"])

    def test_a_line_that_a_crash_has_torn_is_cut_off_and_hides_none(self):
        whole = self.lines()
        with open(self.file, "ab") as file:
            file.write(b'{"n":4,"act')
        self.command("user", "retire", "anna")
        self.assertEqual(whole, self.lines()[:3])
        self.assertEqual(11, self.lines()[3]["torn_bytes"])
        self.verified()

    def test_sighup_goes_on_in_a_new_file(self):
        server = self.work.serve(self.database)
        old = pathlib.Path(str(self.file) + ".1")
        self.file.rename(old)
        self.command("user", "log-off", "bert")
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: self.file.exists() and self.file.stat().st_size, "the new file")
        self.command("user", "retire", "anna")
        self.assertEqual(0, server.stop())
        self.assertEqual("user logged off", self.events(old)[-1])
        self.assertEqual(["audit log opened anew", "user retired", "server stopped"], self.events())
        self.assertIn(f"Lines 1 to {len(self.lines(old)) + 3} are whole", self.verified(old, self.file))
        self.assertIn("line 1: its number is 1", self.refuse_to_verify(self.file, old))

    # ---- who looks

    def test_show_tells_all_or_what_is_asked_for(self):
        told = self.command("audit", "show").stdout.splitlines()
        self.assertEqual(3, len(told))
        self.assertRegex(told[1], rf"^20\S+Z  password set  outcome=success  login=anna  associate_id=1 .*uid={os.getuid()}")
        self.assertEqual(1, len(self.command("audit", "show", "--user", "ANNA").stdout.splitlines()))
        self.assertEqual("", self.command("audit", "show", "--since", "2999-01-01").stdout)
        since = self.lines()[2]["time"]
        self.assertIn("login=bert", self.command("audit", "show", "--since", since).stdout)
        shown = self.command("audit", "show", "--json").stdout
        self.assertEqual(self.file.read_text(), shown)


if __name__ == "__main__":
    main()
