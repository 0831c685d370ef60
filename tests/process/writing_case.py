"""What the tests that write through the API share: six users of six roles in three groups, who own nothing yet, and a way
to call a method of a service as each of them."""

import datetime
import time

from activity_model import User
from crm_http import PATH, Client
from crm_process import ProgramTest
from small_company import write_import_folder

PASSWORD = "canary-w4-password"
SALES, SUPPORT, BOARD = 1, 2, 3
KEEPER = 9  # Owns the company that the users work at, and never asks.
OWN_COMPANY = 100
CATEGORIES = (1, 2, 3)

USERS = [
    User(1, "anna", 11, SALES, "User level 0"),
    User(2, "bert", 12, SALES, "User level 1", (SUPPORT,)),
    User(3, "carl", 13, SUPPORT, "User level 2", (BOARD,)),
    User(4, "dora", 14, SUPPORT, "User level 3"),
    User(5, "erik", 15, BOARD, "User level 4"),
    User(6, "fred", 16, SALES, "User level 5"),
]
GROUPS = {SALES: "Sales", SUPPORT: "Support", BOARD: "Board"}


def write_office(folder):
    day = "2024-03-01T08:00:00Z"
    users = [(user.id, user.login, f"{user.login.title()} {user.login.title()}sen", user.person, GROUPS[user.group])
             for user in USERS]
    persons = [(user.person, OWN_COMPANY, user.login.title(), f"{user.login.title()}sen", "", day, KEEPER, day, KEEPER)
               for user in USERS]
    # Groups are numbered in the order that they come in.
    return write_import_folder(
        folder, associates=[*users, (KEEPER, "keeper", "Kim Keeper", 19, "Sales")],
        categories=[(number, f"Category {number}") for number in CATEGORIES],
        contacts=[(OWN_COMPANY, "Own Company", "", "", "", 1, KEEPER, day, KEEPER, day, KEEPER)],
        persons=[*persons, (19, OWN_COMPANY, "Kim", "Keeper", "", day, KEEPER, day, KEEPER)])


class Caller(Client):
    """A user with a kept-alive connection, who calls methods of services."""

    def __init__(self, server, login):
        super().__init__(server, login, PASSWORD)
        self.login = login

    def call(self, agent, method, body=None, **query):
        """Without a body null is sent, as the vendor's client does."""
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        return self.send("POST", f"/api/v1/Agents/{agent}/{method}" + (f"?{asked}" if asked else ""),
                         "null" if body is None else body)

    def made(self, agent, method, body=None, **query):
        """What a call that has to succeed answers."""
        answer = self.call(agent, method, body, **query)
        if answer.status not in (200, 204):
            raise AssertionError(f"{self.login} called {agent}/{method} with {str(body)[:500]}, {query}: {answer}")
        return answer.json() if answer.body else None

    def feed(self, start=None, mask=127, categories=()):
        answer = self.post({"ActivityStartTime": start, "ActionType": mask, "ContactCategories": list(categories)}, PATH)
        if answer.status != 200:
            raise AssertionError(f"{self.login} asked for the feed: {answer}")
        return answer.json()


class WritingTest(ProgramTest):
    """A database with the office above; serve it when it is as it has to be."""

    def setUp(self):
        super().setUp()
        self.database = self.work.path("office.db")
        self.command("import", write_office(self.work.path("import")))
        for user in USERS:
            self.command("user", "password", user.login, "--password-stdin", stdin=f"{PASSWORD}\n")
            self.command("user", "role", user.login, user.role)
            for group in user.other_groups:
                self.command("user", "group", user.login, GROUPS[group], "--also")

    def command(self, *arguments, **options):
        return self.done(*arguments, "--database", self.database, **options)

    def assert_sound(self):
        """The program's own check of the database, log and heads included."""
        self.command("check")


def now_ns():
    return time.time_ns()


def wire_time(nanoseconds):
    """With the seven digits of the wire."""
    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    day = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return f"{day:%Y-%m-%dT%H:%M:%S}.{rest // 100:07d}Z"


def nanoseconds(text):
    """Of a time on the wire, which ends in Z and has seven digits or fewer of a second, or none."""
    day, _, fraction = text.removesuffix("Z").partition(".")
    seconds = datetime.datetime.strptime(day, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=datetime.timezone.utc).timestamp()
    return int(seconds) * 1_000_000_000 + int((fraction or "0").ljust(9, "0"))
