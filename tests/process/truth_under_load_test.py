"""Sixteen callers at once, some thousand questions: every answer is the right one."""

import json
import random
import threading
import time

import questions
from crm_http import Client
from crm_process import ProgramTest, main, sample_data
from csv_oracle import Company, differences

CALLERS = ("tsvi0", "shu0", "michael9", "jillian0", "josé1", "linda2", "mikael0", "sheela0")
THREADS = 16
QUESTIONS_EACH = 250
SECONDS_MAX = 40  # After this the threads ask no more; a sanitized build may not get through.
QUESTIONS_MIN = 800


class TruthUnderLoadTest(ProgramTest):
    def setUp(self):
        super().setUp()
        folder, database = sample_data("adventureworks"), self.work.path("company.db")
        self.done("import", folder, "--database", database)
        for login in CALLERS:
            self.done("user", "password", login, "--password-stdin", "--database", database, stdin=f"{login}!\n")
        company = Company(folder)
        self.catalogue = {login: [(question, question.rows(company, login))
                                  for question in questions.for_caller(company, login)] for login in CALLERS}
        self.proven = {}  # (caller, question) to the bytes already found right: most answers come again.
        self.failures, self.asked = [], 0
        self.lock = threading.Lock()
        self.server = self.work.serve(database)

    def wrong(self, login, question, expected, answer):
        """Why an answer is wrong, or None."""
        if answer.status != 200:
            return f"{login} asked {question.body}: {answer}"
        key = (login, question.name)
        if self.proven.get(key) == answer.body:
            return None
        told = differences(expected, json.loads(answer.body))
        if told:
            return "\n  ".join([f"{login} asked {question.body}", *told])
        self.proven[key] = answer.body
        return None

    def caller(self, number, barrier, deadline):
        """One thread: asks as two users in turn, each over a connection of its own."""
        draw = random.Random(f"{questions.SEED} {number}")
        logins = [CALLERS[number % len(CALLERS)], CALLERS[(number * 3 + 1) % len(CALLERS)]]
        clients = {login: Client(self.server, login, f"{login}!") for login in logins}
        barrier.wait()
        for _ in range(QUESTIONS_EACH):
            login = draw.choice(logins)
            question, expected = draw.choice(self.catalogue[login])
            why = self.wrong(login, question, expected, clients[login].post(question.body))
            with self.lock:
                self.asked += 1
                if why:
                    self.failures.append(why)
            if why or time.monotonic() > deadline:
                break
        for client in clients.values():
            client.close()

    def guarded(self, *arguments):
        try:
            self.caller(*arguments)
        except Exception as error:  # A thread's exception would otherwise pass unseen.
            with self.lock:
                self.failures.append(f"{type(error).__name__}: {error}")

    def test_every_answer_is_right_while_many_ask(self):
        barrier, deadline = threading.Barrier(THREADS), time.monotonic() + SECONDS_MAX
        threads = [threading.Thread(target=self.guarded, args=(number, barrier, deadline))
                   for number in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([], self.failures[:3], f"{len(self.failures)} of {self.asked} answers are wrong"
                         + self.server.log())
        self.assertGreaterEqual(self.asked, QUESTIONS_MIN, "too slow to prove anything")
        self.assertEqual(0, self.server.stop(), self.server.log())
        print(f"{self.asked} answers compared, {len(self.proven)} questions")


if __name__ == "__main__":
    main()
