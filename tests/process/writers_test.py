"""Sixty-four clients write at once. What is acknowledged is told to whoever polls, once; times rise in the order of commits;
no update is lost.

WRITERS_SECONDS in the environment makes it longer."""

import os
import threading
import time

from crm_process import main
from writing_case import Caller, WritingTest
from writing_load import WritingLoad

WRITERS = 64
SECONDS = float(os.environ.get("WRITERS_SECONDS", "5"))
COMPANIES_EACH = 48  # of four owners; more than writers, so that these do not wait for pollers
EVENTS_MIN = 300  # Fewer would prove little.
SEED = 20261129
TEXTS = ("Name", "Department", "OrgNr", "Number1", "Kananame", "Description")


class WritersTest(WritingTest):
    def setUp(self):
        super().setUp()
        self.server = self.work.serve(self.database)

    def test_every_acknowledged_write_is_seen_once_and_times_rise(self):
        load = WritingLoad(self.server, WRITERS, COMPANIES_EACH, SEED)
        load.run(SECONDS)
        defects = load.defects()
        self.assertEqual([], defects[:5], f"{len(defects)} defects of {load.written} writes{self.server.log()}")
        self.assertGreaterEqual(load.written, EVENTS_MIN, "too slow to prove anything")
        self.assertEqual(0, self.server.stop(), self.server.log())
        self.assert_sound()
        print(f"{load.written} writes in {SECONDS} s, each seen once")

    # ---- one company

    def make_company(self, **members):
        with Caller(self.server, "anna") as anna:
            return anna.made("Contact", "SaveContactEntity", {"Name": "0", **members})["ContactId"]

    def company(self, contact):
        with Caller(self.server, "anna") as anna:
            return anna.made("Contact", "GetContactEntity", contactEntityId=contact)

    def write_at_once(self, write):
        """write(caller, number, count) of so many writers, again and again; how often it said True, by writer."""
        over, counts, failures = threading.Event(), [0] * WRITERS, []

        def work(number):
            try:
                with Caller(self.server, ("anna", "bert")[number % 2]) as caller:
                    while not over.is_set():
                        counts[number] += write(caller, number, counts[number])
            except Exception as error:  # A thread's exception would otherwise pass unseen.
                failures.append(f"{type(error).__name__}: {error}")

        threads = [threading.Thread(target=work, args=(number,)) for number in range(WRITERS)]
        for thread in threads:
            thread.start()
        time.sleep(SECONDS / 2)  # The load's length; nothing is waited for.
        over.set()
        for thread in threads:
            thread.join()
        self.assertEqual([], failures[:3], self.server.log())
        return counts

    def assert_nothing_lost(self, save):
        """save(caller, contact, members) changes members, and says whether it did. Six writers have a member of their own, the others a field of
        their own of a dictionary."""
        places = [(member, None) for member in TEXTS]
        places += [("CustomFields", f"writer{number}") for number in range(WRITERS - len(TEXTS))]
        contact = self.make_company()

        def write(caller, number, count):
            (member, key), text = places[number], str(count + 1)
            return save(caller, contact, {member: {key: text} if key else text})

        counts = self.write_at_once(write)
        entity = self.company(contact)
        found = [entity[member] if key is None else entity[member].get(key) for member, key in places]
        self.assertEqual([str(count) for count in counts], found)
        self.assertGreaterEqual(min(counts), 1)
        print(f"{sum(counts)} changes of one company, none lost")

    def test_who_saves_one_member_leaves_the_others_alone(self):
        def save(caller, contact, members):
            caller.made("Contact", "SaveContactEntity", {"ContactId": contact, **members})
            return True

        self.assert_nothing_lost(save)

    def test_who_patches_one_member_leaves_the_others_alone(self):
        def save(caller, contact, members):
            answer = caller.send("PATCH", f"/api/v1/Contact/{contact}", members)
            self.assertEqual(200, answer.status, answer)
            return True

        self.assert_nothing_lost(save)

    def test_a_put_on_condition_is_done_or_not_and_leaves_other_members_alone(self):
        def save(caller, contact, members):
            path = f"/api/v1/Contact/{contact}"
            known = caller.send("GET", path).header("Last-Modified")
            answer = caller.send("PUT", path, members, {"If-Unmodified-Since": known})
            self.assertIn(answer.status, (200, 412), answer)
            return answer.status == 200

        self.assert_nothing_lost(save)

    def test_counting_by_test_and_replace_loses_no_count(self):
        contact = self.make_company(Description="0")
        conflicts = [0] * WRITERS

        def write(caller, number, _):
            path = f"/api/v1/Contact/{contact}"
            known = caller.send("GET", path).json()["Description"]
            answer = caller.send("PATCH", path, [{"op": "test", "path": "/Description", "value": known},
                                                 {"op": "replace", "path": "/Description", "value": str(int(known) + 1)}])
            self.assertIn(answer.status, (200, 409), answer)
            conflicts[number] += answer.status == 409
            return answer.status == 200

        counts = self.write_at_once(write)
        self.assertEqual(str(sum(counts)), self.company(contact)["Description"])
        self.assertGreaterEqual(sum(counts), 4, "too slow to prove anything")
        self.assertGreaterEqual(sum(conflicts), 1, "nobody met anybody")
        print(f"counted to {sum(counts)}, with {sum(conflicts)} conflicts")


if __name__ == "__main__":
    main()
