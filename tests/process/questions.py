"""Questions to ask, each in two forms: the body a client sends, and what it means to the oracle."""

import datetime
import itertools
import random
from dataclasses import dataclass

import csv_oracle
from csv_oracle import ACTION_NAMES, ALL, TICKS_PER_SECOND, text_of

SEED = 20260131
YEAR_1 = "0001-01-01T00:00:00"
FUTURE = "2999-12-31T23:59:59Z"
UNKNOWN_CATEGORY = 4711


@dataclass(frozen=True)
class Question:
    name: str
    body: object  # Text is sent as it is, anything else as JSON.
    since: object = None  # Ticks, or None for no lower bound.
    categories: frozenset = frozenset()
    actions: int = ALL

    def rows(self, company, login):
        return company.answer(login, self.since, self.categories, self.actions)


def whole(start=YEAR_1, categories=(), action="All"):
    return {"ActivityStartTime": start, "ContactCategories": list(categories), "ActionType": action}


def about_actions():
    """Each action alone and in company, as name, list of names, number and numeric text."""
    for bit, name in ACTION_NAMES.items():
        for written in (name, name.upper(), bit, str(bit)):
            yield Question(f"action {written!r}", whole(action=written), actions=bit)
    masks = [
        ("All", 127), ("all", 127), (127, 127), ("127", 127), (63, 63), ("63", 63), (9, 9), ("9", 9),
        (255, 127), (129, 1), ("Created, Updated", 3), ("Created,Updated", 3), ("created , PERSONADDED", 17),
        ("NewActivity, 8", 12), ("DocumentAdded, DocumentAdded", 64), ("All, Created", 127),
        ("PersonAdded, PersonUpdated, DocumentAdded", 112), ("UndefinedValue128, Created", 1),
        ("Unknown, Created", 1),
        (0, 127), ("0", 127), ("Unknown", 127), ("", 127), (None, 127),
        (128, 0), ("128", 0), ("UndefinedValue128", 0), (256, 0),
    ]
    for written, mask in masks:
        yield Question(f"action {written!r}", whole(action=written), actions=mask)


def about_categories(known):
    """Subsets of the known categories, in the forms an array may have."""
    known = sorted(known)
    for size in (1, 2, len(known)):
        for some in itertools.combinations(known, size):
            yield Question(f"categories {some}", whole(categories=some), categories=frozenset(some))
    one, other = known[0], known[-1]
    yield Question("category unknown", whole(categories=[UNKNOWN_CATEGORY]),
                   categories=frozenset([UNKNOWN_CATEGORY]))
    yield Question("category none", whole(categories=[0]), categories=frozenset([0]))
    yield Question("category negative", whole(categories=[-1]), categories=frozenset([-1]))
    yield Question("categories at the ends of int32", whole(categories=[-2147483648, one, 2147483647]),
                   categories=frozenset([one]))
    yield Question("category known and unknown", whole(categories=[UNKNOWN_CATEGORY, one]),
                   categories=frozenset([one]))
    yield Question("category twice", whole(categories=[other, other, one, other]),
                   categories=frozenset([one, other]))
    yield Question("categories as texts", whole(categories=[str(one), other]),
                   categories=frozenset([one, other]))
    yield Question("category as 1.0", whole(categories=[float(one)]), categories=frozenset([one]))


def about_members():
    """Members missing, null, empty, spelt otherwise, unknown, twice."""
    for name, body in {
        "no member": {},
        "all null": whole(None, [], None) | {"ContactCategories": None},
        "empty start": whole(""),
        "year 1": whole("0001-01-01T00:00:00"),
        "year 1 in UTC": whole("0001-01-01T00:00:00Z"),
        "only the action": {"ActionType": "All"},
        "only the categories": {"ContactCategories": []},
        "camel case": {"activityStartTime": None, "contactCategories": [], "actionType": 127},
        "an unknown member": whole() | {"Extra": {"a": [1, {"b": None}]}, "$type": "x"},
    }.items():
        yield Question(name, body)
    yield Question("camel case as the client sends it",
                   {"activityStartTime": "0001-01-01T00:00:00.000Z", "contactCategories": [1, 2], "actionType": 9},
                   categories=frozenset([1, 2]), actions=9)
    yield Question("upper case", {"ACTIVITYSTARTTIME": None, "CONTACTCATEGORIES": [1], "ACTIONTYPE": "created"},
                   categories=frozenset([1]), actions=1)
    yield Question("the last of two members counts", '{"ActionType": "Created", "ActionType": "PersonAdded"}',
                   actions=16)
    yield Question("the last of two members counts in any case", '{"actionType": 1, "ActionType": 16}', actions=16)
    yield Question("white space everywhere", ' \r\n\t{ "ActionType" :\n 1 ,"ContactCategories":[ 1 , 2 ] } \n',
                   categories=frozenset([1, 2]), actions=1)
    yield Question("escapes in names and values", r'{"\u0041ctionType": "\u0043reated"}', actions=1)


def about_starts(event_ticks):
    """Around one event: on it, a second and 100 ns to both sides, and in every form of writing it."""
    for name, offset in {"on": 0, "a second before": -TICKS_PER_SECOND, "a second after": TICKS_PER_SECOND,
                         "100 ns before": -1, "100 ns after": 1}.items():
        start = event_ticks + offset
        yield Question(f"start {name} {text_of(event_ticks)}", whole(text_of(start)), since=start)


def forms_of_a_start(ticks):
    """One instant (of whole seconds) written in many ways, in the base zone UTC."""
    moment = datetime.datetime(1, 1, 1) + datetime.timedelta(seconds=ticks // TICKS_PER_SECOND)

    def local(hours, minutes=0):
        return (moment + datetime.timedelta(hours=hours, minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%S")

    plain = local(0)
    for text in (
        plain, plain + "Z", plain + "z", plain.replace("T", "t"), plain.replace("T", " "), f"  {plain}Z ",
        plain + ".0", plain + ".000Z", plain + ".0000000Z", plain + ".000000009Z", local(1) + "+01:00",
        local(1) + "+0100", local(1) + "+01", local(-5) + "-05:00", local(5, 45) + "+05:45",
        local(14) + ".0000000+14:00",
    ):
        yield Question(f"start written {text!r}", whole(text), since=ticks)
    yield Question("start a tick late, by nine decimals", whole(plain + ".000000199Z"), since=ticks + 1)
    minute, day = ticks - ticks % (60 * TICKS_PER_SECOND), ticks - ticks % (86400 * TICKS_PER_SECOND)
    yield Question("start without seconds", whole(plain[:16]), since=minute)
    yield Question("start as a date", whole(plain[:10]), since=day)


def at_random(company, login, count, seed=SEED):
    """Any start, categories and actions together, the starts drawn from the caller's own events."""
    draw = random.Random(f"{seed} {login}")
    times = sorted({event.ticks for contact in company.contacts_of(login)
                    for event in company.events_of(contact["contact_id"])})
    known = [int(row["category_id"]) for row in company.categories]
    for number in range(count):
        start = draw.choice(times) + draw.choice((0, 0, -1, 1, TICKS_PER_SECOND, -TICKS_PER_SECOND))
        categories = draw.sample(known, draw.randint(0, len(known)))
        mask = draw.randint(1, ALL)
        yield Question(f"random {number}", whole(text_of(start), categories, mask), since=start,
                       categories=frozenset(categories), actions=mask)


def for_caller(company, login):
    """The whole catalogue for one caller of a company."""
    known = [int(row["category_id"]) for row in company.categories]
    rows = company.answer(login)
    yield from about_actions()
    yield from about_categories(known)
    yield from about_members()
    shown = sorted({csv_oracle.ticks_of(row["ActionTime"]) for row in rows})
    completed = sorted({csv_oracle.ticks_of(row["ActionTime"])
                        for row in company.answer(login, actions=csv_oracle.ACTIVITY_COMPLETED)})
    for ticks in {shown[0], shown[len(shown) // 2], shown[-1], *completed[:1], *completed[-1:]}:
        yield from about_starts(ticks)
    yield from forms_of_a_start(shown[len(shown) // 2])
    yield Question("no result: after everything", whole("2026-01-01T00:00:00Z"),
                   since=csv_oracle.ticks_of("2026-01-01T00:00:00Z"))
    yield from at_random(company, login, 40)
