"""Many clients that write at once, and pollers that ask "since my last call" all the while.

The feed shows the newest of each company, so a company is written to again only when its owner's poller has seen what was
done before: then every event that is acknowledged has to be seen, each once, under its own time."""

import queue
import random
import threading
import time

from activity_model import (ACTIONS, ACTIVITY_COMPLETED, CREATED, DOCUMENT_ADDED, NEW_ACTIVITY, PERSON_ADDED,
                            PERSON_UPDATED, UPDATED)
from writing_case import Caller, nanoseconds, now_ns, wire_time

OWNERS = {"anna": 1, "bert": 2, "dora": 4, "fred": 6}
WRITERS_ARE = ("anna", "bert")  # Those who may do everything.
SILENCE_SECONDS_MAX = 10  # Longer without anything seen: what is still missing will not come.


class Slot:
    """A company, what was done to it, and what its owner's poller has seen of that; in turn."""

    def __init__(self, contact, owner):
        self.contact, self.owner = contact, owner
        self.done = []  # (key, moment before, moment behind), moments in ns
        self.seen = []  # (key, time as told)
        self.person = self.follow_up = 0
        self.completed = False

    def is_quiet(self):
        return len(self.done) == len(self.seen)


class WritingLoad:
    """REQUIRES: as a context, for the writers and pollers to end with it."""

    def __init__(self, server, writers, companies_each, seed, deeds=None):
        self.server = server
        self.free, self.lock, self.over = queue.SimpleQueue(), threading.Lock(), threading.Event()
        self.failures, self.slots = [], {}
        self.deeds = deeds or [name for name in dir(self) if name.startswith("do_")]
        self.began = wire_time(now_ns())
        for login, owner in OWNERS.items():
            with Caller(server, WRITERS_ARE[0]) as caller:
                for number in range(companies_each):
                    began = now_ns()
                    made = caller.made("Contact", "SaveContactEntity", {"Name": f"Slot {number}",
                                                                        "Associate": {"AssociateId": owner}})["ContactId"]
                    slot = self.slots[made] = Slot(made, login)
                    slot.done.append(((made, CREATED, made), began, now_ns()))
        self.written = 0
        draws = [random.Random(f"{seed} {number}") for number in range(writers)]
        self.writers = [threading.Thread(target=self.guarded, args=(self.write, draw)) for draw in draws]
        self.pollers = [threading.Thread(target=self.guarded, args=(self.poll, login)) for login in OWNERS]

    def guarded(self, work, argument):
        try:
            work(argument)
        except Exception as error:  # A thread's exception would otherwise pass unseen.
            self.failures.append(f"{type(error).__name__}: {error}")
            self.over.set()

    def run(self, seconds):
        for thread in (*self.pollers, *self.writers):
            thread.start()
        self.over.wait(seconds)
        self.over.set()
        for thread in (*self.writers, *self.pollers):
            thread.join()

    # ---- writers

    def write(self, draw):
        with Caller(self.server, draw.choice(WRITERS_ARE)) as caller:
            while not self.over.is_set():
                try:
                    slot = self.free.get(timeout=0.1)
                except queue.Empty:
                    continue
                began = now_ns()
                key = getattr(self, draw.choice(self.deeds))(caller, slot, draw)
                self.note(slot, slot.done, (key, began, now_ns()))

    def note(self, slot, where, what):
        with self.lock:
            where.append(what)
            if slot.is_quiet():
                self.free.put(slot)
            self.written += where is slot.done

    def do_rename(self, caller, slot, draw):
        caller.made("Contact", "SaveContactEntity", {"ContactId": slot.contact, "Name": f"Slot {draw.random()}"})
        return slot.contact, UPDATED, slot.contact

    def do_person(self, caller, slot, draw):
        if slot.person and draw.random() < 0.7:
            caller.made("Person", "SavePersonEntity", {"PersonId": slot.person, "Title": f"{draw.random()}"})
            return slot.contact, PERSON_UPDATED, slot.person
        slot.person = caller.made("Person", "SavePersonEntity", {
            "Contact": {"ContactId": slot.contact}, "Firstname": "Per", "Lastname": f"{draw.random()}"})["PersonId"]
        return slot.contact, PERSON_ADDED, slot.person

    def do_follow_up(self, caller, slot, draw):
        """A new one, or the last one completed."""
        if slot.follow_up and not slot.completed:
            slot.completed = True
            caller.made("Appointment", "ToggleAppointmentStatus", {"AppointmentId": slot.follow_up})
            return slot.contact, ACTIVITY_COMPLETED, slot.follow_up
        slot.follow_up = caller.made("Appointment", "SaveAppointmentEntity", {
            "Contact": {"ContactId": slot.contact}, "Description": f"Call {draw.random()}",
            "Associate": {"AssociateId": OWNERS[slot.owner]}})["AppointmentId"]  # Not all see what is others'.
        slot.completed = False
        return slot.contact, NEW_ACTIVITY, slot.follow_up

    def do_document(self, caller, slot, draw):
        made = caller.made("Document", "SaveDocumentEntity", {
            "Contact": {"ContactId": slot.contact}, "Header": f"Offer {draw.random()}",
            "Associate": {"AssociateId": OWNERS[slot.owner]}})["DocumentId"]
        return slot.contact, DOCUMENT_ADDED, made

    # ---- pollers

    def poll(self, login):
        """Asks since the newest that was seen, and looks twice at what lies on that edge; until all is seen."""
        names = {name: action for action, name in ACTIONS.items()}
        start, on_the_edge, heard = self.began, set(), time.monotonic()
        with Caller(self.server, login) as caller:
            while not (self.over.is_set() and self.all_is_seen(login)):
                news = [((row["ContactId"], names[row["Action"]], row["ActionId"]), row["ActionTime"])
                        for row in caller.feed(start)]
                for key, at in reversed(news):
                    if (key, at) in on_the_edge:
                        continue
                    slot = self.slots[key[0]]
                    self.note(slot, slot.seen, (key, at))
                    heard = time.monotonic()
                if news:
                    start = news[0][1]
                    on_the_edge = {(key, at) for key, at in news if at == start}
                if time.monotonic() - heard > SILENCE_SECONDS_MAX and not self.all_is_seen(login):
                    raise AssertionError(f"{login} was not told of {self.missing(login)[:3]}, asked since {start}")
                time.sleep(0.001)  # Writers need the interpreter, too.

    def missing(self, login):
        return [slot.done[len(slot.seen):] for slot in self.slots.values()
                if slot.owner == login and len(slot.done) > len(slot.seen)]

    def all_is_seen(self, login):
        with self.lock:
            if any(thread.is_alive() for thread in self.writers):
                return False
            return self.failures or not self.missing(login)

    # ---- what has to hold

    def defects(self):
        """What does not hold, as sentences."""
        found = list(self.failures)
        events = []  # (moment before, moment behind, time, key)
        for slot in self.slots.values():
            if [key for key, *_ in slot.done] != [key for key, _ in slot.seen]:
                found.append(f"company {slot.contact}: done {slot.done[-5:]}, seen {slot.seen[-5:]}")
            events += [(began, ended, nanoseconds(at), key)
                       for (key, began, ended), (_, at) in zip(slot.done, slot.seen)]
        times = sorted(at for _, _, at, _ in events)
        found += [f"two events have the time {wire_time(one)}" for one, other in zip(times, times[1:]) if one == other]
        for began, ended, at, key in events:
            if not began - 100 <= at <= ended + 100:
                found.append(f"{key} has the time {wire_time(at)}, and was done from {wire_time(began)} to "
                             f"{wire_time(ended)}")
        return found + backwards(events)


def backwards(events):
    """Events whose time is not behind that of one that had been acknowledged before they began."""
    found, newest = [], (0, None)
    ended = sorted(events, key=lambda event: event[1])
    position = 0
    for began, _, at, key in sorted(events):
        while position < len(ended) and ended[position][1] < began:
            newest = max(newest, (ended[position][2], ended[position][3]))
            position += 1
        if at <= newest[0]:
            found.append(f"{key} began behind {newest[1]}, and is told as before it: {wire_time(at)}, "
                         f"{wire_time(newest[0])}")
    return found
