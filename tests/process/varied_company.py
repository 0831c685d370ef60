"""Writes a company in which no two answers look alike: every action, names that are hard to write
down, categories in several languages, and times where clocks are set.

Anna (1) owns 101 to 109, Bert (2) owns 100 and 201, Carl (3) owns nothing, Ærlig Øst (4) owns 401, and
Dora (5), who owns nothing either, is there to be retired.
"""

from small_company import write_import_folder

PASSWORD = "correct høst 7:T"
LOGINS = ("anna", "bert", "carl", "ærlig.øst", "dora")

FIRST = "2020-01-01T12:00:00Z"  # When every company and every person of ours was registered.

# The time of the newest event of each of Anna's companies, by contact.
TIMES = {
    101: "2024-01-15T10:00:00Z",
    102: "2024-07-01T16:00:00Z",
    103: "2024-03-31T00:59:59Z",  # A second later the clocks of Oslo go from 02:00 to 03:00.
    104: "2024-10-27T00:30:00Z",  # Oslo shows 02:30 for the first time,
    105: "2024-10-27T01:30:00Z",  # and again an hour later.
    106: "2024-12-31T23:30:00Z",  # In Oslo the new year has begun.
    107: "2024-02-29T04:30:00Z",  # In New York it is still the 28th.
    108: "2024-07-01T16:00:00Z",  # Together with 102.
    109: "2021-05-05T05:05:05Z",
}

CATEGORIES = [
    (1, "Plain"),
    (2, 'US:"Customer";NO:"Kunde";GE:"Auftraggeber";'),
    (3, 'NO:"Leverandør" ; SW:"Leverantör"'),  # No English: the first one serves all other languages.
    (4, "[SR_MANDATORY_FIELD_1289]"),
    (5, "[D:11/09/2017]"),
    (6, "[F:1234.5]"),
    (7, 'Told: "as it is"; [SR_NO_SUCH_TEXT]'),
    (8, 'US:"With ""quotes""";NO:"Semi;kolon"'),
]

HARD_NAMES = {
    105: 'US:"A company";NO:"En bedrift"',
    106: "[D:11/09/2017]",
    108: "Ærlig & <Sønn> \"A/S\" 'x' ]]> &amp; 中文 \U0001F600 \\ %41 +",
}


def write_varied_company(folder):
    """All of it as an import folder."""
    def contact(number, category, registered=FIRST, updated=None, owner=1, **texts):
        return (number, HARD_NAMES.get(number, f"Company {number}"), texts.get("department", ""),
                texts.get("org_nr", ""), texts.get("url", ""), category, owner,
                registered, 1, updated or registered, 2)

    def own_person(number, first, last):
        return (number, 100, first, last, "", FIRST, 3, FIRST, 3)

    return write_import_folder(
        folder,
        associates=[(1, "anna", "Anna Berg", 11, "Sales"), (2, "bert", "Bert Dahl", 12, "Sales"),
                    (3, "carl", "Carl Ek", 13, "Sales"), (4, "ærlig.øst", "Ærlig Øst", 14, "Sales"),
                    (5, "dora", "Dora Elv", 15, "Sales")],
        categories=CATEGORIES,
        contacts=[
            contact(100, 1, owner=2),
            contact(101, 1, TIMES[101], department="Oslo", org_nr="987654321", url="https://one.example/?a=1&b=%20#c"),
            contact(102, 2, updated=TIMES[102]),
            contact(103, 3), contact(104, 4), contact(105, 5), contact(106, 6), contact(107, 7),
            contact(108, 8, updated=TIMES[108], department="Linje 1\nLinje 2\ttab", org_nr="  blank  ", url="x"),
            contact(109, 2),
            contact(201, 1, owner=2),
            contact(401, 1, owner=4),
        ],
        persons=[
            own_person(11, "Anna", "Berg"), own_person(12, "Bert", "Dahl"), own_person(13, "Carl", "Ek"),
            own_person(14, "Ærlig", "Øst"), own_person(15, "Dora", "Elv"),
            (21, 105, "Nina", "Ny", "", TIMES[105], 2, TIMES[105], 2),
            (23, 103, "Per", "Prat", "", FIRST, 1, FIRST, 1),
            (22, 106, "Eva", "Endret", "", FIRST, 2, TIMES[106], 1),
        ],
        appointments=[
            (501, 103, 23, 1, "Call", TIMES[103], 2, TIMES[103], TIMES[103], "", ""),
            (502, 104, "", 1, "Visit", FIRST, 2, FIRST, FIRST, TIMES[104], 1),
            (503, 109, "", 1, "Old", TIMES[109], 1, TIMES[109], TIMES[109], "", ""),
        ],
        documents=[(601, 107, "", "Offer", TIMES[107], 2)],
    )
