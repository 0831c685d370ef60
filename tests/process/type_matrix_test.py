"""One question through every type of request and every type of answer, packed and not: the same rows,
members and values. Answers are read by Python's own json and ElementTree (neutral_rows.py), and compared
with what csv_oracle.py works out from the imported files."""

import datetime
import gzip
import itertools
import json
import xml.etree.ElementTree as ElementTree

import csv_oracle
from crm_http import PATH, Client
from crm_process import ProgramTest, Workplace, main, must_be_done
from csv_oracle import Company
from neutral_rows import MEMBERS, WrongShape, rows_of, rows_of_json
from request_forms import WRITERS
from varied_company import CATEGORIES, LOGINS, PASSWORD, write_varied_company

REQUEST_TYPES = tuple(WRITERS)
ANSWER_TYPES = ("application/json", "text/json", "application/xml", "text/xml", "application/json-patch+json",
                "application/merge-patch+json")
PACKED_BYTES_MIN = 1024

# Each with the bounds it means to the oracle.
JULY = "2024-07-01T16:00:00Z"
QUESTIONS = [
    ("everything", {}, {}),
    ("everything by name", {"ActionType": "All"}, {}),
    ("all three filters",
     {"ActivityStartTime": JULY, "ContactCategories": [2, 4], "ActionType": "Updated, ActivityCompleted"},
     {"since": JULY, "categories": {2, 4}, "actions": 10}),
    ("a start with an offset and a number",
     {"ActivityStartTime": "2024-07-01T18:00:00.0000000+02:00", "ActionType": 127}, {"since": JULY}),
    ("one category", {"ContactCategories": [8]}, {"categories": {8}}),
    ("many categories", {"ContactCategories": [1, 3, 5, 7, 999, 3]}, {"categories": {1, 3, 5, 7, 999}}),
    ("several actions", {"ActionType": "PersonAdded, PersonUpdated, DocumentAdded"}, {"actions": 112}),
    ("nothing", {"ContactCategories": [999], "ActionType": "Created"}, {"categories": {999}, "actions": 1}),
]


class TypeMatrixTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.shared = Workplace()
        cls.addClassCleanup(cls.shared.close)
        database = cls.shared.path("varied.db")
        folder = write_varied_company(cls.shared.path("import"))
        must_be_done(cls.shared, "import", folder, "--database", database)
        for login in LOGINS:
            must_be_done(cls.shared, "user", "password", login, "--password-stdin", "--database", database,
                         stdin=f"{PASSWORD}\n")
        cls.company = Company(folder)
        cls.server = cls.shared.serve(database, "--base-time-zone", "Europe/Oslo")

    def setUp(self):
        super().setUp()
        self.client = Client(self.server, "anna", PASSWORD)
        self.addCleanup(self.client.close)

    # ---- asking

    def ask(self, question, request_type="application/json", answer_type="application/json", query="", packs=False,
            unpacks=False, **headers):
        """The whole answer, its body unpacked."""
        body = WRITERS[request_type](question).encode()
        fields = {"Content-Type": request_type, "Accept": answer_type,
                  "Accept-Encoding": "gzip" if unpacks else None,
                  **{name.replace("_", "-"): value for name, value in headers.items()}}
        if packs:
            body, fields["Content-Encoding"] = gzip.compress(body), "gzip"
        answer = self.client.post(body, PATH + query, headers=fields)
        if answer.header("Content-Encoding") == "gzip":
            answer.body = gzip.decompress(answer.body)
        return answer

    def rows(self, answer, answer_type="application/json"):
        self.assertEqual(200, answer.status, answer)
        self.assertEqual(f"{answer_type}; charset=utf-8", answer.header("Content-Type"))
        try:
            return rows_of(answer.body, answer_type)
        except WrongShape as wrong:
            self.fail(f"{wrong}\n{answer}")

    def everywhere(self, question, expected, query="", **headers):
        """Asserts the same rows through all types."""
        for request_type, answer_type in itertools.product(REQUEST_TYPES, ANSWER_TYPES):
            with self.subTest(request=request_type, answer=answer_type):
                answer = self.ask(question, request_type, answer_type, query, **headers)
                self.assert_rows(expected, self.rows(answer, answer_type))

    def assert_rows(self, expected, found):
        self.assertEqual([row["ContactId"] for row in expected], [row["ContactId"] for row in found])
        for want, got in zip(expected, found):
            for name in MEMBERS:
                self.assertEqual(want[name], got[name], f"{name} of contact {want['ContactId']}")

    def true_rows(self, since=None, categories=(), actions=csv_oracle.ALL):
        """What the oracle says, with the times that a question without any header gets."""
        rows = self.company.answer("anna", since and csv_oracle.ticks_of(since), categories, actions)
        return [{**neutral(row), "ActionTime": in_oslo(row["ActionTime"])} for row in rows]

    # ---- the matrix

    def test_a_question_has_one_answer_in_all_types(self):
        for name, question, bounds in QUESTIONS:
            with self.subTest(question=name):
                self.everywhere(question, self.true_rows(**bounds))

    def test_a_question_has_one_answer_packed_or_not(self):
        name, question, bounds = QUESTIONS[2]
        expected = self.true_rows(**bounds)
        for request_type, answer_type, packs, unpacks in itertools.product(REQUEST_TYPES, ANSWER_TYPES, (False, True),
                                                                           (False, True)):
            with self.subTest(request=request_type, answer=answer_type, packs=packs, unpacks=unpacks):
                answer = self.ask(question, request_type, answer_type, packs=packs, unpacks=unpacks)
                self.assert_rows(expected, self.rows(answer, answer_type))
                self.assertGreaterEqual(len(answer.body), PACKED_BYTES_MIN)
                self.assertEqual("gzip" if unpacks else None, answer.header("Content-Encoding"))
                self.assertIn("accept-encoding", (answer.header("Vary") or "").lower())

    def test_an_answer_in_xml_says_so_in_any_spelling_of_the_wish(self):
        expected = self.true_rows()
        for accept, answer_type in {
            "APPLICATION/XML": "application/xml",
            "text/xml;q=0.9, application/json;q=0.8": "text/xml",
            "application/xml; charset=utf-8": "application/xml",
            "text/*;q=0.5, text/xml": "text/xml",
            "image/png, application/xml;q=0.1": "application/xml",
            "application/json;q=0, application/*;q=0.5, text/xml;q=0.4": "application/xml",
        }.items():
            with self.subTest(accept=accept):
                answer = self.ask({}, answer_type=accept)
                self.assert_rows(expected, self.rows(answer, answer_type))

    def test_what_cannot_be_chosen_is_answered_in_json(self):
        expected = self.true_rows()
        for accept in (None, "", "*/*", "image/png", "text/html", ";;;", "application/*"):
            with self.subTest(accept=accept):
                self.assert_rows(expected, self.rows(self.ask({}, answer_type=accept)))
        self.assert_rows(expected, self.rows(self.ask({}, answer_type="text/*"), "text/json"))

    # ---- chosen members

    def test_members_that_are_not_chosen_are_null_in_all_types(self):
        whole = self.true_rows()
        for select, kept in {
            "name,department,category/id": {"Name", "Department", "Category"},
            "ContactId": {"ContactId"},
            "url, ACTIONTIME ,Action": {"URL", "ActionTime", "Action"},
            "TableRight,FieldProperties": {"TableRight", "FieldProperties"},
            "NoSuchMember": set(),
            "*": set(MEMBERS),
            ",": set(MEMBERS),
        }.items():
            with self.subTest(select=select):
                expected = [{name: row[name] if name in kept else None for name in MEMBERS} for row in whole]
                self.selected(select, expected)

    def test_paths_keep_a_part_of_what_they_lead_into(self):
        whole = self.true_rows()
        nothing = dict.fromkeys(MEMBERS)
        name_right, name_type, name_length = whole[0]["FieldProperties"]["Name"]
        for select, part in {
            "TableRight/Mask": {"TableRight": (15, None)},
            "tableright/reason": {"TableRight": (None, "")},
            "FieldProperties/Name": {"FieldProperties": {"Name": (name_right, name_type, name_length)}},
            "FieldProperties/Name/FieldType": {"FieldProperties": {"Name": (None, name_type, None)}},
        }.items():
            with self.subTest(select=select):
                self.selected(select, [{**nothing, **part} for _ in whole])

    def selected(self, select, expected):
        query = "?$select=" + select.replace(" ", "%20")
        for answer_type in ANSWER_TYPES:
            with self.subTest(answer=answer_type):
                answer = self.ask({}, answer_type=answer_type, query=query)
                found = self.rows(answer, answer_type)
                self.assertEqual(expected, found)
        for request_type in REQUEST_TYPES:
            with self.subTest(request=request_type):
                self.assertEqual(expected, self.rows(self.ask({}, request_type, query=query)))

    # ---- languages and zones

    def test_a_language_changes_all_types_alike(self):
        names = dict(CATEGORIES)
        for language, culture, category, reason in [
            ("nb", None, {names[2]: "Kunde", names[3]: "Leverandør", names[5]: "09.11.2017"}, None),
            ("fr", None, {names[2]: "Customer", names[5]: "09/11/2017"}, "Nom de société"),
            ("en", "de", {names[2]: "Customer", names[6]: "1234,5"}, None),
            ("x", None, {names[2]: names[2]}, "[SR_MANDATORY_FIELD_1281]"),
        ]:
            headers = {"SO_Language": language, "SO_Culture": culture}
            plain = self.rows(self.ask({}, **headers))
            with self.subTest(language=language):
                raw = self.true_rows()
                for before, after in zip(raw, plain, strict=True):
                    if before["Category"] in category:
                        self.assertEqual(category[before["Category"]], after["Category"])
                    self.assertEqual(set(before["FieldProperties"]), set(after["FieldProperties"]))
                    if reason:
                        self.assertEqual(reason, after["FieldProperties"]["Name"][0][1])
                self.everywhere({}, plain, **headers)

    def test_a_zone_changes_all_types_alike(self):
        question = {"ActivityStartTime": "2024-07-01T12:00:00"}  # In New York; six hours earlier than in Oslo.
        for zone, first, rows in [
            ("US-NY", "2024-12-31T18:30:00", 5),
            ("US-NY, includeTZOffset", "2024-12-31T18:30:00-05:00", 5),
            ("UTC,includeTZOffset", "2024-12-31T23:30:00Z", 5),
            ("includeTZOffset", "2025-01-01T00:30:00+01:00", 5),
            ("36", "2025-01-01T10:30:00", 5),
        ]:
            with self.subTest(zone=zone):
                plain = self.rows(self.ask(question, SO_TimeZone=zone))
                self.assertEqual((first, rows), (plain[0]["ActionTime"], len(plain)))
                self.everywhere(question, plain, SO_TimeZone=zone)
        later = {"ActivityStartTime": "2024-07-01T12:00:01"}
        self.everywhere(later, self.rows(self.ask({"ActivityStartTime": "2024-07-01T16:00:01Z"}, SO_TimeZone="US-NY")),
                        SO_TimeZone="US-NY")

    # ---- errors

    def test_a_bad_value_is_refused_in_all_types_alike(self):
        for question, member in [({"ActivityStartTime": "yesterday"}, "ActivityStartTime"),
                                 ({"ContactCategories": ["x"]}, "ContactCategories"),
                                 ({"ActionType": "Exploded"}, "ActionType")]:
            for request_type in REQUEST_TYPES:
                with self.subTest(request=request_type, question=question):
                    answer = self.ask(question, request_type)
                    self.assertEqual(400, answer.status, answer)
                    error = answer.json()
                    self.assertEqual("ArgumentException", error["ErrorType"])
                    self.assertIn(member, error["ErrorMessage"])

    def test_an_error_in_xml_says_the_same_as_one_in_json(self):
        told = self.ask({"ActionType": "Exploded"}).json()
        for answer_type in ANSWER_TYPES:
            with self.subTest(answer=answer_type):
                answer = self.ask({"ActionType": "Exploded"}, answer_type=answer_type)
                self.assertEqual((400, f"{answer_type}; charset=utf-8"), (answer.status, answer.header("Content-Type")))
                if answer_type.endswith("/xml"):
                    root = ElementTree.fromstring(answer.body.decode())
                    self.assertEqual("Error", root.tag)
                    self.assertEqual(
                        [(name, told[name]) for name in ("ErrorType", "ErrorMessage", "Message", "MessageDetail",
                                                         "ErrorSource")],
                        [(child.tag, child.text) for child in root])
                else:
                    self.assertEqual(told, answer.json())


def neutral(row):
    """A row of the oracle, which speaks JSON."""
    return rows_of_json(json.dumps([row]))[0]


def in_oslo(utc):
    """2024-07-01T16:00:00Z as the clock of Oslo shows it, from the rule of the European Union alone."""
    moment = datetime.datetime.strptime(utc, "%Y-%m-%dT%H:%M:%SZ")
    hours = 2 if last_sunday(moment.year, 3) <= moment < last_sunday(moment.year, 10) else 1
    return f"{moment + datetime.timedelta(hours=hours):%Y-%m-%dT%H:%M:%S}+{hours:02}:00"


def last_sunday(year, month):
    """01:00 UTC of the last Sunday of March or October, which have 31 days."""
    last = datetime.datetime(year, month, 31, 1)
    return last - datetime.timedelta(days=(last.weekday() + 1) % 7)


if __name__ == "__main__":
    main()
