"""The main job on real data: import, sign in, ask, and compare every answer with the CSV files.

The expected rows come from csv_oracle.py, which shares nothing with the program.
"""

import base64
import json
import re

import questions
from crm_http import Client
from crm_process import ProgramTest, Workplace, main, must_be_done, sample_data
from csv_oracle import Company, differences, ticks_of
from questions import FUTURE, Question, whole

COUNTS = {
    "adventureworks": {"associates": 290, "categories": 6, "contacts": 806, "persons": 1199,
                       "appointments": 7818, "documents": 3824},
    "chinook": {"associates": 8, "categories": 3, "contacts": 60, "persons": 67, "appointments": 412,
                "documents": 0},
}
SALES_PEOPLE = ("tsvi0", "shu0", "josé1")  # The first three by number of stores that have odd names too.
BUYER = "linda2"
LAST_LOGOUT = "2014-06-30T12:00:00Z"


def password_of(login):
    return f"secret of {login}: æ€"


def give_password(work, login, database):
    must_be_done(work, "user", "password", login, "--password-stdin", "--database", database,
                 stdin=password_of(login) + "\n")


def numbers_beside(word, text):
    """All numbers that stand in one line with the word, thousands separators taken off."""
    return {int(re.sub(r"[ ,.'\u00a0](?=\d{3})", "", number))
            for line in text.splitlines() if re.search(rf"\b{word}\b", line, re.IGNORECASE)
            for number in re.findall(r"(?<![\w.,])\d{1,3}(?:[,.'\u00a0]\d{3})+(?!\d)|(?<!\w)\d+(?!\w)", line)}


class ImportTest(ProgramTest):
    def assert_counts(self, name, finished):
        for word, count in COUNTS[name].items():
            self.assertIn(count, numbers_beside(word, finished.said),
                          f"{name}: no line with {count} {word}\n{finished}")

    def assert_none_refused(self, finished):
        self.assertRegex(finished.said, r"(?i)(\b(0|none|no|nothing)\b[^\n]*\brefused|\brefused\W*(0|none)\b)",
                         str(finished))

    def import_twice_and_check(self, name):
        database = self.work.path(f"{name}.db")
        first = self.done("import", sample_data(name), "--database", database)
        self.assert_counts(name, first)
        self.assert_none_refused(first)
        self.assertNotRegex(first.said, r"(?i)nothing (has )?changed")
        again = self.done("import", sample_data(name), "--database", database)
        self.assertRegex(again.said, r"(?i)nothing (has )?changed", str(again))
        self.done("check", "--database", database)

    def test_adventureworks_is_imported_whole_and_a_second_time_changes_nothing(self):
        self.import_twice_and_check("adventureworks")

    def test_chinook_is_imported_whole_and_a_second_time_changes_nothing(self):
        self.import_twice_and_check("chinook")

    def test_the_files_may_be_named_one_by_one(self):
        at_once, by_name = self.work.path("folder.db"), self.work.path("files.db")
        files = [sample_data("chinook") / f"{name}.csv" for name in COUNTS["chinook"]]
        self.done("import", files[0].parent, "--database", at_once)
        self.done("import", *files, "--database", by_name)
        self.assertEqual(*[self.done("query", "jane", "--json", "--database", database).stdout
                           for database in (at_once, by_name)])
        for file in files:
            alone = self.done("import", file, "--database", at_once)
            self.assertRegex(alone.said, r"(?i)nothing (has )?changed", str(alone))
        self.done("check", "--database", by_name)



class Answers:
    """One server for all questions about one sample database: sample names it, callers sign in, and
    one of them has logged out before. Mixed into a ProgramTest."""

    @classmethod
    def setUpClass(cls):
        folder = sample_data(cls.sample)
        cls.shared = Workplace()
        cls.addClassCleanup(cls.shared.close)
        cls.company = Company(folder)
        cls.database = cls.shared.path("company.db")
        must_be_done(cls.shared, "import", folder, "--database", cls.database)
        for login in cls.callers:
            give_password(cls.shared, login, cls.database)
        must_be_done(cls.shared, "user", "last-logout", cls.logged_out, LAST_LOGOUT,
                     "--database", cls.database)
        cls.query_before_serving = must_be_done(
            cls.shared, "query", cls.callers[0], "--json", "--database", cls.database).stdout
        cls.server = cls.shared.serve(cls.database)

    def ask(self, client, body):
        answer = client.post(body)
        self.assertEqual(200, answer.status, f"asked {body}\n{answer}")
        return answer

    def compare(self, login, asked):
        asked = list(asked)
        empty = 0
        with Client(self.server, login, password_of(login)) as client:
            for question in asked:
                with self.subTest(caller=login, question=question.name):
                    expected = question.rows(self.company, login)
                    empty += not expected
                    told = differences(expected, self.ask(client, question.body).json())
                    if told:
                        self.fail("\n  ".join([f"{login} asked {question.body}", *told]))
        return len(asked), empty

    def test_every_answer_is_what_the_files_say(self):
        for login in self.callers:
            asked, empty = self.compare(login, questions.for_caller(self.company, login))
            self.assertGreater(asked, 150, login)
            self.assertGreater(asked - empty, 100, f"{login}: hardly any question has rows")
            self.assertGreater(empty, 3, f"{login}: hardly any question is without rows")

    def test_a_future_start_asks_since_the_last_log_out(self):
        since = ticks_of(LAST_LOGOUT)
        for login in self.callers:
            bound = since if login == self.logged_out else None
            self.compare(login, [
                Question(f"future start {start}", whole(start), since=bound)
                for start in (FUTURE, "9999-12-31T23:59:59.9999999-14:00", "+275760-09-13T00:00:00.000Z")
            ] + [Question("future start, some", whole(FUTURE, [1, 4], "NewActivity, ActivityCompleted"),
                          since=bound, categories=frozenset([1, 4]), actions=12)])

    def test_the_command_line_gives_the_same_rows(self):
        self.assertEqual([], differences(self.company.answer(self.callers[0]),
                                         json.loads(self.query_before_serving)))

    def test_a_login_is_the_same_in_any_case(self):
        login = self.callers[0]
        for written in (login.upper(), login.capitalize()):
            with Client(self.server, written, password_of(login)) as client:
                self.assertEqual([], differences(self.company.answer(login), self.ask(client, {}).json()))


class AdventureWorksAnswersTest(Answers, ProgramTest):
    sample, callers, logged_out = "adventureworks", (*SALES_PEOPLE, BUYER), SALES_PEOPLE[1]

    def test_a_browser_may_write_the_login_in_latin_1_and_the_password_in_utf_8(self):
        login = SALES_PEOPLE[2]
        self.assertFalse(login.isascii())
        credential = login.encode("latin-1") + b":" + password_of(login).encode()
        for written in (base64.b64encode(credential), base64.b64encode(credential).rstrip(b"=")):
            with Client(self.server, authorization="Basic " + written.decode()) as client:
                self.assertEqual([], differences(self.company.answer(login), self.ask(client, {}).json()))


class ChinookAnswersTest(Answers, ProgramTest):
    sample, callers, logged_out = "chinook", ("jane", "margaret", "steve"), "margaret"


if __name__ == "__main__":
    main()
