"""An OpenID Connect provider of the tests: keys and tokens made with the openssl command, and a small server on
loopback that publishes what a test tells it to."""

import base64
import hashlib
import hmac
import http.server
import json
import subprocess
import threading
import time

ISSUER, AUDIENCE = "https://login.example.test/", "active-contacts"


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def openssl(*arguments, stdin=None):
    return subprocess.run(["openssl", *map(str, arguments)], input=stdin, check=True, capture_output=True).stdout


def raw_signature(der):
    """r and s of an ECDSA signature in DER, 32 bytes each."""
    numbers, at = b"", 2
    for _ in range(2):
        size = der[at + 1]
        numbers += der[at + 2:at + 2 + size].lstrip(b"\0").rjust(32, b"\0")
        at += 2 + size
    return numbers


class Key:
    """A pair of keys in a folder: "RSA" or "EC"."""

    def __init__(self, folder, kid, kind="RSA"):
        self.kid, self.kind = kid, kind
        self.file = folder / f"{kid}-{kind}-{time.monotonic_ns()}.key"
        how = ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"] if kind == "RSA" else ["EC", "-pkeyopt",
                                                                                "ec_paramgen_curve:P-256"]
        openssl("genpkey", "-algorithm", *how, "-out", self.file)

    @property
    def alg(self):
        return "RS256" if self.kind == "RSA" else "ES256"

    def public_pem(self):
        return openssl("pkey", "-in", self.file, "-pubout")

    def jwk(self, **more):
        if self.kind == "RSA":
            modulus = openssl("rsa", "-in", self.file, "-noout", "-modulus").decode().strip().removeprefix("Modulus=")
            numbers = {"kty": "RSA", "n": base64url(bytes.fromhex(modulus)), "e": "AQAB"}
        else:
            point = openssl("pkey", "-in", self.file, "-pubout", "-outform", "DER")[-64:]
            numbers = {"kty": "EC", "crv": "P-256", "x": base64url(point[:32]), "y": base64url(point[32:])}
        return {**numbers, "kid": self.kid, "use": "sig", "alg": self.alg, **more}

    def der_signature(self, text):
        return openssl("dgst", "-sha256", "-sign", self.file, stdin=text)

    def signature(self, text):
        der = self.der_signature(text)
        return der if self.kind == "RSA" else raw_signature(der)

    def token(self, header=None, sign=None, **claims):
        """A token of these claims over good ones; a claim or a member given as None is left out."""
        head = {"alg": self.alg, "kid": self.kid, "typ": "JWT", **(header or {})}
        return signed(without_none(head), without_none({**good_claims(), **claims}), sign or self.signature)


def without_none(members):
    return {name: value for name, value in members.items() if value is not None}


def good_claims():
    now = int(time.time())
    return {"iss": ISSUER, "aud": AUDIENCE, "iat": now, "nbf": now, "exp": now + 600, "preferred_username": "anna"}


def signed(header, claims, sign):
    """header and claims: values, or JSON text as it is to be."""
    texts = [part if isinstance(part, str) else json.dumps(part) for part in (header, claims)]
    text = ".".join(base64url(part.encode()) for part in texts)
    return f"{text}.{base64url(sign(text.encode()))}"


def hs256(secret):
    return lambda text: hmac.new(secret, text, hashlib.sha256).digest()


def key_set(*jwks):
    return json.dumps({"keys": list(jwks)}).encode()


class Provider:
    """Publishes `body` at /keys, or does what `misbehave` does with a request."""

    def __init__(self, body, context=None):
        self.body, self.misbehave, self.asked = body, None, []
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):  # noqa: N802 (the library's name)
                provider.asked.append(self.path)
                if provider.misbehave:
                    provider.misbehave(self)
                    return
                self.send_response(200)
                self.send_header("Content-Length", str(len(provider.body)))
                self.end_headers()
                self.wfile.write(provider.body)

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if context:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.scheme = "https" if context else "http"

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self._server.server_port}/keys"

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
