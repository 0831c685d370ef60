"""No file speaks of the machine that it was written on, and what is left to do has a kind and an
issue: TODO(perf, #31)."""

import re

from check import Examples, main
from tree import OURSELVES

MACHINE = re.compile(r"(?<![\w.~-])/(?:root/|(?:home|Users)/\w+/?)")
BESIDE = re.compile(r"\.\./shared\b")
LEFT = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b(\([^)]*\))?")
KIND = re.compile(r"\((bug|doc|perf|security|test|wire), #[1-9]\d*\)")


def defects(tree):
    found = []
    for path in tree.files:
        if path.startswith(OURSELVES) or "/corpus/" in path:
            continue
        text = tree.text(path)
        if "\0" in text:
            continue  # a picture or the like
        for number, line in enumerate(text.splitlines(), 1):
            found += [f"{path}:{number}: {sentence}" for sentence in line_defects(path, line)]
    return found


def line_defects(path, line):
    for match in MACHINE.finditer(line):
        yield f"a path of one machine: {match[0]}"
    if BESIDE.search(line) and not path.startswith("tests/"):
        yield "data beside the checkout is for tests alone"
    for word, kind in LEFT.findall(line):
        if word != "TODO" or not KIND.fullmatch(kind):
            yield f"{word}{kind}: write TODO(kind, #issue); kinds are {KIND.pattern[3:KIND.pattern.index(')')]}"


EXAMPLES = Examples(
    right={
        "run": "cd /var/lib; cd build/home/x; cd ~/work; // TODO(perf, #31): later\n",
        "tests/import/a.cpp": '"../shared/data"\n',
        "src/b.h": "// 98:0 /root /mount - ext3 /dev/root\n",
        "docs/a.md": "homework at /homes, see https://x.test/home/page\n",
        "fuzz/csv/corpus/a": "/home/anna\n",
    },
    wrong=[
        ("docs/a.md", "cd /home/anna\n", "docs/a.md:1: a path of one machine: /home/anna"),
        ("src/a.h", '"/home/anna/x"\n', "a path of one machine: /home/anna/"),
        ("src/a.h", "/root/x\n", "a path of one machine: /root/"),
        ("README.md", "./run import ../shared/data\n", "for tests alone"),
        ("src/a.h", "// TODO: later\n", "TODO: write TODO(kind, #issue); kinds are bug|doc|perf"),
        ("src/a.h", "// TODO(perf): later\n", "TODO(perf): write"),
        ("src/a.h", "// TODO(soon, #3): later\n", "TODO(soon, #3): write"),
        ("src/a.h", "// FIXME(perf, #3): later\n", "FIXME(perf, #3): write"),
    ])

if __name__ == "__main__":
    main(defects, EXAMPLES)
