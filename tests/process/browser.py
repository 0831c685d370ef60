"""A browser, as far as signing in goes."""

import http.client
import json
import urllib.parse

from company_case import PASSWORD
from crm_http import PATH, Answer

FORM = "application/x-www-form-urlencoded"


class Browser:
    """Holds cookies, and the XSRF value that it was told in one of them."""

    def __init__(self, cookies=None):
        self.cookies = dict(cookies or {})

    def send(self, server, verb, path, body=None, content_type=None, xsrf=True, fields=None):
        connection = http.client.HTTPConnection(*server.address, timeout=20)
        try:
            sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
                    "Content-Type": content_type, **(fields or {})}
            if xsrf:
                sent["X-XSRF-TOKEN"] = self.cookies.get("XSRF-TOKEN")
            connection.request(verb, path, body, {name: value for name, value in sent.items() if value})
            answer = connection.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self.take(value)
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def take(self, cookie):
        name, value = cookie.split(";")[0].split("=", 1)
        self.cookies[name] = value
        if not value:
            del self.cookies[name]

    def sign_in(self, server, login="anna", password=PASSWORD, fields=None, root="", **inputs):
        form = urllib.parse.urlencode({"username": login, "password": password, **inputs})
        return self.send(server, "POST", f"{root}/login", form, FORM, xsrf=False, fields=fields)

    def ask(self, server, **asked):
        return self.send(server, "POST", PATH, json.dumps(asked), "application/json")
