"""The oracle itself, held against rows written down by hand from the rules of the call."""

import copy
import pathlib
import shutil
import tempfile
import unittest

import csv_oracle
from csv_oracle import ALL, Company, differences, text_of, ticks_of
from small_company import write_import_folder, write_two_users


class OracleTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="oracle-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def two_users(self, **options):
        return Company(write_two_users(self.folder / "two", **options))

    def short(self, rows):
        return [(row["ContactId"], row["Action"], row["ActionTime"], row["ActionId"], row["PersonId"],
                 row["ActivityPersonName"], row["ActivityPersonId"]) for row in rows]

    def test_shows_each_owned_contact_once_with_its_latest_event_newest_first(self):
        self.assertEqual(
            [(102, "Updated", "2024-05-05T05:05:05Z", 102, 0, "Bert Dahl", 12),
             (101, "ActivityCompleted", "2024-04-02T12:00:00Z", 501, 21, "Anna Berg", 11)],
            self.short(self.two_users().answer("anna")))

    def test_writes_all_sixteen_members_of_a_row(self):
        row = self.two_users().answer("anna")[1]
        properties = row.pop("FieldProperties")
        self.assertEqual(
            {"ContactId": 101, "Department": "Oslo", "OrgNr": "987654321", "Name": "Nordlys AS",
             "URL": "https://nordlys.example/", "AssociateFullName": "Anna Berg",
             "Action": "ActivityCompleted", "ActionTime": "2024-04-02T12:00:00Z", "Category": "Customer",
             "ActivityPersonName": "Anna Berg", "ActionId": 501, "PersonId": 21, "ActivityPersonId": 11,
             "AssociateId": 1, "TableRight": {"Mask": "FULL", "Reason": ""}}, row)
        self.assertEqual(15, len(properties))
        self.assertEqual({"FieldRight": {"Mask": "Read", "Reason": ""}, "FieldType": "System.DateTime",
                          "FieldLength": 16}, properties["ActionTime"])

    def test_takes_rights_from_the_company_that_users_are_in(self):
        row = self.two_users().answer("carl")[0]
        self.assertEqual((100, {"Mask": "RI, RestrictedUpdate", "Reason": "[SR_ACCESS_ASSOCCONT_DELETE]"}),
                         (row["ContactId"], row["TableRight"]))
        masks = {key: field["FieldRight"]["Mask"] for key, field in row["FieldProperties"].items()}
        self.assertEqual(("Read", "Update"), (masks["Name"], masks["UrlAddress"]))

    def test_lets_only_the_wanted_actions_compete_for_the_latest(self):
        company = self.two_users()
        self.assertEqual([(101, "NewActivity", "2024-04-01T09:00:00Z", 501, 21, "Bert Dahl", 12)],
                         self.short(company.answer("anna", actions=csv_oracle.NEW_ACTIVITY)))
        self.assertEqual([], company.answer("anna", actions=128))
        self.assertEqual([(103, "Created", "2024-03-01T08:00:00Z", 103, 0, "Bert Dahl", 12)],
                         self.short(company.answer("bert", actions=63)))
        self.assertEqual([(103, "DocumentAdded", "2024-04-03T07:00:00Z", 601, 0, "Anna Berg", 11)],
                         self.short(company.answer("bert", actions=ALL)))

    def test_counts_the_start_itself_as_inside(self):
        company = self.two_users()
        at = ticks_of("2024-05-05T05:05:05Z")
        self.assertEqual([102], [row["ContactId"] for row in company.answer("anna", since=at)])
        self.assertEqual([], company.answer("anna", since=at + 1))

    def test_keeps_the_contacts_of_the_wanted_categories(self):
        company = self.two_users()
        self.assertEqual([102], [row["ContactId"] for row in company.answer("anna", categories={2, 99})])
        self.assertEqual([], company.answer("anna", categories={99}))
        self.assertEqual(2, len(company.answer("anna", categories=set())))

    def test_breaks_a_tie_by_the_higher_action_and_then_the_higher_element(self):
        noon = "2024-01-01T12:00:00Z"
        company = Company(write_import_folder(
            self.folder / "tie", associates=[(1, "anna", "Anna Berg", 1, "")], categories=[(1, "C")],
            contacts=[(7, "Seven", "", "", "", 1, 1, noon, 1, noon, 1),
                      (5, "Five", "", "", "", 1, 1, noon, 1, noon, 1)],
            persons=[(1, 7, "Anna", "Berg", "", noon, 1, noon, 1)],
            appointments=[(30, 7, "", 1, "a", noon, 1, noon, noon, noon, 1),
                          (31, 7, "", 1, "b", noon, 1, noon, noon, noon, 1),
                          (32, 7, "", 1, "c", noon, 1, noon, noon, "", "")]))
        self.assertEqual([(5, "Created", noon, 5, 0, "Anna Berg", 1),
                          (7, "PersonAdded", noon, 1, 1, "Anna Berg", 1)], self.short(company.answer("anna")))
        self.assertEqual((7, "ActivityCompleted", 31),
                         tuple(company.answer("anna", actions=15)[1][name]
                               for name in ("ContactId", "Action", "ActionId")))

    def test_sees_no_update_in_a_contact_or_person_never_changed(self):
        self.assertEqual([102], [row["ContactId"] for row in
                                 self.two_users().answer("anna", actions=csv_oracle.UPDATED)])
        self.assertEqual([], self.two_users_again().answer("anna", actions=csv_oracle.PERSON_UPDATED))

    def two_users_again(self):
        return Company(self.folder / "two")

    def test_writes_ticks_with_the_decimals_they_have(self):
        at = ticks_of("2006-12-08T16:54:02Z")
        self.assertEqual("2006-12-08T16:54:02Z", text_of(at))
        self.assertEqual("2006-12-08T16:54:02.8514704Z", text_of(at + 8514704))
        self.assertEqual("2006-12-08T16:54:02.5Z", text_of(at + 5000000))
        self.assertEqual("0001-01-01T00:00:00Z", text_of(0))

    def test_tells_what_differs(self):
        expected = self.two_users().answer("anna")
        self.assertEqual([], differences(expected, copy.deepcopy(expected)))
        self.assertEqual("2 rows expected, 1 found", differences(expected, expected[:1])[0])
        self.assertIn("ContactId is 101, expected 102", " ".join(differences(expected, expected[::-1])))
        wrong = copy.deepcopy(expected)
        wrong[1]["ActionId"] = 501.0
        self.assertEqual(["row 1 (contact 101): ActionId is 501.0, expected 501"], differences(expected, wrong))
        wrong = copy.deepcopy(expected)
        wrong[0]["FieldProperties"] = {**wrong[0]["FieldProperties"],
                                       "Name": {**wrong[0]["FieldProperties"]["Name"], "FieldLength": 220}}
        self.assertEqual(["row 0 (contact 102): FieldProperties/Name/FieldLength is 220, expected 219"],
                         differences(expected, wrong))
        wrong = [dict(reversed(row.items())) for row in expected]
        self.assertIn("documented", differences(expected, wrong)[0])
        self.assertEqual(1, len(differences(expected, {"Error": True})))


if __name__ == "__main__":
    unittest.main(verbosity=2)
