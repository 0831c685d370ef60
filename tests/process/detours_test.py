"""There is one way in and one way to ask: no override, no rewritten address, no credential in another place."""

import base64
import json
import urllib.parse

from attack_case import PRINCIPAL, TOKEN, AttackTest
from browser import FORM
from crm_http import PATH, RawConnection
from crm_process import main
from wire_case import PASSWORD

OVERRIDES = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Http-Method-Overide", "_method",
             "X-Original-Method", "X-Forwarded-Method")
ADDRESSES = ("X-Original-URL", "X-Rewrite-URL", "X-Original-URI", "X-Forwarded-Prefix", "X-Forwarded-Path",
             "X-Accel-Redirect", "Content-Location", "Destination", "X-Override-URL", "SOAPAction")


class DetoursTest(AttackTest):
    def told(self, answer):
        """All of it but the time."""
        return answer.status, [field for field in answer.headers if field[0] != "Date"], answer.body

    def assert_same(self, expected, answer, about):
        self.assertEqual(self.told(expected), self.told(answer), about)

    def test_no_field_makes_another_verb_of_a_request(self):
        bearer = self.fields_of("anna")["Bearer"]
        for verb, path in (("GET", PATH), ("POST", PATH), ("GET", PRINCIPAL), ("POST", PRINCIPAL), ("PUT", PATH),
                           ("GET", "/login")):
            plain = self.talk(bearer, verb, path)
            for name in OVERRIDES:
                for other in ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"):
                    overridden = self.talk([*bearer, f"{name}: {other}"], verb, path)
                    self.assert_same(plain, overridden, f"{verb} {path} {name}: {other}")
            self.assert_same(plain, self.talk(bearer, verb, f"{path}?_method=POST"), f"{verb} {path} _method")

    def test_no_member_of_a_form_makes_another_verb_of_it(self):
        answer = self.talk([f"Content-Type: {FORM}"], path="/logout", body=b"_method=GET&username=anna")
        self.assertNotEqual(200, answer.status)
        login = urllib.parse.urlencode({"_method": "POST", "username": "anna", "password": PASSWORD})
        self.assertIsNone(self.talk([f"Content-Type: {FORM}"], "GET", f"/login?{login}").header("Set-Cookie"))

    def test_no_field_makes_another_address_of_a_request(self):
        bearer = self.fields_of("anna")["Bearer"]
        for path in ("/api", PRINCIPAL, "/nothing/here"):
            plain = self.talk(bearer, "GET", path)
            for name in ADDRESSES:
                for other in (TOKEN, "/login", "/admin", "http://evil.example/"):
                    self.assert_same(plain, self.talk([*bearer, f"{name}: {other}"], "GET", path), f"{path} {name}")

    def test_what_proxies_say_is_not_believed(self):
        plain = self.talk([], "GET", "/api/v1")
        self.assertIn(self.server.authority.encode(), plain.body)
        for field in ("X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "X-Forwarded-Port: 4443",
                      "Forwarded: host=evil.example;proto=https;for=10.0.0.1", "X-Forwarded-Server: evil.example",
                      "X-Host: evil.example", "X-Forwarded-Scheme: https", "Front-End-Https: on", "X-Real-IP: 10.0.0.1",
                      "X-Forwarded-For: 127.0.0.1", "X-Remote-User: anna", "Remote-User: anna",
                      "X-Authenticated-User: anna",
                      "X-SSL-Client-CN: anna", "From: anna"):
            self.assert_same(plain, self.talk([field], "GET", "/api/v1"), field)
            self.assert_nobody([field], field)

    def test_a_credential_in_the_address_lets_nobody_in(self):
        held = self.held["anna"]
        for name in ("access_token", "token", "ticket", "Authorization", "SOTicket", "auth", "usec", "SO_SESSION",
                     "sessionid"):
            for value in (held["token"], held["ticket"], f"Bearer {held['token']}", held["session"], held["basic"]):
                query = urllib.parse.urlencode({name: value})
                for verb, path in (("POST", f"{PATH}?{query}"), ("GET", f"{PRINCIPAL}?{query}"), ("GET",
                                                                                                  f"{TOKEN}?{query}")):
                    self.assert_status(401, self.talk([], verb, path), f"{name} in {path[:60]}")
        for path in (f"{PRINCIPAL};SO_SESSION={held['session']}", f"{PRINCIPAL};access_token={held['token']}"):
            self.assertIn(self.talk([], "GET", path).status, (401, 404), path[:60])
        login = urllib.parse.quote(PASSWORD)
        for target in (f"http://anna:{login}@{self.server.authority}{PRINCIPAL}", f"//anna:{login}@x{PRINCIPAL}"):
            self.assertIn(self.talk([], "GET", target).status, (400, 401, 404), target)

    def test_a_credential_in_the_body_lets_nobody_in(self):
        held = self.held["anna"]
        members = {"access_token": held["token"], "ticket": held["ticket"], "Credentials": {"Ticket": held["ticket"]},
                   "Authorization": f"Bearer {held['token']}", "username": "anna", "password": PASSWORD}
        self.assert_status(401, self.talk([], body=json.dumps(members).encode()))
        flat = urllib.parse.urlencode({name: value for name, value in members.items() if isinstance(value,
                                                                                                    str)}).encode()
        self.assert_status(401, self.talk([f"Content-Type: {FORM}"], body=flat))
        xml = (f"<Contact_GetMyActiveContactsRequest><Credentials><Ticket>{held['ticket']}</Ticket></Credentials>"
               f"</Contact_GetMyActiveContactsRequest>").encode()
        self.assert_status(401, self.talk(["Content-Type: application/xml"], body=xml))
        self.assert_status(401, self.talk([], path="/api/v1/Agents/User/GetCurrentToken",
                                          body=json.dumps(members).encode()))

    def test_a_credential_behind_the_body_lets_nobody_in(self):
        held = self.held["anna"]
        for trailer in (*self.fields_of("anna")["Basic"], *self.fields_of("anna")["SOTicket"],
                        *self.fields_of("anna")["Bearer"],
                        f"Cookie: SO_SESSION={held['session']}\r\nX-XSRF-TOKEN: {held['xsrf']}"):
            head = "\r\n".join([f"POST {PATH} HTTP/1.1", "Host: a", "Content-Type: application/json",
                                "Transfer-Encoding: chunked", "Trailer: Authorization, Cookie, X-XSRF-TOKEN"])
            body = f"2\r\n{{}}\r\n0\r\n{trailer}\r\n\r\n"
            with RawConnection(self.server) as connection:
                connection.send(f"{head}\r\n\r\n{body}".encode())
                self.assert_status(401, connection.read_answer(), trailer[:40])

    def test_a_session_cookie_is_no_credential_in_another_field_nor_another_credential_a_cookie(self):
        held = self.held["anna"]
        for line in (f"Cookie: Authorization=Bearer {held['token']}", f"Cookie: SO_SESSION={held['token']}",
                     f"Cookie: SO_SESSION={held['ticket']}", f"Cookie: access_token={held['token']}",
                     f"Cookie: SOTicket={held['ticket']}"):
            self.assert_nobody([line, f"X-XSRF-TOKEN: {held['xsrf']}"], line[:40])

    def test_a_credential_is_good_for_its_own_request_alone(self):
        """What came before on a connection signs nobody in: not a right request, and not the head of one."""
        for scheme, fields in self.fields_of("anna").items():
            with RawConnection(self.server) as connection:
                connection.send(self.request(fields) + self.request([]) + self.request(fields) + self.request([]))
                statuses = [connection.read_answer().status for _ in range(4)]
            self.assertEqual([200, 401, 200, 401], statuses, scheme)

    def test_two_users_on_one_connection_are_never_mixed_up(self):
        anna, bert = self.fields_of("anna"), self.fields_of("bert")
        asked = [(login, fields) for _ in range(10) for scheme in anna for login, fields in
                 (("anna", anna[scheme]), ("bert", bert[scheme]))]
        with RawConnection(self.server) as connection:
            connection.send(b"".join(self.request(fields) for _, fields in asked))
            for login, fields in asked:
                owners = {row["AssociateId"] for row in connection.read_answer().json()}
                self.assertEqual({{"anna": 1, "bert": 2}[login]}, owners, fields)

    def test_an_encoded_password_is_decoded_once(self):
        for credential in (base64.b64encode(base64.b64encode(f"anna:{PASSWORD}".encode())),
                           base64.b64encode(urllib.parse.quote(f"anna:{PASSWORD}").encode()),
                           base64.urlsafe_b64encode(b"\xff\xfe" + f"anna:{PASSWORD}".encode()),
                           base64.b64encode(f"anna:{PASSWORD}\n".encode()),
                           base64.b64encode(f" anna:{PASSWORD}".encode()),
                           base64.b64encode(f"anna\0:{PASSWORD}".encode()),
                           base64.b64encode(f"anna:{PASSWORD}\0".encode()),
                           base64.b64encode(f"anna:{PASSWORD}".encode("utf-16"))):
            self.assert_nobody([b"Authorization: Basic " + credential], credential)


if __name__ == "__main__":
    main()
