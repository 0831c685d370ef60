"""Thousands of random deeds of six users through the API, and after each the feed of one of them: it has to be what a plain
model of the specification answers.

ACTIVITY_ORACLE_SEED and ACTIVITY_ORACLE_STEPS in the environment repeat a run, or lengthen it."""

import os
import random
import time

from activity_model import ACTIONS, ALL, Model
from company_deeds import CompanyDeeds
from crm_process import main
from follow_up_deeds import FollowUpDeeds
from person_deeds import PersonDeeds
from writing_case import CATEGORIES, USERS, Caller, WritingTest, nanoseconds, now_ns, wire_time

SEED = int(os.environ.get("ACTIVITY_ORACLE_SEED", "20261129"))
STEPS = int(os.environ.get("ACTIVITY_ORACLE_STEPS", "10000"))
SECONDS_MAX = float(os.environ.get("ACTIVITY_ORACLE_SECONDS_MAX", "600"))  # A sanitized build takes fewer steps in it.
STEPS_MIN = 300
IN_THE_FUTURE = "+275760-09-13T00:00:00.000Z"  # The greatest date of JavaScript; nobody has ever logged out.
TRAIL_LINES_MAX = 60


class AllDeeds(CompanyDeeds, PersonDeeds, FollowUpDeeds):
    """Whatever there is to do."""


class ActivityOracleTest(WritingTest):
    def setUp(self):
        super().setUp()
        self.server = self.work.serve(self.database)
        self.draw = random.Random(SEED)
        self.model = Model(USERS)
        self.callers = {user.id: Caller(self.server, user.login) for user in USERS}
        for caller in self.callers.values():
            self.addCleanup(caller.close)
        self.deeds = AllDeeds(self.model, self.callers, self.draw)
        self.begun = [0]  # when each step began, by the clock of this machine
        self.times = {}  # what the server tells as the time of a step
        self.trail = []  # (companies that the step is about, its line)

    def test_the_users_are_those_of_the_model(self):
        for user in USERS:
            principal = self.callers[user.id].send("GET", "/api/v1/User/currentPrincipal").json()
            self.assertEqual(
                (user.id, user.person, user.group, user.role, list(user.other_groups)),
                (principal["AssociateId"], principal["PersonId"], principal["GroupId"], principal["RoleName"],
                 principal["SecondaryGroups"]))

    def test_every_feed_is_that_of_the_model(self):
        deadline, step = time.monotonic() + SECONDS_MAX, 0
        while step < STEPS and time.monotonic() < deadline:
            step += 1
            self.begun.append(now_ns())
            try:
                line = self.deeds.do(step)
            except AssertionError as wrong:
                self.fail(self.story(f"{wrong}", self.deeds.concerned))
            self.trail.append((frozenset(self.deeds.concerned), f"{step} {line}"))
            self.ask(self.draw.choice(USERS).id, step)
        for user in USERS:
            self.compare(user.id, step, None, 0, ALL, ())
        self.assertGreaterEqual(step, STEPS_MIN, "too slow to prove anything")
        self.assertEqual(0, self.server.stop(), self.server.log())
        self.assert_sound()
        print(f"seed {SEED}: {step} steps, done {self.deeds.done}, refused {self.deeds.refused}")

    # ---- a question, and its answer

    def ask(self, user, step):
        mask = self.draw.choice([ALL, ALL, 63, 0, self.draw.randrange(1, 128), 1 << self.draw.randrange(7)])
        categories = self.draw.choice([(), (), self.draw.sample(CATEGORIES, 2), (self.draw.choice(CATEGORIES),)])
        start, since = self.some_start(step)
        self.compare(user, step, start, since, mask, categories)

    def some_start(self, step):
        """A start on the wire, and the first step whose time is not before it."""
        kind = self.draw.randrange(5)
        since = max(1, step - int(self.draw.expovariate(0.02)))
        if kind == 0:
            return None, 0
        if kind == 1:
            return IN_THE_FUTURE, 0
        if kind == 2 and since in self.times:
            return self.times[since], since  # "Since" is inclusive.
        return wire_time(self.begun[since]), since

    def compare(self, user, step, start, since, mask, categories):
        expected = self.model.feed(user, since, mask or ALL, categories)
        answer = self.callers[user].feed(start, mask, categories)
        asked = f"after step {step} user {user} asked from {start} (step {since}), actions {mask}, categories {categories}"
        wanted = [(row.contact, ACTIONS[row.action], row.id, row.person, self.model.users[row.by].person, row.owner)
                  for row in expected]
        got = [(row["ContactId"], row["Action"], row["ActionId"], row["PersonId"], row["ActivityPersonId"],
                row["AssociateId"]) for row in answer]
        if wanted != got:
            differing = {row[0] for row in set(wanted) ^ set(got)} or {row[0] for row in wanted}
            self.fail(self.story(f"{asked}\nwanted but not told: {[row for row in wanted if row not in got]}\n"
                                 f"told but not wanted: {[row for row in got if row not in wanted]}", differing))
        for row, told in zip(expected, answer):
            self.check_time(row.step, told["ActionTime"], f"{asked}: {told['Action']} of company {row.contact}")

    def check_time(self, step, text, about):
        known = self.times.setdefault(step, text)
        if known != text:
            self.fail(self.story(f"{about}: the time of step {step} was told as {known}, and is {text} now", set()))
        begun, at = self.begun[step], nanoseconds(text)
        ended = self.begun[step + 1] if step + 1 < len(self.begun) else now_ns()
        # The wire tells ten-millionths of a second.
        if not begun - 100 <= at <= ended + 100:
            self.fail(self.story(f"{about}: {text} is not within step {step}, {wire_time(begun)} to {wire_time(ended)}",
                                 set()))

    def story(self, what, companies):
        """What went wrong, and the steps that it can have come of."""
        lines = [line for about, line in self.trail if about & set(companies)] or [line for _, line in self.trail[-5:]]
        return "\n  ".join([f"seed {SEED}\n{what}\nsteps about companies {sorted(companies)}:", *lines[-TRAIL_LINES_MAX:]]
                           ) + self.server.log()


if __name__ == "__main__":
    main()
