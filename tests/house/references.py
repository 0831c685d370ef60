"""What documents and comments point at is there: links and their anchors, [wire: Heading],
[entities §n], [adr n], [rfc n]."""

import functools
import os
import re
import urllib.parse

from check import Examples, main
from tree import CPP, OURSELVES

COMMENTED = CPP + (".md", ".txt", ".cmake", ".py", ".sh", ".http", ".sql", ".js", ".css", ".html", "/run", "/test")


def defects(tree):
    found = []
    for path in tree.files:
        if path.endswith(".md"):
            found += link_defects(tree, path)
        if f"/{path}".endswith(COMMENTED) and not path.startswith(OURSELVES):
            found += mark_defects(tree, path)
    return found


LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
NAMED = re.compile(r"^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)


def link_defects(tree, path):
    found = []
    prose = without_code(tree.text(path))
    for target in LINK.findall(prose) + NAMED.findall(prose):
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue  # another site: not ours to keep
        file, _, anchor = target.partition("#")
        file = os.path.normpath(os.path.join(os.path.dirname(path), urllib.parse.unquote(file))) if file else path
        folder = any(other.startswith(file + "/") for other in tree.files)
        if file not in tree.files and not folder:
            found.append(f"{path}: links to {target}, which is not there")
        elif anchor and (folder or anchor not in anchors(tree, file)):
            found.append(f"{path}: links to {target}, but {file} has no such heading")
    return found


def without_code(markdown):
    markdown = re.sub(r"^(```|~~~).*?^\1", "", markdown, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)", "", markdown, flags=re.DOTALL)


def headings(markdown):
    markdown = re.sub(r"^(```|~~~).*?^\1", "", markdown, flags=re.MULTILINE | re.DOTALL)
    return [heading.strip() for heading in re.findall(r"^#{1,6}\s+(.*?)\s*#*$", markdown, re.MULTILINE)]


def anchors(tree, path):
    """As GitHub makes them: lower case, punctuation gone, blanks to hyphens, repeats counted."""
    seen, found = {}, set()
    for heading in headings(tree.text(path)):
        anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found.add(f"{anchor}-{seen[anchor]}" if anchor in seen else anchor)
        seen[anchor] = seen.get(anchor, 0) + 1
    return found


MARK = re.compile(r"\[(wire:|entities (?=§)|adr\b|rfc\b)([^\]]*)\]")


def mark_defects(tree, path):
    found, text = [], tree.text(path)
    for kind, what in MARK.findall(joined(without_code(text) if path.endswith(".md") else text)):
        what = what.strip()
        if kind == "wire:" and what not in wire_headings(tree):
            found.append(f"{path}: [wire: {what}] is no heading of docs/wire.md")
        if kind == "entities " and what.removeprefix("§") not in numbered_headings(tree):
            found.append(f"{path}: [entities {what}] is no number in docs/entities.md")
        if kind == "adr" and not re.fullmatch(r"[1-9]\d*", what):
            found.append(f"{path}: [adr {what}] is not [adr n]")
        elif kind == "adr" and not any(
                other.startswith(f"docs/decisions/{int(what):04}-") for other in tree.files):
            found.append(f"{path}: [adr {what}] is no file of docs/decisions/")
        if kind == "rfc" and not re.fullmatch(r"[1-9]\d{0,4}( §[\d.]+\d)?", what):
            found.append(f"{path}: [rfc {what}] is neither [rfc n] nor [rfc n §n.n]")
    return found


def joined(text):
    """Comments are wrapped, and so are the marks in them."""
    return re.sub(r"\n[ \t]*(?://+|#+|\*)?[ \t]*", " ", text)


@functools.cache
def wire_headings(tree):
    return set(headings(tree.text("docs/wire.md"))) if "docs/wire.md" in tree.files else set()


@functools.cache
def numbered_headings(tree):
    if "docs/entities.md" not in tree.files:
        return set()
    return {heading.split()[0].rstrip(".") for heading in headings(tree.text("docs/entities.md"))}


EXAMPLES = Examples(
    right={
        "README.md": "[a](docs/wire.md#order-of-rows) [b](docs) [c](#top-it-is) [d](https://x.test/#y)\n"
                     "# Top: it is\n```\n[e](nowhere)\n# Not one\n```\n`[f](nowhere)`\n[g]: docs/wire.md\n",
        "docs/wire.md": "# Wire\n## Order of rows\n## Order of rows\n[h](#order-of-rows-1) [adr 1] `[adr n]`\n",
        "docs/decisions/0001-first.md": "[i](../wire.md)\n",
        "docs/entities.md": "# Entities\n## 3. What happens\n### 3.2 Actions\n",
        "src/fruit/apple.h": "// See [wire: Order\n// of rows], [entities §3], [entities §3.2], [adr 1], [rfc\n  // 9112] and [rfc 9110 §5.6.1].\n",
    },
    wrong=[
        ("docs/a.md", "[a](gone.md)\n", "docs/a.md: links to gone.md, which is not there"),
        ("docs/a.md", "[a]: gone.md\n", "docs/a.md: links to gone.md, which is not there"),
        ("docs/a.md", "[a](wire.md#orders)\n", "docs/wire.md has no such heading"),
        ("docs/a.md", "[a](#orders)\n", "docs/a.md has no such heading"),
        ("docs/a.md", "[a](../README.md#not-one)\n", "README.md has no such heading"),
        ("docs/wire.md", "# Wire\n", "README.md: links to docs/wire.md#order-of-rows"),
        ("src/fruit/apple.h", "// [wire: Order\n//  of pears]\n", "[wire: Order of pears] is no heading"),
        ("src/fruit/apple.h", "// [entities §3.3]\n", "[entities §3.3] is no number in docs/entities.md"),
        ("src/fruit/apple.h", "// [adr 2]\n", "[adr 2] is no file"),
        ("src/fruit/apple.h", "// [adr two]\n", "[adr two] is not [adr n]"),
        ("tests/apple.cpp", "// [rfc 9112, 5]\n", "is neither [rfc n]"),
        ("run", "# [adr 7]\n", "run: [adr 7] is no file"),
    ])

if __name__ == "__main__":
    main(defects, EXAMPLES)
