"""HTTPS by the program itself: what it proves itself with, what it refuses, and that answers are the same."""

import contextlib
import re
import signal
import socket
import ssl
import subprocess

from certificates import Authority
from company_case import COULD_NOT, PASSWORD, CompanyTest
from crm_http import PATH, Client, RawConnection, basic
from crm_process import main, wait_until

EVERYTHING = {"ActivityStartTime": "2000-01-01T00:00:00Z", "ContactCategories": [], "ActionType": "All"}
YEAR_S = 31_536_000


class TlsTest(CompanyTest):
    def setUp(self):
        super().setUp()
        self.authority = Authority(self.work.folder)
        self.certificate, self.key = self.authority.make("first")

    def serve_tls(self, *arguments, certificate=None, key=None, **options):
        return self.work.serve(self.database, "--tls-certificate", certificate or self.certificate,
                               "--tls-key", key or self.key, *arguments, **options)

    def trusting(self, certificate=None):
        return ssl.create_default_context(cafile=certificate or self.certificate)

    @contextlib.contextmanager
    def connected(self, server, context=None, session=None):
        with socket.create_connection(server.address, timeout=20) as plain:
            with (context or self.trusting()).wrap_socket(plain, server_hostname="127.0.0.1", session=session) as tls:
                yield tls

    def ask(self, tls, body=b"{}", path=PATH, more=b""):
        tls.sendall(b"POST " + path.encode() + b" HTTP/1.1\r\nHost: crm.example.test\r\nContent-Type: application/json\r\n"
                    b"Authorization: " + basic("anna", PASSWORD).encode() + b"\r\n" + more
                    + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def answer(self, tls):
        """(head, body) of one answer."""
        data = b""
        while b"\r\n\r\n" not in data:
            some = tls.recv(65536)
            self.assertTrue(some, data)
            data += some
        head, body = data.split(b"\r\n\r\n", 1)
        size = int(re.search(rb"Content-Length: (\d+)", head)[1])
        while len(body) < size:
            body += tls.recv(65536)
        return head.decode(), body

    # ---- the same answers

    def test_answers_are_those_of_plain_http_and_bind_the_browser_to_https(self):
        server = self.work.serve(self.database)
        with Client(server, "anna", PASSWORD) as client:
            plain = client.post(EVERYTHING)
        self.assertIsNone(plain.header("Strict-Transport-Security"))
        server.stop()
        server = self.serve_tls()
        self.assertEqual("https", server.scheme)
        with self.connected(server) as tls:
            for _ in range(3):
                self.ask(tls, b'{"ActivityStartTime":"2000-01-01T00:00:00Z","ContactCategories":[],"ActionType":"All"}')
                head, body = self.answer(tls)
                self.assertTrue(head.startswith("HTTP/1.1 200 "), head)
                self.assertEqual(plain.body, body)
                self.assertIn(f"\r\nStrict-Transport-Security: max-age={YEAR_S}\r\n", head + "\r\n")

    def test_addresses_in_answers_begin_with_https(self):
        with self.connected(self.serve_tls()) as tls:
            tls.sendall(b"GET /api HTTP/1.1\r\nHost: crm.example.test\r\nAccept: application/json\r\n\r\n")
            self.assertIn(b'"https://crm.example.test/api/v1/"', self.answer(tls)[1])

    def test_an_answer_of_many_records_and_a_body_in_many_pieces_arrive_whole(self):
        server = self.serve_tls("--output-bytes-max", "1K")
        with self.connected(server) as tls:
            tls.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: h\r\n\r\n" * 20)
            bodies = {self.answer_of_pipeline(tls) for _ in range(20)}
        self.assertEqual(1, len(bodies))
        self.assertGreater(len(bodies.pop()), 50_000)
        body = b'{"ContactCategories":[' + b",".join(b"%d" % i for i in range(1, 50_000)) + b"]}"
        with self.connected(server) as tls:
            head = (b"POST " + PATH.encode() + b" HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nAuthorization: "
                    + basic("anna", PASSWORD).encode() + b"\r\nContent-Length: %d\r\n\r\n" % len(body))
            message = head + body
            for begin in range(0, len(message), 7919):
                tls.sendall(message[begin:begin + 7919])
            self.assertTrue(self.answer(tls)[0].startswith("HTTP/1.1 200 "))

    def answer_of_pipeline(self, tls):
        self.rest = getattr(self, "rest", b"")
        while b"\r\n\r\n" not in self.rest:
            self.rest += tls.recv(65536)
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        size = int(re.search(rb"Content-Length: (\d+)", head)[1])
        while len(self.rest) < size:
            self.rest += tls.recv(65536)
        body, self.rest = self.rest[:size], self.rest[size:]
        return body

    def test_a_connection_ends_with_a_proper_goodbye(self):
        with self.connected(self.serve_tls()) as tls:
            tls.sendall(b"GET /api HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            while tls.recv(65536):  # Raises where the end of the data is not told by TLS itself.
                pass

    def test_works_with_an_rsa_key(self):
        certificate, key = self.authority.make("rsa", "rsa")
        with self.connected(self.serve_tls(certificate=certificate, key=key), self.trusting(certificate)) as tls:
            tls.sendall(b"GET /api HTTP/1.1\r\nHost: h\r\n\r\n")
            self.assertTrue(self.answer(tls)[0].startswith("HTTP/1.1 200 "))

    # ---- what is spoken

    def agreed(self, server, minimum=None, maximum=None, ciphers=None, protocols=None):
        """(version, cipher, protocol) that a client with these wishes gets; None where there is no agreement."""
        context = self.trusting()
        if maximum:
            context.maximum_version = maximum
        if minimum:
            context.minimum_version = minimum
        if ciphers:
            context.set_ciphers(ciphers)
        if protocols:
            context.set_alpn_protocols(protocols)
        try:
            with self.connected(server, context) as tls:
                return tls.version(), tls.cipher()[0], tls.selected_alpn_protocol()
        except (ssl.SSLError, ConnectionResetError):
            return None

    def test_speaks_tls_1_3_and_of_1_2_only_what_is_forward_secret_and_authenticated(self):
        server = self.serve_tls()
        self.assertEqual("TLSv1.3", self.agreed(server)[0])
        v2 = ssl.TLSVersion.TLSv1_2
        self.assertEqual(("TLSv1.2", "ECDHE-ECDSA-AES256-GCM-SHA384", None), self.agreed(server, maximum=v2))
        self.assertEqual("ECDHE-ECDSA-CHACHA20-POLY1305",
                         self.agreed(server, maximum=v2, ciphers="ECDHE-ECDSA-CHACHA20-POLY1305")[1])
        for weak in ("ECDHE-ECDSA-AES256-SHA384", "ECDHE-ECDSA-AES128-SHA", "AES256-GCM-SHA384", "AES128-SHA",
                     "DHE-RSA-AES256-GCM-SHA384"):
            self.assertIsNone(self.agreed(server, maximum=v2, ciphers=weak), weak)
        v1 = ssl.TLSVersion.TLSv1_1
        self.assertIsNone(self.agreed(server, minimum=ssl.TLSVersion.TLSv1, maximum=v1, ciphers="ALL:@SECLEVEL=0"))

    def test_agrees_on_http_1_1_and_on_nothing_else(self):
        server = self.serve_tls()
        self.assertEqual("http/1.1", self.agreed(server, protocols=["h2", "http/1.1"])[2])
        self.assertIsNone(self.agreed(server, protocols=["h2"]))

    def test_plain_http_and_noise_get_no_answer_and_do_no_harm(self):
        server = self.serve_tls()
        for noise in (b"GET /api HTTP/1.1\r\nHost: h\r\n\r\n", b"\x00" * 5000, b"\x16\x03\x01\x00\x05hello"):
            with RawConnection(server) as raw:
                raw.send(noise)
                self.assertNotIn(b"HTTP/", raw.read_bytes_to_end())
        self.assertIsNotNone(self.agreed(server))

    def test_a_handshake_that_stalls_is_ended(self):
        server = self.serve_tls("--head-time-max", "300ms")
        with RawConnection(server) as raw:
            raw.send(b"\x16\x03\x01\x02\x00\x01")  # The beginning of a client's first message.
            self.assertEqual(b"", raw.read_bytes_to_end())

    def test_stops_while_a_handshake_stalls(self):
        server = self.serve_tls()
        with RawConnection(server) as raw:
            raw.send(b"\x16\x03\x01\x02\x00\x01")
            wait_until(raw.is_read, "the server reads the beginning")
            server.terminate()
            self.assertEqual(0, server.wait(5), server.log())

    # ---- another certificate

    def peer_name(self, server):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        with self.connected(server, context) as tls:
            der = tls.getpeercert(binary_form=True)
        return "second" if b"second" in der else "first"

    def test_sighup_takes_a_new_certificate_and_leaves_open_connections_alone(self):
        server = self.serve_tls()
        with self.connected(server) as tls:
            second, second_key = self.authority.make("second")
            self.certificate.write_bytes(second.read_bytes())
            self.key.write_bytes(second_key.read_bytes())
            self.assertEqual("first", self.peer_name(server))
            server.process.send_signal(signal.SIGHUP)
            wait_until(lambda: self.peer_name(server) == "second", "the new certificate is shown")
            tls.sendall(b"GET /api HTTP/1.1\r\nHost: h\r\n\r\n")
            self.assertTrue(self.answer(tls)[0].startswith("HTTP/1.1 200 "))
        self.assertIn("certificate read", server.log())

    def test_a_certificate_that_will_not_do_leaves_the_one_before(self):
        server = self.serve_tls()
        second, _ = self.authority.make("second")
        self.certificate.write_bytes(second.read_bytes())  # Without its key.
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "the one before stays" in server.log(), "the log tells")
        self.assertIn("tls_key", server.log())
        self.assertEqual("first", self.peer_name(server))

    def test_a_session_is_resumed_by_its_ticket_until_the_certificate_is_read_anew(self):
        server = self.serve_tls()
        context = self.trusting()
        context.maximum_version = ssl.TLSVersion.TLSv1_2  # Where the ticket comes with the handshake.
        with self.connected(server, context) as tls:
            session = tls.session
            self.assertFalse(tls.session_reused)
        with self.connected(server, context, session) as tls:
            self.assertTrue(tls.session_reused)
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "certificate read" in server.log(), "the certificate is read")
        with self.connected(server, context, session) as tls:
            self.assertFalse(tls.session_reused)

    # ---- what it will not start with

    def serve_says(self, *arguments, listen="127.0.0.1:0"):
        return self.refuse(COULD_NOT, "serve", "--listen", listen, *arguments).stderr

    def test_will_not_start_without_a_key_that_fits(self):
        _, other_key = self.authority.make("second")
        self.assertIn("key of another certificate", self.serve_says("--tls-certificate", self.certificate, "--tls-key", other_key))
        self.assertIn("either both", self.serve_says("--tls-certificate", self.certificate))
        self.assertIn("either both", self.serve_says("--tls-key", self.key))
        self.assertIn("missing.pem", self.serve_says("--tls-certificate", "missing.pem", "--tls-key", self.key))
        noise = self.work.folder / "noise.pem"
        noise.write_text("no certificate")
        self.assertIn("tls_certificate", self.serve_says("--tls-certificate", noise, "--tls-key", self.key))

    def test_a_key_under_a_pass_phrase_is_refused_and_nobody_is_asked(self):
        locked = self.work.folder / "locked.key"
        subprocess.run(["openssl", "pkcs8", "-topk8", "-in", self.key, "-out", locked, "-passout", "pass:phrase"],
                       check=True, capture_output=True)
        self.assertIn("pass phrase", self.serve_says("--tls-certificate", self.certificate, "--tls-key", locked))

    def test_plain_http_beyond_loopback_is_served_only_when_told_so(self):
        said = self.serve_says(listen="0.0.0.0:0")
        self.assertIn("--tls-certificate", said)
        self.assertIn("--allow-plain-http-anywhere", said)
        server = self.work.serve(self.database, "--allow-plain-http-anywhere", "true", listen="0.0.0.0:0")
        self.assertTrue(server.authority.startswith("0.0.0.0:"))
        server.stop()
        self.assertTrue(self.serve_tls(listen="0.0.0.0:0").authority.startswith("0.0.0.0:"))


if __name__ == "__main__":
    main()
