"""What GetMyActiveContacts has to answer, by a plain model: rows with the columns that the specification of entities names
(§3 what happens, §5 who may know of it), and every question answered by looking at all of them. It knows nothing of
heads, logs or pages, and times are the numbers of the steps that set them."""

from dataclasses import dataclass, field

CREATED, UPDATED, NEW_ACTIVITY, ACTIVITY_COMPLETED, PERSON_ADDED, PERSON_UPDATED, DOCUMENT_ADDED = (
    1 << bit for bit in range(7))
ACTIONS = {CREATED: "Created", UPDATED: "Updated", NEW_ACTIVITY: "NewActivity",
           ACTIVITY_COMPLETED: "ActivityCompleted", PERSON_ADDED: "PersonAdded", PERSON_UPDATED: "PersonUpdated",
           DOCUMENT_ADDED: "DocumentAdded"}
ALL = 127

COMPANY, PERSON, FOLLOW_UP, DOCUMENT = range(4)
READ, INSERT, UPDATE, DELETE = "RIUD"

# Of each role (§5.3): what it allows in companies, persons, follow-ups and documents that are one's own, of one's
# primary group, of one's other groups, and of anybody else.
ROLES = {
    "User level 0": [["RIUD"] * 4] * 4,
    "User level 1": [["RIUD"] * 4] * 4,
    "User level 2": [["RIUD"] * 4, ["RIUD"] * 4, ["R"] * 4, ["R", "R", "", ""]],
    "User level 3": [["RIUD"] * 4, ["R"] * 4, ["R", "R", "", ""], ["R", "R", "", ""]],
    "User level 4": [["RIUD"] * 4, ["R", "R", "", ""], ["R", "R", "", ""], ["R", "R", "", ""]],
    "User level 5": [["R", "R", "RIUD", "RIUD"], ["R"] * 4, ["R", "R", "", ""], ["R", "R", "", ""]],
}

ALL_SEE = ("All", 0)
COUNTING_FOLLOW_UPS = {"inDiary", "inChecklist", "BookingForDiary", "BookingForChecklist"}
COUNTING_DOCUMENTS = {"Document", "MergeFinal"}


@dataclass(frozen=True)
class User:
    id: int
    login: str
    person: int
    group: int
    role: str
    other_groups: tuple = ()


@dataclass(frozen=True)
class Stamp:
    """When, as the number of a step, and who."""

    step: int
    by: int


@dataclass
class Company:
    id: int
    owner: int
    group: int
    category: int
    registered: Stamp
    updated: Stamp = None
    deleted: bool = False
    merged: bool = False
    values: dict = field(default_factory=dict)


@dataclass
class Human:
    id: int
    contact: int
    added: Stamp  # registered with the company, or moved to it
    updated: Stamp = None
    deleted: bool = False
    values: dict = field(default_factory=dict)


@dataclass
class Activity:
    """A follow-up, or a document."""

    id: int
    entity: int
    contact: int
    person: int
    owner: int
    group: int
    type: str
    status: str
    registered: Stamp
    done: Stamp = None
    visible: tuple = ALL_SEE
    day: int = 0  # of the month that it is planned in, or dated
    has_guests: bool = False
    values: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """What the answer has to say of one company."""

    contact: int
    action: int
    id: int
    person: int
    by: int
    step: int
    owner: int


class Model:
    def __init__(self, users):
        self.users = {user.id: user for user in users}
        self.companies, self.persons, self.follow_ups, self.documents = {}, {}, {}, {}

    # ---- rights (§5.2)

    def level(self, user, entity, owner, group):
        """What the role of the user allows with a row of that owner and group: letters of RIUD."""
        mine = self.users[user]
        relation = (0 if owner == user else 1 if group == mine.group else 2 if group in mine.other_groups else 3)
        return ROLES[mine.role][relation][entity]

    def right_to_company(self, user, company):
        return self.level(user, COMPANY, company.owner, company.group)

    def right_to_persons_of(self, user, company):
        return self.level(user, PERSON, company.owner, company.group)

    def right_to_activity(self, user, activity):
        if not self.sees(user, activity.visible):
            return ""
        return self.level(user, activity.entity, activity.owner, activity.group)

    def sees(self, user, visible):
        kind, who = visible
        mine = self.users[user]
        return kind == "All" or (kind == "Associate" and who == user) or (
            kind == "Group" and who in (mine.group, *mine.other_groups))

    # ---- what is there

    def group_of(self, user):
        return self.users[user].group

    def living(self):
        return [company for company in self.companies.values() if not company.deleted]

    def persons_of(self, contact):
        return [person for person in self.persons.values() if person.contact == contact and not person.deleted]

    def activities(self):
        return [*self.follow_ups.values(), *self.documents.values()]

    # ---- what has happened (§3.2), as (action, id, person, stamp)

    def happened(self, company, user):
        """All that stands on the company and that the user may know of."""
        if READ in self.right_to_company(user, company):
            yield CREATED, company.id, 0, company.registered
            if company.updated:
                yield UPDATED, company.id, 0, company.updated
        if READ in self.right_to_persons_of(user, company):
            for person in self.persons_of(company.id):
                yield PERSON_ADDED, person.id, person.id, person.added
                if person.updated:
                    yield PERSON_UPDATED, person.id, person.id, person.updated
        for activity in self.activities():
            if activity.contact != company.id or READ not in self.right_to_activity(user, activity):
                continue
            is_document = activity.entity == DOCUMENT
            if activity.type not in (COUNTING_DOCUMENTS if is_document else COUNTING_FOLLOW_UPS):
                continue
            begun = DOCUMENT_ADDED if is_document else NEW_ACTIVITY
            yield begun, activity.id, activity.person, activity.registered
            if activity.done:
                yield ACTIVITY_COMPLETED, activity.id, activity.person, activity.done

    def feed(self, user, since=0, mask=ALL, categories=()):
        """The rows of the user's answer from the step `since` on, in order."""
        rows = []
        for company in self.living():
            if company.owner != user or READ not in self.right_to_company(user, company):
                continue
            if categories and company.category not in categories:
                continue
            matching = [(stamp.step, action, subject, person, stamp.by)
                        for action, subject, person, stamp in self.happened(company, user)
                        if action & mask and stamp.step >= since]
            if matching:
                step, action, subject, person, by = max(matching)
                rows.append(Row(company.id, action, subject, person, by, step, user))
        return sorted(rows, key=lambda row: (-row.step, row.contact))
