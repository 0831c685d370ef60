"""kill -9 while sixteen clients write, twenty times: whatever was acknowledged is there after the next start, what was
not is there wholly or not at all, and database, log and feed agree.

KILL_SEED and KILL_ROUNDS in the environment repeat a run, or lengthen it."""

import base64
import http.client
import json
import os
import random
import threading
import time
from hashlib import sha256

from activity_model import (ACTIONS, ACTIVITY_COMPLETED, CREATED, DOCUMENT_ADDED, NEW_ACTIVITY, PERSON_ADDED,
                            PERSON_UPDATED, UPDATED)
from crm_process import main
from writing_case import Caller, WritingTest

SEED = int(os.environ.get("KILL_SEED", "20261129"))
ROUNDS = int(os.environ.get("KILL_ROUNDS", "20"))
WRITERS = 16
MOMENT_S = (0.05, 0.7)  # from the first write on
WRITES_MIN = 10  # of a round, on average; fewer would prove nothing about the middle of writing
GETTERS = {"Contact": ("GetContactEntity", "contactEntityId"), "Person": ("GetPersonEntity", "personEntityId"),
           "Appointment": ("GetAppointmentEntity", "appointmentEntityId"),
           "Document": ("GetDocumentEntity", "documentEntityId")}
GONE = http.client.HTTPException, OSError  # how a connection ends whose server was killed


class Writer:
    """Writes to companies of its own, and keeps what was acknowledged and the one write that was not."""

    def __init__(self, number, login):
        self.login, self.draw = login, random.Random(f"{SEED} {number}")
        self.rows = {}  # (kind, id) to the members that it has, None when it was deleted
        self.newest = {}  # company to the (action, id) that its owner's feed shows; None where that is not known
        self.doubtful_row = self.doubtful_event = None
        self.companies, self.open_follow_ups, self.persons, self.documents = [], {}, {}, {}
        self.acknowledged = 0

    def work(self, server):
        self.doubtful_row = self.doubtful_event = None
        try:
            with Caller(server, self.login) as caller:
                while True:
                    self.write(caller)
        except GONE:
            pass  # That was the kill.

    def write(self, caller):
        deeds = [self.rename, self.hire, self.promote, self.plan, self.complete, self.cancel, self.file, self.fill]
        deed = self.draw.choice(deeds) if self.companies and self.draw.random() < 0.9 else None
        company = self.draw.choice(self.companies) if deed else None
        text = f"{self.login} {self.draw.random()}"
        if deed:
            deed(caller, company, text)
        else:
            made = self.save(caller, "Contact", 0, {"Name": text}, None, CREATED)
            self.companies.append(made)

    def rename(self, caller, company, text):
        self.save(caller, "Contact", company, {"Name": text}, company, UPDATED)

    def hire(self, caller, company, text):
        self.persons[company] = self.save(caller, "Person", 0, {"Lastname": text}, company, PERSON_ADDED)

    def promote(self, caller, company, text):
        if company in self.persons:
            self.save(caller, "Person", self.persons[company], {"Title": text}, company, PERSON_UPDATED)

    def plan(self, caller, company, text):
        self.open_follow_ups[company] = self.save(caller, "Appointment", 0, {"Description": text}, company, NEW_ACTIVITY)

    def complete(self, caller, company, _):
        follow_up = self.open_follow_ups.pop(company, None)
        if follow_up:
            self.save(caller, "Appointment", follow_up, {"Completed": "Completed"}, company, ACTIVITY_COMPLETED)

    def cancel(self, caller, company, _):
        follow_up = self.open_follow_ups.pop(company, None)
        if follow_up is None:
            return
        self.newest[company] = None  # What comes to light below it is not known here.
        self.doubtful_row = ("Appointment", follow_up, None)
        caller.made("Appointment", "DeleteAppointmentEntity", AppointmentEntityId=follow_up)
        self.acknowledge(("Appointment", follow_up), None)

    def file(self, caller, company, text):
        self.documents[company] = self.save(caller, "Document", 0, {"Header": text}, company, DOCUMENT_ADDED)

    def save(self, caller, kind, number, members, company, action):
        """The row's id. A number of 0 makes a row."""
        body = {f"{kind}Id": number, **members}
        if not number and company:
            body["Contact"] = {"ContactId": company}
        self.doubtful_row, self.doubtful_event = (kind, number, members), (company, action, number)
        made = caller.made(kind, f"Save{kind}Entity", body)[f"{kind}Id"]
        self.newest[company or made] = (action, made)
        self.acknowledge((kind, made), {**(self.rows.get((kind, made)) or {}), **members})
        return made

    def acknowledge(self, row, members):
        self.rows[row] = members
        self.doubtful_row = self.doubtful_event = None
        self.acknowledged += 1

    def fill(self, caller, company, text):
        """The last document's content; a few kilobytes."""
        document = self.documents.get(company)
        if document is None:
            return
        content = text.encode() * self.draw.randrange(1, 200)
        self.doubtful_row = ("Content", document, {"SHA-256": sha256(content).hexdigest()})
        caller.made("Document", "SetDocumentStreamFromId", {"DocumentId": document,
                                                            "Stream": base64.b64encode(content).decode()})
        self.acknowledge(("Content", document), self.doubtful_row[2])

    # ---- behind a kill

    def read(self, caller, kind, number):
        if kind == "Content":
            answer = caller.send("POST", "/api/v1/Agents/Document/GetDocumentStream", {"DocumentId": number},
                                 {"Accept": "application/octet-stream"})
            if answer.status != 200:
                raise AssertionError(f"the content of document {number}: {answer}")
            return {"SHA-256": sha256(answer.body).hexdigest()}
        method, query = GETTERS[kind]
        return caller.made(kind, method, **{query: number})

    def look(self, caller, known):
        """What is not as it was acknowledged, as sentences. Of rows that are in `known` as they are here, only the
        doubtful one is looked at."""
        for (kind, number), members in self.rows.items():
            doubtful = self.doubtful_row and self.doubtful_row[:2] == (kind, number)
            if known.get((kind, number), ()) == members and not doubtful:
                continue
            found = self.read(caller, kind, number)
            yield from self.compare(kind, number, members, found, self.doubtful_row[2] if doubtful else (), doubtful)

    def compare(self, kind, number, members, found, doubted, is_doubtful):
        if members is None or found is None:
            if (members is None) != (found is None) and not (is_doubtful and doubted is None):
                yield f"{kind} {number} was {members} and is {found and 'there'}"
            elif members is not None:
                self.rows[(kind, number)] = None
            return
        for member, value in members.items():
            if found[member] != value and not (is_doubtful and found[member] == doubted.get(member)):
                yield f"{kind} {number}: {member} was {value!r} and is {found[member]!r}"
        self.rows[(kind, number)] = {member: found[member] for member in {**members, **(dict(doubted or ()))}}

    def look_at_feed(self, shown):
        """shown: company to (action, id) of the owner's feed."""
        for company, event in self.newest.items():
            found = shown.get(company)
            if event is None or found == event:
                continue
            doubted = self.doubtful_event
            if not (doubted and doubted[0] == company and found and found[0] == doubted[1]
                    and doubted[2] in (0, found[1])):
                yield f"company {company}: {event} was acknowledged, the feed shows {found}"
            self.newest[company] = found


class KillUnderLoadTest(WritingTest):
    def round(self, server, writers, draw):
        """Writes until the kill; the number of writes that were acknowledged."""
        before = sum(writer.acknowledged for writer in writers)
        failures = []

        def guarded(writer):
            try:
                writer.work(server)
            except Exception as error:  # A thread's exception would otherwise pass unseen.
                failures.append(f"{type(error).__name__}: {error}")

        threads = [threading.Thread(target=guarded, args=(writer,)) for writer in writers]
        for thread in threads:
            thread.start()
        while sum(writer.acknowledged for writer in writers) == before and not failures:
            time.sleep(0.001)
        time.sleep(draw.uniform(*MOMENT_S))  # The moment of the kill is what this is about.
        server.kill()
        for thread in threads:
            thread.join()
        self.assertEqual([], failures[:3], server.log())
        return sum(writer.acknowledged for writer in writers) - before

    def assert_as_acknowledged(self, server, writers, known, about):
        names = {name: action for action, name in ACTIONS.items()}
        for login in ("anna", "bert"):
            with Caller(server, login) as caller:
                feed = caller.feed()
                told = json.loads(self.command("query", login, "--json").stdout)
                shown = {row["ContactId"]: (names[row["Action"]], row["ActionId"]) for row in feed}
                wrong = [why for writer in writers if writer.login == login
                         for why in (*writer.look(caller, known), *writer.look_at_feed(shown))]
            self.assertEqual([], wrong[:5], f"{about}: {len(wrong)} defects{server.log()}")
            what = ("ContactId", "Action", "ActionId", "ActionTime", "PersonId")
            self.assertEqual([[row[name] for name in what] for row in told],
                             [[row[name] for name in what] for row in feed], f"{about}: the log and the feed of {login}")

    def test_what_was_acknowledged_outlives_kill_9(self):
        draw = random.Random(SEED)
        writers = [Writer(number, ("anna", "bert")[number % 2]) for number in range(WRITERS)]
        known, written = {}, 0
        server = self.work.serve(self.database)
        for number in range(ROUNDS):
            about = f"seed {SEED}, round {number}"
            written += self.round(server, writers, draw)
            self.assert_sound()
            server = self.work.serve(self.database)
            self.assert_as_acknowledged(server, writers, known, about)
            known = {row: members for writer in writers for row, members in writer.rows.items()}
        # Once more all that was ever acknowledged.
        self.assert_as_acknowledged(server, writers, {}, f"seed {SEED}, at the end")
        self.assertGreaterEqual(written, WRITES_MIN * ROUNDS, "too slow to prove anything")
        self.assertEqual(0, server.stop(), server.log())
        print(f"seed {SEED}: {ROUNDS} kills, {written} acknowledged writes")


if __name__ == "__main__":
    main()
