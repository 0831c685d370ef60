"""Secrets stand nowhere that they are not told to: not in what the program writes, logs, keeps or is seen as. Every
way of signing in is tried, right and wrong, and every command; then everything that is left is searched."""

import base64
import os
import pathlib
import socket
import sqlite3
import stat
import subprocess
import unittest
import urllib.parse

from browser import FORM, Browser
from canaries import forms_of, found_in
from company_case import COULD_NOT, WRONG_USE, CompanyTest
from crm_http import Client
from crm_process import main, program, wait_until

NEW_PASSWORD = "canary-new/Pass+word~41"
WRONG_PASSWORD = "canary-wrong/Pass+word~42"
FIRST_PASSWORD = "canary-7f3a-password"  # of anna and bert
WRONG_TICKET = "7T:Y2FuYXJ5LXRpY2tldC1ub2JvZHkta25vd3M="
WRONG_TOKEN = "8A:Cust00001.Y2FuYXJ5LXRva2VuLW5vYm9keS1rbm93cw="
OUTSIDE_TOKEN = "eyJhbGciOiJub25lIn0.eyJjYW5hcnkiOiJqd3QifQ.Y2FuYXJ5LXNpZ25hdHVyZQ"
WRONG_SESSION = "Y2FuYXJ5LXNlc3Npb24tdmFsdWUtMDEyMzQ1Njc4OTA"
WRONG_XSRF = "Y2FuYXJ5LXhzcmYtdmFsdWUtMDEyMzQ1Njc4OTAxMjM"


class ScannerTest(unittest.TestCase):
    def test_finds_a_secret_that_is_planted_in_any_form(self):
        secret = "canary/Pass+word~é"
        for form, needle in forms_of(secret).items():
            with self.subTest(form):
                self.assertTrue(found_in(b"x" * 1000 + needle + b"x", {"it": secret}))
        for prefix in ("", "a", "anna:", "bert:x"):
            text = base64.b64encode(f"{prefix}{secret}tail".encode())
            self.assertTrue(found_in(text, {"it": secret}), prefix)
        self.assertEqual([], found_in(b"canary" * 100, {"it": secret}))


class SecretsTest(CompanyTest):
    def setUp(self):
        super().setUp()
        self.said = []  # (what, bytes)
        self.secrets = {"first password": FIRST_PASSWORD, "new password": NEW_PASSWORD,
                        "wrong password": WRONG_PASSWORD, "wrong ticket": WRONG_TICKET, "wrong token": WRONG_TOKEN,
                        "outside token": OUTSIDE_TOKEN, "wrong session": WRONG_SESSION, "wrong XSRF": WRONG_XSRF}

    def command(self, *arguments, **options):
        finished = super().command(*arguments, **options)
        if hasattr(self, "said"):
            self.said.append((" ".join(map(str, arguments)), finished.said.encode()))
        return finished

    def answered(self, what, answer, told=()):
        """Keeps an answer for the search, but for the fields that are to tell a secret."""
        fields = "\n".join(f"{name}: {value}" for name, value in answer.headers if name not in told)
        self.said.append((what, fields.encode() + (b"" if "body" in told else answer.body)))
        return answer

    def try_everything_by_request(self, server):
        path = "/api/v1/Agents/Contact/GetMyActiveContacts"
        basic = [base64.b64encode(f"{user}:{password}".encode()).decode() for user, password in (
            ("anna", FIRST_PASSWORD), ("anna", WRONG_PASSWORD), ("nobody", WRONG_PASSWORD), (WRONG_TICKET, ""),
            (WRONG_TICKET, WRONG_PASSWORD))]
        credentials = [f"Basic {each}" for each in basic] + [
            f"Basic {WRONG_PASSWORD}", f"SOTicket {WRONG_TICKET}", f"Bearer {WRONG_TOKEN}", f"Bearer {OUTSIDE_TOKEN}",
            f"Digest {WRONG_PASSWORD}", WRONG_PASSWORD]
        with Client(server) as client:
            for each in credentials:
                for accept in ("application/json", "application/xml"):
                    self.answered(each[:9], client.send("POST", path, {}, headers={"Authorization": each,
                                                                                  "Accept": accept}))
            for cookie, xsrf in ((WRONG_SESSION, WRONG_XSRF), (WRONG_SESSION, ""), ("x", WRONG_XSRF)):
                self.answered("cookie", client.send("POST", path, {}, headers={
                    "Cookie": f"SO_SESSION={cookie}", "X-XSRF-TOKEN": xsrf}))
            for user, password in (("anna", WRONG_PASSWORD), ("nobody", WRONG_PASSWORD), (WRONG_TICKET, "")):
                form = urllib.parse.urlencode({"username": user, "password": password})
                self.answered("form", client.send("POST", "/login", form, headers={"Content-Type": FORM}))
            self.answered("form too long", client.send(
                "POST", "/login", "password=" + WRONG_PASSWORD * 100_000, headers={"Content-Type": FORM}))
            self.answered("form that is none", client.send(
                "POST", "/login", "password=" + WRONG_PASSWORD, headers={"Content-Type": "text/plain"}))
            self.answered("bad body", client.send("POST", path, b"{", headers={"Authorization": credentials[0]}))
        raw = [f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {credentials[0]}\r\nBad Field: x\r\n\r\n",
               f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization : {credentials[0]}\r\n\r\n",
               f"POST {path} HTTP/9.9\r\nHost: x\r\nAuthorization: {credentials[0]}\r\n\r\n"]
        for each in raw:
            self.said.append(("no request", self.raw_answer(server, each.encode())))

    def raw_answer(self, server, request):
        with socket.create_connection(server.address, timeout=10) as connection:
            connection.sendall(request)
            data = b""
            while some := connection.recv(65536):
                data += some
            return data

    def get_every_secret(self, server):
        """Whatever is told to those who may have it, which nobody else may find."""
        with Client(server, "anna", FIRST_PASSWORD) as client:
            told = self.answered("token", client.send("GET", "/api/v1/User/currentToken"), told=("body",))
            self.secrets["access token"] = told.json()
        ticket = super().command("ticket", "issue", "anna").stdout.strip()
        self.secrets["ticket"] = ticket
        text = base64.b64decode(ticket.split(":")[1]).decode("utf-16-le")
        self.secrets["the secret part of the ticket"] = text.split(";")[1]
        browser = Browser()
        self.answered("sign-in", browser.sign_in(server, password=FIRST_PASSWORD), told=("Set-Cookie",))
        self.secrets["session"] = browser.cookies["SO_SESSION"]
        self.secrets["XSRF"] = browser.cookies["XSRF-TOKEN"]
        self.secrets["session as bytes"] = base64.urlsafe_b64decode(
            browser.cookies["SO_SESSION"] + "=").decode("latin-1")
        self.answered("call", browser.ask(server))
        for scheme, secret in (("SOTicket", ticket), ("Bearer", self.secrets["access token"])):
            with Client(server, authorization=f"{scheme} {secret}") as client:
                self.answered(scheme, client.post({}))
        self.answered("sign-out", browser.send(server, "POST", "/logout"), told=("Set-Cookie",))
        self.secrets["ticket key"] = pathlib.Path(str(self.database) + ".ticket-key").read_text().strip()

    def try_every_command(self, copy):
        for arguments in (["user", "list"], ["user", "list", "--json"], ["user", "show", "anna"],
                          ["user", "show", "anna", "--json"], ["ticket", "list"], ["ticket", "list", "anna", "--json"],
                          ["session", "list"], ["session", "list", "--json"], ["role", "list"], ["check"],
                          ["check", "--json"], ["config"], ["config", "--json"], ["--help"], ["user", "--help"],
                          ["query", "anna"], ["audit", "show"], ["audit", "show", "--json"], ["audit", "verify"],
                          ["openapi"], ["backup", copy], ["user", "unlock", "anna"]):
            if arguments[0] in ("--help",) or arguments[-1] == "--help":
                self.said.append((arguments[0], self.done(*arguments).said.encode()))
            else:
                self.command(*arguments)
        self.command("user", "password", "anna", "--password-stdin", stdin=NEW_PASSWORD + "\n")
        self.command("ticket", "revoke", "anna")
        refused = self.refuse(WRONG_USE, "user", "password", "anna", "--password", "x", stdin=NEW_PASSWORD + "\n")
        self.said.append(("wrong use", refused.said.encode()))
        refused = self.refuse(COULD_NOT, "user", "password", "nobody", "--password-stdin", stdin=NEW_PASSWORD + "\n")
        self.said.append(("nobody's password", refused.said.encode()))

    def files(self):
        """All that is left in the folder, but the file whose work it is to hold a key, which is its owner's alone."""
        for each in self.work.folder.rglob("*"):
            if each.name.endswith(".ticket-key"):
                self.assertEqual(0o600, stat.S_IMODE(each.stat().st_mode))
            elif each.is_file():
                yield each.name, each.read_bytes()

    def search(self, *more):
        for what, data in (*self.said, *self.files(), *more):
            with self.subTest(what):
                self.assertEqual([], found_in(data, self.secrets))

    def seen(self, server):
        """What other processes may see of the server."""
        for name in ("cmdline", "environ"):
            try:
                yield name, pathlib.Path(f"/proc/{server.pid}/{name}").read_bytes()
            except PermissionError:
                yield name, b""  # As it should be for all but root.

    def test_nothing_holds_a_secret(self):
        hashes = self.password_hashes()
        server = self.work.serve(self.database, "--log-level", "debug", "--sign-in-failures-max", "1000",
                                 "--sign-in-failures-free", "1000")
        self.try_everything_by_request(server)
        self.get_every_secret(server)
        self.try_every_command(self.work.path("beside.db"))
        seen = tuple(self.seen(server))
        self.search(*seen)  # while the write-ahead log is there
        self.assertEqual(0, server.stop())
        self.try_every_command(self.work.path("alone.db"))
        self.search()
        self.assertIn("debug", server.log_path.read_text())
        for what, data in self.files():
            if what == self.database.name:
                self.assertNotIn(hashes[0].encode(), data, "the hash of the former password is gone, too")
        # The search finds what is there.
        self.work.path("planted").write_text(self.secrets["session"])
        self.assertIn("planted", [what for what, data in self.files() if found_in(data, self.secrets)])

    def password_hashes(self):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as database:
            return [row[0] for row in database.execute("SELECT secret FROM credential ORDER BY associate_id")]


class MemoryTest(CompanyTest):
    def test_no_core_file_is_written_and_nobody_may_look_into_the_server(self):
        """As another user than root where we are root, for root may look everywhere."""
        as_user = {}
        if os.geteuid() == 0:
            for each in (self.work.folder, *self.work.folder.rglob("*")):
                os.chown(each, 65534, 65534)
            as_user = {"user": 65534, "group": 65534, "extra_groups": []}
        plain = subprocess.Popen(["sleep", "60"], **as_user)
        self.addCleanup(plain.wait)
        self.addCleanup(plain.kill)
        server = subprocess.Popen([program(), "serve", "--listen", "127.0.0.1:0", "--database", self.database],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.work.environment, **as_user)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        self.assertIn(b"listening on", server.stdout.readline())
        uid = as_user.get("user", os.geteuid())
        wait_until(lambda: os.stat(f"/proc/{plain.pid}/environ").st_uid == uid, "a process like any other")
        self.assertEqual(0, os.stat(f"/proc/{server.pid}/environ").st_uid, "the kernel keeps it from its own user")
        limits = pathlib.Path(f"/proc/{server.pid}/limits").read_text()
        self.assertRegex(limits, r"Max core file size +0 +0 ")


if __name__ == "__main__":
    main()
