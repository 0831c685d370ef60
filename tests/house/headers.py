"""A header says why it exists and is read once; a source includes its own header first, which
proves that the header stands alone."""

from check import Examples, main
from tree import CPP, includes


def defects(tree):
    return header_defects(tree) + source_defects(tree)


def header_defects(tree):
    found = []
    for path in tree.under("src", (".h",)):
        text = tree.text(path)
        if not text.startswith("//"):
            found.append(f"{path}: does not begin with a comment that says why it exists")
        if "\n#pragma once\n" not in text:
            found.append(f"{path}: has no #pragma once")
    return found


def source_defects(tree):
    found = []
    for path in tree.under("src", (".cpp",)):
        included = [own or outside for own, outside in includes(tree.text(path))]
        own = path.removeprefix("src/").removesuffix(".cpp") + ".h"
        if f"src/{own}" in tree.files:
            if included[:1] != [own]:
                found.append(f'{path}: its first include is not "{own}"')
        elif not {f"src/{header}" for header in included} & set(neighbours(tree, path)):
            found.append(f"{path}: has no header of its name, and includes none of its own folder that it could serve")
    return found


def neighbours(tree, path):
    folder = path.rpartition("/")[0]
    return [other for other in tree.under(folder, CPP) if "/" not in other.removeprefix(folder + "/")]


EXAMPLES = Examples(
    right={
        "docs/rooms.md": "",
        "src/fruit/apple.h": "// Sweet.\n#pragma once\n",
        "src/fruit/apple.cpp": '#include "fruit/apple.h"\n#include <vector>\n',
        "src/fruit/apple_core.cpp": '#include <vector>\n#include "fruit/apple.h"\n',
    },
    wrong=[
        ("src/fruit/apple.h", "#pragma once\n", "does not begin with a comment"),
        ("src/fruit/apple.h", "// Sweet.\n", "has no #pragma once"),
        ("src/fruit/apple.cpp", '#include <vector>\n#include "fruit/apple.h"\n', "its first include is not"),
        ("src/fruit/apple.cpp", "", "its first include is not"),
        ("src/fruit/seed.cpp", "#include <vector>\n", "src/fruit/seed.cpp: has no header of its name"),
        ("src/shop/seed.cpp", '#include "fruit/apple.h"\n', "has no header of its name"),
    ])

if __name__ == "__main__":
    main(defects, EXAMPLES)
