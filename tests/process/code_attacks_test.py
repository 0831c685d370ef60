"""Codes and tokens of applications: what is stolen, shown twice, swapped or forged is worth nothing."""

import base64
import json
import urllib.parse

from app_case import AUTHORIZE, CALLBACK, ELSEWHERE, HERE, REVOKE, TOKENS, VERIFIER, AppCase, challenge
from company_case import PASSWORD
from crm_process import main
from forged_credentials_test import mutants

INVALID_GRANT = "invalid_grant"


class CodeAttacksTest(AppCase):
    def test_a_code_gives_tokens_once_and_shown_again_voids_them(self):
        code = self.code()
        tokens = self.exchange(code).json()
        self.assert_calls(tokens["access_token"])
        self.assert_refused(self.exchange(code), INVALID_GRANT, "the second time")
        self.assertEqual(401, self.call(f"Bearer {tokens['access_token']}").status, "what the first time gave")
        self.assert_refused(self.refresh(tokens["refresh_token"]), INVALID_GRANT)

    def test_a_stolen_code_is_good_for_nobody_else_and_spent_by_the_try(self):
        for about, stolen in {
            "another application": {"app": self.other},
            "another address": {"redirect_uri": "https://evil.example/"},
            "no address": {"redirect_uri": None},
            "no verifier": {"code_verifier": None},
            "an empty verifier": {"code_verifier": ""},
            "the challenge as verifier": {"code_verifier": challenge(VERIFIER)},
            "another verifier": {"code_verifier": VERIFIER[:-1] + "A"},
        }.items():
            code = self.code()
            refused = self.exchange(code, **stolen)
            self.assertIn(refused.json()["error"], (INVALID_GRANT, "invalid_request"), f"{about}\n{refused}")
            self.assertNotIn("access_token", refused.json(), about)
            if refused.json()["error"] == INVALID_GRANT:
                self.assert_refused(self.exchange(code), INVALID_GRANT, f"{about}: the rightful one, late")
        self.assert_refused(self.exchange(self.code(code_challenge=None, code_challenge_method=None)), INVALID_GRANT,
                            "a verifier for a code that was asked for without")
        self.assertEqual("invalid_request",
                         self.gone_back(self.submit(self.question(code_challenge_method="plain")))["error"])

    def test_no_changed_code_or_refresh_token_is_one(self):
        code = self.code()
        for about, text in list(mutants(code).items())[::7]:
            answer = self.exchange(text)
            self.assertNotIn("access_token", answer.json(), about)
        self.assertEqual(200, self.exchange(code).status, "the code itself")
        refresh = self.tokens()["refresh_token"]
        for about, text in list(mutants(refresh).items())[::7]:
            self.assertNotIn("access_token", self.refresh(text).json(), about)
        self.assertEqual(200, self.refresh(refresh).status, "the token itself")

    def test_no_changed_secret_is_the_applications(self):
        code = self.code()
        secret = self.pilot["ClientSecret"]
        for about, text in [*list(mutants(secret).items())[::5], ("none", None), ("empty", ""),
                            ("that of another", self.other["ClientSecret"])]:
            answer = self.exchange(code, client_secret=text)
            self.assertEqual((401, "invalid_client"), (answer.status, answer.json()["error"]), about)
        self.assertEqual(200, self.exchange(code).status, "nobody who is not known spends a code")

    def test_nothing_of_one_sign_in_signs_in_as_something_else(self):
        tokens, code = self.tokens(), self.code()
        ticket = self.command("ticket", "issue", "anna", "--tenant", HERE, "--installation", "online").stdout.strip()
        for scheme in ("Bearer", "SOTicket", "Basic", "Token"):
            for name, value in (("refresh token", tokens["refresh_token"]), ("id_token", tokens["id_token"]), ("code",
                                                                                                               code),
                                ("client secret", self.pilot["ClientSecret"]), ("client id", self.pilot["ClientId"]),
                                ("application", self.by_basic(self.pilot).removeprefix("Basic "))):
                self.assertEqual(401, self.call(f"{scheme} {value}").status, f"{scheme} {name}")
        for name, value in (("access token", tokens["access_token"]), ("id_token", tokens["id_token"]), ("ticket",
                                                                                                         ticket)):
            self.assert_refused(self.refresh(value), INVALID_GRANT, f"{name} as refresh token")
            self.assert_refused(self.exchange(value), INVALID_GRANT, f"{name} as code")
            self.assertEqual(403, self.call(f"SOTicket {ticket}", SO_AppToken=value).status, f"{name} as SO-AppToken")

    def test_an_id_token_is_no_credential_however_it_is_signed(self):
        head, body, signature = self.tokens()["id_token"].split(".")

        def part(value):
            return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

        claims = json.loads(base64.urlsafe_b64decode(body + "=="))
        for forged_head in ({"alg": "none"}, {"alg": "None"}, {"alg": "HS256"}, {"alg": "RS256",
                                                                                 "kid": "../../dev/null"},
                            {"alg": "RS256", "jku": "http://127.0.0.1:9/jwks"}, {"alg": "RS256", "jwk": {"kty": "oct",
                                                                                                         "k": ""}}):
            for end in ("", signature, "AAAA"):
                for forged in (f"{part(forged_head)}.{body}.{end}",
                               f"{part(forged_head)}.{part({**claims, 'aud': HERE})}.{end}"):
                    self.assertEqual(401, self.call(f"Bearer {forged}").status, forged_head)
        self.assertEqual(401, self.call(f"Bearer {head}.{body}.{signature}").status)

    def test_tokens_are_of_their_tenant_and_application(self):
        tokens = self.tokens()
        self.assert_calls(tokens["access_token"])
        self.assertEqual(401, self.call(f"Bearer {tokens['access_token']}", ELSEWHERE).status)
        rewritten = tokens["access_token"].replace(HERE, ELSEWHERE)
        self.assertEqual(401, self.call(f"Bearer {rewritten}", ELSEWHERE).status)
        self.assertEqual(403, self.call(f"Bearer {tokens['access_token']}",
                                        SO_AppToken=self.other["ClientSecret"]).status)
        self.assert_refused(self.refresh(tokens["refresh_token"], self.other), INVALID_GRANT, "by another application")
        self.assertEqual(200, self.refresh(tokens["refresh_token"]).status)
        self.assertEqual(200, self.post_form(REVOKE, {"token": tokens["refresh_token"],
                                                      "client_id": self.other["ClientId"],
                                                      "client_secret": self.other["ClientSecret"]}).status)
        self.assert_calls(tokens["access_token"], "another application has revoked nothing")

    def test_what_ends_a_user_or_an_application_ends_what_it_holds(self):
        for about, commands, stdin in (
            ("a new password", [("user", "password", "anna", "--password-stdin", "--tenant", HERE)], f"{PASSWORD}\n"),
            ("revoked tickets", [("ticket", "revoke", "anna", "--tenant", HERE)], None),
            ("retirement", [("user", "retire", "anna", "--tenant", HERE), ("user", "retire", "anna", "--undo",
                                                                           "--tenant", HERE)],
             None),
            ("a tenant that lets it in no more", [("app", "withdraw", "Pilot", HERE)], None),
        ):
            tokens, code = self.tokens(), self.code()
            self.assert_calls(tokens["access_token"])
            for command in commands:
                self.command(*command, stdin=stdin)
            self.assertEqual(401, self.call(f"Bearer {tokens['access_token']}").status, about)
            self.assertNotIn("access_token", self.refresh(tokens["refresh_token"]).json(), about)
            self.assertNotIn("access_token", self.exchange(code).json(), f"{about}: a code that was issued before")

    def test_a_revoked_application_is_nobody(self):
        tokens, code = self.tokens(), self.code()
        self.command("app", "revoke", "Pilot")
        self.assertEqual(401, self.call(f"Bearer {tokens['access_token']}").status)
        self.assertEqual("invalid_client", self.refresh(tokens["refresh_token"]).json()["error"])
        self.assertEqual("invalid_client", self.exchange(code).json()["error"])
        page = self.send("GET", f"{AUTHORIZE}?{self.question()}")
        self.assertEqual((400, None), (page.status, page.header("Location")))

    def test_no_parameter_twice_and_no_grant_that_is_not_offered(self):
        code = self.code()
        asked = urllib.parse.urlencode({"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK,
                                        "code_verifier": VERIFIER, "client_id": self.pilot["ClientId"],
                                        "client_secret": self.pilot["ClientSecret"]})
        for doubled in ("code=x", f"client_id={self.other['ClientId']}", "grant_type=refresh_token", "redirect_uri=x"):
            for body, query in ((f"{asked}&{doubled}", ""), (f"{doubled}&{asked}", ""), (asked, f"?{doubled}")):
                answer = self.send("POST", TOKENS + query, body, Content_Type="application/x-www-form-urlencoded")
                self.assertEqual(400, answer.status, f"{doubled} {answer}")
                self.assertNotIn("access_token", answer.json(), doubled)
        for grant in ("password", "client_credentials", "implicit", "urn:ietf:params:oauth:grant-type:jwt-bearer", ""):
            answer = self.exchange(code, grant_type=grant, username="anna", password=PASSWORD)
            self.assertIn(answer.json()["error"], ("unsupported_grant_type", "invalid_request"), grant)
        self.assertEqual(200, self.exchange(code).status)


if __name__ == "__main__":
    main()
