"""Runs one check: over the checkout, or over the bad examples that it must find.

A check is defects(tree), which returns a sentence for each thing that is wrong, with EXAMPLES: a
small tree that is right, and changes to it that are not, each with words of the sentence it earns.
"""

import pathlib
import sys
import tempfile

from tree import Tree

TOP = pathlib.Path(__file__).resolve().parents[2]


class Examples:
    def __init__(self, right, wrong):
        self.right = right  # path: text
        self.wrong = wrong  # [(path, text, words of the sentence)]; text None takes the file away


def planted(folder, files):
    for path, text in files.items():
        if text is not None:
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return Tree(folder)


def self_test(defects, examples):
    """What the check itself gets wrong: silent on a bad example, or loud on the good one."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for found in defects(planted(folder, examples.right)):
            wrong.append(f"finds fault with the right example: {found}")
    for path, text, words in examples.wrong:
        with tempfile.TemporaryDirectory() as folder:
            found = defects(planted(folder, {**examples.right, path: text}))
        if not any(words in sentence for sentence in found):
            wrong.append(f"does not say '{words}' of the wrong {path}, but: {found}")
    return wrong


def main(defects, examples):
    if sys.argv[1:] == ["--self-test"]:
        found, about = self_test(defects, examples), f"{len(examples.wrong)} bad examples"
    elif not sys.argv[1:]:
        tree = Tree(TOP)
        found, about = defects(tree), f"{len(tree.files)} files"
    else:
        sys.exit(f"usage: {sys.argv[0]} [--self-test]")
    for sentence in found:
        print(sentence)
    print(f"{about}: {len(found)} defects" if found else f"{about}: as it should be")
    sys.exit(1 if found else 0)
