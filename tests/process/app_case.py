"""What the tests of applications online share: two tenants, two applications, and the way through the sign-in page to a
code and tokens."""

import base64
import hashlib
import json
import urllib.parse

from browser import FORM
from company_case import PASSWORD, CompanyTest
from crm_http import PATH, Client, basic

HERE, ELSEWHERE = "Cust12345", "Cust54321"
ONLINE = ("--installation", "online")
AUTHORIZE = "/login/common/oauth/authorize"
TOKENS = "/login/common/oauth/tokens"
REVOKE = "/login/common/oauth/revoke"
CALLBACK = "https://app.example/callback"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"  # of RFC 7636


def challenge(verifier):
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


class AppCase(CompanyTest):
    """Both tenants have let Pilot and Other in. Passwords are the same everywhere."""

    def setUp(self):
        super().setUp()
        for tenant in (HERE, ELSEWHERE):
            self.command("tenant", "add", tenant, "--name", tenant)
            self.command("import", self.folder, "--tenant", tenant)
            for login in ("anna", "bert"):
                self.command("user", "password", login, "--password-stdin", "--tenant", tenant, stdin=f"{PASSWORD}\n")
        self.pilot, self.other = self.add_app("Pilot"), self.add_app("Other")
        self.server = self.work.serve(self.database, *ONLINE, "--address-failures-per-minute-max", "1000000")

    def add_app(self, name, *options):
        return json.loads(self.command("app", "add", name, "--tenant", HERE, "--tenant", ELSEWHERE, "--redirect-uri",
                                       CALLBACK, "--json", *options).stdout)

    def send(self, verb, path, body=None, **fields):
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        with Client(self.server) as client:
            return client.send(verb, path, body, headers=headers)

    # ---- to a code, and from it to tokens

    def question(self, app=None, **changed):
        asked = {"client_id": (app or self.pilot)["ClientId"], "redirect_uri": CALLBACK, "response_type": "code",
                 "scope": "openid", "state": "st4te", "code_challenge": challenge(VERIFIER),
                 "code_challenge_method": "S256", **changed}
        return urllib.parse.urlencode({name: value for name, value in asked.items() if value is not None})

    def submit(self, query, tenant=HERE, login="anna", password=PASSWORD, **fields):
        form = urllib.parse.urlencode({"tenant": tenant, "username": login, "password": password})
        return self.send("POST", f"{AUTHORIZE}?{query}", form, Content_Type=FORM, **fields)

    def gone_back(self, answer):
        """What the application is told in the address that the browser is sent to."""
        where = urllib.parse.urlsplit(answer.header("Location") or "")
        return dict(urllib.parse.parse_qsl(where.query))

    def code(self, app=None, login="anna", tenant=HERE, **changed):
        answer = self.submit(self.question(app, **changed), tenant, login)
        self.assertEqual(303, answer.status, answer)
        self.assertTrue(answer.header("Location").startswith(f"{CALLBACK}?"), answer)
        return self.gone_back(answer)["code"]

    def exchange(self, code, app=None, **changed):
        app = app or self.pilot
        asked = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK, "code_verifier": VERIFIER,
                 "client_id": app["ClientId"], "client_secret": app["ClientSecret"], **changed}
        return self.post_form(TOKENS, {name: value for name, value in asked.items() if value is not None})

    def refresh(self, token, app=None, **changed):
        app = app or self.pilot
        return self.post_form(TOKENS, {"grant_type": "refresh_token", "refresh_token": token,
                                       "client_id": app["ClientId"],
                                       "client_secret": app["ClientSecret"], **changed})

    def post_form(self, path, asked, **fields):
        return self.send("POST", path, urllib.parse.urlencode(asked), Content_Type=FORM, **fields)

    def tokens(self, **options):
        answer = self.exchange(self.code(**options))
        self.assertEqual(200, answer.status, answer)
        return answer.json()

    # ---- what they are worth

    def call(self, authorization, tenant=HERE, **fields):
        return self.send("POST", f"/{tenant}{PATH}", "{}", Authorization=authorization, **fields)

    def assert_calls(self, token, about=""):
        answer = self.call(f"Bearer {token}")
        self.assertEqual(200, answer.status, f"{about}\n{answer}")
        self.assertEqual([101, 102], sorted(row["ContactId"] for row in answer.json()), about)

    def assert_refused(self, answer, error, about="", status=400):
        self.assertEqual((status, error), (answer.status, answer.json()["error"]), f"{about}\n{answer}")
        self.assertFalse({"access_token", "refresh_token", "id_token"} & set(answer.json()), about)
        self.assertIn("no-store", answer.header("Cache-Control"), about)

    def by_basic(self, app):
        return basic(app["ClientId"], app["ClientSecret"])
