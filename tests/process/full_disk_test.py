"""The disk is full, or may not be written to: who writes is told so and nothing is changed, reading goes on, and writing
does by itself when there is space again.

The disk is a small file system in memory where this may mount one; elsewhere the program may not make files longer than
so many bytes (RLIMIT_FSIZE), which is lifted again."""

import base64
import contextlib
import os
import resource
import shutil
import signal
import subprocess

from crm_process import main, wait_until
from writing_case import Caller, WritingTest

DISK_BYTES = 8 * 1024 * 1024
TEXT = "y" * 3000  # So that a save needs pages of its own.
REFUSED = (503, 507)
SAVES_MAX = 20_000
CONTENT = bytes(range(256)) * 1024
SOMEBODY = 65534  # nobody's number


class MountedDisk:
    """A file system of its own, filled by a file."""

    def __init__(self, folder):
        self.folder = folder
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES},mode=700", "tmpfs", folder], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def fill(self, _):
        with open(self.folder / "filler", "wb", buffering=0) as filler, contextlib.suppress(OSError):
            while filler.write(b"x" * 4096):
                pass

    def give_back(self, _):
        (self.folder / "filler").unlink()

    def close(self):
        subprocess.run(["umount", "--lazy", self.folder], check=True)


class LimitedFiles:
    """The server may not write beyond a place in a file that is not far."""

    def __init__(self, folder):
        self.folder = folder

    def fill(self, server):
        longest = max(entry.stat().st_size for entry in self.folder.iterdir())
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (longest, resource.RLIM_INFINITY))

    def give_back(self, server):
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def close(self):
        pass


def set_content(caller, document, data):
    return caller.call("Document", "SetDocumentStreamFromId",
                       {"DocumentId": document, "Stream": base64.b64encode(data).decode()})


def content(caller, document):
    answer = caller.send("POST", "/api/v1/Agents/Document/GetDocumentStream", {"DocumentId": document},
                         {"Accept": "application/octet-stream"})
    if answer.status != 200:
        raise AssertionError(f"the content of document {document}: {answer}")
    return answer.body


class DiskTest(WritingTest):
    def assert_told(self, answer, about):
        self.assertIn(answer.status, REFUSED, f"{about}: {answer}")
        self.assertRegex(answer.json()["ErrorMessage"], r"\w{3,} \S+", about)
        self.assertNotIn(str(self.work.folder), answer.body.decode(), about)

    def documents(self, caller):
        """One with content and one without."""
        both = [caller.made("Document", "SaveDocumentEntity", {"Header": "Offer", "Name": "offer.txt"})["DocumentId"]
                for _ in range(2)]
        answer = set_content(caller, both[0], CONTENT)
        self.assertEqual(200, answer.status, answer)
        return both


class FullDiskTest(DiskTest):
    def small_disk(self):
        folder = self.work.path("small")
        folder.mkdir()
        try:
            disk = MountedDisk(folder)
        except (OSError, subprocess.CalledProcessError):  # Only root may.
            disk = LimitedFiles(folder)
            # A child ignores what its parent does: the write fails, instead of ending the program.
            before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            self.addCleanup(signal.signal, signal.SIGXFSZ, before)
        self.addCleanup(disk.close)
        for part in self.work.folder.glob("office.db*"):
            shutil.move(part, folder)
        self.database = folder / "office.db"
        return disk

    def test_a_full_disk_refuses_writes_and_nothing_else(self):
        disk = self.small_disk()
        server = self.work.serve(self.database)
        with Caller(server, "anna") as anna:
            contact = anna.made("Contact", "SaveContactEntity", {"Name": "0"})["ContactId"]

            def save(name):
                return anna.call("Contact", "SaveContactEntity", {"ContactId": contact, "Name": name,
                                                                  "Description": f"{name} {TEXT}"})

            def name_of(row):
                return row["Name"]

            for time in range(2):  # What has been full may be so again.
                disk.fill(server)
                saved = name_of(anna.made("Contact", "GetContactEntity", contactEntityId=contact))
                for number in range(SAVES_MAX):
                    answer = save(f"{time} {number}")
                    if answer.status != 200:
                        break
                    saved = f"{time} {number}"
                for _ in range(5):
                    self.assert_told(save("refused"), "a full disk")
                    self.assert_told(anna.call("Contact", "SaveContactEntity", {"Name": TEXT[:200]}), "a full disk")
                    self.assert_told(anna.call("Contact", "DeleteContactEntity", ContactEntityId=contact), "a full disk")
                    entity = anna.made("Contact", "GetContactEntity", contactEntityId=contact)
                    self.assertEqual(saved, entity["Name"])
                    self.assertEqual([(contact, saved)], [(row["ContactId"], row["Name"]) for row in anna.feed()])
                disk.give_back(server)
                wait_until(lambda time=time: save(f"{time} again").status == 200, "a save, with space again")
                self.assertEqual(f"{time} again", name_of(anna.feed()[0]))
            feed = anna.feed()
        self.assertEqual(0, server.stop(), server.log())
        self.assert_sound()
        with Caller(self.work.serve(self.database), "anna") as anna:
            self.assertEqual(feed, anna.feed())

    def test_a_full_disk_takes_no_content_and_keeps_what_it_has(self):
        disk = self.small_disk()
        server = self.work.serve(self.database)
        with Caller(server, "anna") as anna:
            kept, refused = self.documents(anna)
            disk.fill(server)
            for _ in range(3):
                self.assert_told(set_content(anna, refused, CONTENT[::-1]), "a full disk")
                self.assert_told(set_content(anna, kept, CONTENT[::-1]), "a full disk")
                self.assertEqual(CONTENT, content(anna, kept))
                self.assertEqual(b"", content(anna, refused))
            disk.give_back(server)
            wait_until(lambda: set_content(anna, refused, CONTENT[::-1]).status == 200, "content, with space again")
            self.assertEqual((CONTENT, CONTENT[::-1]), (content(anna, kept), content(anna, refused)))
        self.assertEqual(0, server.stop(), server.log())
        self.assert_sound()

    def test_kill_9_on_a_full_disk_loses_nothing_that_was_acknowledged(self):
        disk = self.small_disk()
        server = self.work.serve(self.database)
        with Caller(server, "anna") as anna:
            contact = anna.made("Contact", "SaveContactEntity", {"Name": "0"})["ContactId"]
            disk.fill(server)
            saved, answer = "0", None
            for number in range(SAVES_MAX):
                answer = anna.call("Contact", "SaveContactEntity", {"ContactId": contact, "Name": str(number),
                                                                    "Description": f"{number} {TEXT}"})
                if answer.status != 200:
                    break
                saved = str(number)
            self.assert_told(answer, "a full disk")
        server.kill()
        disk.give_back(server) if isinstance(disk, MountedDisk) else None
        self.assert_sound()
        with Caller(self.work.serve(self.database), "anna") as anna:
            self.assertEqual(saved, anna.made("Contact", "GetContactEntity", contactEntityId=contact)["Name"])
            anna.made("Contact", "SaveContactEntity", {"ContactId": contact, "Name": "again"})


class ReadOnlyFolderTest(DiskTest):
    """Root may write where nobody may: where this is root, the server is another user."""

    def setUp(self):
        super().setUp()
        self.how = {}
        if os.geteuid() == 0:
            self.how = {"user": SOMEBODY, "group": SOMEBODY, "extra_groups": []}
        self.folder = self.work.path("locked")
        self.folder.mkdir()
        for part in self.work.folder.glob("office.db*"):
            shutil.move(part, self.folder)
        self.database = self.folder / "office.db"
        (self.folder / "office.db.lock").unlink(missing_ok=True)

    def serve(self):
        self.hand_over()
        return self.work.serve(self.database, **self.how)

    def hand_over(self):
        """All to whom the server runs as, but for the tests' own folder, which root leaves open to it."""
        if self.how:
            self.work.folder.chmod(0o711)
            for each in (self.folder, *self.folder.rglob("*")):
                os.chown(each, SOMEBODY, SOMEBODY)

    @contextlib.contextmanager
    def read_only(self):
        """The folder, and those of contents in it."""
        folders = [self.folder, *(each for each in self.folder.rglob("*") if each.is_dir())]
        for each in folders:
            each.chmod(0o500)
        try:
            yield
        finally:
            for each in folders:
                each.chmod(0o700)

    def test_a_server_that_may_not_write_says_so_and_begins_when_it_may(self):
        self.hand_over()
        with self.read_only(), self.assertRaises(AssertionError) as refused:
            self.work.serve(self.database, **self.how)
        self.assertRegex(str(refused.exception), rf"{self.database}\S*: Permission denied")
        with Caller(self.serve(), "anna") as anna:
            anna.made("Contact", "SaveContactEntity", {"Name": "Behind the lock"})

    def test_a_folder_that_becomes_read_only_loses_nothing(self):
        server = self.serve()
        with Caller(server, "anna") as anna:
            contact = anna.made("Contact", "SaveContactEntity", {"Name": "0"})["ContactId"]
            saved = "0"
            kept, refused = self.documents(anna)
            with self.read_only():
                self.assert_told(set_content(anna, refused, CONTENT[::-1]), "a read-only folder")
                self.assertEqual((CONTENT, b""), (content(anna, kept), content(anna, refused)))
                for number in range(200):  # The files are open: most likely it goes on.
                    answer = anna.call("Contact", "SaveContactEntity", {"ContactId": contact, "Name": str(number),
                                                                        "Description": f"{number} {TEXT}"})
                    self.assertIn(answer.status, (200, *REFUSED), answer)
                    saved = str(number) if answer.status == 200 else saved
                    self.assertEqual(saved, anna.feed()[0]["Name"])
            anna.made("Contact", "SaveContactEntity", {"ContactId": contact, "Name": "again"})
            self.assertEqual(200, set_content(anna, refused, CONTENT[::-1]).status)
        server.kill()
        with Caller(self.serve(), "anna") as anna:
            self.assertEqual("again", anna.made("Contact", "GetContactEntity", contactEntityId=contact)["Name"])


if __name__ == "__main__":
    main()
