"""./run and ./test around the program: what they pass on, what they keep to themselves, what they
do only once. Ninja and the program are stand-ins; the real ones are what the scripts build."""

import os
import pathlib
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = """#!/bin/bash
echo "$PWD: $*" >>"$CALLS"
case $1 in
  demo) [[ ! -e ${BROKEN-} ]] || { touch "$3"; exit 1; }; echo demo >"$3"; echo "made it" ;;
  serve) cat "$3" ;;
  *) cat; exit 7 ;;
esac
"""
NINJA = """#!/bin/bash
echo "ninja $*" >>"$CALLS"
[[ ! -e $BROKEN_BUILD ]] || { echo "error: no such thing"; exit 1; }
mkdir -p build/release/src/app
cp "$STAND_IN" build/release/src/app/active-contacts
"""


class Run(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name, "check out")
        (self.top / "tools").mkdir(parents=True)
        (self.top / "elsewhere").mkdir()
        for name in ("run", "test", "CMakePresets.json", *(f"tools/{path.name}" for path in TOP.glob("tools/*"))):
            (self.top / name).write_bytes((TOP / name).read_bytes())
            (self.top / name).chmod(0o755)
        self.write("bin/ninja", NINJA)
        self.write("bin/cmake", '#!/bin/bash\necho "cmake $*" >>"$CALLS"\nmkdir -p build/release; >build/release/build.ninja\n')
        self.write("bin/dpkg-query", '#!/bin/bash\nprintf "ii %s\\n" "${@:3}"\n')
        self.write("program", PROGRAM)
        self.environment = {**os.environ, "PATH": f"{self.top}/bin:{os.environ['PATH']}",
                            "CALLS": str(self.top / "calls"), "STAND_IN": str(self.top / "program"),
                            "BROKEN": str(self.top / "broken"), "BROKEN_BUILD": str(self.top / "broken_build")}

    def write(self, name, text):
        path = self.top / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    def start(self, *arguments, script="run", given=""):
        return subprocess.run([str(self.top / script), *arguments], cwd=self.top / "elsewhere", env=self.environment,
                              input=given, capture_output=True, text=True)

    def calls(self):
        return (self.top / "calls").read_text().splitlines()

    def test_passes_arguments_input_and_status_on_in_the_folder_of_the_caller(self):
        done = self.start("user", "password", "an na", given="secret\n")
        self.assertEqual((done.stdout, done.returncode), ("secret\n", 7), done.stderr)
        self.assertEqual(self.calls()[-1], f"{self.top}/elsewhere: user password an na")

    def test_configures_once_and_again_when_the_presets_change(self):
        for _ in range(2):
            self.start("--version")
        self.assertEqual(len([call for call in self.calls() if call.startswith("cmake")]), 1)
        self.write("CMakePresets.json", "{}")
        self.start("--version")
        self.assertEqual(len([call for call in self.calls() if call.startswith("cmake")]), 2)

    def test_has_nothing_to_say_of_its_own_when_all_is_ready(self):
        self.start("--version")
        self.assertEqual(self.start("--version").stderr, "")

    def test_makes_the_demo_database_the_first_time_only(self):
        first, second = self.start(), self.start()
        self.assertEqual((first.stdout, second.stdout), ("demo\n", "demo\n"))
        self.assertIn("Making a demo database", first.stderr)
        self.assertEqual(second.stderr, "")
        self.assertEqual(len([call for call in self.calls() if ": demo" in call]), 1)

    def test_makes_a_demo_database_again_that_was_left_unfinished(self):
        self.write("broken", "")
        self.assertEqual(self.start().returncode, 1)
        (self.top / "broken").unlink()
        self.assertEqual(self.start().stdout, "demo\n")

    def test_leaves_a_database_alone_that_it_did_not_make(self):
        self.write("data/active-contacts.db", "mine\n")
        self.assertEqual(self.start().stdout, "mine\n")

    def test_shows_why_the_build_failed_and_does_not_start_an_old_program(self):
        self.start("--version")
        self.write("broken_build", "")
        done = self.start("--version")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("error: no such thing", done.stderr)

    def test_the_test_command_refuses_what_it_does_not_know(self):
        for wrong in (["--preset"], ["--preset", "msan"], ["--fuzz", "soon"]):
            with self.subTest(wrong):
                self.assertEqual(self.start(*wrong, script="test").returncode, 1)
        self.assertIn("--fuzz", self.start("--help", script="test").stdout)


if __name__ == "__main__":
    unittest.main()
