"""The checkout as the checks see it: its files, the tables of docs/rooms.md, includes, CMake lists."""

import functools
import os
import pathlib
import re
import subprocess

CPP = (".h", ".cpp")
# The checks hold bad examples of everything that they forbid.
OURSELVES = "tests/house/"
NOT_OURS = {".git", "build", "data", "node_modules", "__pycache__"}


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)

    @functools.cached_property
    def files(self):
        """Paths of all files that belong to the project, relative to its top, sorted."""
        listed = None
        if (self.root / ".git").exists():
            git = ["git", "-c", "safe.directory=*", "-C", str(self.root), "ls-files", "-z",
                   "--cached", "--others", "--exclude-standard"]
            try:
                listed = subprocess.run(git, check=True, capture_output=True, text=True).stdout.split("\0")
            except (OSError, subprocess.CalledProcessError):
                pass  # no git here, as in an unpacked archive: look for ourselves
        if listed is None:
            listed = []
            for folder, folders, names in os.walk(self.root):
                folders[:] = [name for name in folders if name not in NOT_OURS]
                here = pathlib.Path(folder).relative_to(self.root)
                listed += [(here / name).as_posix() for name in names]
        return sorted(path for path in set(listed) if path and (self.root / path).is_file())

    def under(self, folder, endings):
        return [path for path in self.files if path.startswith(folder + "/") and path.endswith(endings)]

    @functools.cache
    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="surrogateescape")

    @functools.cached_property
    def rooms(self):
        """Room name to what it may include, from the table of floors; base and observe added."""
        rows = table(self.text("docs/rooms.md"), ["Floor", "Room", "What lives here", "May include"])
        names = {quoted(row[1])[0] for row in rows}
        allowed = {}
        for floor, room, _, may in rows:
            room = quoted(room)[0]
            allowed[room] = set(names) if may == "all" else set(quoted(may))
            allowed[room] |= {room, "base"} | ({"observe"} if int(floor) >= 2 else set())
        return allowed

    @functools.cached_property
    def floors(self):
        rows = table(self.text("docs/rooms.md"), ["Floor", "Room", "What lives here", "May include"])
        return {quoted(room)[0]: int(floor) for floor, room, _, _ in rows}

    @functools.cached_property
    def outside(self):
        """Header or folder of headers from outside to the rooms that may include it."""
        rows = table(self.text("docs/rooms.md"), ["Header", "Library", "Rooms"])
        return {header: set(quoted(rooms)) for headers, _, rooms in rows for header in quoted(headers)}

    def room_of(self, path):
        """The room that a path below src/ (given without src/) stands in; None outside of all rooms."""
        fitting = [room for room in self.rooms if path.startswith(room + "/")]
        return max(fitting, key=len, default=None)

    @functools.cached_property
    def libraries(self):
        """Every library and program that a CMakeLists.txt below src/ makes."""
        return [library for path in self.under("src", "CMakeLists.txt") for library in libraries_of(self, path)]


def table(markdown, header):
    """The rows of the table with exactly that header; an error where there is none."""
    lines = iter(markdown.splitlines())
    for line in lines:
        if cells(line) == header:
            next(lines)  # |---|
            rows = []
            for row in lines:
                if not row.startswith("|"):
                    break
                if len(cells(row)) != len(header):
                    raise ValueError(f"a row of another width: {row}")
                rows.append(cells(row))
            return rows
    raise ValueError(f"no table headed {' | '.join(header)}")


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def quoted(cell):
    return re.findall(r"`([^`]+)`", cell)


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def includes(text):
    """(own header, None) or (None, header in angle brackets), in order."""
    return [(own or None, outside or None) for own, outside in INCLUDE.findall(text)]


class Library:
    """One call of crm_room(), or one add_executable() with its target_link_libraries()."""

    def __init__(self, where, name, files, uses):
        self.where, self.name, self.files, self.uses = where, name, files, uses


KEYWORDS = {"HEADERS", "SOURCES", "USES", "LINKS"}


def calls(text, function):
    """The words of every call of that CMake function; comments dropped."""
    text = re.sub(r"#.*", "", text)
    return [found.split() for found in re.findall(rf"\b{function}\s*\(([^)]*)\)", text)]


def libraries_of(tree, path):
    text, folder = tree.text(path), os.path.dirname(path)
    found = []
    for name, *words in calls(text, "crm_room"):
        parts, current = {keyword: [] for keyword in KEYWORDS}, None
        for word in words:
            if word in KEYWORDS:
                current = word
            elif current:
                parts[current].append(word)
        files = [os.path.normpath(f"{folder}/{file}") for file in parts["HEADERS"] + parts["SOURCES"]
                 if "$" not in file]  # $ leads into the build folder: made there, not by us
        found.append(Library(path, name, files, parts["USES"]))
    for name, *words in calls(text, "add_executable"):
        files = [os.path.normpath(f"{folder}/{file}") for file in words if file.endswith(CPP) and "$" not in file]
        linked = [word for target, *rest in calls(text, "target_link_libraries") if target == name for word in rest]
        uses = [word.removeprefix("crm::") for word in linked if word.startswith("crm::")]
        found.append(Library(path, name, files, uses))
    return found
