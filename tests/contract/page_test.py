"""The reference page as the real program serves it, read by Node: it must need nothing from any other
host. No browser is started; what one would fetch is read from the files, and from how the page's script
starts the viewer."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "process"))

# pylint: disable=wrong-import-position
from crm_process import ProgramTest, main
from small_company import write_two_users

NODE_SECONDS_MAX = 60


class ReferencePage(ProgramTest):
    def test_script(self):
        database = self.work.path("page.db")
        self.done("import", write_two_users(self.work.path("import")), "--database", database)
        server = self.work.serve(database)
        environment = {name: value for name, value in self.work.environment.items()
                       if not name.lower().endswith("_proxy") and not name.startswith("NODE_")}
        for prefix in ("", "/crm"):
            with self.subTest(prefix=prefix):
                environment["PAGE"] = f"http://{server.authority}{prefix}/reference/"
                node = subprocess.run(["node", "--test-reporter=spec", HERE / "page_test.mjs"], env=environment,
                                      stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                      text=True, errors="replace", timeout=NODE_SECONDS_MAX, check=False)
                self.assertEqual(0, node.returncode, node.stdout)
                self.assertRegex(node.stdout, r"pass [1-9]", "no test was run")


if __name__ == "__main__":
    main()
