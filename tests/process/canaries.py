"""Looks for secrets in bytes: as they are, and in every form that they are likely to be written in."""

import base64
import urllib.parse


def forms_of(secret):
    """name of the form to bytes that can only be there when the secret, in that form, is."""
    raw = secret.encode()
    forms = {"raw": raw, "UTF-16": secret.encode("utf-16-le"), "hex": raw.hex().encode(),
             "upper hex": raw.hex().upper().encode(), "percent": urllib.parse.quote(raw, safe="").encode(),
             "percent of all": "".join(f"%{byte:02X}" for byte in raw).encode(),
             "backwards": raw[::-1]}
    for place in range(3):  # What stands in front of it shifts its base64; what touches its ends is cut off.
        text = base64.b64encode(b"\0" * place + raw)
        begin, end = -(-place * 8 // 6), (place + len(raw)) * 8 // 6
        forms[f"base64 at {place}"] = text[begin:end]
        forms[f"base64url at {place}"] = text[begin:end].translate(bytes.maketrans(b"+/", b"-_"))
    return forms


def found_in(data, secrets):
    """The names of secrets (name to text) that stand in the bytes, and how."""
    lower = data.lower()
    found = []
    for name, secret in secrets.items():
        for form, needle in forms_of(secret).items():
            if needle in data or needle.lower() in lower and form in ("raw", "hex"):
                found.append(f"{name} ({form})")
    return found
