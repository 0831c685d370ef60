"""Runs session_test.js under Node: it drives Chromium against the real program.

    session_test.py PROGRAM FOLDER-OF-THE-DRIVER"""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "process"))
sys.dont_write_bytecode = True

import crm_process  # noqa: E402
from small_company import write_two_users  # noqa: E402

PASSWORD = "correct horse"
SECONDS_MAX = 120

_driver = None


class BrowserTest(crm_process.ProgramTest):
    def setUp(self):
        super().setUp()
        self.chromium = shutil.which("chromium")
        self.assertIsNotNone(self.chromium, "chromium is not on PATH: tools/install-dependencies test installs it")
        self.database = self.work.path("browser.db")
        self.done("import", write_two_users(self.work.path("import")), "--database", self.database)
        self.done("user", "password", "anna", "--password-stdin", "--database", self.database, stdin=f"{PASSWORD}\n")

    def run_at(self, root, *arguments):
        server = self.work.serve(self.database, "--cookie-secure", "false", *arguments)
        environment = {name: value for name, value in self.work.environment.items()
                       if not name.lower().endswith("_proxy") and not name.startswith("NODE_")}
        environment.update(NODE_PATH=str(_driver / "node_modules"), CHROMIUM=self.chromium, PASSWORD=PASSWORD,
                           SERVER_PORT=str(server.port), ROOT=root)
        try:
            node = subprocess.run(["node", "--test-reporter=spec", str(HERE / "session_test.js")], cwd=self.work.folder,
                                  env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=SECONDS_MAX, check=False)
        except subprocess.TimeoutExpired as late:
            self.fail(f"node was not done in {SECONDS_MAX} s\n{(late.stdout or b'').decode(errors='replace')}")
        said = node.stdout.decode(errors="replace")
        self.assertEqual(0, node.returncode, said + server.log())
        self.assertRegex(said, r"pass [1-9]", "no test was run")

    def test_on_site(self):
        self.run_at("")

    def test_below_a_path_on_site(self):
        self.run_at("/crm/web")

    def test_online_below_the_name_of_the_tenant(self):
        self.run_at("/Cust00001", "--installation", "online")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    _driver = pathlib.Path(os.path.abspath(sys.argv.pop(2)))
    crm_process.main()
