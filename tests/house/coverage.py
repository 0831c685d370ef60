"""Every line of docs/coverage.md is proven: what is the same or differs names tests that are there,
what is not yet leads to a heading below "Not yet" of docs/wire.md, and no file of stories is
forgotten."""

import functools
import re

from check import Examples, main
from tree import quoted, table

PAGE, WIRE, STORIES = "docs/coverage.md", "docs/wire.md", "tests/wire"
HEADER = ["What", "Status", "How and why", "Proof"]


def defects(tree):
    found, named = [], set()
    for what, status, how, proof in rows(tree.text(PAGE)):
        proofs = quoted(proof)
        named |= {text.partition(": ")[0] for text in proofs}
        found += [f"{PAGE}: {what}: {sentence}" for sentence in row_defects(tree, status, how, proof, proofs)]
    for story in tree.under(STORIES, ".http"):
        if story not in named:
            found.append(f"{PAGE}: no line names {story}")
    return found


def rows(markdown):
    """The rows of all tables with our header, one after the other."""
    head = f"| {' | '.join(HEADER)} |\n"
    return [row for part in markdown.split(head)[1:] for row in table(head + part, HEADER)]


def row_defects(tree, status, how, proof, proofs):
    if status == "not yet":
        if not any(heading in not_yet(tree) for heading in linked(proof)):
            yield f"{proof or 'nothing'} is no heading below Not yet of {WIRE}"
    elif status in ("same", "differs"):
        if status == "differs" and not how:
            yield "it differs, but how and why?"
        if not proofs:
            yield "it has no proof"
        for text in proofs:
            if not is_there(tree, text):
                yield f"no such test: {text}"
    else:
        yield f"{status or 'nothing'} is no status"


def linked(cell):
    """The texts of links to the wire; house/references looks at where they lead."""
    return [text for text, target in re.findall(r"\[([^\]]+)\]\(([^)]+)\)", cell) if target.startswith("wire.md#")]


@functools.cache
def not_yet(tree):
    section = re.search(r"^## Not yet\n(.*?)(?=^## |\Z)", tree.text(WIRE), re.MULTILINE | re.DOTALL)
    return set(re.findall(r"^### (.+?) *$", section[1], re.MULTILINE)) if section else set()


def is_there(tree, proof):
    file, _, sentence = proof.partition(": ")
    if file.startswith(STORIES):
        return file in tree.files and sentence in sentences(tree, file)
    if re.fullmatch(r"\w+\.\w+", proof):
        return proof in room_tests(tree)
    return proof in ctests(tree)


@functools.cache
def sentences(tree, file):
    """What the stories of a file tell: lines that begin with #, joined where several follow each other."""
    comments = re.findall(r"(?:^#.*\n?)+", tree.text(file), re.MULTILINE)
    return {" ".join(line.lstrip("#").strip() for line in comment.splitlines()) for comment in comments}


TEST = re.compile(r"^(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP)\(\s*(\w+),\s*(\w+)", re.MULTILINE)


@functools.cache
def room_tests(tree):
    return {f"{suite}.{name}" for path in tree.under("tests", ".cpp") for suite, name in TEST.findall(tree.text(path))}


@functools.cache
def ctests(tree):
    """Names that a CMake list gives to tests: add_test(NAME folder/name), also with a variable there
    that foreach, or the one function around it, fills in."""
    found = set()
    for path in tree.under("tests", "CMakeLists.txt"):
        text = re.sub(r"#.*", "", tree.text(path))
        for folder, name in re.findall(r"add_test\(\s*NAME\s+(\w+)/(\S+)", text):
            found |= {f"{folder}/{word}" for word in (words_for(text) if "$" in name else [name])}
    return found


def words_for(text):
    """All that a variable of the list may stand for."""
    words = [word for items in re.findall(r"foreach\(\s*\w+\s+([^)]*)\)", text) for word in items.split()]
    for function in re.findall(r"function\(\s*(\w+)", text):
        words += re.findall(rf"^\s*{function}\(\s*(\w+)", text, re.MULTILINE)
    return words


RIGHT = """# Coverage

| Status | Means |
|---|---|
| same | as it was |

| What | Status | How and why | Proof |
|---|---|---|---|
| colour | same | | `tests/wire/10_fruit.http: Apples are red.`, `Apple.IsRed` |
| taste | differs | sweeter | `tests/wire/10_fruit.http: Pears are sweet, and so on.` |

## Trees

| What | Status | How and why | Proof |
|---|---|---|---|
| size | same | | `process/ladder`, `client/climb`, `process/fall` |
| age | not yet | | [Rings](wire.md#rings) |
"""


def changed(old, new):
    return "docs/coverage.md", RIGHT.replace(old, new)


EXAMPLES = Examples(
    right={
        "docs/coverage.md": RIGHT,
        "docs/wire.md": "# Wire\n## Not yet\n### Rings\n## Later\n### Leaves\n",
        "tests/wire/10_fruit.http": "# Apples are red.\n> GET /\n< 200\n\n# Pears are sweet,\n# and so on.\n> GET /\n",
        "tests/fruit/apple_test.cpp": "TEST(Apple,\n     IsRed) {}\nTEST_F(Apple, IsRound) {}\n",
        "tests/process/CMakeLists.txt":
            "function(crm_test name)\n  add_test(NAME process/${name}\n    COMMAND x)\nendfunction()\n"
            "crm_test(fall 60)\nforeach(name ladder rope)\n  crm_test(${name} 60)\nendforeach()\n",
        "tests/client/CMakeLists.txt": "add_test(NAME client/climb\n  COMMAND y)\n# add_test(NAME client/jump)\n",
    },
    wrong=[
        (*changed("Apples are red.", "Apples are green."), "no such test: tests/wire/10_fruit.http: Apples are green."),
        (*changed("sweet, and so on.", "sweet,"), "no such test: tests/wire/10_fruit.http: Pears are sweet,"),
        (*changed("10_fruit.http: Apples", "11_fruit.http: Apples"), "no such test: tests/wire/11_fruit.http"),
        (*changed("Apple.IsRed", "Apple.IsBlue"), "colour: no such test: Apple.IsBlue"),
        (*changed("process/ladder", "process/jump"), "no such test: process/jump"),
        (*changed("client/climb", "client/jump"), "no such test: client/jump"),
        (*changed("client/climb", "client/ladder"), "no such test: client/ladder"),
        (*changed("sweeter", ""), "taste: it differs, but how and why?"),
        (*changed("`process/ladder`, `client/climb`, `process/fall`", "somebody looked"), "size: it has no proof"),
        (*changed("| age | not yet", "| age | soon"), "soon is no status"),
        (*changed("[Rings](wire.md#rings)", "[Leaves](wire.md#leaves)"), "is no heading below Not yet"),
        (*changed("[Rings](wire.md#rings)", ""), "nothing is no heading below Not yet"),
        ("docs/wire.md", "# Wire\n### Rings\n## Not yet\n", "is no heading below Not yet"),
        ("tests/wire/20_more.http", "# More.\n", "no line names tests/wire/20_more.http"),
        ("tests/fruit/apple_test.cpp", "// TEST(Apple, IsRed)\n", "no such test: Apple.IsRed"),
    ])

if __name__ == "__main__":
    main(defects, EXAMPLES)
