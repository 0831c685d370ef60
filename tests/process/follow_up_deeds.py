"""What is done to follow-ups and documents."""

from activity_model import ALL_SEE, DELETE, DOCUMENT, FOLLOW_UP, INSERT, READ, UPDATE, Activity
from deeds import FULL, UNSEEN, Deeds

ACTIVITIES_EACH_MAX = 8  # of a company, on average
COMPLETED = "Completed"
STATUSES = ("NotStarted", "Started", COMPLETED)  # 1, 2 and 3 where they are told as numbers
TYPES = {"inDiary": 1, "inChecklist": 2}
OFFERED = {"inDiary": "BookingForDiary", "inChecklist": "BookingForChecklist"}  # to somebody who has not accepted
KINDS = {FOLLOW_UP: ("Appointment", "appointment_id"), DOCUMENT: ("Document", "document_id")}


class FollowUpDeeds(Deeds):
    entities = (FOLLOW_UP, DOCUMENT)

    def some_visibility(self, user):
        """One that lets the user see it, too."""
        mine = self.model.users[user]
        return self.draw.choice([ALL_SEE, ALL_SEE, ALL_SEE, ("Associate", user),
                                 ("Group", self.draw.choice([mine.group, *mine.other_groups]))])

    def some_activity(self):
        """One of a company that is there, or of none."""
        rows = [row for row in self.model.activities() if row.entity in self.entities and (
            not row.contact or not self.model.companies[row.contact].deleted)]
        row = self.some(rows)
        if row and row.contact:
            self.concerned.add(row.contact)
        return row

    def deed_make_activity(self, user):
        if len(self.model.activities()) >= ACTIVITIES_EACH_MAX * max(1, len(self.model.living())):
            return None
        entity = self.draw.choice(self.entities)
        is_document = entity == DOCUMENT
        company = self.some_company() if self.draw.random() < 0.9 else None
        person = self.some(self.model.persons_of(company.id)) if company and self.draw.random() < 0.5 else None
        owner = self.some_user(user)
        kind = "Document" if is_document else self.draw.choice(["inDiary", "inDiary", "inChecklist", "Note"])
        status = COMPLETED if kind != "Note" and self.draw.random() < 0.2 else "NotStarted"
        visible, day = self.some_visibility(user), self.draw.randrange(1, 29)
        at = f"2026-05-{day:02d}T12:00:00Z"
        body = {"Associate": {"AssociateId": owner}, "Type": kind, "Description": f"Step {self.step}"}
        body.update({"Header": f"Document {self.step}", "Date": at} if is_document else
                    {"StartDate": at, "EndDate": at.replace("T12", "T13")})
        if status == COMPLETED:
            body["Completed"] = COMPLETED
        if visible != ALL_SEE or self.draw.random() < 0.3:
            body["VisibleFor"] = [{"Visibility": visible[0], "VisibleId": visible[1]}]
        if person:
            body["Person"] = {"PersonId": person.id}
        if company and not (person and self.draw.random() < 0.3):  # Of a person's row the company is the person's.
            body["Contact"] = {"ContactId": company.id}
        if kind in OFFERED and user in FULL and self.draw.random() < 0.2:  # One activity, however many are invited.
            invited = self.draw.sample(sorted(set(self.model.users) - {owner}), 2)
            body["Participants"] = [{"AssociateId": each} for each in (owner, *invited)]
        agent, _ = KINDS[entity]
        group = self.model.group_of(owner)
        may = INSERT in self.model.level(user, entity, owner, group)
        answer = self.send(user, may, agent, f"Save{agent}Entity", body)
        where = company.id if company else 0
        if not may:
            return self.told(user, may, f"makes a {kind} of {owner} with company {where}")
        row = Activity(answer[f"{agent}Id"], entity, where, person.id if person else 0, owner, group, kind, status,
                       self.stamp(user), None, visible)
        row.day, row.has_guests = day, "Participants" in body
        if status == COMPLETED and not is_document:
            row.done = self.stamp(user)
        rows = self.model.documents if is_document else self.model.follow_ups
        if row.id <= 0 or row.id in rows:
            raise AssertionError(f"step {self.step}: a new {kind} has the id {row.id}")
        rows[row.id] = row
        return self.told(user, may, f"makes {kind} {row.id} of {owner} with company {where} and person {row.person}, "
                                    f"{status}, day {day}, for {visible}")

    def may(self, user, row, what):
        right = self.model.right_to_activity(user, row)
        return what in right if READ in right else UNSEEN

    def change(self, user, row, body, differs, words):
        """Whether it was done. A save that changes nothing is no matter of rights, but for who does not see the row."""
        agent, _ = KINDS[row.entity]
        may = self.may(user, row, UPDATE if differs else READ)
        self.save(user, may, agent, row.id, body)
        return may, self.told(user, may, f"{words} of {row.type} {row.id} of company {row.contact}")

    def deed_describe_activity(self, user):
        row = self.some_activity()
        if not row:
            return None
        return self.change(user, row, {"Description": f"Step {self.step}"}, True, "sets Description")[1]

    def deed_set_status(self, user):
        row = self.some_activity()
        if not row or row.type == "Note" or row.type in OFFERED.values():
            return None
        agent, identifier = KINDS[row.entity]
        way = self.draw.choice(["save", "toggle", "toggle any", "set"] + ["update"] * (row.type in TYPES))
        status = self.draw.choice(STATUSES)
        if way.startswith("toggle"):
            status = "Started" if row.status == COMPLETED else COMPLETED
        differs = status != row.status
        if way == "save":
            may, told = self.change(user, row, {"Completed": status}, differs, f"sets {status}")
        else:
            may = self.may(user, row, UPDATE)
            if not may and not differs:
                return None
            told = self.told(user, may, f"sets {status} by {way} of {row.type} {row.id} of company {row.contact}")
            name = f"{identifier}={row.id}"
            if way == "set":
                self.send(user, may, "Appointment", "SetActivityStatus", {
                    "ActivityIdentifier": [name, "appointment_id=2147483000"], "ActivityStatus": status})
            elif way == "update":
                at = f"2026-05-{row.day:02d}T12:00:00Z"
                self.send(user, may, "Appointment", "UpdateAppointment", {
                    "Id": row.id, "StartTime": at, "EndTime": at.replace("T12", "T13"), "AssociateId": row.owner,
                    "Status": 1 + STATUSES.index(status), "Type": TYPES[row.type]})
            elif way == "toggle any" or row.entity == DOCUMENT:
                self.send(user, may, "Appointment", "ToggleActivity", {"ActivityIdentifier": name})
            else:
                self.send(user, may, agent, "ToggleAppointmentStatus", {"AppointmentId": row.id})
        if may and differs:
            row.status, row.done = status, self.stamp(user) if status == COMPLETED else None
        return told

    def deed_assign(self, user):
        """To somebody, who has to accept it before it can be completed."""
        row, owner = self.some_activity(), self.draw.choice(list(self.model.users))
        if not row or row.type not in OFFERED or owner in (row.owner, user) or user not in FULL or row.has_guests or (
                row.visible != ALL_SEE or row.status == COMPLETED):  # What becomes of these is nowhere said.
            return None
        self.send(user, True, "Appointment", "AssignTo", {"AppointmentId": row.id, "Participant": {"AssociateId": owner}})
        row.owner, row.group, row.type = owner, self.model.group_of(owner), OFFERED[row.type]
        row.status, row.done = "NotStarted", None
        return self.told(user, True, f"assigns {row.type} {row.id} of company {row.contact} to {owner}")

    def deed_accept(self, _):
        row = self.some_activity()
        if not row or row.type not in OFFERED.values() or self.may(row.owner, row, UPDATE) is not True:
            return None
        self.send(row.owner, True, "Appointment", "Accept", {"AppointmentId": row.id, "UpdateMode": "OnlyThis"})
        row.type = {offered: kind for kind, offered in OFFERED.items()}[row.type]
        return self.told(row.owner, True, f"accepts {row.type} {row.id} of company {row.contact}")

    def deed_move_activity(self, user):
        row, destination = self.some_activity(), self.some_company()
        if not row or not destination:
            return None
        differs = row.contact != destination.id or row.person != 0
        may, told = self.change(user, row, {"Contact": {"ContactId": destination.id}, "Person": None}, differs,
                                f"moves to company {destination.id}, without a person,")
        if may:
            row.contact, row.person = destination.id, 0
        return told

    def deed_show_activity_to(self, user):
        row, visible = self.some_activity(), self.some_visibility(user)
        if not row:
            return None
        may, told = self.change(user, row, {"VisibleFor": [{"Visibility": visible[0], "VisibleId": visible[1]}]},
                                visible != row.visible, f"lets {visible} see what is")
        if may:
            row.visible = visible
        return told

    def deed_delete_activity(self, user):
        row = self.some_activity()
        if not row or self.draw.random() < 0.5:
            return None
        agent, _ = KINDS[row.entity]
        may = self.may(user, row, DELETE)
        self.send(user, may, agent, f"Delete{agent}Entity", **{f"{agent}EntityId": row.id})
        if may:
            del (self.model.documents if row.entity == DOCUMENT else self.model.follow_ups)[row.id]
        return self.told(user, may, f"deletes {row.type} {row.id} of company {row.contact}")
