"""Writes one question in each of the seven types that a request may have."""

import json
from urllib.parse import urlencode
from xml.sax.saxutils import escape

NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"


def whole(question):
    return {"ActivityStartTime": None, "ContactCategories": None, "ActionType": None, **question}


def as_json(question):
    return json.dumps(question)


def as_xml(question):
    """As the contract of the service describes it: namespaces, and blanks between flags."""
    start, categories, action = whole(question).values()
    parts = []
    if start is not None:
        parts.append(f"<ActivityStartTime>{escape(start)}</ActivityStartTime>")
    if categories is not None:
        items = "".join(f"<a:int>{number}</a:int>" for number in categories)
        parts.append(f"<ContactCategories>{items}</ContactCategories>")
    if action is not None:
        parts.append(f"<ActionType>{str(action).replace(', ', ' ')}</ActionType>")
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<Contact_GetMyActiveContactsRequest xmlns="{NAMESPACE}" '
            f'xmlns:a="{ARRAYS}">{"".join(parts)}</Contact_GetMyActiveContactsRequest>')


def as_form(question):
    start, categories, action = whole(question).values()
    pairs = [("ActivityStartTime", start or "")]  # Always there: no pair at all would be no request.
    pairs += [("ContactCategories", number) for number in categories or []]
    pairs += [("ActionType", action)] if action is not None else []
    return urlencode(pairs)


def as_json_patch(question):
    start, categories, action = whole(question).values()
    steps = []
    if start is not None:
        steps.append({"op": "replace", "path": "/ActivityStartTime", "value": start})
    steps += [{"op": "add", "path": "/ContactCategories/-", "value": number} for number in categories or []]
    if action is not None:
        steps.append({"op": "add", "path": "actionType", "value": action})
    return json.dumps(steps)


WRITERS = {
    "application/json": as_json,
    "text/json": as_json,
    "application/xml": as_xml,
    "text/xml": as_xml,
    "application/x-www-form-urlencoded": as_form,
    "application/json-patch+json": as_json_patch,
    "application/merge-patch+json": as_json,
}
