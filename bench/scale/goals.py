"""What is to be reached, and whether it is."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Goal:
    what: str
    unit: str
    most: float = None
    least: float = None
    contacts: int = 0  # of the tenant that it is about; 0: of any

    def bound(self):
        return f"<= {self.most:g}{self.unit}" if self.least is None else f">= {self.least:g}{self.unit}"

    def is_met(self, found):
        return found <= self.most if self.least is None else found >= self.least


SMALL, LARGE = 100_000, 10_000_000

GROWTH = Goal("20 rows, CPU of an answer, to that of the smallest tenant", " x", most=1.5, contacts=LARGE)
PAGE = Goal("memory of a resident page, a contact", " B", most=320)
RESIDENT = Goal("resident, pages loaded", " MB", most=60, contacts=SMALL)
FIRST_ANSWER = Goal("start to first answer", " ms", most=50, contacts=SMALL)
START = Goal("start to listening", " ms", most=200, contacts=LARGE)
COLD = Goal("an owner's first answer, page of 1,000 contacts", " ms", most=5, contacts=LARGE)
IMPORT = Goal("import to the plainest loop, rows a second", "", least=0.5)
DISK = Goal("heads and contact rows on the disk, a contact", " B", most=450)
IDLE = Goal("10,000 idle connections, above idle", " MB", most=120)


def judged(found):
    """One line for every goal that something was measured for. A goal about a tenant that is larger than all that were
    measured is held against the largest of them, which is said."""
    tenants = {each["contacts"]: each for each in found["tenants"]}
    largest = tenants[max(tenants)]
    lines = []

    def judge(goal, number, at):
        verdict = "met" if goal.is_met(number) else "not met"
        if goal.contacts > at > 0:
            verdict += f" here; the goal is for {goal.contacts:,}"
        lines.append({"goal": goal.what, "about": goal.contacts, "bound": goal.bound(), "found": number, "unit": goal.unit,
                      "at": at, "verdict": verdict})

    if len(tenants) > 1:
        judge(GROWTH, largest["warm_to_smallest"][0], largest["contacts"])
    with_pages = [each for each in found["tenants"] if "page_bytes_a_contact" in each]
    if with_pages:
        judge(PAGE, with_pages[-1]["page_bytes_a_contact"], with_pages[-1]["contacts"])
    if SMALL in tenants:
        judge(RESIDENT, tenants[SMALL]["settled_mb"], SMALL)
        judge(FIRST_ANSWER, tenants[SMALL]["first_answer_ms"], SMALL)
    judge(START, largest["listening_ms"], largest["contacts"])
    judge(COLD, largest["cold_ms"], largest["contacts"])
    if "import" in found:
        judge(IMPORT, found["import"]["import_to_plain"], found["import"]["contacts"])
    judge(DISK, largest["page_tables_bytes_a_contact"], largest["contacts"])
    if "idle" in found:
        judge(IDLE, found["idle"]["answered_mb"], 0)
    return lines
