"""Commands beside a running server: the server does them itself, and the next request finds them done."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import threading

from company_case import COULD_NOT, DONE, PASSWORD, CompanyTest
from crm_http import Client
from crm_process import main, program, wait_until

EVERYTHING = {"ActivityStartTime": "2000-01-01T00:00:00Z", "ContactCategories": [], "ActionType": "All"}


def frame(kind, text=b""):
    return kind + len(text).to_bytes(3, "big") + text


class AdminSocketTest(CompanyTest):
    def setUp(self):
        super().setUp()
        self.server = self.work.serve(self.database)
        self.socket = pathlib.Path(str(self.database) + ".admin")

    def rows(self, login="anna", password=PASSWORD):
        with Client(self.server, login, password) as client:
            answer = client.post(EVERYTHING)
            self.assertEqual(200, answer.status, answer)
            return [row["Name"] for row in answer.json()]

    def connect(self):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(10)
        connection.connect(str(self.socket))
        self.addCleanup(connection.close)
        return connection

    def said(self, connection):
        data = b""
        while some := connection.recv(65536):
            data += some
        return data

    def add_user(self, login):
        return self.command("user", "add", login, "--password-stdin", stdin=PASSWORD + "\n")

    # ---- every command, seen by the next request

    def test_an_import_is_in_the_next_answer(self):
        self.assertNotIn("Brand New AS", self.rows())
        contacts = self.folder / "contacts.csv"
        text = contacts.read_text()
        owner = text.splitlines()[1].split(",")
        header = text.splitlines()[0].split(",")
        row = dict(zip(header, owner))
        row.update(contact_id="900", name="Brand New AS", associate_id="1", registered="2026-01-01T00:00:00Z", updated="2026-01-01T00:00:00Z")
        contacts.write_text(text.rstrip("\n") + "\n" + ",".join(row[name] for name in header) + "\n")
        owners = {login: self.rows(login) for login in ("anna", "bert")}
        finished = self.command("import", self.folder)
        self.assertIn("1 inserted", finished.stdout)
        now = {login: self.rows(login) for login in ("anna", "bert")}
        self.assertEqual(1, sum(len(now[login]) - len(owners[login]) for login in now))
        self.assertEqual(1, sum("Brand New AS" in names for names in now.values()))

    def test_paths_begin_where_the_command_was_given(self):
        elsewhere = self.work.path("elsewhere")
        shutil.copytree(self.folder, elsewhere / "files")
        done = subprocess.run([program(), "import", "files", "--database", self.database, "--json"], cwd=elsewhere,
                              capture_output=True, text=True, env=self.work.environment, check=False)
        self.assertEqual(DONE, done.returncode, done)
        self.assertEqual(False, json.loads(done.stdout)["changed"])

    def test_a_user_can_sign_in_as_soon_as_added(self):
        self.assertEqual(401, self.status_of(self.server, "dora"))
        self.add_user("dora")
        self.assertEqual([], self.rows("dora"))

    def test_a_new_password_counts_at_once_and_the_old_one_no_more(self):
        self.assertEqual(200, self.status_of(self.server, "anna"))
        self.command("user", "password", "anna", "--password-stdin", stdin="another\n")
        self.assertEqual(401, self.status_of(self.server, "anna"))
        self.assertEqual(200, self.status_of(self.server, "anna", "another"))

    def test_a_retired_user_is_refused_at_once_and_let_in_again(self):
        self.assertEqual(200, self.status_of(self.server, "anna"))
        self.command("user", "retire", "anna")
        self.assertEqual(403, self.status_of(self.server, "anna"))
        self.command("user", "retire", "anna", "--undo")
        self.assertEqual(200, self.status_of(self.server, "anna"))

    def test_unlocking_counts_at_once(self):
        for _ in range(5):
            self.status_of(self.server, "anna", "wrong")
        self.assertEqual(429, self.status_of(self.server, "anna"))
        self.command("user", "unlock", "anna")
        self.assertEqual(200, self.status_of(self.server, "anna"))

    def test_a_role_counts_at_once(self):
        self.assertTrue(self.rows())
        self.command("role", "set", "Blind", "Company", "MyOwn", "None", "--like", "User level 1")
        self.command("user", "role", "anna", "Blind")
        self.assertEqual([], self.rows())

    def test_looking_needs_no_change(self):
        self.assertIn("anna", self.command("user", "list").stdout)
        self.assertIn("holds together", self.command("check").stdout)
        self.assertTrue(json.loads(self.command("check", "--json").stdout)["sound"])
        self.assertTrue(self.contacts_of("anna"))

    def test_the_log_tells_who_did_what_and_no_secret(self):
        self.command("user", "password", "anna", "--password-stdin", stdin="another-canary\n")
        log = self.server.log()
        self.assertIn("admin command", log)
        self.assertIn("user password anna", log)
        self.assertIn(f"user={os.getuid()}", log)
        self.assertNotIn("another-canary", log)

    def test_wrong_use_is_told_as_ever(self):
        self.refuse(2, "user", "frobnicate")
        finished = self.refuse(COULD_NOT, "user", "retire", "nobody-here")
        self.assertIn("nobody-here", finished.stderr)

    # ---- backup

    def test_a_backup_beside_writes_is_one_sound_picture(self):
        copy = self.work.path("copy.db")
        stop = threading.Event()

        def keep_writing():
            number = 0
            while not stop.is_set():
                number += 1
                self.add_user(f"user{number}")

        writer = threading.Thread(target=keep_writing)
        writer.start()
        try:
            finished = self.command("backup", copy)
        finally:
            stop.set()
            writer.join()
        self.assertIn("bytes", finished.stdout)
        self.assertEqual(0o600, stat.S_IMODE(copy.stat().st_mode))
        self.assertIn("holds together", self.done("check", "--database", copy).stdout)
        self.assertEqual([], list(self.work.folder.glob("*.part*")))
        with self.work.serve(copy) as restored:
            self.assertEqual(200, self.status_of(restored, "anna"))

    def test_a_backup_replaces_nothing(self):
        taken = self.work.path("taken.db")
        taken.write_text("mine")
        self.assertIn("is there already", self.refuse(COULD_NOT, "backup", taken).stderr)
        self.assertEqual("mine", taken.read_text())
        self.assertIn("cannot be written", self.refuse(COULD_NOT, "backup", self.work.path("no", "such", "folder")).stderr)

    def test_a_backup_without_a_server(self):
        self.server.stop()
        told = json.loads(self.command("backup", "alone.db", "--json").stdout)
        self.assertEqual(self.work.path("alone.db").stat().st_size, told["bytes"])
        self.done("check", "--database", self.work.path("alone.db"))

    # ---- who may come, and how

    def test_the_socket_is_the_owners_alone_and_goes_with_the_server(self):
        self.assertEqual(0o600, stat.S_IMODE(self.socket.stat().st_mode))
        self.assertTrue(stat.S_ISSOCK(self.socket.stat().st_mode))
        self.server.stop()
        self.assertFalse(self.socket.exists())

    def test_what_a_killed_server_leaves_is_no_obstacle(self):
        self.server.process.send_signal(signal.SIGKILL)
        self.server.process.wait()
        self.assertTrue(self.socket.exists())
        self.add_user("alone")
        with self.work.serve(self.database) as again:
            self.add_user("beside")
            self.assertIn("admin command", again.log())

    def test_another_version_is_told_so(self):
        connection = self.connect()
        connection.sendall(frame(b"h", b"0.0.0-other") + frame(b"g"))
        said = self.said(connection)
        self.assertIn(b"0.0.0-other", said)
        self.assertIn(b"restart the server", said)
        self.assertTrue(said.endswith(frame(b"x", b"1")), said)

    def test_noise_silence_and_haste_do_no_harm(self):
        for noise in (b"GET / HTTP/1.1\r\n\r\n", b"h\xff\xff\xff", frame(b"g"), b"", frame(b"o", b"no such way"), b"h\x00"):
            connection = self.connect()
            connection.sendall(noise)
            connection.shutdown(socket.SHUT_WR)
            self.said(connection)
        idle = [self.connect() for _ in range(8)]
        late = self.connect()
        self.assertIn(b"too many commands", self.said(late))
        for each in idle:
            each.close()
        wait_until(lambda: self.work.run("user", "list", "--database", self.database).exit_status == DONE,
                   "there is room again")
        self.assertEqual(200, self.status_of(self.server, "anna"))

    # ---- ends in the middle

    def big_import(self):
        folder = self.work.path("big")
        shutil.copytree(self.folder, folder)
        contacts = folder / "contacts.csv"
        lines = contacts.read_text().splitlines()
        header = lines[0].split(",")
        row = dict(zip(header, lines[1].split(",")))
        with contacts.open("a") as out:
            for number in range(1000, 120_000):
                row.update(contact_id=str(number), name=f"Contact {number}")
                out.write(",".join(row[name] for name in header) + "\n")
        return folder

    def contacts(self):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            return database.execute("SELECT count(*) FROM contact").fetchone()[0]

    def start_import(self, folder):
        process = subprocess.Popen([program(), "import", str(folder), "--database", str(self.database)],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env=self.work.environment, start_new_session=True)
        self.addCleanup(process.kill)
        wait_until(self.is_being_written, "the server writes the rows")
        return process

    def is_being_written(self):
        """Whether a transaction is open, which keeps everybody else from beginning one."""
        with contextlib.closing(sqlite3.connect(self.database, timeout=0, isolation_level=None)) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
                database.execute("ROLLBACK")
                return False
            except sqlite3.OperationalError:
                return True

    def test_ctrl_c_leaves_nothing_of_an_import(self):
        before = self.contacts()
        process = self.start_import(self.big_import())
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
        self.assertEqual(COULD_NOT, process.returncode, said)
        self.assertEqual(before, self.contacts())
        self.assertEqual(200, self.status_of(self.server, "anna"))
        self.assertIn("holds together", self.command("check").stdout)

    def test_a_killed_command_leaves_nothing_of_an_import(self):
        before = self.contacts()
        process = self.start_import(self.big_import())
        process.kill()
        process.communicate(timeout=30)
        self.command("check")  # Waits for its turn: the import has been ended then.
        self.assertEqual(before, self.contacts())

    def test_a_server_that_stops_ends_the_import_and_says_so(self):
        before = self.contacts()
        process = self.start_import(self.big_import())
        self.server.terminate()
        _, said = process.communicate(timeout=30)
        self.assertEqual(COULD_NOT, process.returncode, said)
        self.assertTrue(said.strip(), "nothing was said")
        self.assertEqual(DONE, self.server.wait(), self.server.log())
        self.assertEqual(before, self.contacts())

    def test_a_killed_server_is_told_and_leaves_nothing_half(self):
        before = self.contacts()
        process = self.start_import(self.big_import())
        self.server.process.send_signal(signal.SIGKILL)
        _, said = process.communicate(timeout=30)
        self.assertEqual(COULD_NOT, process.returncode)
        self.assertIn("went away", said)
        self.server.process.wait()
        self.assertIn("holds together", self.command("check").stdout)
        self.assertEqual(before, self.contacts())

    def test_a_second_command_waits_for_the_first(self):
        process = self.start_import(self.big_import())
        finished = self.add_user("patient")
        self.assertIn("Waiting for another command", finished.stderr)
        _, said = process.communicate(timeout=60)
        self.assertEqual(DONE, process.returncode, said)
        self.assertIn("patient", self.command("user", "list").stdout)


if __name__ == "__main__":
    main()
