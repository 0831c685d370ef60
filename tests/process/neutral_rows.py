"""Reads an answer of the call, in JSON or in XML, into rows that do not tell how they were written.

It knows the two shapes from their description alone, and checks that each is kept to the letter: names,
order, which members may be missing, how flags are spelt. A mask becomes the sum of its flags, which is
the same number from `Update, UIHintMandatory` and from `Read Write UIHintMandatory`.
"""

import json
import xml.etree.ElementTree as ElementTree

MEMBERS = (
    "ContactId", "Department", "OrgNr", "Name", "URL", "AssociateFullName", "Action", "ActionTime",
    "Category", "ActivityPersonName", "ActionId", "PersonId", "ActivityPersonId", "AssociateId",
    "TableRight", "FieldProperties",
)
INTEGERS = {"ContactId", "ActionId", "PersonId", "ActivityPersonId", "AssociateId"}
NEVER_NIL = INTEGERS | {"Action", "ActionTime"}  # The contract of the XML leaves them out instead.
ACTIONS = {"Created": 1, "Updated": 2, "NewActivity": 4, "ActivityCompleted": 8, "PersonAdded": 16,
           "PersonUpdated": 32, "DocumentAdded": 64}

# Single flags first; the names of several are for JSON alone.
TABLE_FLAGS = {"Select": 1, "Update": 2, "Insert": 4, "Delete": 8, "Filtering": 16, "RestrictedUpdate": 32,
               "Unused1": 64, "Uninitialized": 128}
TABLE_NAMES = {**TABLE_FLAGS, "None": 0, "UR": 3, "RI": 5, "URI": 7, "UDR": 11, "FULL": 15, "RF": 17, "FI": 20,
               "URU": 34, "WRITE": 38}
FIELD_FLAGS = {"Read": 1, "Write": 2, "Unused1": 4, "Unused2": 8, "Unused3": 16, "Unused4": 32,
               "UIHintMandatory": 64, "UIHintReadOnly": 128, "UndefinedValue256": 256}
FIELD_NAMES = {**FIELD_FLAGS, "None": 0, "Update": 3, "UIHints": 192}

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


class WrongShape(AssertionError):
    """The answer is written in another way than it should be."""


def expect(condition, *what):
    if not condition:
        raise WrongShape(" ".join(str(part) for part in what))


def rows_of(body, media_type):
    """Rows as dictionaries of the sixteen members, in MEMBERS' order; None is what was nulled out."""
    text = body.decode("utf-8")  # Whatever was asked for: nothing else is written.
    expect(not text.startswith("\ufeff"), "a byte order mark")
    return rows_of_xml(text) if media_type.endswith("/xml") else rows_of_json(text)


# ---- JSON

def rows_of_json(text):
    rows = json.loads(text, object_pairs_hook=_without_twins)
    expect(isinstance(rows, list), "no array:", text[:200])
    return [_row_of_json(row) for row in rows]


def _without_twins(pairs):
    names = [name for name, _ in pairs]
    expect(len(names) == len(set(names)), "a member twice:", names)
    return dict(pairs)


def _row_of_json(row):
    expect(tuple(row) == MEMBERS, "members are", list(row))
    for name, value in row.items():
        if value is None or name in ("TableRight", "FieldProperties"):
            continue
        expect(type(value) is (int if name in INTEGERS else str), name, "is", repr(value))
    neutral = dict(row)
    neutral["Action"] = None if row["Action"] is None else _mask_of_json(row["Action"], ACTIONS)
    neutral["TableRight"] = _right_of_json(row["TableRight"], TABLE_NAMES)
    properties = row["FieldProperties"]
    neutral["FieldProperties"] = None if properties is None else {
        key: _property_of_json(key, value) for key, value in properties.items()}
    return neutral


def _right_of_json(right, names):
    if right is None:
        return None
    expect(list(right) == ["Mask", "Reason"], "a right is", right)
    mask, reason = right["Mask"], right["Reason"]
    expect(reason is None or isinstance(reason, str), "Reason is", repr(reason))
    return (None if mask is None else _mask_of_json(mask, names), reason)


def _mask_of_json(text, names):
    expect(isinstance(text, str), "a mask is", repr(text))
    parts = text.split(", ")
    expect(all(part in names for part in parts) and len(parts) == len(set(parts)), "not a mask:", repr(text))
    values = [names[part] for part in parts]
    expect(values == sorted(values), "flags out of order:", repr(text))
    return _union(values)


def _property_of_json(key, value):
    expect(list(value) == ["FieldRight", "FieldType", "FieldLength"], key, "is", value)
    kind, length = value["FieldType"], value["FieldLength"]
    expect(kind is None or isinstance(kind, str), key, "FieldType is", repr(kind))
    expect(length is None or type(length) is int, key, "FieldLength is", repr(length))
    return (_right_of_json(value["FieldRight"], FIELD_NAMES), kind, length)


# ---- XML

def rows_of_xml(text):
    expect(text.startswith('<?xml version="1.0" encoding="utf-8"?>'), "no XML declaration:", text[:80])
    expect("<!DOCTYPE" not in text, "a document type")
    root = ElementTree.fromstring(text)
    expect(root.tag == "ArrayOfContactActivity", "the root is", root.tag)
    _holds_only_elements(root, "ContactActivity")
    return [_row_of_xml(element) for element in root]


XML_ORDER = MEMBERS[-2:] + MEMBERS[:-2]  # There the rights come first.


def _row_of_xml(element):
    _holds_only_elements(element, *MEMBERS)
    children = {child.tag: child for child in element}
    expect(len(children) == len(element), "a member twice:", [child.tag for child in element])
    expect(list(children) == [name for name in XML_ORDER if name in children], "members are", list(children))
    left_out = set(MEMBERS) - set(children)
    expect(left_out <= NEVER_NIL, "left out:", sorted(left_out - NEVER_NIL))
    row = {}
    for name in MEMBERS:
        child = children.get(name)
        if child is None:
            row[name] = None
        elif name == "TableRight":
            row[name] = _right_of_xml(child, TABLE_FLAGS)
        elif name == "FieldProperties":
            row[name] = _properties_of_xml(child)
        elif name in NEVER_NIL:
            text = _text(child, may_be_nil=False)
            row[name] = (_integer(text) if name in INTEGERS else
                         _mask_of_xml(text, ACTIONS) if name == "Action" else text)
        else:
            row[name] = _text(child)
    return row


def _right_of_xml(element, flags):
    if _is_nil(element):
        return None
    # Flags are no nillable type either: a mask that is nulled out is not there.
    expect([child.tag for child in element] in (["Mask", "Reason"], ["Reason"]),
           element.tag, "holds", [child.tag for child in element])
    _holds_only_elements(element, "Mask", "Reason")
    mask = element.find("Mask")
    return (None if mask is None else _mask_of_xml(_text(mask, may_be_nil=False), flags), _text(element.find("Reason")))


def _mask_of_xml(text, flags):
    parts = text.split(" ") if text else []
    expect(all(part in flags for part in parts) and len(parts) == len(set(parts)), "not single flags:", repr(text))
    values = [flags[part] for part in parts]
    expect(values == sorted(values), "flags out of order:", repr(text))
    return _union(values)


def _properties_of_xml(element):
    if _is_nil(element):
        return None
    _holds_only_elements(element, "FieldPropertyDictionaryKeyValuePair")
    properties = {}
    for pair in element:
        _holds_only_elements(pair, "Key", "Value")
        expect([child.tag for child in pair] == ["Key", "Value"], "a pair holds", [child.tag for child in pair])
        key = _text(pair.find("Key"), may_be_nil=False)
        expect(key not in properties, "a key twice:", key)
        properties[key] = _property_of_xml(key, pair.find("Value"))
    return properties


def _property_of_xml(key, value):
    tags = [child.tag for child in value]
    expect(tags in (["FieldRight", "FieldType", "FieldLength"], ["FieldRight", "FieldType"]), key, "holds", tags)
    _holds_only_elements(value, "FieldRight", "FieldType", "FieldLength")
    length = value.find("FieldLength")
    return (_right_of_xml(value.find("FieldRight"), FIELD_FLAGS), _text(value.find("FieldType")),
            None if length is None else _integer(_text(length, may_be_nil=False)))


def _holds_only_elements(element, *names):
    expect(not element.attrib, element.tag, "has attributes", element.attrib)
    texts = [element.text, *(child.tail for child in element)]
    expect(not any(text and text.strip() for text in texts), element.tag, "holds text")
    others = [child.tag for child in element if child.tag not in names]
    expect(not others, element.tag, "holds", others)


def _is_nil(element):
    expect(set(element.attrib) <= {NIL}, element.tag, "has attributes", element.attrib)
    nil = element.get(NIL)
    expect(nil in (None, "true"), element.tag, "nil is", nil)
    expect(nil is None or (len(element) == 0 and not element.text), element.tag, "is nil and not empty")
    return nil == "true"


def _text(element, may_be_nil=True):
    expect(len(element) == 0, element.tag, "holds elements")
    if _is_nil(element):
        expect(may_be_nil, element.tag, "may not be nil")
        return None
    return element.text or ""


def _integer(text):
    expect(str(int(text)) == text, "not an integer:", repr(text))
    return int(text)


def _union(values):
    together = 0
    for value in values:
        together |= value
    return together
