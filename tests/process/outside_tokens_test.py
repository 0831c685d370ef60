"""Tokens of an outside OpenID Connect provider: whose they are, what is forged, and where its keys come from."""

import json
import signal
import ssl
import subprocess
import threading

from company_case import COULD_NOT, PASSWORD, CompanyTest
from crm_http import Client, basic
from crm_process import main, wait_until
from token_provider import (AUDIENCE, ISSUER, Key, Provider, base64url, good_claims, hs256, key_set, signed)

READ = "keys of the provider read"
UNREAD = "keys of the provider could not be read; those before stay"
CTX = "http://schemes.superoffice.net/identity/ctx"


class OutsideTokensTest(CompanyTest):
    def setUp(self):
        super().setUp()
        self.rsa = Key(self.work.folder, "r")
        self.curve = Key(self.work.folder, "e", "EC")
        self.keys = self.work.path("keys.json")
        self.keys.write_bytes(key_set(self.rsa.jwk(), self.curve.jwk()))

    def serve(self, *arguments, jwks=None):
        # Forged tokens by the dozen come from one address.
        return self.work.serve(self.database, "--openid-issuer", ISSUER, "--openid-audience", AUDIENCE,
                               "--openid-jwks", jwks or self.keys, "--address-failures-per-minute-max", "1000000",
                               *arguments)

    def answer(self, server, token, path=None):
        with Client(server, authorization=f"Bearer {token}") as client:
            return client.post({}, path) if path else client.post({})

    def status(self, server, token, path=None):
        return self.answer(server, token, path).status

    def told(self, server, line, times=1):
        wait_until(lambda: server.log_path.read_text().count(line) >= times, f"the log never says {line!r}")

    def look_again(self, server):
        server.process.send_signal(signal.SIGHUP)

    def test_a_token_is_the_user_it_names_by_either_algorithm_and_again_from_memory(self):
        with self.serve() as server:
            with Client(server, "anna", PASSWORD) as anna:
                rows = anna.post({}).json()
            self.assertNotEqual([], rows)
            for key in (self.rsa, self.curve):
                token = key.token()
                for _ in range(3):
                    self.assertEqual(rows, self.answer(server, token).json())
                self.assertNotIn(token, server.log())
            for claims in ({"preferred_username": "ANNA"}, {"aud": ["other", AUDIENCE]}, {"nbf": None}, {"iat": None},
                           {"sub": "x", "groups": ["a", {"b": 1}]}):
                self.assertEqual(rows, self.answer(server, self.rsa.token(**claims)).json(), claims)
            self.assertEqual(200, self.status(server, self.rsa.token({"typ": "at+jwt", "x5t": "AAAA"})))
            token = self.rsa.token(preferred_username="bert")
            self.assertNotEqual(rows, self.answer(server, token).json())

    def test_nothing_forged_or_ill_meant_signs_in_and_all_hear_the_same(self):
        good = self.rsa.token()
        head, body, seal = good.split(".")
        now = good_claims()["iat"]
        evil = Key(self.work.folder, "r")
        pem = self.rsa.public_pem()
        unsigned = lambda text: b""
        twice = json.dumps(good_claims())[:-1] + ', "preferred_username": "anna"}'
        curve_text = f"{base64url(json.dumps({'alg': 'ES256', 'kid': 'e'}).encode())}.{body}"
        bad = {
            "alg none": self.rsa.token({"alg": "none"}, unsigned),
            "no signature": f"{head}.{body}.",
            "HS256 with the public key": self.rsa.token({"alg": "HS256"}, hs256(pem)),
            "HS256 said to be RS256": self.rsa.token(sign=hs256(pem)),
            "another key": evil.token(),
            "kid of another key": self.rsa.token({"kid": "e"}),
            "ES256 with the kid of RSA": self.curve.token({"kid": "r"}),
            "kid: a path": self.rsa.token({"kid": "../../../../dev/null"}),
            "kid: a statement": self.rsa.token({"kid": "r' OR 1=1 --"}),
            "no kid": self.rsa.token({"kid": None}),
            "jku": evil.token({"jku": "http://127.0.0.1:1/keys"}),
            "x5u": evil.token({"x5u": "http://127.0.0.1:1/keys"}),
            "jwk": evil.token({"jwk": evil.jwk()}),
            "jwk beside a good signature": self.rsa.token({"jwk": self.rsa.jwk()}),
            "crit": self.rsa.token({"crit": ["exp"]}),
            "typ": self.rsa.token({"typ": "logout+jwt"}),
            "expired": self.rsa.token(exp=now - 61),
            "no exp": self.rsa.token(exp=None),
            "not yet": self.rsa.token(nbf=now + 120),
            "issued in the future": self.rsa.token(iat=now + 120),
            "neither nbf nor iat": self.rsa.token(nbf=None, iat=None),
            "issuer": self.rsa.token(iss=ISSUER.rstrip("/")),
            "audience": self.rsa.token(aud="active-contacts2"),
            "audiences": self.rsa.token(aud=["a", "b"]),
            "no audience": self.rsa.token(aud=None),
            "nobody": self.rsa.token(preferred_username="nobody"),
            "no user": self.rsa.token(preferred_username=None),
            "a claim twice": signed({"alg": "RS256", "kid": "r"}, twice, self.rsa.signature),
            "claims that are no object": signed({"alg": "RS256", "kid": "r"}, "[]", self.rsa.signature),
            "padded": f"{head}.{body}.{seal}==",
            "bytes behind": good + "A",
            "a part behind": good + ".e30",
            "ES256 as DER": f"{curve_text}.{base64url(self.curve.der_signature(curve_text.encode()))}",
            "ES256 of zeros": f"{curve_text}.{base64url(bytes(64))}",
            "too long": self.rsa.token(more="x" * 8192),
        }
        with self.serve() as server:
            wrong = self.answer(server, "8A:Cust00001.nothing")
            self.assertEqual(401, wrong.status)
            for name, token in bad.items():
                answer = self.answer(server, token)
                self.assertEqual((401, wrong.body), (answer.status, answer.body), name)
            for size in range(0, len(good), 11):
                self.assertEqual(401, self.status(server, good[:size]), size)
            self.assertEqual(200, self.status(server, good))
            self.assertIn("token of the provider refused", server.log_path.read_text())

    def test_the_audit_log_tells_each_token_once_and_what_was_forged(self):
        with self.serve() as server:
            for token in (self.rsa.token(), self.rsa.token(jti="2")):
                for _ in range(3):
                    self.assertEqual(200, self.status(server, token))
            self.assertEqual(401, self.status(server, self.rsa.token(exp=1)))
            self.assertEqual(401, self.status(server, self.rsa.token({"kid": "e"})))
            self.assertEqual(0, server.stop())
        told = [json.loads(line) for line in self.command("audit", "show", "--json").stdout.splitlines()]
        told = [line for line in told if line["event"].startswith("sign")]
        self.assertEqual(["signed in with token of the provider"] * 2 + ["sign-in failed"],
                         [line["event"] for line in told])
        self.assertEqual(["anna", "anna", ""], [line["login"] for line in told])

    def test_the_log_tells_which_user_is_missing(self):
        with self.serve() as server:
            self.assertEqual(401, self.status(server, self.rsa.token(preferred_username="anna.berg")))
            self.assertIn("there is no user anna.berg", server.log_path.read_text())

    def test_the_times_of_two_clocks_may_differ_by_a_minute(self):
        now = good_claims()["iat"]
        with self.serve() as server:
            self.assertEqual(200, self.status(server, self.rsa.token(exp=now - 20)))
            self.assertEqual(200, self.status(server, self.rsa.token(nbf=now + 50, iat=now + 50)))

    def test_a_retired_user_is_told_so_though_the_token_is_remembered(self):
        token = self.rsa.token()
        with self.serve() as server:
            self.assertEqual(200, self.status(server, token))
            self.command("user", "retire", "anna")
            self.assertEqual(403, self.status(server, token))
            self.command("user", "retire", "anna", "--undo")
            self.assertEqual(200, self.status(server, token))

    def test_tokens_of_one_user_are_one_session_whichever_they_are(self):
        with self.serve() as server:
            for token in (self.rsa.token(), self.rsa.token(jti="2"), self.curve.token()):
                self.assertEqual(200, self.status(server, token))
            sessions = json.loads(self.command("session", "list", "anna", "--json").stdout)
            self.assertEqual(["OutsideToken"], [each["Scheme"] for each in sessions])

    def test_online_a_token_is_for_the_tenant_that_it_names(self):
        path = "/Cust00001/api/v1/Agents/Contact/GetMyActiveContacts"
        with self.serve("--installation", "online") as server:
            self.assertEqual(200, self.status(server, self.rsa.token(**{CTX: "Cust00001"}), path))
            for other in ("Cust00002", "Cust1", "", 1, None):
                self.assertEqual(401, self.status(server, self.rsa.token(**{CTX: other}), path), other)

    def test_online_no_provider_says_who_is_the_system_user(self):
        path = "/Cust00001/api/v1/Agents/Contact/GetMyActiveContacts"
        self.command("app", "add", "Robot", "--tenant", "Cust00001")
        self.assertIn("system", self.command("user", "list", "--tenant", "Cust00001").stdout)
        with self.serve("--installation", "online") as server:
            self.assertEqual(200, self.status(server, self.rsa.token(**{CTX: "Cust00001"}), path))
            forged = self.rsa.token(**{CTX: "Cust00001", "preferred_username": "system"})
            self.assertEqual(401, self.status(server, forged, path))

    def test_another_claim_can_name_the_user(self):
        with self.serve("--openid-user-claim", "upn") as server:
            self.assertEqual(200, self.status(server, self.rsa.token(upn="bert", preferred_username=None)))
            self.assertEqual(401, self.status(server, self.rsa.token()))

    def test_a_lone_public_key_serves_tokens_of_any_kid(self):
        pem = self.work.path("key.pem")
        pem.write_bytes(self.rsa.public_pem())
        with self.serve(jwks=pem) as server:
            self.assertEqual(200, self.status(server, self.rsa.token({"kid": "whatever"})))
            self.assertEqual(401, self.status(server, self.curve.token()))

    def test_a_file_of_keys_is_read_again_at_sighup_and_stays_where_the_new_one_is_wrong(self):
        next_key = Key(self.work.folder, "next")
        old, new = self.rsa.token(), next_key.token()
        with self.serve() as server:
            self.assertEqual((200, 401), (self.status(server, old), self.status(server, new)))
            self.keys.write_text("{")
            self.look_again(server)
            self.told(server, UNREAD)
            self.assertEqual((200, 401), (self.status(server, old), self.status(server, new)))
            self.keys.write_bytes(key_set(next_key.jwk()))
            self.look_again(server)
            self.told(server, READ, times=2)
            self.assertEqual((401, 200), (self.status(server, old), self.status(server, new)))

    def test_keys_come_from_an_address_and_never_because_of_a_request(self):
        next_key = Key(self.work.folder, "next")
        with Provider(key_set(self.rsa.jwk())) as provider, self.serve(jwks=provider.url) as server:
            self.assertEqual(["/keys"], provider.asked)
            provider.body = key_set(self.rsa.jwk(), next_key.jwk())
            for token in (self.rsa.token(), next_key.token(), self.rsa.token({"kid": "unknown"}),
                          self.rsa.token({"jku": provider.url})):
                self.status(server, token)
            self.assertEqual(401, self.status(server, next_key.token()))
            self.assertEqual(["/keys"], provider.asked)
            self.look_again(server)
            self.told(server, READ, times=2)
            self.assertEqual(200, self.status(server, next_key.token()))

    def test_whatever_the_address_answers_the_keys_before_stay(self):
        token = self.rsa.token()

        def redirect(request):
            request.send_response(302)
            request.send_header("Location", "/other")
            request.send_header("Content-Length", "0")
            request.end_headers()

        def garbage(request):
            request.wfile.write(b"\x16\x03\x01 what?\r\n\r\n")
            request.close_connection = True

        def huge(request):
            request.send_response(200)
            request.send_header("Connection", "close")
            request.end_headers()
            try:
                for _ in range(100):
                    request.wfile.write(b" " * 65536)
            except OSError:
                pass  # the server has seen enough
            request.close_connection = True

        def not_keys(request):
            request.send_response(200)
            request.send_header("Content-Length", "2")
            request.end_headers()
            request.wfile.write(b"{}")

        with Provider(key_set(self.rsa.jwk())) as provider, self.serve(jwks=provider.url) as server:
            for times, misbehave in enumerate((redirect, garbage, huge, not_keys), 1):
                provider.misbehave = misbehave
                self.look_again(server)
                self.told(server, UNREAD, times)
                self.assertEqual(200, self.status(server, token), misbehave.__name__)
            self.assertNotIn("/other", provider.asked)
            provider.close()
            self.look_again(server)
            self.told(server, UNREAD, 5)
            self.assertEqual(200, self.status(server, token))
            provider.close = lambda: None

    def test_a_server_starts_though_the_address_does_not_answer_and_others_sign_in(self):
        with self.serve(jwks="http://127.0.0.1:9/keys") as server:
            self.told(server, UNREAD)
            self.assertEqual(401, self.status(server, self.rsa.token()))
            with Client(server, authorization=basic("anna", PASSWORD)) as anna:
                self.assertEqual(200, anna.post({}).status)

    def test_a_silent_address_holds_nothing_up(self):
        wait = threading.Event()
        with Provider(key_set(self.rsa.jwk())) as provider, self.serve(jwks=provider.url) as server:
            provider.misbehave = lambda request: wait.wait(60)
            self.look_again(server)
            wait_until(lambda: len(provider.asked) == 2, "nobody asked")
            self.assertEqual(200, self.status(server, self.rsa.token()))
            self.told(server, UNREAD)  # five seconds later
            wait.set()

    def test_over_https_the_address_proves_its_name(self):
        certificate, private = self.work.path("provider.pem"), self.work.path("provider.key")
        for name, fits in (("IP:127.0.0.1", True), ("DNS:login.example.test", False)):
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                 "30", "-subj", "/CN=provider", "-addext", f"subjectAltName={name}", "-keyout", private, "-out",
                 certificate], check=True, capture_output=True)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, private)
            with Provider(key_set(self.rsa.jwk()), context) as provider:
                for trust, is_trusted in ((("--openid-jwks-ca", certificate), True), ((), False)):
                    with self.serve(*trust, jwks=provider.url) as server:
                        self.told(server, READ if fits and is_trusted else UNREAD)
                        self.assertEqual(200 if fits and is_trusted else 401,
                                         self.status(server, self.rsa.token()), (name, trust))

    def test_settings_that_cannot_be_meant_are_refused_at_the_start(self):
        whole = {"issuer": ISSUER, "audience": AUDIENCE, "jwks": self.keys}
        flags = lambda **changed: [word for name, value in {**whole, **changed}.items() if value
                                   for word in (f"--openid-{name.replace('_', '-')}", value)]
        self.keys.with_name("no.json").write_text("{}")
        for changed, said in (({"issuer": None}, "openid_issuer, openid_audience and openid_jwks"),
                              ({"audience": None}, "openid_issuer, openid_audience and openid_jwks"),
                              ({"jwks": None}, "openid_issuer, openid_audience and openid_jwks"),
                              ({"jwks": "missing.json"}, "openid_jwks: missing.json"),
                              ({"jwks": "no.json"}, "it is no JWK Set"),
                              ({"jwks": "ftp://127.0.0.1/keys"}, "openid_jwks: expected"),
                              ({"jwks": "http://anna:secret@127.0.0.1/"}, "openid_jwks: expected"),
                              ({"jwks_ca": "ca.pem"}, "openid_jwks_ca")):
            refused = self.refuse(COULD_NOT, "serve", "--listen", "127.0.0.1:0", *flags(**changed))
            self.assertIn(said, refused.stderr)
            self.assertNotIn("secret", refused.stderr)


if __name__ == "__main__":
    main()
