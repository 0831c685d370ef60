"""tools/install-dependencies on machines that we do not have: a bare Debian 12, one without root,
another system. Its tools are stand-ins that write down how they were called."""

import os
import pathlib
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_CODENAME=bookworm\n'
# Root becomes nobody for the tests that need an ordinary user; an ordinary user is one.
SOMEBODY = 65534 if os.geteuid() == 0 else None
OTHER = 'PRETTY_NAME="Fedora Linux 40"\n'


class Machine:
    """A checkout that holds the script alone, and a PATH that holds the stand-ins."""

    def __init__(self, folder, installed, system=DEBIAN, sudo=True, apt="exit 0", tools=()):
        self.top = pathlib.Path(folder)
        (self.top / "tools").mkdir()
        for name in ("install-dependencies", "steps.sh"):
            (self.top / "tools" / name).write_bytes((TOP / "tools" / name).read_bytes())
        (self.top / "tools" / "packages").write_text(
            "# comment\nbuild  one-dev  the first\nbuild two-dev the second\ntest one-dev again\ntest three third\n"
            "script runtime=runner runs scripts\nscript fetch=fetch fetches them\n")
        (self.top / "os-release").write_text(system)
        (self.top / "bin").mkdir()
        for name in ("cat", "dirname", "env", "grep", "kill", "mkdir", "sed", "sleep", "tail", "touch", "tr", "true"):
            if os.path.exists(f"/usr/bin/{name}"):
                (self.top / "bin" / name).symlink_to(f"/usr/bin/{name}")
        listed = "".join(f"echo 'ii {package}'; " for package in installed)
        self.stand_in("dpkg-query", listed + "exit 1")
        self.stand_in("apt-get", f'echo "apt-get $*" >>"{self.top}/calls"; {apt}')
        if sudo:
            self.stand_in("sudo", f'echo "sudo $*" >>"{self.top}/calls"; [ "$1" = -n ] && shift; exec "$@"')
        for tool in tools:
            self.stand_in(tool, "exit 0")

    def stand_in(self, name, script):
        path = self.top / "bin" / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def install(self, *groups, user=None):
        environment = {"PATH": f"{self.top}/bin", "OS_RELEASE_FILE": f"{self.top}/os-release"}
        return subprocess.run(["/bin/bash", str(self.top / "tools" / "install-dependencies"), *groups], user=user,
                              env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def calls(self):
        path = self.top / "calls"
        return path.read_text().splitlines() if path.exists() else []


class InstallDependencies(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        os.chmod(self.folder, 0o777)

    def test_says_and_does_nothing_when_all_is_there(self):
        machine = Machine(self.folder, ["one-dev", "two-dev"])
        done = machine.install("build")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(machine.calls(), [])

    def test_installs_exactly_what_is_missing_each_once(self):
        machine = Machine(self.folder, ["two-dev"])
        done = machine.install("build", "test")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        asked = [call for call in machine.calls() if call.startswith("apt-get")]
        self.assertEqual(len(asked), 2)
        self.assertTrue(asked[0].endswith(" update"), asked)
        self.assertTrue(asked[1].endswith(" install -y --no-install-recommends one-dev three"), asked)

    def test_shows_the_end_of_the_log_when_installing_fails(self):
        machine = Machine(self.folder, [], apt="echo no such mirror; exit 100")
        done = machine.install("build")
        self.assertEqual(done.returncode, 100)
        self.assertIn("no such mirror", done.stderr)
        self.assertIn("build/logs/apt-update.log", done.stderr)

    def test_uses_sudo_when_not_root(self):
        machine = Machine(self.folder, [])
        done = machine.install("build", user=SOMEBODY)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([call.split()[0] for call in machine.calls() if "apt-get -q" in call],
                         ["sudo", "apt-get"] * 2)

    def test_says_what_to_do_where_there_is_neither_root_nor_sudo(self):
        machine = Machine(self.folder, [], sudo=False)
        done = machine.install("build", user=SOMEBODY)
        self.assertEqual(done.returncode, 1)
        self.assertIn("needs root or sudo", done.stderr)
        self.assertIn("apt-get install one-dev two-dev", done.stderr)

    def test_takes_a_command_from_elsewhere_for_its_package(self):
        machine = Machine(self.folder, [], tools=("runner", "fetch"))
        done = machine.install("script")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(machine.calls(), [])

    def test_installs_the_package_where_its_command_is_not(self):
        machine = Machine(self.folder, [], tools=("runner",))
        self.assertEqual(machine.install("script").returncode, 0)
        self.assertTrue(machine.calls()[-1].endswith(" install -y --no-install-recommends fetch"), machine.calls())

    def test_a_package_that_is_there_needs_no_command(self):
        machine = Machine(self.folder, ["runtime", "fetch"])
        self.assertEqual((machine.install("script").returncode, machine.calls()), (0, []))

    def test_a_command_stands_for_no_package_that_is_not_listed_with_it(self):
        machine = Machine(self.folder, ["two-dev"], tools=("one-dev",))
        self.assertEqual(machine.install("build").returncode, 0)
        self.assertTrue(machine.calls()[-1].endswith(" one-dev"), machine.calls())

    def test_names_the_packages_on_another_system(self):
        machine = Machine(self.folder, ["two-dev"], system=OTHER)
        done = machine.install("build")
        self.assertEqual(done.returncode, 1)
        self.assertIn("Fedora Linux 40", done.stderr)
        self.assertIn(": one-dev\n", done.stderr)
        self.assertEqual(machine.calls(), [])

    def test_goes_on_without_dpkg_where_the_tools_are_there(self):
        machine = Machine(self.folder, [], system=OTHER, tools=("g++", "cmake", "ninja"))
        (machine.top / "bin" / "dpkg-query").unlink()
        done = machine.install("build")
        self.assertEqual(done.returncode, 0)
        self.assertIn("one-dev two-dev", done.stderr)

    def test_refuses_a_group_that_is_not_listed(self):
        self.assertEqual(Machine(self.folder, []).install("biuld").returncode, 1)


if __name__ == "__main__":
    unittest.main()
