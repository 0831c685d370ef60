"""Whoever reads the audit log finds each of its events in docs/operations.md. An event is named by one text, where it is
told: record("user retired", …) or journal.tell(level, outcome, "signed in with password", …)."""

import re

from check import Examples, main
from tree import CPP

HANDBOOK = "docs/operations.md"
TOLD = re.compile(r'\brecord\(\s*"(?P<act>[^"]+)"\s*,'
                  r'|\bOutcome::\w+\s*,\s*"(?P<event>[^"]+)"'
                  r'|\bnote\(\s*"(?P<note>[^"]+)"')


def defects(tree):
    known = documented(tree.text(HANDBOOK))
    for path in tree.under("src/app", CPP):
        text = tree.text(path)
        for match in TOLD.finditer(text):
            event = match["act"] or match["event"] or match["note"]
            if event not in known:
                line = text.count("\n", 0, match.start()) + 1
                yield f"{path}:{line}: the audit event '{event}' is not among those of {HANDBOOK}"


def documented(handbook):
    return set(re.findall(r"`([^`\n]+)`", handbook))


RIGHT = "| Event | |\n|---|---|\n| `user added`, `user gone` | by command |\n| `signed in` | |\n"
EXAMPLES = Examples(
    right={
        HANDBOOK: RIGHT,
        "src/app/a.cpp": 'record(undo ? "user added" : "user gone", {});\nrecord("user added",\n {});\n'
                         'journal.tell(Level::Info, Outcome::Success, "signed in",\n {});\n',
    },
    wrong=[
        ("src/app/a.cpp", 'x;\nrecord("user moved", {});\n', "src/app/a.cpp:2: the audit event 'user moved'"),
        ("src/app/a.cpp", 'tell(Level::Info,\n Outcome::Failure,\n "signed out", {});\n', "'signed out'"),
        ("src/app/a.cpp", 'log_->note("not done", Outcome::Failure, {});\n', "'not done'"),
        (HANDBOOK, RIGHT.replace("`signed in`", "signed in"), "'signed in'"),
    ])

if __name__ == "__main__":
    main(lambda tree: list(defects(tree)), EXAMPLES)
