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
        load = WritingLoad(self.server, WRITERS, COMPANIES_EACH, SEED, ["do_rename", "do_person"])
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
        """save(caller, contact, members) changes members. Six writers have a member of their own, the others a field of
        their own of a dictionary."""
        places = [(member, None) for member in TEXTS]
        places += [("CustomFields", f"writer{number}") for number in range(WRITERS - len(TEXTS))]
        contact = self.make_company()

        def write(caller, number, count):
            (member, key), text = places[number], str(count + 1)
            save(caller, contact, {member: {key: text} if key else text})
            return True

        counts = self.write_at_once(write)
        entity = self.company(contact)
        found = [entity[member] if key is None else entity[member].get(key) for member, key in places]
        self.assertEqual([str(count) for count in counts], found)
        self.assertGreaterEqual(min(counts), 1)
        print(f"{sum(counts)} changes of one company, none lost")

    def test_who_saves_one_member_leaves_the_others_alone(self):
        def save(caller, contact, members):
            caller.made("Contact", "SaveContactEntity", {"ContactId": contact, **members})

        self.assert_nothing_lost(save)


if __name__ == "__main__":
    main()
