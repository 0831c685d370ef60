"""Statements are written down whole, in the adapters of the store, and values are bound to them:
nothing that comes from outside can become SQL. Migrations, which take no input, may be put together;
so may a pragma and a number, since pragmas take no bound values."""

import re

from check import Examples, main
from tree import CPP

ADAPTER = re.compile(r"src/store/[^/]+/")
MIGRATION = re.compile(r"src/store/[^/]+/migration[^/]*$")
VERB = re.compile(r"\s*(SELECT|INSERT|REPLACE|UPDATE|DELETE|WITH|CREATE|DROP|ALTER|ATTACH|DETACH|PRAGMA|VACUUM|BEGIN"
                  r"|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)(\s|;|$)")
# A raw string, an ordinary one, or a comment; then literals that stand side by side are one.
TOKEN = re.compile(r'R"(?P<fence>[^(\s]*)\((?P<raw>.*?)\)(?P=fence)"|"(?P<plain>(?:\\.|[^"\\\n])*)"'
                   r"|'(?:\\.|[^'\\\n])*'|//[^\n]*|/\*.*?\*/", re.DOTALL)


def defects(tree):
    found = []
    for path in tree.under("src", CPP):
        if MIGRATION.match(path):
            continue
        for line, text, before, after in literals(tree.text(path)):
            if not VERB.match(text) or text == "DELETE":  # the verb of HTTP: no statement is so short
                continue
            if not ADAPTER.match(path):
                found.append(f"{path}:{line}: SQL outside of the store's adapters")
            elif put_together(text, before, after):
                found.append(f"{path}:{line}: SQL that is put together; write it whole and bind its values")
    return found


def literals(text):
    """(line, content, code in front, code behind) of every string, neighbours joined to one."""
    runs, end = [], None
    for token in TOKEN.finditer(text):
        content = token["raw"] if token["raw"] is not None else token["plain"]
        if content is None:
            if end is not None and not text[end:token.start()].strip() and token[0].startswith("/"):
                end = token.end()  # a comment between two neighbours
            continue
        if end is not None and not text[end:token.start()].strip():
            runs[-1][1] += content
            runs[-1][3] = token.end()
        else:
            runs.append([token.start(), content, token.start(), token.end()])
        end = token.end()
    for start, content, front, back in runs:
        yield text.count("\n", 0, start) + 1, content, text[max(0, front - 80):front], text[back:back + 80]


def put_together(text, before, after):
    if re.match(r"\s*PRAGMA \w+ = $", text) and re.match(r"\s*\+\s*std::to_string\(\w+\)\s*[;)]", after):
        return False
    joins_behind = re.match(r"(s|sv)?\s*[)}]*\s*(\+|<<|\.append\b)", after)
    joins_in_front = re.search(r"(\+=?|<<|\bappend\s*\()\s*(\w+(::\w+)*\s*[({]\s*)?$", before)
    formats = re.search(r"\b(format|format_to|snprintf|sprintf|sqlite3_v?mprintf|sqlite3_snprintf)\s*\([^;]*$", before)
    return bool(joins_behind or joins_in_front or formats or re.search(r"%[sdqQw]|\{\}", text))


EXAMPLES = Examples(
    right={
        "src/store/sqlite/rows.cpp": 'auto a = db.prepare("SELECT id "  // the id\n  "FROM fruit WHERE name = ?1");\n'
                                     'auto b = R"(INSERT INTO fruit VALUES (?1))";\n'
                                     '// "SELECT " + name\n'
                                     'auto d = "PRAGMA max_page_count = " + std::to_string(pages);\n'
                                     'auto c = "cannot open " + name + "SELECTED";\n',
        "src/store/sqlite/migrations.cpp": 'exec("PRAGMA user_version = " + std::to_string(version));\n',
        "src/shop/till.cpp": 'auto a = "Select one" + name;\nif (verb == "DELETE") close();\n',
    },
    wrong=[
        ("src/shop/till.cpp", 'run("SELECT 1");\n', "src/shop/till.cpp:1: SQL outside"),
        ("src/store/sqlite/rows.cpp", '\nrun("SELECT id FROM " + table);\n', "rows.cpp:2: SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'run(std::string("DELETE FROM ") + table);\n', "SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'run("SELECT id "\n "FROM "s + table);\n', "SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'sql += "DELETE FROM a";\n', "SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'sql.append("DELETE FROM a");\n', "SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'out << R"x(DELETE FROM )x" << table;\n', "SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'fmt::format("DELETE FROM {}", table);\n', "SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'auto s = "PRAGMA a = " + name;\n', "SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'auto s = "DELETE FROM a WHERE b = " + std::to_string(b);\n',
         "SQL that is put together"),
        ("src/store/sqlite/rows.cpp", 'auto s = "DELETE FROM a WHERE b = %Q";\n', "SQL that is put together"),
    ])

if __name__ == "__main__":
    main(defects, EXAMPLES)
