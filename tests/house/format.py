"""All C++ is laid out by clang-format 19 and .clang-format. Changes nothing."""

import subprocess
import sys
import tempfile

from check import TOP, planted
from tree import CPP, Tree


def defects(tree):
    files = [path for path in tree.files if path.endswith(CPP)]
    done = subprocess.run(["clang-format-19", "--dry-run", "--Werror", *files], cwd=tree.root,
                          capture_output=True, text=True)
    if done.returncode == 0:
        return []
    wrong = sorted({line.split(":")[0] for line in done.stderr.splitlines() if "clang-format-violations" in line})
    return [f"clang-format-19 -i {' '.join(wrong)}"] if wrong else [done.stderr]


def self_test():
    style = {".clang-format": Tree(TOP).text(".clang-format")}
    with tempfile.TemporaryDirectory() as folder:
        right = defects(planted(folder, {**style, "src/a.h": "int a = 1;\n"}))
    with tempfile.TemporaryDirectory() as folder:
        wrong = defects(planted(folder, {**style, "src/a.h": "int a=1;\n"}))
    return ([f"finds fault with what is right: {right}"] if right else []) + (
        [] if wrong == ["clang-format-19 -i src/a.h"] else [f"says of what is wrong: {wrong}"])


if __name__ == "__main__":
    found = self_test() if sys.argv[1:] == ["--self-test"] else defects(Tree(TOP))
    if found and sys.argv[1:] != ["--self-test"]:
        print("Not laid out by .clang-format; this puts it right:")
    print("\n".join(found) if found else "as it should be")
    sys.exit(1 if found else 0)
