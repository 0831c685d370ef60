"""What import and demo do with the rows they get: each fault told, nothing half done."""

import json

from company_case import COULD_NOT, CompanyTest
from crm_http import Client
from crm_process import ProgramTest, main


class ImportFaultsTest(CompanyTest):
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

    def test_the_refused_rows_never_take_the_place_of_a_file_that_is_read(self):
        self.spoil("contacts", "2024-05-05T05:05:05Z", "2024-05-35T05:05:05Z")
        kept = (self.folder / "contacts.csv").read_bytes()
        refusal = self.refuse(COULD_NOT, "import", self.folder, "--skip-bad-rows",
                              "--refused-rows", self.folder / "contacts.csv")
        self.assertIn("contacts.csv", refusal.said)
        self.assertEqual(kept, (self.folder / "contacts.csv").read_bytes())

    def test_refused_rows_that_cannot_be_kept_stop_the_import_before_it_changes_anything(self):
        self.spoil("contacts", "2024-05-05T05:05:05Z", "2024-05-35T05:05:05Z")
        self.spoil("contacts", "Nordlys AS", "Sørlys AS")
        before = self.command("query", "anna", "--json").stdout
        refusal = self.refuse(COULD_NOT, "import", self.folder, "--skip-bad-rows",
                              "--refused-rows", self.work.path("nowhere") / "refused.csv")
        self.assertIn("nothing was changed", refusal.said)
        self.assertEqual(before, self.command("query", "anna", "--json").stdout)

    def test_nothing_is_imported_into_a_demo_database(self):
        demo = self.work.path("demo.db")
        self.done("demo", "--contacts", "20", "--users", "2", "--database", demo)
        refusal = self.refused(COULD_NOT, "import", self.folder, "--database", demo)
        self.assertIn("demo database", refusal.said)

    def test_a_refused_import_leaves_no_new_database_behind(self):
        self.spoil("contacts", "2024-05-05T05:05:05Z", "2024-05-35T05:05:05Z")
        database = self.work.path("fresh.db")
        self.refused(COULD_NOT, "import", self.folder, "--database", database)
        self.assertFalse(database.exists())

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
        url, registered = "https://nordlys.example/", "2024-03-01T08:00:00Z"
        self.spoil("contacts", f"Nordlys AS,Oslo,987654321,{url},1,1,{registered},1,{registered},1",
                   f"Nordlys AS,Bergen,987654321,{url},2,1,{registered},1,2024-06-06T06:06:06Z,2")
        self.command("import", self.folder)
        row = json.loads(self.command("query", "anna", "--json").stdout)[0]
        expected = {"ContactId": 101, "Department": "Bergen", "Category": 'US:"Supplier";NO:"Leverandør"',
                    "Action": "Updated", "ActionTime": "2024-06-06T06:06:06Z", "ActivityPersonName": "Bert Dahl"}
        self.assertEqual(expected, {name: row[name] for name in expected})
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
            self.assertEqual(json.loads(answers[0]), client.post({}).json())


if __name__ == "__main__":
    main()
