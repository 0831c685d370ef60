"""The sample exchange of the call's own documentation page, sent as it stands there."""

import json
import re

from crm_http import PATH, RawConnection
from crm_process import ProgramTest, main
from csv_oracle import FIELD_PROPERTIES, MEMBERS
from small_company import write_import_folder

BODY = (b'{"ActivityStartTime": "2006-12-08T17:54:02.8514704+01:00", "ContactCategories": [272, 919], '
        b'"ActionType": "ActivityCompleted"}')
REQUEST = (
    b"POST " + PATH.encode() + b" HTTP/1.1\r\n"
    b"Host: localhost\r\n"
    b"Authorization: Basic dGplMDpUamUw\r\n"  # tje0:Tje0
    b"Accept: application/json; charset=utf-8\r\n"
    b"Accept-Language: *\r\n"
    b"Content-Type: application/json; charset=utf-8\r\n"
    b"Content-Length: %d\r\n\r\n" % len(BODY)
) + BODY

TEXTS = ("Department", "OrgNr", "Name", "URL", "AssociateFullName", "Category", "ActivityPersonName")
IDS = ("ContactId", "ActionId", "PersonId", "ActivityPersonId", "AssociateId")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?(Z|[+-]\d\d:\d\d)")

BEFORE, START, LATER, DAY = ("2006-12-08T16:54:02Z", "2006-12-08T16:54:03Z", "2007-01-02T03:04:05Z",
                             "2006-01-01T00:00:00Z")


def visit(number, contact, person, completed, by):
    """A meeting planned long before, and completed by one of the two users (or not at all)."""
    return (number, contact, person, 5, f"Visit {number}", DAY, 5, DAY, DAY, completed, by)


class SampleRequestTest(ProgramTest):
    def company(self):
        return write_import_folder(
            self.work.path("import"),
            associates=[(5, "tje0", "Tor Jensen", 51, "Sales"), (6, "eva", "Eva Lind", 61, "Sales")],
            categories=[(272, 'US:"Customer";NO:"Kunde"'), (919, "Partner"), (100, "Vendor")],
            contacts=[
                (1, "Own Company", "", "", "", 100, 6, DAY, 6, DAY, 6),
                (10, "StateZeroDatabase", "Glasgow", "1638803", "http://www.example.test/", 272, 5, DAY, 5, DAY, 5),
                (11, "Second & Søn \"A/S\"", "", "", "", 919, 5, DAY, 6, "2020-01-01T00:00:00Z", 6),
                (12, "Of another category", "", "", "", 100, 5, DAY, 5, DAY, 5),
                (13, "Completed a second too early", "", "", "", 272, 5, DAY, 5, DAY, 5),
                (14, "Never completed", "", "", "", 272, 5, DAY, 5, DAY, 5),
                (15, "Of another owner", "", "", "", 272, 6, DAY, 6, DAY, 6),
            ],
            persons=[(51, 1, "Tor", "Jensen", "", DAY, 6, DAY, 6), (61, 1, "Eva", "Lind", "", DAY, 6, DAY, 6),
                     (70, 10, "Ann", "Contact", "", DAY, 5, DAY, 5)],
            appointments=[
                visit(1, 10, 70, LATER, 5), visit(2, 10, "", START, 5), visit(3, 11, "", START, 6),
                visit(4, 12, "", LATER, 5), visit(5, 13, "", BEFORE, 5), visit(6, 14, "", "", ""),
                visit(7, 15, "", LATER, 6),
            ],
        )

    def setUp(self):
        super().setUp()
        database = self.work.path("sample.db")
        self.done("import", self.company(), "--database", database)
        self.done("user", "password", "tje0", "--password-stdin", "--database", database, stdin="Tje0\n")
        self.server = self.work.serve(database)

    def exchange(self):
        with RawConnection(self.server) as connection:
            connection.send(REQUEST)
            answer = connection.read_answer()
        self.assertEqual(200, answer.status, answer)
        return answer

    def test_is_answered_with_an_array_of_the_documented_members_types_and_formats(self):
        answer = self.exchange()
        self.assertEqual("application/json; charset=utf-8", answer.header("Content-Type"))
        self.assertIn("no-cache", answer.header("Cache-Control") or "")
        rows = json.loads(answer.body.decode("utf-8"), object_pairs_hook=lambda pairs: pairs)
        self.assertIsInstance(rows, list)
        self.assertEqual(2, len(rows), answer)
        for pairs in rows:
            self.assertEqual(MEMBERS, [name for name, _ in pairs])
        for row in answer.json():
            for name in TEXTS:
                self.assertIs(str, type(row[name]), name)
            for name in IDS:
                self.assertIs(int, type(row[name]), name)
            self.assertEqual("ActivityCompleted", row["Action"])
            self.assertRegex(row["ActionTime"], DATE_TIME)
            self.assertTrue(DATE_TIME.fullmatch(row["ActionTime"]), row["ActionTime"])
            self.assertEqual({"Mask": "FULL", "Reason": ""}, row["TableRight"])
            self.assertEqual(["Mask", "Reason"], list(row["TableRight"]))
            for key, entry in row["FieldProperties"].items():
                self.assertEqual(["FieldRight", "FieldType", "FieldLength"], list(entry), key)
                self.assertEqual(["Mask", "Reason"], list(entry["FieldRight"]), key)
            self.assertEqual(FIELD_PROPERTIES, row["FieldProperties"])

    def test_is_answered_with_the_right_rows(self):
        expected = [
            [10, "Glasgow", "1638803", "StateZeroDatabase", "http://www.example.test/", "Tor Jensen",
             "ActivityCompleted", "2007-01-02T03:04:05Z", 'US:"Customer";NO:"Kunde"', "Tor Jensen", 1, 70, 51, 5],
            [11, "", "", "Second & Søn \"A/S\"", "", "Tor Jensen", "ActivityCompleted", "2006-12-08T16:54:03Z",
             "Partner", "Eva Lind", 3, 0, 61, 5],
        ]
        self.assertEqual([dict(zip(MEMBERS, values)) for values in expected],
                         [{name: row[name] for name in MEMBERS[:14]} for row in self.exchange().json()])

    def test_text_goes_out_as_utf_8_and_compact(self):
        body = self.exchange().body
        self.assertIn('"Name":"Second & Søn \\"A/S\\""'.encode(), body)
        self.assertTrue(body.startswith(b'[{"ContactId":10,"Department":"Glasgow",'), body[:200])

    def test_is_answered_alike_in_any_number_of_pieces(self):
        whole = self.exchange().body
        for size in (1, 7, 100):
            with RawConnection(self.server) as connection:
                for at in range(0, len(REQUEST), size):
                    connection.send(REQUEST[at:at + size])
                self.assertEqual(whole, connection.read_answer().body, f"in pieces of {size} bytes")


if __name__ == "__main__":
    main()
