"""Runs one script of this folder under Node, with the vendor's client, against the real program.

    client_test.py PROGRAM FOLDER-OF-THE-CLIENT SCRIPT

The program serves a varied company three times: in UTC, in the time of Oslo, and in the time of Oslo
without a suffix for who sends no zone; for online_test.js a fourth time, as one of two tenants. Node runs
once in each of several time zones of its own, because the client reads a date without an offset as its own
time."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "process"))
sys.dont_write_bytecode = True

import crm_process  # noqa: E402
from varied_company import LOGINS, PASSWORD, write_varied_company  # noqa: E402

SERVERS = {
    "utc": (),
    "oslo": ("--base-time-zone", "Europe/Oslo"),
    "bare": ("--base-time-zone", "Europe/Oslo", "--suffix-without-header", "false"),
}
ZONES = ("UTC", "Europe/Oslo", "America/New_York", "Asia/Kathmandu")
LAST_LOGOUT = "2024-07-01T00:00:00Z"  # Anna's; Bert's is never.
NODE_SECONDS_MAX = 120

_client, _script = None, None


class ClientTest(crm_process.ProgramTest):
    def setUp(self):
        super().setUp()
        first = self.work.path("first.db")
        self.done("import", write_varied_company(self.work.path("import")), "--database", first)
        for login in LOGINS:
            self.done("user", "password", login, "--password-stdin", "--database", first, stdin=f"{PASSWORD}\n")
        self.done("user", "retire", "dora", "--database", first)
        self.done("user", "last-logout", "anna", LAST_LOGOUT, "--database", first)
        if _script == "office_test.js":  # Only who administers may merge companies.
            self.done("user", "role", "anna", "User level 0", "--database", first)
        self.tickets = {login: self.done("ticket", "issue", login, "--database", first).stdout.strip()
                        for login in ("anna", "bert")}
        self.servers = {name: self.serve_a_copy(first, name, options) for name, options in SERVERS.items()}
        self.online = self.serve_online() if _script == "online_test.js" else None

    def serve_online(self):
        """As in the vendor's cloud: anna is a user of two tenants, of the same name and password."""
        database, tenant, other = self.work.path("online.db"), "Cust12345", "Cust54321"

        def command(*arguments, **options):
            return self.done(*arguments, "--database", database, **options).stdout.strip()

        for each in (tenant, other):
            command("tenant", "add", each, "--name", each)
            command("import", self.work.path("import"), "--tenant", each)
            command("user", "password", "anna", "--password-stdin", "--tenant", each, stdin=f"{PASSWORD}\n")
        secrets = [json.loads(command("app", "add", name, "--tenant", tenant, "--json"))["ClientSecret"]
                   for name in ("Pilot", "Gone")]
        command("app", "revoke", "Gone")
        ticket = command("ticket", "issue", "anna", "--tenant", tenant, "--installation", "online")
        self.servers["online"] = self.work.serve(database, "--installation", "online")
        return {"tenant": tenant, "otherTenant": other, "ticket": ticket, "appToken": secrets[0],
                "revokedAppToken": secrets[1]}

    def serve_a_copy(self, database, name, options):
        copy = self.work.path(f"{name}.db")
        shutil.copyfile(database, copy)
        return self.work.serve(copy, *options)

    def test_script(self):
        world = {"password": PASSWORD, "tickets": self.tickets, "online": self.online,
                 "servers": {name: f"http://{server.authority}" for name, server in self.servers.items()}}
        for zone in ZONES:
            with self.subTest(TZ=zone):
                self.run_node(world, zone)

    def run_node(self, world, zone):
        environment = {name: value for name, value in self.work.environment.items()
                       if not name.lower().endswith("_proxy") and not name.startswith("NODE_")}
        environment.update(TZ=zone, NODE_PATH=str(_client / "node_modules"), CLIENT_WORLD=json.dumps(world))
        try:
            node = subprocess.run(["node", "--test-reporter=spec", str(HERE / _script)], cwd=self.work.folder,
                                  env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=NODE_SECONDS_MAX, check=False)
        except subprocess.TimeoutExpired as late:
            self.fail(f"node was not done in {NODE_SECONDS_MAX} s\n{(late.stdout or b'').decode(errors='replace')}")
        said = node.stdout.decode(errors="replace")
        self.assertEqual(0, node.returncode, said)
        self.assertRegex(said, r"pass [1-9]", "no test was run")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    _script, _client = sys.argv.pop(3), pathlib.Path(os.path.abspath(sys.argv.pop(2)))
    crm_process.main()
