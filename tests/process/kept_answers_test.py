"""Answers that are kept and told again: by every way that they leave they are those that a server makes which keeps none,
and they are told to nobody who may not have them, nor longer than they are true."""

import itertools
import ssl

from certificates import Authority
from crm_http import Client
from crm_process import ProgramTest, main
from small_company import write_import_folder

PASSWORD = "canary-k2-password"
COMPANIES = 300  # of anna; each has been made at a minute of its own
# About 6 and 40 kB, which the kernel sends from where they lie, and 600 kB, copied in pieces; compressed, the first are
# too short to be sent so.
LENGTHS = (3, 20, COMPANIES)
PAGE = "https://page.example.test"
WAYS = {
    "plain": {},
    "of a page": {"Origin": PAGE},
    "compressed": {"Accept-Encoding": "gzip"},
    "XML": {"Accept": "application/xml"},
    "compressed XML of a page": {"Accept": "application/xml", "Accept-Encoding": "gzip", "Origin": PAGE},
}
TIMES = 4  # Made, made and kept, told again, and once more.


def registered(company):
    return f"2024-03-01T{company // 60:02d}:{company % 60:02d}:00Z"


def question(rows):
    return {"ActivityStartTime": registered(COMPANIES - rows + 1), "ContactCategories": [], "ActionType": "All"}


def told(client, rows, fields=None):
    """All of an answer that is not the moment it is told at, nor due to TLS."""
    answer = client.post(question(rows), headers=fields)
    passing = ("Date", "Strict-Transport-Security")
    return answer.status, [field for field in answer.headers if field[0] not in passing], answer.body


class KeptAnswersTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.database = self.work.path("company.db")
        self.command("import", self.company("import"))
        for login in ("anna", "bert"):
            self.command("user", "password", login, "--password-stdin", stdin=f"{PASSWORD}\n")

    def company(self, folder, category="Customer"):
        return write_import_folder(
            self.work.path(folder), categories=[(1, category)],
            associates=[(1, "anna", "Anna Berg", 11, "Sales"), (2, "bert", "Bert Dahl", 12, "Sales")],
            persons=[(11, 1000, "Anna", "Berg", "", registered(0), 2, registered(0), 2),
                     (12, 1000, "Bert", "Dahl", "", registered(0), 2, registered(0), 2)],
            contacts=[*((number, f"Company {number}", "", "", "", 1, 1, registered(number), 1, registered(number), 1)
                        for number in range(1, COMPANIES + 1)),
                      (1000, "Bert's", "", "", "", 1, 2, registered(COMPANIES), 2, registered(COMPANIES), 2)])

    def command(self, *arguments, **options):
        return self.done(*arguments, "--database", self.database, **options)

    def serve(self, *arguments):
        return self.work.serve(self.database, "--cors-enable", "true", "--cors-origins", PAGE, *arguments)

    def told_often(self, client, rows):
        """What is told the last of so many times, which is what is told each time."""
        answers = [told(client, rows) for _ in range(TIMES)]
        self.assertEqual(200, answers[0][0], answers[0])
        for answer in answers:
            self.assertEqual(answers[0], answer)
        return answers[-1]

    def kept_kb(self, server):
        """What the server holds in files in memory."""
        with open(f"/proc/{server.pid}/status", encoding="ascii") as status:
            return int(next(line for line in status if line.startswith("RssShmem")).split()[1])

    def ids(self, client, rows):
        return [row["ContactId"] for row in client.post(question(rows)).json()]

    # ---- the same, by every way

    def test_they_leave_as_they_are_made(self):
        asked = [*itertools.product(LENGTHS, WAYS)]
        with self.serve("--answer-memory-bytes-max", "0") as server, Client(server, "anna", PASSWORD) as anna:
            made = {each: told(anna, each[0], WAYS[each[1]]) for each in asked * TIMES}
            self.assertEqual(0, self.kept_kb(server))
        sizes = [len(made[rows, "plain"][2]) for rows in LENGTHS]
        self.assertTrue(len(made[3, "compressed"][2]) < 3072 < sizes[0] and sizes[1] < 262_144 < sizes[2],
                        f"not of all lengths: {sizes}")
        certificate, key = Authority(self.work.folder).make("server")
        trusting = ssl.create_default_context(cafile=certificate)
        for how, arguments, context in (("HTTP", (), None),
                                        ("TLS", ("--tls-certificate", certificate, "--tls-key", key), trusting)):
            with self.serve(*arguments) as server, Client(server, "anna", PASSWORD, trusting=context) as anna:
                # By turns, so that what is kept for one could be told to another; and each behind itself.
                for rows, way in [*asked * TIMES, *(each for each in asked for _ in range(TIMES))]:
                    self.assertEqual(made[rows, way], told(anna, rows, WAYS[way]), f"{rows} rows, {way}, over {how}")
                self.assertGreater(self.kept_kb(server), 0, "nothing was kept")

    # ---- to whom they are true

    def test_what_happens_is_in_the_next_one(self):
        with self.serve() as server, Client(server, "anna", PASSWORD) as anna:
            for company in (5, 6):  # too old to be asked for, until now
                before = self.told_often(anna, 20)
                self.assertNotIn(company, self.ids(anna, 20))
                saved = anna.post({"ContactId": company, "Name": "Renamed"}, "/api/v1/Agents/Contact/SaveContactEntity")
                self.assertEqual(200, saved.status, saved)
                self.assertEqual(company, self.ids(anna, 20)[0])
                self.assertNotEqual(before, self.told_often(anna, 20))

    def test_a_category_has_its_new_name_in_the_next_one(self):
        with self.serve() as server, Client(server, "anna", PASSWORD) as anna:
            before = self.told_often(anna, 20)[2]
            self.assertIn(b'"Customer"', before)
            self.command("import", self.company("renamed", category="Client"))
            self.assertEqual(before.replace(b'"Customer"', b'"Client"'), self.told_often(anna, 20)[2])

    def test_who_asks_the_same_is_told_their_own(self):
        with self.serve() as server, Client(server, "anna", PASSWORD) as anna, Client(server, "bert", PASSWORD) as bert:
            for rows in LENGTHS:
                own = self.told_often(anna, rows)
                self.assertEqual([1000], self.ids(bert, rows))
                self.told_often(bert, rows)
                self.assertEqual(own, told(anna, rows))

    def test_another_role_is_told_its_own_rights(self):
        with self.serve() as server, Client(server, "anna", PASSWORD) as anna:
            before = self.told_often(anna, 20)[2]
            self.command("user", "role", "anna", "User level 5")
            self.assertNotEqual(before, self.told_often(anna, 20)[2])
            self.command("user", "role", "anna", "User level 0")
            self.assertEqual(before, self.told_often(anna, 20)[2])

    def test_nobody_is_told_them_whose_credential_has_ended(self):
        with self.serve() as server:
            ticket = self.command("ticket", "issue", "anna").stdout.strip()
            with Client(server, authorization=f"SOTicket {ticket}") as held, Client(server) as nobody:
                self.told_often(held, 20)
                self.assertEqual(401, told(nobody, 20)[0])
                self.command("ticket", "revoke", "anna")
                self.assertEqual(401, told(held, 20)[0])


if __name__ == "__main__":
    main()
