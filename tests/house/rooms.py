"""Arrows between rooms go down, and a library from outside stays in its rooms (docs/rooms.md)."""

import re

from check import Examples, main
from tree import CPP, includes


def defects(tree):
    return table_defects(tree) + include_defects(tree) + uses_defects(tree)


def table_defects(tree):
    """The tables themselves: rooms that exist in them, and arrows that go down."""
    found = []
    for room, allowed in tree.rooms.items():
        for other in sorted(allowed - {room, "base", "observe"}):
            if other not in tree.floors:
                found.append(f"docs/rooms.md: {room} may include {other}, which is no room")
            elif tree.floors[other] >= tree.floors[room]:
                found.append(f"docs/rooms.md: the arrow from {room} to {other} does not go down")
    for header, rooms in tree.outside.items():
        for room in sorted(rooms - set(tree.rooms)):
            found.append(f"docs/rooms.md: {header} is given to {room}, which is no room")
    return found


def include_defects(tree):
    found = []
    for path in tree.under("src", CPP):
        room = tree.room_of(path.removeprefix("src/"))
        if room is None:
            found.append(f"{path}: stands in no room of docs/rooms.md")
            continue
        for own, outside in includes(tree.text(path)):
            if own is not None:
                found += own_defects(tree, path, room, own)
            elif not allowed_outside(tree, room, outside):
                found.append(f"{path}: <{outside}> has no place in {room}")
    return found


def own_defects(tree, path, room, header):
    other = tree.room_of(header)
    made = f"src/{header}.in" in tree.files  # CMake fills it in
    if other is None or not (made or f"src/{header}" in tree.files):
        return [f'{path}: "{header}" is no file below src/']
    if other not in tree.rooms[room]:
        return [f'{path}: "{header}": {room} may not include {other}']
    return []


def allowed_outside(tree, room, header):
    for entry, rooms in sorted(tree.outside.items(), key=lambda item: -len(item[0])):
        if header == entry or (entry.endswith("/") and header.startswith(entry)):
            return room in rooms
    return re.fullmatch(r"[a-z_0-9]+", header) is not None  # the standard library


def uses_defects(tree):
    """USES is the whole list of rooms that a library includes: none too few, none too many."""
    found = []
    for library in tree.libraries:
        rooms = {tree.room_of(file.removeprefix("src/")) for file in library.files} - {None}
        included = set()
        for file in library.files:
            if file in tree.files:
                included |= {tree.room_of(own) for own, _ in includes(tree.text(file)) if own}
        included -= rooms | {"base", None}
        uses = {room_named(tree, name) for name in library.uses}
        for room in sorted(included - uses):
            found.append(f"{library.where}: {library.name} includes {room}, but does not say so in USES")
        for room in sorted(uses - included - {"base"} - rooms):
            found.append(f"{library.where}: {library.name} says that it uses {room}, but includes nothing of it")
    return found


def room_named(tree, library):
    """store_sqlite is the library of the room store/sqlite."""
    return next((room for room in tree.rooms if room.replace("/", "_") == library), library)


ROOMS = """
| Floor | Room | What lives here | May include |
|---|---|---|---|
| 4 | `app` | the program | all |
| 3 | `shop` | sells | `fruit` |
| 3 | `shop/corner` | sells at the corner | `fruit` |
| 1 | `fruit` | grows | none |
| 1 | `observe` | looks | none |
| 0 | `base` | is there | none |

| Header | Library | Rooms |
|---|---|---|
| `scales.h`, `scales/` | scales | `shop` |
| `scales/salt.h` | salt | `fruit` |
"""

EXAMPLES = Examples(
    right={
        "docs/rooms.md": ROOMS,
        "src/base/ground.h": "#include <vector>\n",
        "src/fruit/apple.h": '#include "base/ground.h"\n#include <scales/salt.h>\n',
        "src/observe/eye.h": "",
        "src/shop/till.h": '#include <scales/heavy.h>\n#include <scales.h>\n#include "fruit/apple.h"\n',
        "src/shop/corner/bell.h": '#include "fruit/apple.h"\n',
        "src/app/version.h.in": "",
        "src/app/main.cpp": '#include "app/version.h"\n#include "shop/till.h"\n',
        "src/base/CMakeLists.txt": "crm_room(base HEADERS ground.h)",
        "src/fruit/CMakeLists.txt": "crm_room(fruit\n  HEADERS apple.h)  # HEADERS pear.h",
        "src/shop/CMakeLists.txt": "crm_room(shop HEADERS till.h USES fruit)",
        "src/shop/corner/CMakeLists.txt": "crm_room(shop_corner HEADERS bell.h USES fruit)",
        "src/app/CMakeLists.txt": "add_executable(it main.cpp)\ntarget_link_libraries(it PRIVATE crm::shop)",
    },
    wrong=[
        ("src/fruit/apple.h", '#include "shop/till.h"\n', "fruit may not include shop"),
        ("src/fruit/apple.h", '#include "observe/eye.h"\n', "fruit may not include observe"),
        ("src/shop/corner/bell.h", '#include "fruit/apple.h"\n#include "shop/till.h"\n',
         "shop/corner may not include shop"),
        ("src/shop/till.h", '#include "fruit/apple.h"\n  #  include "fruit/pear.h"\n',
         '"fruit/pear.h" is no file'),
        ("src/cellar/wine.h", "", "src/cellar/wine.h: stands in no room"),
        ("src/fruit/apple.h", "#include <scales/heavy.h>\n", "<scales/heavy.h> has no place in fruit"),
        ("src/shop/till.h", '#include "fruit/apple.h"\n#include <scales/salt.h>\n',
         "<scales/salt.h> has no place in shop"),
        ("src/fruit/apple.h", "#include <unistd.h>\n", "<unistd.h> has no place in fruit"),
        ("src/shop/CMakeLists.txt", "crm_room(shop HEADERS till.h)", "shop includes fruit, but does not say"),
        ("src/fruit/CMakeLists.txt", "crm_room(fruit HEADERS apple.h USES shop_corner)",
         "fruit says that it uses shop/corner"),
        ("src/app/CMakeLists.txt", "add_executable(it main.cpp)", "it includes shop, but does not say"),
        ("src/app/main.cpp", "", "it says that it uses shop"),
        ("docs/rooms.md", ROOMS.replace("| grows | none |", "| grows | `shop` |"),
         "the arrow from fruit to shop does not go down"),
        ("docs/rooms.md", ROOMS.replace("| `shop` |\n", "| `shed` |\n"), "given to shed, which is no room"),
    ])

if __name__ == "__main__":
    main(defects, EXAMPLES)
