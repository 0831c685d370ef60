"""Every file is listed where it is built, every listed file exists, and no header lies about unused."""

import os
import re

from check import Examples, main
from tree import CPP, includes


def defects(tree):
    return library_defects(tree) + dead_headers(tree) + test_defects(tree) + fuzz_defects(tree)


def library_defects(tree):
    """Below src/: in exactly one library, of its own folder."""
    found, places = [], {}
    for library in tree.libraries:
        for file in library.files:
            places.setdefault(file, []).append(library.where)
            if file not in tree.files:
                found.append(f"{library.where}: lists {file}, which is not there")
            elif os.path.dirname(file) != os.path.dirname(library.where):
                found.append(f"{library.where}: lists {file} of another folder")
    for path in tree.under("src", CPP):
        if path not in places:
            found.append(f"{path}: no CMakeLists.txt lists it")
        elif len(places[path]) > 1:
            found.append(f"{path}: is listed {len(places[path])} times")
    return found


def dead_headers(tree):
    """A header that only its own source and tests include is no part of the program."""
    users = {}
    for path in tree.under("src", CPP):
        for own, _ in includes(tree.text(path)):
            if own and f"src/{own}".removesuffix(".h") != path.removesuffix(".cpp"):
                users.setdefault(f"src/{own}", []).append(path)
    for folder in ("tests", "bench", "fuzz"):
        for path in tree.under(folder, CPP):
            for own, _ in includes(tree.text(path)):
                if own:
                    users.setdefault(own, []).append(path)
                    users.setdefault(f"{os.path.dirname(path)}/{own}", []).append(path)
    headers = [path for folder in ("src", "tests", "bench", "fuzz") for path in tree.under(folder, (".h",))]
    return [f"{path}: nobody includes it" for path in headers if path not in users]


def test_defects(tree):
    """Sources of tests and benches are named by a CMakeLists.txt of their folder or one above."""
    found = []
    for path in tree.under("tests", (".cpp",)) + tree.under("bench", (".cpp",)):
        if not any(names(tree, maker, path) for maker in makers(path)):
            found.append(f"{path}: no CMakeLists.txt lists it")
    for maker in tree.under("tests", "CMakeLists.txt") + tree.under("bench", "CMakeLists.txt"):
        for word in re.findall(r"[\w./]+\.(?:cpp|h)\b", re.sub(r"#.*", "", tree.text(maker))):
            if os.path.normpath(f"{os.path.dirname(maker)}/{word}") not in tree.files:
                found.append(f"{maker}: lists {word}, which is not there")
    return found


def makers(path):
    folder = os.path.dirname(path)
    while folder:
        yield f"{folder}/CMakeLists.txt"
        folder = os.path.dirname(folder)


def names(tree, maker, path):
    if maker not in tree.files:
        return False
    words = re.sub(r"#.*", "", tree.text(maker)).replace("(", " ").replace(")", " ").split()
    return os.path.relpath(path, os.path.dirname(maker)) in words


def fuzz_defects(tree):
    """fuzz/<name>/ holds target.cmake, <name>_fuzz.cpp and seeds; the rest would never run."""
    found = []
    for folder in sorted({"/".join(path.split("/")[:2]) for path in tree.files if re.match(r"fuzz/[^/]+/", path)}):
        name = folder.removeprefix("fuzz/")
        for needed in (f"{folder}/target.cmake", f"{folder}/{name}_fuzz.cpp"):
            if needed not in tree.files:
                found.append(f"{needed}: is not there")
        if not any(path.startswith(f"{folder}/corpus/") for path in tree.files):
            found.append(f"{folder}/corpus: has no seed")
    return found


EXAMPLES = Examples(
    right={
        "docs/rooms.md": "",
        "src/fruit/CMakeLists.txt": "crm_room(fruit\n  HEADERS apple.h pear.h\n  SOURCES apple.cpp)",
        "src/fruit/apple.h": "",
        "src/fruit/apple.cpp": '#include "fruit/apple.h"\n#include "fruit/pear.h"\n',
        "src/fruit/pear.h": '#include "fruit/apple.h"\n',
        "tests/fruit/CMakeLists.txt": "crm_tests(fruit apple_test.cpp USES fruit)",
        "tests/fruit/apple_test.cpp": '#include "tests/support/basket.h"\n#include "peel.h"\n',
        "tests/fruit/peel.h": "",
        "tests/support/basket.h": "",
        "fuzz/juice/target.cmake": "crm_fuzz(juice)",
        "fuzz/juice/juice_fuzz.cpp": "",
        "fuzz/juice/corpus/sweet": "",
    },
    wrong=[
        ("src/fruit/plum.h", "", "src/fruit/plum.h: no CMakeLists.txt lists it"),
        ("src/fruit/plum.h", "", "src/fruit/plum.h: nobody includes it"),
        ("src/fruit/plum.cpp", "", "src/fruit/plum.cpp: no CMakeLists.txt lists it"),
        ("src/fruit/apple.cpp", None, "lists src/fruit/apple.cpp, which is not there"),
        ("src/fruit/apple.cpp", '#include "fruit/apple.h"\n', "src/fruit/pear.h: nobody includes it"),
        ("src/fruit/pear.h", "", "src/fruit/apple.h: nobody includes it"),
        ("src/fruit/CMakeLists.txt", "crm_room(fruit HEADERS apple.h pear.h pear.h SOURCES apple.cpp)",
         "src/fruit/pear.h: is listed 2 times"),
        ("src/CMakeLists.txt", "crm_room(all HEADERS fruit/pear.h)", "lists src/fruit/pear.h of another folder"),
        ("tests/fruit/pear_test.cpp", "", "tests/fruit/pear_test.cpp: no CMakeLists.txt lists it"),
        ("tests/fruit/CMakeLists.txt", "crm_tests(fruit)  # apple_test.cpp", "apple_test.cpp: no CMakeLists.txt"),
        ("tests/fruit/apple_test.cpp", None, "lists apple_test.cpp, which is not there"),
        ("tests/fruit/apple_test.cpp", '#include "peel.h"\n', "tests/support/basket.h: nobody includes it"),
        ("fuzz/juice/target.cmake", None, "fuzz/juice/target.cmake: is not there"),
        ("fuzz/juice/juice_fuzz.cpp", None, "fuzz/juice/juice_fuzz.cpp: is not there"),
        ("fuzz/juice/corpus/sweet", None, "fuzz/juice/corpus: has no seed"),
    ])

if __name__ == "__main__":
    main(defects, EXAMPLES)
