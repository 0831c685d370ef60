"""What the tests of the wire share: a small company, and one server for a whole class."""

from crm_http import Client
from crm_process import ProgramTest, Workplace, must_be_done
from small_company import write_two_users

PASSWORD = "correct horse"


class WireTest(ProgramTest):
    """Two users: anna has rows, retired is retired. One server for a whole class; sign-in failures are
    few for each user, because a server may well refuse who guesses too often."""

    OPTIONS = ()  # of the server

    @classmethod
    def setUpClass(cls):
        cls.shared = Workplace()
        cls.addClassCleanup(cls.shared.close)
        database = cls.database = cls.shared.path("wire.db")
        must_be_done(cls.shared, "import", write_two_users(cls.shared.path("import")), "--database", database)
        for login in ("anna", "bert", "carl"):
            must_be_done(cls.shared, "user", "password", login, "--password-stdin", "--database", database,
                         stdin=f"{PASSWORD}\n")
        must_be_done(cls.shared, "user", "retire", "carl", "--database", database)
        cls.server = cls.shared.serve(database, *cls.OPTIONS)

    def client(self, login="anna", password=PASSWORD, **options):
        client = Client(self.server, login, password, **options)
        self.addCleanup(client.close)
        return client

    def stranger(self, authorization=None):
        client = Client(self.server, authorization=authorization)
        self.addCleanup(client.close)
        return client

    def assert_status(self, status, answer, about=""):
        self.assertEqual(status, answer.status, f"{about}\n{answer}")
        return answer

    def assert_serves(self, about=""):
        with Client(self.server, "anna", PASSWORD) as client:
            self.assertEqual(2, len(self.assert_status(200, client.post({}), about).json()), about)

    def assert_bad_request(self, answer, member=None, about=""):
        """A 400 in the documented shape, that names the member in question."""
        self.assert_status(400, answer, about)
        self.assertEqual("application/json; charset=utf-8", answer.header("Content-Type"), about)
        error = answer.json()
        self.assertEqual({"Error", "ErrorType", "ErrorMessage", "Message", "MessageDetail", "ErrorSource"},
                         set(error), about)
        self.assertIs(True, error["Error"], about)
        self.assertEqual(("ArgumentException", "The request is invalid.", "active-contacts"),
                         (error["ErrorType"], error["Message"], error["ErrorSource"]), about)
        self.assertEqual(error["ErrorMessage"], error["MessageDetail"], about)
        self.assertNotEqual("", error["ErrorMessage"], about)
        self.assertLess(len(error["ErrorMessage"]), 600, about)
        if member:
            self.assertIn(member, error["ErrorMessage"], about)
