"""Programs of partners: registered by commands, named by SO-AppToken, let in as the system user, and signing users in by
OpenID Connect; and what others try with all that."""

import base64
import hashlib
import html
import http.client
import json
import re
import secrets
import socket
import subprocess
import time
import urllib.parse

from crm_http import Answer, basic
from crm_process import ProgramTest, main, must_be_done
from small_company import write_import_folder

COULD_NOT = 1
PASSWORD = "correct horse"
FORM = "application/x-www-form-urlencoded"
CALL = "/api/v1/Agents/Contact/GetMyActiveContacts"
PRINCIPAL = "/api/v1/User/currentPrincipal"
TOKEN = "/api/v1/User/currentToken"
EVERYTHING = json.dumps({"ActivityStartTime": "2000-01-01T00:00:00Z"})
TENANT, OTHER, NOBODYS = "Cust12345", "Cust00002", "Cust00099"
HOME = "https://app.example/callback?from=crm"
LOOPBACK = "http://127.0.0.1:5000/"
AUTHORIZE, TOKENS, REVOKE = (f"/login/common/oauth/{what}" for what in ("authorize", "tokens", "revoke"))
SYSTEM = "/Login/api/PartnerSystemUser/Authenticate"
CLAIM = "http://schemes.superoffice.net/identity/"


def write_company(folder):
    day = "2024-03-01T08:00:00Z"
    return write_import_folder(
        folder, associates=[(1, "anna", "Anna Berg", 11, "Sales"), (2, "bert", "Bert Lie", 12, "Sales")],
        categories=[(1, "Customer")], contacts=[(101, "Acme", "", "", "", 1, 1, day, 1, day, 1)],
        persons=[(11, 101, "Anna", "Berg", "", day, 1, day, 1), (12, 101, "Bert", "Lie", "", day, 1, day, 1)])


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def part_of(jwt, which):
    text = jwt.split(".")[which]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def is_signed_by(key, jwt):
    """RSASSA-PKCS1-v1_5 with SHA-256, by hand: so that no code of ours judges ours."""
    number = lambda text: int.from_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")
    signed, signature = jwt.rsplit(".", 1)
    size = (number(key["n"]).bit_length() + 7) // 8
    message = pow(number(signature), number(key["e"]), number(key["n"])).to_bytes(size, "big")
    info = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(signed.encode()).digest()
    return message == b"\x00\x01" + b"\xff" * (size - len(info) - 3) + b"\x00" + info


def challenge_of(verifier):
    return base64url(hashlib.sha256(verifier.encode()).digest())


def query_of(location):
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(location).query, keep_blank_values=True))


class OpenIdTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.database = self.work.path("online.db")
        for tenant in (TENANT, OTHER):
            self.command("tenant", "add", tenant, "--name", f"Company {tenant}")
            self.command("import", write_company(self.work.path(f"of{tenant}")), "--tenant", tenant)
            for login in ("anna", "bert"):
                self.command("user", "password", login, "--password-stdin", "--tenant", tenant, "--password-memory-bytes",
                             "8K", stdin=PASSWORD + "\n")
        self.command("user", "role", "anna", "User level 0", "--tenant", TENANT)
        self.key = self.work.path("key.pem")
        self.public_key = self.work.path("public.pem")
        subprocess.run(["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", self.key],
                       check=True, capture_output=True)
        subprocess.run(["openssl", "pkey", "-in", self.key, "-pubout", "-out", self.public_key], check=True)
        self.app = self.add_app("My App 2.0", "--redirect-uri", HOME, "--redirect-uri", LOOPBACK, "--public-key",
                                self.public_key, "--tenant", TENANT)
        self.system_token = self.app["Tenants"][0]["SystemToken"]

    def command(self, *arguments, **options):
        return must_be_done(self.work, *arguments, "--database", self.database, **options)

    def refused_command(self, *arguments):
        return self.refused(COULD_NOT, *arguments, "--database", self.database)

    def add_app(self, name, *arguments):
        return json.loads(self.command("app", "add", name, *arguments, "--json").stdout)

    def serve(self, *arguments):
        server = self.work.serve(self.database, "--installation", "online", "--password-memory-bytes", "8K", *arguments)
        self.addCleanup(server.kill)
        return server

    def ticket(self, login="anna", tenant=TENANT):
        return self.command("ticket", "issue", login, "--tenant", tenant, "--installation", "online").stdout.strip()

    def send(self, server, verb, path, body=None, **fields):
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        connection = http.client.HTTPConnection(*server.address, timeout=20)
        self.addCleanup(connection.close)
        connection.request(verb, path, body, headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())

    def call(self, server, tenant=TENANT, **fields):
        return self.send(server, "POST", f"/{tenant}{CALL}", EVERYTHING, Content_Type="application/json", **fields)

    # ---- OpenID Connect, as a client goes about it

    def authorize_url(self, path=AUTHORIZE, **changes):
        parameters = {"client_id": self.app["ClientId"], "redirect_uri": HOME, "response_type": "code", "scope": "openid",
                      "state": "s1", "nonce": "n1", **changes}
        return path + "?" + urllib.parse.urlencode({name: value for name, value in parameters.items() if value is not None})

    def sign_in(self, server, url, user="anna", password=PASSWORD, tenant=TENANT, **fields):
        form = urllib.parse.urlencode({"username": user, "password": password, "tenant": tenant})
        return self.send(server, "POST", url, form, Content_Type=FORM, **fields)

    def told(self, answer, home=HOME):
        """What the browser carries back to the app."""
        self.assertEqual(303, answer.status, answer)
        location = answer.header("Location")
        self.assertTrue(location.startswith(home + ("&" if "?" in home else "?")), location)
        return query_of(location)

    def code(self, server, **changes):
        return self.told(self.sign_in(server, self.authorize_url(**changes)))["code"]

    def tokens(self, server, path=TOKENS, app=None, **parameters):
        app = app or self.app
        form = {"grant_type": "authorization_code", "client_id": app["ClientId"], "client_secret": app["ClientSecret"],
                "redirect_uri": HOME, **parameters}
        form = {name: value for name, value in form.items() if value is not None}
        return self.send(server, "POST", path, urllib.parse.urlencode(form), Content_Type=FORM)

    def granted(self, server, **changes):
        answer = self.tokens(server, code=self.code(server, **changes))
        self.assertEqual(200, answer.status, answer)
        return answer.json()

    def refresh(self, server, refresh_token, **parameters):
        return self.tokens(server, grant_type="refresh_token", redirect_uri=None, refresh_token=refresh_token, **parameters)

    def assert_oauth(self, status, error, answer):
        self.assertEqual((status, error), (answer.status, answer.json().get("error")), answer)
        self.assertIn("no-store", answer.header("Cache-Control"))

    def works(self, server, token, tenant=TENANT):
        return self.call(server, tenant, Authorization=f"Bearer {token}").status

    def test_the_whole_way_by_what_discovery_says(self):
        server = self.serve()
        root = f"http://{server.authority}"
        told = self.send(server, "GET", "/login/.well-known/openid-configuration").json()
        self.assertEqual(root + "/login", told["issuer"])
        self.assertEqual(["code"], told["response_types_supported"])
        verifier = secrets.token_urlsafe(40)
        url = told["authorization_endpoint"].removeprefix(root)
        asked = self.authorize_url(url, code_challenge=challenge_of(verifier), code_challenge_method="S256")
        page = self.send(server, "GET", asked)
        self.assertEqual(200, page.status, page)
        text = page.body.decode()
        self.assertIn("My App 2.0", text)
        action = html.unescape(re.search(r'action="([^"]*)"', text)[1])
        self.assertEqual(asked, action)
        for needed in ("tenant", "username", "password"):
            self.assertIn(f'name="{needed}"', text)
        answered = self.told(self.sign_in(server, action))
        self.assertEqual(("s1", root + "/login"), (answered["state"], answered["iss"]))
        answer = self.tokens(server, told["token_endpoint"].removeprefix(root), code=answered["code"],
                             code_verifier=verifier)
        self.assertEqual(200, answer.status, answer)
        given = answer.json()
        self.assertEqual(("Bearer", 3600), (given["token_type"], given["expires_in"]))
        self.assertTrue(given["access_token"].startswith(f"8A:{TENANT}."))
        rows = self.call(server, Authorization=f"Bearer {given['access_token']}")
        self.assertEqual(["Acme"], [row["Name"] for row in rows.json()])
        self.check_id_token(server, told, given)
        again = self.refresh(server, given["refresh_token"]).json()
        self.assertNotIn("refresh_token", again)
        self.assertEqual(200, self.works(server, again["access_token"]))

    def check_id_token(self, server, told, given):
        jwt = given["id_token"]
        keys = self.send(server, "GET", told["jwks_uri"].removeprefix(f"http://{server.authority}")).json()["keys"]
        head, claims = part_of(jwt, 0), part_of(jwt, 1)
        self.assertEqual("RS256", head["alg"])
        self.assertTrue(is_signed_by(next(key for key in keys if key["kid"] == head["kid"]), jwt))
        self.assertEqual((told["issuer"], self.app["ClientId"], "n1", f"{TENANT}.1"),
                         (claims["iss"], claims["aud"], claims["nonce"], claims["sub"]))
        self.assertEqual(3600, claims["exp"] - claims["iat"])
        half = hashlib.sha256(given["access_token"].encode()).digest()[:16]
        self.assertEqual(base64url(half), claims["at_hash"])
        of_vendor = {name.removeprefix(CLAIM): value for name, value in claims.items() if name.startswith(CLAIM)}
        self.assertEqual(("1", TENANT, f"Company {TENANT}", "True", self.system_token, "anna"),
                         tuple(of_vendor[name] for name in ("associateid", "ctx", "company_name", "is_administrator",
                                                            "system_token", "initials")))
        self.assertEqual(f"http://{server.authority}/{TENANT}/api/", of_vendor["webapi_url"])
        self.assertRegex(of_vendor["serial"], r"^[1-9]\d{9}$")

    def test_who_administers_nothing_is_not_told_the_system_token(self):
        server = self.serve()
        answered = self.told(self.sign_in(server, self.authorize_url(), user="bert"))
        claims = part_of(self.tokens(server, code=answered["code"]).json()["id_token"], 1)
        self.assertEqual("False", claims[CLAIM + "is_administrator"])
        self.assertNotIn(CLAIM + "system_token", claims)

    def test_tokens_are_asked_for_in_each_of_the_ways_there_are(self):
        server = self.serve()
        app = {"client_id": self.app["ClientId"], "client_secret": self.app["ClientSecret"]}
        query = urllib.parse.urlencode({"grant_type": "authorization_code", "code": self.code(server), "redirect_url": HOME,
                                        **app})
        self.assertEqual(200, self.send(server, "POST", f"{TOKENS}?{query}").status)
        form = urllib.parse.urlencode({"grant_type": "authorization_code", "code": self.code(server), "redirect_uri": HOME})
        by_field = self.send(server, "POST", TOKENS, form, Content_Type=FORM,
                             Authorization=basic(app["client_id"], app["client_secret"]))
        self.assertEqual(200, by_field.status, by_field)
        twice = self.send(server, "POST", f"{TOKENS}?{query}", form, Content_Type=FORM)
        self.assert_oauth(400, "invalid_request", twice)

    def test_an_app_must_prove_itself(self):
        server = self.serve()
        for app in ({**self.app, "ClientSecret": "guess"}, {**self.app, "ClientId": "0" * 32},
                    {**self.app, "ClientSecret": None}):
            self.assert_oauth(401, "invalid_client", self.tokens(server, app=app, code=self.code(server)))
        form = urllib.parse.urlencode({"grant_type": "refresh_token"})
        answer = self.send(server, "POST", TOKENS, form, Content_Type=FORM, Authorization=basic("x", "y"))
        self.assert_oauth(401, "invalid_client", answer)
        self.assertIn("Basic", answer.header("WWW-Authenticate"))
        self.assert_oauth(400, "unsupported_grant_type", self.tokens(server, grant_type="password"))
        self.assert_oauth(400, "invalid_request", self.tokens(server, grant_type=None))

    def test_a_code_is_good_once_and_what_it_gave_goes_with_a_second_try(self):
        server = self.serve()
        code = self.code(server)
        given = self.tokens(server, code=code).json()
        self.assertEqual(200, self.works(server, given["access_token"]))
        self.assert_oauth(400, "invalid_grant", self.tokens(server, code=code))
        deadline = time.monotonic() + 20
        while self.works(server, given["access_token"]) != 401:
            self.assertLess(time.monotonic(), deadline, "the first one's token is still good")
        self.assert_oauth(400, "invalid_grant", self.refresh(server, given["refresh_token"]))

    def test_a_code_is_of_one_app_address_verifier_and_tenant(self):
        server = self.serve()
        verifier = secrets.token_urlsafe(40)
        by_pkce = {"code_challenge": challenge_of(verifier), "code_challenge_method": "S256"}
        other = self.add_app("Other", "--redirect-uri", HOME, "--tenant", TENANT)
        for asked, shown in (({}, {"app": other}), ({}, {"redirect_uri": LOOPBACK}), ({}, {"redirect_uri": None}),
                             ({}, {"code_verifier": verifier}), (by_pkce, {}),
                             (by_pkce, {"code_verifier": secrets.token_urlsafe(40)}),
                             (by_pkce, {"code_verifier": challenge_of(verifier)}),
                             ({}, {"path": f"/login/{OTHER}/oauth/tokens"})):
            with self.subTest(shown=shown):
                code = self.code(server, **asked)
                self.assert_oauth(400, "invalid_grant", self.tokens(server, code=code, **shown))
                self.assert_oauth(400, "invalid_grant", self.tokens(server, code=code))  # it is spent
        self.assert_oauth(400, "invalid_grant", self.tokens(server, code="x"))

    def test_nothing_goes_to_an_address_that_was_not_registered(self):
        server = self.serve()
        for uri in (None, "", HOME + "x", HOME + "&more=1", HOME.removesuffix("m"), HOME + "#part", HOME.upper(),
                    HOME.split("?")[0], "https://evil.example/", "//evil.example", "javascript:alert(1)",
                    HOME.replace("https", "http"), LOOPBACK.replace("5000", "5001"), f"{HOME}\r\nX: y"):
            for answer in (self.send(server, "GET", self.authorize_url(redirect_uri=uri)),
                           self.sign_in(server, self.authorize_url(redirect_uri=uri))):
                self.assertEqual(400, answer.status, uri)
                self.assertIsNone(answer.header("Location"), uri)
                self.assertNotIn("<form", answer.body.decode())
        twice = self.authorize_url() + "&redirect_uri=https%3A%2F%2Fevil.example%2F"
        self.assertEqual(400, self.send(server, "GET", twice).status)
        unknown = self.send(server, "GET", self.authorize_url(client_id="0" * 32))
        self.assertEqual((400, None), (unknown.status, unknown.header("Location")))

    def test_what_an_app_asks_wrongly_it_is_told(self):
        server = self.serve()
        challenge = challenge_of(secrets.token_urlsafe(40))
        for error, changes in (("unsupported_response_type", {"response_type": "token"}),
                               ("unsupported_response_type", {"response_type": "code id_token"}),
                               ("invalid_request", {"response_type": None}),
                               ("invalid_request", {"response_mode": "fragment"}),
                               ("invalid_scope", {"scope": "profile"}),
                               ("invalid_request", {"code_challenge": challenge}),
                               ("invalid_request", {"code_challenge": challenge, "code_challenge_method": "plain"}),
                               ("invalid_request", {"code_challenge": "x", "code_challenge_method": "S256"}),
                               ("invalid_request", {"code_challenge_method": "S256"}),
                               ("request_not_supported", {"request": "e30.e30."}),
                               ("request_uri_not_supported", {"request_uri": "https://evil.example/"}),
                               ("invalid_request", {"nonce": "x" * 513}),
                               ("login_required", {"prompt": "none"})):
            for answer in (self.send(server, "GET", self.authorize_url(**changes)),
                           self.sign_in(server, self.authorize_url(**changes))):
                told = self.told(answer)
                self.assertEqual((error, "s1"), (told["error"], told["state"]), changes)
                self.assertNotIn("code", told)

    def test_state_comes_back_as_it_was_and_nothing_with_it(self):
        server = self.serve()
        for state in ("a b&c=d#e", "\r\nSet-Cookie: x=y", "\"><script>alert(1)</script>", "æøå%00%0d%0a", "x" * 2048):
            answer = self.sign_in(server, self.authorize_url(state=state))
            self.assertEqual(state, self.told(answer)["state"])
            self.assertIsNone(answer.header("Set-Cookie"))
            by_form = self.sign_in(server, self.authorize_url(state=state, response_mode="form_post"))
            text = by_form.body.decode()
            self.assertEqual(200, by_form.status)
            self.assertEqual(state, html.unescape(re.search(r'name="state" value="([^"]*)"', text)[1]))
            self.assertNotIn("<script>", text)
            self.assertIn(f'action="{html.escape(HOME)}"', text)
            self.assertIn("form-action 'self' https://app.example;", by_form.header("Content-Security-Policy"))
        self.assertNotIn("state", self.told(self.sign_in(server, self.authorize_url(state=None))))

    def test_the_form_is_ours_alone(self):
        server = self.serve()
        url = self.authorize_url()
        for fields in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}):
            answer = self.sign_in(server, url, **fields)
            self.assertEqual((403, None), (answer.status, answer.header("Location")), fields)
        own = self.sign_in(server, url, Origin=f"http://{server.authority}")
        self.assertIn("code", self.told(own))
        page = self.send(server, "GET", url)
        policy = page.header("Content-Security-Policy")
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertIn("form-action 'self' https://app.example;", policy)
        self.assertIn("no-store", page.header("Cache-Control"))
        json_body = self.send(server, "POST", url, "{}", Content_Type="application/json")
        self.assertEqual(415, json_body.status)

    def test_who_cannot_sign_in_is_asked_again_and_the_app_hears_nothing(self):
        server = self.serve()
        texts = set()
        for changes in ({"password": "wrong"}, {"user": "nobody"}, {"tenant": NOBODYS}, {"tenant": "x"},
                        {"user": self.ticket(), "password": ""}):
            answer = self.sign_in(server, self.authorize_url(), **changes)
            self.assertEqual((401, None), (answer.status, answer.header("Location")), changes)
            texts.add(re.search(r'role="alert">([^<]*)<', answer.body.decode())[1])
        self.assertEqual(1, len(texts), texts)
        server.stop()
        kept = json.loads(self.command("tenant", "list", "--json").stdout)
        self.assertEqual([OTHER, TENANT], [each["ContextIdentifier"] for each in kept])

    def test_a_tenant_lets_in_the_apps_that_it_has_approved(self):
        server = self.serve()
        told = self.told(self.sign_in(server, self.authorize_url(), tenant=OTHER))
        self.assertEqual("access_denied", told["error"])
        self.command("app", "approve", "my app 2.0", OTHER)
        code = self.told(self.sign_in(server, self.authorize_url(), tenant=OTHER))["code"]
        given = self.tokens(server, code=code).json()
        self.assertEqual((200, 401), (self.works(server, given["access_token"], OTHER),
                                      self.works(server, given["access_token"], TENANT)))
        self.command("app", "withdraw", "My App 2.0", OTHER)
        self.assertEqual(401, self.works(server, given["access_token"], OTHER))
        self.assert_oauth(400, "invalid_grant", self.refresh(server, given["refresh_token"]))
        self.command("app", "approve", "My App 2.0", OTHER)
        self.assertEqual(401, self.works(server, given["access_token"], OTHER), "approved anew, not back to life")
        self.assert_oauth(400, "invalid_grant", self.refresh(server, given["refresh_token"]))

    def test_an_id_token_names_the_host_that_its_tenant_answers_on(self):
        third = "Cust00003"
        self.command("tenant", "add", third, "--name", "Third", "--host", "crm.example.test")
        self.command("import", write_company(self.work.path("third")), "--tenant", third)
        self.command("user", "password", "anna", "--password-stdin", "--tenant", third, "--password-memory-bytes", "8K",
                     stdin=PASSWORD + "\n")
        self.command("app", "approve", "My App 2.0", third)
        server = self.serve()
        code = self.told(self.sign_in(server, self.authorize_url(), tenant=third))["code"]
        claims = part_of(self.tokens(server, code=code).json()["id_token"], 1)
        port = server.authority.rsplit(":", 1)[1]
        self.assertEqual(f"http://crm.example.test:{port}/{third}/api/", claims[CLAIM + "webapi_url"])
        self.assertEqual(f"http://{server.authority}/login", claims["iss"])

    def test_a_request_without_a_host_is_told_no_issuer(self):
        server = self.serve()
        for path in ("/login/.well-known/openid-configuration", self.authorize_url()):
            with socket.create_connection(server.address, timeout=20) as connection:
                connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
                answer = connection.makefile("rb").read()
            self.assertIn(b" 400 ", answer.split(b"\r\n", 1)[0], path)
            self.assertNotIn(b'"/login"', answer, path)

    def test_an_address_may_name_the_tenant(self):
        server = self.serve()
        url = self.authorize_url(f"/login/{TENANT}/oauth/authorize")
        self.assertIn(f'value="{TENANT}"', self.send(server, "GET", url).body.decode())
        code = self.told(self.sign_in(server, url, tenant=OTHER))["code"]  # the form's word means nothing
        given = self.tokens(server, f"/login/{TENANT}/oauth/tokens", code=code).json()
        self.assertTrue(given["access_token"].startswith(f"8A:{TENANT}."))
        self.assertEqual(404, self.send(server, "GET", self.authorize_url(f"/login/{NOBODYS}/oauth/authorize")).status)
        self.assertEqual(404, self.tokens(server, f"/login/{NOBODYS}/oauth/tokens", code="x").status)

    def test_all_that_an_app_was_given_goes_with_it(self):
        server = self.serve()
        given = self.granted(server)
        code = self.code(server)
        self.assertEqual(200, self.works(server, given["access_token"]))
        self.command("app", "revoke", self.app["ClientId"])
        self.assertEqual(401, self.works(server, given["access_token"]))
        self.assert_oauth(401, "invalid_client", self.refresh(server, given["refresh_token"]))
        self.assert_oauth(401, "invalid_client", self.tokens(server, code=code))
        self.assertEqual(400, self.send(server, "GET", self.authorize_url()).status)

    def test_a_refresh_token_is_of_its_app_and_dies_with_the_password(self):
        server = self.serve()
        given = self.granted(server)
        other = self.add_app("Other", "--tenant", TENANT)
        self.assert_oauth(400, "invalid_grant", self.refresh(server, given["refresh_token"], app=other))
        self.assert_oauth(400, "invalid_grant", self.refresh(server, given["access_token"]))
        self.assertEqual(401, self.works(server, given["refresh_token"]))
        self.command("user", "password", "anna", "--password-stdin", "--tenant", TENANT, stdin="another one\n")
        self.assert_oauth(400, "invalid_grant", self.refresh(server, given["refresh_token"]))
        self.assertEqual(401, self.works(server, given["access_token"]))

    def test_tokens_outlive_the_server(self):
        server = self.serve()
        given = self.granted(server)
        server.stop()
        server = self.serve()
        self.assertEqual(200, self.works(server, given["access_token"]))
        self.assertEqual(200, self.refresh(server, given["refresh_token"]).status)

    def test_an_app_makes_its_tokens_void(self):
        server = self.serve()
        other = self.add_app("Other", "--tenant", TENANT)
        for which in ("access_token", "refresh_token"):
            given = self.granted(server)
            shown = {"grant_type": None, "redirect_uri": None, "token": given[which]}
            self.assertEqual(200, self.tokens(server, REVOKE, app=other, **shown).status)
            self.assertEqual(200, self.works(server, given["access_token"]))  # another's stays
            done = self.tokens(server, REVOKE, **shown)
            self.assertEqual((200, b""), (done.status, done.body))
            self.assertEqual(401, self.works(server, given["access_token"]))
            self.assert_oauth(400, "invalid_grant", self.refresh(server, given["refresh_token"]))
        self.assertEqual(200, self.tokens(server, REVOKE, grant_type=None, token="never was").status)
        self.assert_oauth(400, "invalid_request", self.tokens(server, REVOKE, grant_type=None))

    def test_a_suspended_tenant_gives_nothing(self):
        server = self.serve()
        given, code = self.granted(server), self.code(server)
        self.command("tenant", "suspend", TENANT)
        answer = self.sign_in(server, self.authorize_url())
        self.assertEqual((503, None), (answer.status, answer.header("Location")))
        self.assertEqual(503, self.refresh(server, given["refresh_token"]).status)
        self.assert_oauth(400, "invalid_grant", self.tokens(server, code=code))  # void behind a change of its tenant
        self.assertEqual(503, self.works(server, given["access_token"]))
        self.assertFalse(self.authenticate(server, self.signed())["IsSuccessful"])
        self.command("tenant", "resume", TENANT)
        self.assertEqual(200, self.refresh(server, given["refresh_token"]).status)

    def test_wrong_secrets_are_slowed(self):
        server = self.serve("--address-failures-per-minute-max", "5")
        wrong = {**self.app, "ClientSecret": "guess"}
        for _ in range(5):
            self.assert_oauth(401, "invalid_client", self.tokens(server, app=wrong, code="x"))
        slowed = self.tokens(server, app=wrong, code="x")
        self.assertEqual(429, slowed.status)
        self.assertIsNotNone(slowed.header("Retry-After"))
        self.assertEqual(429, self.call(server, Authorization=f"SOTicket {self.ticket()}", SO_AppToken="guess").status)
        self.assert_oauth(400, "invalid_grant", self.tokens(server, code="x"))  # the right one is no guess

    def test_on_site_there_is_nothing_of_it(self):
        database = self.work.path("onsite.db")
        must_be_done(self.work, "import", write_company(self.work.path("onsite")), "--database", database)
        with self.work.serve(database) as server:
            for path in ("/login/.well-known/openid-configuration", "/login/.well-known/jwks", AUTHORIZE):
                self.assertEqual(404, self.send(server, "GET", path).status, path)
            for path in (TOKENS, REVOKE, SYSTEM):
                self.assertEqual(404, self.send(server, "POST", path, "{}", Content_Type="application/json").status, path)

    # ---- SO-AppToken

    def test_a_ticket_is_good_with_its_app_alone(self):
        server = self.serve()
        other = self.add_app("Elsewhere", "--tenant", OTHER)
        ticket = {"Authorization": f"SOTicket {self.ticket()}"}
        self.assertEqual(200, self.call(server, SO_AppToken=self.app["ClientSecret"], **ticket).status)
        for fields in ({}, {"SO_AppToken": ""}, {"SO_AppToken": "guess"}, {"SO_AppToken": other["ClientSecret"]},
                       {"SO_AppToken": self.app["ClientId"]}):
            answer = self.call(server, **ticket, **fields)
            self.assertEqual((403, "SoAppTokenException"), (answer.status, answer.json()["ErrorType"]), fields)
            self.assertIsNone(answer.header("WWW-Authenticate"))
        bad = self.call(server, Authorization=ticket["Authorization"] + "x", SO_AppToken="guess")
        self.assertEqual(401, bad.status)  # who calls comes first
        as_user = basic(ticket["Authorization"].removeprefix("SOTicket "), "")
        self.assertEqual(401, self.call(server, Authorization=as_user, SO_AppToken=self.app["ClientSecret"]).status)
        self.command("app", "revoke", "My App 2.0")
        self.assertEqual(403, self.call(server, SO_AppToken=self.app["ClientSecret"], **ticket).status)

    def test_a_token_may_come_with_its_app_and_with_no_other(self):
        server = self.serve()
        other = self.add_app("Other", "--tenant", TENANT)
        token = self.send(server, "GET", f"/{TENANT}{TOKEN}", Authorization=f"SOTicket {self.ticket()}",
                          SO_AppToken=self.app["ClientSecret"]).json()
        bearer = {"Authorization": f"Bearer {token}"}
        self.assertEqual(200, self.call(server, **bearer).status)
        self.assertEqual(200, self.call(server, SO_AppToken=self.app["ClientSecret"], **bearer).status)
        self.assertEqual(403, self.call(server, SO_AppToken=other["ClientSecret"], **bearer).status)

    # ---- the system user

    def signed(self, system_token=None, minutes=0, key=None):
        at = time.strftime("%Y%m%d%H%M", time.gmtime(time.time() + 60 * minutes))
        text = f"{system_token or self.system_token}.{at}"
        signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", key or self.key], input=text.encode(),
                                   capture_output=True, check=True).stdout
        return f"{text}.{base64.b64encode(signature).decode()}"

    def authenticate(self, server, signed, **changes):
        body = {"SignedSystemToken": signed, "ApplicationToken": self.app["ClientSecret"], "ContextIdentifier": TENANT,
                "ReturnTokenType": "JWT", **changes}
        answer = self.send(server, "POST", SYSTEM, json.dumps(body), Content_Type="application/json")
        self.assertEqual(200, answer.status, answer)
        return answer.json()

    def test_an_app_is_let_in_as_the_system_user_and_again_with_the_same_words(self):
        server = self.serve()
        signed = self.signed()
        told = self.authenticate(server, signed)
        self.assertEqual((True, None), (told["IsSuccessful"], told["ErrorMessage"]))
        claims = part_of(told["Token"], 1)
        self.assertEqual("SuperOffice AS", claims["iss"])
        self.assertRegex(claims["aud"], r"^spn:[1-9]\d{9}$")
        ticket = claims[CLAIM + "ticket"]
        self.assertTrue(ticket.startswith("7T:"))
        fields = {"Authorization": f"SOTicket {ticket}", "SO_AppToken": self.app["ClientSecret"]}
        self.assertEqual([], self.call(server, **fields).json())  # it owns nothing
        who = self.send(server, "GET", f"/{TENANT}{PRINCIPAL}", **fields).json()
        self.assertEqual(("SystemAssociate", "System"), (who["UserType"], who["RoleType"]))
        self.assertEqual(403, self.call(server, Authorization=f"SOTicket {ticket}").status)
        self.assertEqual(401, self.call(server, OTHER, **fields).status)
        again = part_of(self.authenticate(server, signed)["Token"], 1)
        self.assertEqual(ticket, again[CLAIM + "ticket"])

    def test_nobody_else_is_and_hears_one_text(self):
        server = self.serve()
        forged = self.work.path("forged.pem")
        subprocess.run(["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", forged],
                       check=True, capture_output=True)
        other = self.add_app("Other", "--public-key", self.public_key, "--tenant", TENANT)
        keyless = self.add_app("Keyless", "--tenant", TENANT)
        good = self.signed()
        texts = set()
        for signed, changes in ((self.signed(key=forged), {}), (good[:-8] + "AAAAAAA=", {}), (good, {"ContextIdentifier": OTHER}),
                                (good, {"ApplicationToken": "guess"}), (good, {"ApplicationToken": ""}),
                                (good, {"ApplicationToken": other["ClientSecret"]}), (self.signed("No App-a1B2c3D4e5"), {}),
                                (self.signed(keyless["Tenants"][0]["SystemToken"]),
                                 {"ApplicationToken": keyless["ClientSecret"]}),
                                (good, {"ContextIdentifier": NOBODYS})):
            told = self.authenticate(server, signed, **changes)
            self.assertEqual((False, None), (told["IsSuccessful"], told["Token"]), changes)
            texts.add(told["ErrorMessage"])
        self.assertEqual(1, len(texts), texts)
        for signed, changes in ((self.signed(minutes=-12), {}), (self.signed(minutes=12), {}), ("x", {}),
                                (good, {"ReturnTokenType": "Saml"})):
            told = self.authenticate(server, signed, **changes)
            self.assertFalse(told["IsSuccessful"])
            self.assertNotIn(told["ErrorMessage"], texts)  # what it could see by itself
        for minutes in (-9, 9):
            self.assertTrue(self.authenticate(server, self.signed(minutes=minutes))["IsSuccessful"])
        for body, kind, status in (("no json", "application/json", 400), ("<a/>", "text/xml", 415)):
            self.assertEqual(status, self.send(server, "POST", SYSTEM, body, Content_Type=kind).status)

    # ---- commands

    def test_a_secret_is_told_once(self):
        listed = self.command("app", "list", "--json").stdout
        self.assertNotIn(self.app["ClientSecret"], listed + self.command("app", "list").stdout)
        app = json.loads(listed)[0]
        self.assertEqual(("My App 2.0", [HOME, LOOPBACK], True, None),
                         (app["Name"], app["RedirectUris"], app["HasPublicKey"], app["Revoked"]))
        self.assertEqual([{"Tenant": TENANT, "SystemToken": self.system_token}], app["Tenants"])
        self.assertRegex(self.system_token, r"^My App 2\.0-[A-Za-z0-9]{10}$")
        self.assertRegex(app["ClientId"], r"^[0-9a-f]{32}$")
        server = self.serve()
        given = self.granted(server)
        self.authenticate(server, self.signed())
        server.stop()
        kept = server.log_path.read_text() + self.database.read_bytes().decode("latin-1")
        for secret in (self.app["ClientSecret"], given["access_token"], given["refresh_token"], PASSWORD):
            self.assertNotIn(secret, kept)

    def test_of_a_file_with_both_keys_only_the_public_one_is_kept(self):
        both = self.work.path("both.pem")
        both.write_bytes(self.public_key.read_bytes() + self.key.read_bytes())
        self.add_app("Both", "--public-key", both, "--tenant", TENANT)
        kept = self.database.read_bytes()
        self.assertIn(b"BEGIN PUBLIC KEY", kept)
        self.assertNotIn(b"PRIVATE KEY", kept)

    def test_what_is_asked_wrongly_changes_nothing(self):
        before = self.command("app", "list", "--json").stdout
        for arguments in (("add", "my app 2.0"), ("add", " "), ("add", "A", "--redirect-uri", "http://app.example/"),
                          ("add", "A", "--redirect-uri", HOME + "#x"),
                          ("add", "A", "--redirect-uri", "http://[::1]:5000/"),
                          ("add", "A", "--redirect-uri", "https://my_app.example/"), ("add", "A", "--tenant", NOBODYS),
                          ("add", "A", "--tenant", "x"), ("add", "A", "--public-key", self.key),
                          ("add", "A", "--public-key", self.work.path("none")), ("revoke", "nobody"),
                          ("approve", "nobody", TENANT), ("approve", "My App 2.0", NOBODYS)):
            self.refused_command("app", *arguments)
        self.assertEqual(before, self.command("app", "list", "--json").stdout)
        self.refused_command("user", "password", "system", "--tenant", TENANT, "--password-stdin")
        self.command("app", "revoke", "My App 2.0")
        self.refused_command("app", "approve", self.app["ClientId"], OTHER)
        told = [json.loads(line)["event"] for line in self.command("audit", "show", "--json").stdout.splitlines()]
        self.assertEqual(["app registered", "app approved", "app revoked"], [each for each in told if each.startswith("app ")])
        self.command("audit", "verify")
        self.add_app("My App 2.0")


if __name__ == "__main__":
    main()
