"""XML read as an OpenAPI document says that it is written: by the schema of the value, and the names
that its "xml" objects give. What the document does not tell is refused: a name, an order, an attribute."""

from xml.etree import ElementTree

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


class Untold(Exception):
    """The XML is not what the schema tells."""


def resolved(document, thing):
    while "$ref" in thing:
        at = document
        for step in thing["$ref"].removeprefix("#/").split("/"):
            at = at[step]
        thing = at
    return thing


class XmlReader:
    def __init__(self, document):
        self._document = document

    def value_of(self, text, schema):
        """The value that the schema describes."""
        try:
            root = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            raise Untold(f"no XML: {error}") from None
        choices = [self._whole(choice) for choice in resolved(self._document, schema).get("anyOf", [schema])]
        for choice in choices:
            try:
                self._must(root.tag == self._name(choice), f"the root {root.tag}")
                return self._value(root, choice)
            except Untold:
                if choice is choices[-1]:
                    raise
        return None

    def _whole(self, schema):
        """The schema itself, where it says that it is another with a name, or another or null."""
        schema = resolved(self._document, schema)
        if "anyOf" in schema:
            first = next(each for each in schema["anyOf"] if each.get("type") != "null")
            return self._whole(first)
        if "allOf" in schema:
            return {**self._whole(schema["allOf"][0]), "xml": schema.get("xml", {})}
        return schema

    @staticmethod
    def _must(holds, what):
        if not holds:
            raise Untold(what)

    def _name(self, schema):
        name = schema.get("xml", {}).get("name")
        self._must(name is not None, f"no name of an element for {schema.get('type')}")
        return name

    def _value(self, element, schema):
        self._must(set(element.attrib) <= {NIL}, f"attributes {sorted(element.attrib)} of {element.tag}")
        if element.get(NIL) == "true":
            return None
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        kind = next(each for each in kinds if each != "null")
        if kind in ("object", "array"):
            self._must(not (element.text or "").strip(), f"text in {element.tag}")
            return self._members(element, schema) if kind == "object" else self._items(element, schema)
        self._must(len(element) == 0, f"elements in {element.tag}")
        text = element.text or ""
        if kind == "string":
            return text
        try:
            return {"true": True, "false": False}[text] if kind == "boolean" else int(text)
        except (KeyError, ValueError):
            raise Untold(f"{text!r} for {kind} in {element.tag}") from None

    def _members(self, element, schema):
        properties = schema.get("properties", {})
        names = [child.tag for child in element]
        self._must(names == [name for name in properties if name in names], f"members {names} of {element.tag}")
        return {child.tag: self._value(child, self._whole(properties[child.tag])) for child in element}

    def _items(self, element, schema):
        items = self._whole(schema["items"])
        for child in element:
            self._must(child.tag == self._name(items), f"{child.tag} in {element.tag}")
        return [self._value(child, items) for child in element]
