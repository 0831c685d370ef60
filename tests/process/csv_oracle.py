"""The right answer, worked out the slow and obvious way from the CSV files alone.

This is a second opinion: it shares no code and no table with the program. It knows the six files, the
seven actions and the rules of the call, and it looks at every row for every question.
"""

import csv
import datetime
import pathlib

CREATED, UPDATED, NEW_ACTIVITY, ACTIVITY_COMPLETED = 1, 2, 4, 8
PERSON_ADDED, PERSON_UPDATED, DOCUMENT_ADDED = 16, 32, 64
ALL = 127
ACTION_NAMES = {
    CREATED: "Created", UPDATED: "Updated", NEW_ACTIVITY: "NewActivity",
    ACTIVITY_COMPLETED: "ActivityCompleted", PERSON_ADDED: "PersonAdded",
    PERSON_UPDATED: "PersonUpdated", DOCUMENT_ADDED: "DocumentAdded",
}
MEMBERS = [
    "ContactId", "Department", "OrgNr", "Name", "URL", "AssociateFullName", "Action", "ActionTime",
    "Category", "ActivityPersonName", "ActionId", "PersonId", "ActivityPersonId", "AssociateId",
    "TableRight", "FieldProperties",
]
TICKS_PER_SECOND = 10_000_000


def _field(mask, reason, kind, length):
    return {"FieldRight": {"Mask": mask, "Reason": reason}, "FieldType": kind, "FieldLength": length}


FULL_RIGHT = {"Mask": "FULL", "Reason": ""}
OWN_COMPANY_RIGHT = {"Mask": "RI, RestrictedUpdate", "Reason": "[SR_ACCESS_ASSOCCONT_DELETE]"}
FIELD_PROPERTIES = {
    "ContactId": _field("Update", "", "System.Int32", 4),
    "AssociateId": _field("Update", "", "System.Int32", 4),
    "PersonId": _field("Update", "", "System.Int32", 4),
    "Name": _field("Update, UIHintMandatory", "[SR_MANDATORY_FIELD_1281]", "System.String", 219),
    "Department": _field("Update", "", "System.String", 219),
    "OrgNr": _field("Update", "", "System.String", 49),
    "UrlAddress": _field("Update", "", "System.String", 1023),
    "CategoryId": _field("Update, UIHintMandatory", "[SR_MANDATORY_FIELD_1289]", "System.Int32", 4),
    "AssociateFullName": _field("Read", "", "System.String", 0),
    "ActivityPersonName": _field("Read", "", "System.String", 0),
    "Category": _field("Read", "", "System.String", 0),
    "ActionTime": _field("Read", "", "System.DateTime", 16),
    "ActionId": _field("Read", "", "System.Int32", 4),
    "ActivityPersonId": _field("Read", "", "System.Int32", 4),
    "Action": _field("Read", "", "System.Int32", 4),
}
OWN_COMPANY_PROPERTIES = {
    **FIELD_PROPERTIES,
    "ContactId": _field("Read", "[SR_ACCESS_FIELD_R_DB]", "System.Int32", 4),
    "AssociateId": _field("Read", "[SR_ACCESS_FIELD_R_DB]", "System.Int32", 4),
    "Name": _field("Read", "[SR_ACCESS_FIELD_R_DB]", "System.String", 219),
    "Department": _field("Read", "[SR_ACCESS_FIELD_R_DB]", "System.String", 219),
    "OrgNr": _field("Read", "[SR_ACCESS_FIELD_R_DB]", "System.String", 49),
}


def ticks_of(text):
    """100 ns ticks since year 1 of a time as the files write it, 2014-09-12T11:15:07Z."""
    since = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ") - datetime.datetime(1, 1, 1)
    return (since.days * 86400 + since.seconds) * TICKS_PER_SECOND


def text_of(ticks):
    """The same time as the wire writes it in UTC: decimals only when there are some, then Z."""
    seconds, rest = divmod(ticks, TICKS_PER_SECOND)
    whole = datetime.datetime(1, 1, 1) + datetime.timedelta(seconds=seconds)
    decimals = f".{rest:07d}".rstrip("0") if rest else ""
    return f"{whole.year:04d}-{whole:%m-%dT%H:%M:%S}{decimals}Z"


class Event:
    """One thing that happened to a contact."""

    def __init__(self, time, action, element_id, person_id, actor_id):
        self.ticks = ticks_of(time)
        self.action = action
        self.element_id = int(element_id)
        self.person_id = int(person_id or 0)
        self.actor_id = actor_id

    def rank(self):
        """The latest wins; at one time the higher action, then the higher element."""
        return (self.ticks, self.action, self.element_id)


class Company:
    """One import folder, read."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.associates = _rows(folder, "associates")
        self.categories = _rows(folder, "categories")
        self.contacts = _rows(folder, "contacts")
        self.persons = _rows(folder, "persons")
        self.appointments = _rows(folder, "appointments")
        self.documents = _rows(folder, "documents")
        self._associate = {row["associate_id"]: row for row in self.associates}
        self._category = {row["category_id"]: row["name"] for row in self.categories}
        users = {row["person_id"] for row in self.associates}
        self._own_companies = {row["contact_id"] for row in self.persons if row["person_id"] in users}
        self._events = {row["contact_id"]: [] for row in self.contacts}
        self._gather_events()

    def counts(self):
        return {name: len(getattr(self, name)) for name in
                ("associates", "categories", "contacts", "persons", "appointments", "documents")}

    def contacts_of(self, login):
        owner = self._associate_of(login)["associate_id"]
        return [row for row in self.contacts if row["associate_id"] == owner]

    def events_of(self, contact_id):
        return self._events[str(contact_id)]

    def answer(self, login, since=None, categories=(), actions=ALL):
        """The rows of the answer, in their order. since in ticks, None for no lower bound; no
        categories means all; actions is the mask of the wanted ones, taken as it is."""
        rows = []
        for contact in self.contacts_of(login):
            if categories and int(contact["category_id"]) not in categories:
                continue
            matching = [event for event in self._events[contact["contact_id"]]
                        if event.action & actions and (since is None or event.ticks >= since)]
            if matching:
                rows.append((max(matching, key=Event.rank), contact))
        rows.sort(key=lambda row: (-row[0].ticks, int(row[1]["contact_id"])))
        return [self._carrier(event, contact) for event, contact in rows]

    def _carrier(self, event, contact):
        owner = self._associate[contact["associate_id"]]
        actor = self._associate[event.actor_id]
        is_own = contact["contact_id"] in self._own_companies
        values = [
            int(contact["contact_id"]), contact["department"], contact["org_nr"], contact["name"],
            contact["url"], owner["full_name"], ACTION_NAMES[event.action], text_of(event.ticks),
            self._category[contact["category_id"]], actor["full_name"], event.element_id,
            event.person_id, int(actor["person_id"]), int(owner["associate_id"]),
            OWN_COMPANY_RIGHT if is_own else FULL_RIGHT,
            OWN_COMPANY_PROPERTIES if is_own else FIELD_PROPERTIES,
        ]
        return dict(zip(MEMBERS, values, strict=True))

    def _associate_of(self, login):
        return next(row for row in self.associates if row["login"] == login)

    def _gather_events(self):
        for row in self.contacts:
            self._add(row, Event(row["registered"], CREATED, row["contact_id"], 0, row["registered_by"]))
            if ticks_of(row["updated"]) > ticks_of(row["registered"]):
                self._add(row, Event(row["updated"], UPDATED, row["contact_id"], 0, row["updated_by"]))
        for row in self.persons:
            person = row["person_id"]
            self._add(row, Event(row["registered"], PERSON_ADDED, person, person, row["registered_by"]))
            if ticks_of(row["updated"]) > ticks_of(row["registered"]):
                self._add(row, Event(row["updated"], PERSON_UPDATED, person, person, row["updated_by"]))
        for row in self.appointments:
            self._add(row, Event(row["registered"], NEW_ACTIVITY, row["appointment_id"],
                                 row["person_id"], row["registered_by"]))
            if row["completed_at"]:
                self._add(row, Event(row["completed_at"], ACTIVITY_COMPLETED, row["appointment_id"],
                                     row["person_id"], row["completed_by"]))
        for row in self.documents:
            self._add(row, Event(row["registered"], DOCUMENT_ADDED, row["document_id"],
                                 row["person_id"], row["registered_by"]))

    def _add(self, row, event):
        self._events[row["contact_id"]].append(event)


def _rows(folder, name):
    with open(folder / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def differences(expected, found):
    """Sentences that tell how the found rows differ from the expected ones; none when they are equal."""
    if not isinstance(found, list):
        return [f"the answer is no array but {found!r:.300}"]
    told = []
    if len(expected) != len(found):
        told.append(f"{len(expected)} rows expected, {len(found)} found")
        told += _missing("missing", expected, found) + _missing("too many", found, expected)
    for number, (want, got) in enumerate(zip(expected, found)):
        if list(got) != MEMBERS:
            told.append(f"row {number}: members {list(got)}, documented are {MEMBERS}")
        else:
            told += [f"row {number} (contact {got['ContactId']}): {sentence}"
                     for sentence in _unequal("", want, got)]
        if len(told) > 12:
            return told + ["…"]
    return told


def _unequal(path, want, got):
    """Equal means of one type too, all the way down: 1, 1.0 and true are three things on the wire."""
    if isinstance(want, dict) and isinstance(got, dict):
        if want.keys() != got.keys():
            return [f"{path} has {sorted(got)}, expected {sorted(want)}"]
        return [sentence for name in want
                for sentence in _unequal(f"{path}/{name}" if path else name, want[name], got[name])]
    if type(want) is type(got) and want == got:
        return []
    return [f"{path} is {got!r}, expected {want!r}"]


def _missing(word, these, those):
    ids = {row.get("ContactId") for row in those}
    lost = [row.get("ContactId") for row in these if row.get("ContactId") not in ids]
    return [f"{word}: contacts {lost[:20]}"] if lost else []
