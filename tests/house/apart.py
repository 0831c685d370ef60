"""Tests run side by side, and none knows of another: what a test writes lies in a folder that nobody
else has. C++ has tests/support/scratch_folder.h for it, Python has tempfile; a name of one's own in
the folder for temporary files, be it a test's or a process's, is another's one day."""

import re

from check import Examples, main
from tree import CPP, OURSELVES

MAKER = "tests/support/scratch_folder.h"
SHARED = re.compile(r"\b(?:temp_directory_path|TempDir|gettempdir|tmpdir|mktemp|tmpnam|TMPDIR)\b|[\"'`](?:/var)?/tmp\b")
OF_ITS_OWN = "mkdtemp"  # Node.js takes the folder above as an argument


def defects(tree):
    found = []
    for path in tree.under("tests", CPP + (".py", ".js", ".mjs", ".ts")):
        if path == MAKER or path.startswith(OURSELVES):
            continue
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            if OF_ITS_OWN in line:
                continue
            for match in SHARED.finditer(line):
                found.append(f"{path}:{number}: {match[0]} is every test's: take a folder of its own ({MAKER})")
    return found


EXAMPLES = Examples(
    right={
        MAKER: "auto name = temp_directory_path() / name;\n",
        "tests/app/a.cpp": 'folder.file("tmp/x"); "a/tmp";\n',
        "tests/process/a.py": "with tempfile.TemporaryDirectory() as folder:\n",
        "tests/client/a.mjs": "mkdtempSync(path.join(os.tmpdir(), 'a-'));\n",
        "src/a.cpp": '"/tmp/x"\n',
    },
    wrong=[
        ("tests/app/a.cpp", "fs::path(testing::TempDir()) / name;\n", "tests/app/a.cpp:1: TempDir is every test's"),
        ("tests/app/a.h", "\nfs::temp_directory_path() / pid;\n", "tests/app/a.h:2: temp_directory_path"),
        ("tests/app/a.h", 'std::ofstream("/tmp/a");\n', "/tmp is every test's"),
        ("tests/process/a.py", "open('/tmp/a')\n", "/tmp is every test's"),
        ("tests/client/a.mjs", "path.join(os.tmpdir(), 'a');\n", "tmpdir is every test's"),
        ("tests/client/a.mjs", "open(`/var/tmp/${name}`);\n", "/var/tmp is every test's"),
        ("tests/process/a.py", "tempfile.gettempdir()\n", "gettempdir is every test's"),
    ])

if __name__ == "__main__":
    main(defects, EXAMPLES)
