"""Who is not the application that a tenant has let in does not become its system user."""

import base64
import datetime
import json
import subprocess

from app_case import ELSEWHERE, HERE, ONLINE, AppCase
from crm_process import main

AUTHENTICATE = "/Login/api/PartnerSystemUser/Authenticate"


class SystemUserAttacksTest(AppCase):
    """Robot and Rival have keys and are let into both tenants."""

    def setUp(self):
        super().setUp()
        self.keys = {name: self.key(name) for name in ("robot", "rival")}
        self.robot = self.add_app("Robot", "--public-key", self.work.path("robot.pub"))
        self.rival = self.add_app("Rival", "--public-key", self.work.path("rival.pub"))

    def key(self, name):
        path, public = self.work.path(f"{name}.pem"), self.work.path(f"{name}.pub")
        subprocess.run(["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", path],
                       check=True, capture_output=True)
        subprocess.run(["openssl", "pkey", "-in", path, "-pubout", "-out", public], check=True, capture_output=True)
        return path

    def sign(self, text, key="robot", digest="-sha256"):
        signed = subprocess.run(["openssl", "dgst", digest, "-sign", self.keys[key]], input=text.encode(), check=True,
                                capture_output=True)
        return f"{text}.{base64.b64encode(signed.stdout).decode()}"

    def system_token(self, app, tenant=HERE):
        return next(each["SystemToken"] for each in app["Tenants"] if each["Tenant"] == tenant)

    def words(self, app=None, tenant=HERE, minutes=0):
        at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
        return f"{self.system_token(app or self.robot, tenant)}.{at:%Y%m%d%H%M}"

    def authenticate(self, signed, **changed):
        asked = {"SignedSystemToken": signed, "ApplicationToken": self.robot["ClientSecret"], "ContextIdentifier": HERE,
                 "ReturnTokenType": "JWT", **changed}
        return self.send("POST", AUTHENTICATE, {name: value for name, value in asked.items() if value is not None})

    def assert_not(self, answer, about):
        self.assertEqual(200, answer.status, f"{about}\n{answer}")
        told = answer.json()
        self.assertEqual((False, None), (told["IsSuccessful"], told["Token"]), f"{about}\n{answer}")
        self.assertTrue(told["ErrorMessage"], about)
        return told["ErrorMessage"]

    def ticket_in(self, answer):
        self.assertEqual((200, True), (answer.status, answer.json()["IsSuccessful"]), answer)
        body = answer.json()["Token"].split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return claims["http://schemes.superoffice.net/identity/ticket"]

    def test_the_application_itself_gets_the_ticket_and_by_that_alone_nobody_is_let_in(self):
        ticket = self.ticket_in(self.authenticate(self.sign(self.words())))
        self.assertEqual(200, self.call(f"SOTicket {ticket}", SO_AppToken=self.robot["ClientSecret"]).status)
        self.assertEqual(403, self.call(f"SOTicket {ticket}").status)
        self.assertEqual(401, self.call(f"SOTicket {ticket}", ELSEWHERE, SO_AppToken=self.robot["ClientSecret"]).status)
        jwt = self.authenticate(self.sign(self.words())).json()["Token"]
        self.assertEqual(401, self.call(f"Bearer {jwt}").status)

    def test_a_signature_by_another_key_or_of_other_words_is_none(self):
        words, signed = self.words(), self.sign(self.words())
        signature = signed.rsplit(".", 1)[1]
        raw = base64.b64decode(signature)

        def with_signature(changed):
            return f"{words}.{base64.b64encode(changed).decode()}"

        forged = {
            "another key": self.sign(words, "rival"), "SHA-1": self.sign(words, digest="-sha1"),
            "SHA-512": self.sign(words, digest="-sha512"), "no signature": words, "an empty one": f"{words}.",
            "of other words": f"{self.words(minutes=1)}.{signature}", "half of it": with_signature(raw[:128]),
            "zeros": with_signature(bytes(256)), "ones": with_signature(b"\x00" * 255 + b"\x01"),
            "twice": with_signature(raw * 2),
            "a bit of it changed": with_signature(raw[:100] + bytes([raw[100] ^ 1]) + raw[101:]),
            "a byte before it": with_signature(b"\x00" + raw), "another token": signed.replace("Robot-", "Rival-"),
            "the signature in front": f"{signature}.{words}", "nothing at all": "", "dots": "...",
        }
        texts = {about: self.assert_not(self.authenticate(each), about) for about, each in forged.items()}
        self.assertEqual(1, len({texts[about] for about in ("another key", "zeros", "a bit of it changed",
                                                            "another token")}),
                         texts)

    def test_what_another_application_or_tenant_was_given_is_worth_nothing(self):
        for about, signed, changed in (
            ("the secret of another", self.sign(self.words()), {"ApplicationToken": self.rival["ClientSecret"]}),
            ("an unknown secret", self.sign(self.words()), {"ApplicationToken": "0123456789abcdef"}),
            ("no secret", self.sign(self.words()), {"ApplicationToken": None}),
            ("another's token, signed by oneself", self.sign(self.words(self.rival)), {}),
            ("another's token and secret, signed by oneself", self.sign(self.words(self.rival)),
             {"ApplicationToken": self.rival["ClientSecret"]}),
            ("the token of another tenant", self.sign(self.words(tenant=ELSEWHERE)), {}),
            ("at another tenant", self.sign(self.words()), {"ContextIdentifier": ELSEWHERE}),
            ("at a tenant that is not there", self.sign(self.words()), {"ContextIdentifier": "Cust99999"}),
            ("at no tenant", self.sign(self.words()), {"ContextIdentifier": None}),
            ("another type", self.sign(self.words()), {"ReturnTokenType": "SAML"}),
        ):
            self.assert_not(self.authenticate(signed, **changed), about)

    def test_the_time_must_be_now(self):
        for minutes in (-60 * 24, -12, 12, 60 * 24, 60 * 24 * 365):
            self.assert_not(self.authenticate(self.sign(self.words(minutes=minutes))), minutes)
        for minutes in (-8, 8):
            self.ticket_in(self.authenticate(self.sign(self.words(minutes=minutes))))
        token = self.system_token(self.robot)
        for time in ("", "0", "99999999999999", "202613010000", "20260230120000", "-20260131093", "2026013109300",
                     "now"):
            self.assert_not(self.authenticate(self.sign(f"{token}.{time}")), time)

    def test_who_is_let_in_no_more_gets_nothing_and_what_was_got_is_void(self):
        secret = self.robot["ClientSecret"]
        ticket = self.ticket_in(self.authenticate(self.sign(self.words())))
        self.command("app", "withdraw", "Robot", HERE)
        self.assert_not(self.authenticate(self.sign(self.words())), "withdrawn")
        self.assertIn(self.call(f"SOTicket {ticket}", SO_AppToken=secret).status, (401, 403))
        self.ticket_in(self.authenticate(self.sign(self.words(tenant=ELSEWHERE)), ContextIdentifier=ELSEWHERE))
        self.command("app", "revoke", "Robot")
        self.assert_not(self.authenticate(self.sign(self.words(tenant=ELSEWHERE)), ContextIdentifier=ELSEWHERE),
                        "revoked")

    def test_wrong_ones_are_slowed_by_address(self):
        self.server.stop()
        self.server = self.work.serve(self.database, *ONLINE, "--address-failures-per-minute-max", "5")
        statuses = [self.authenticate(self.sign(self.words(), "rival")).status for _ in range(7)]
        self.assertEqual([200] * 5 + [429] * 2, statuses)


if __name__ == "__main__":
    main()
