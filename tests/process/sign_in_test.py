"""Who calls: what Basic sign-in accepts, and how every refusal looks."""

from crm_http import RawConnection, basic
from crm_process import main
from smuggling_cases import LINE, Cases
from wire_case import PASSWORD, WireTest


class SignInTest(WireTest):
    CHALLENGE = 'Basic realm="active-contacts", charset="UTF-8"'

    def refused(self, client, headers=None):
        return self.assert_status(401, client.post({}, headers=headers))

    def test_every_refusal_looks_the_same(self):
        refusals = {
            "no credential": self.stranger(),
            "wrong password": self.client(password="wrong"),
            "password in another case": self.client(password=PASSWORD.upper()),
            "unknown user": self.client("nobody"),
            "another user's login": self.client("bert", "anna"),
            "unsupported scheme": self.stranger("Digest username=anna"),
            "no base64": self.stranger("Basic ***"),
            "no colon": self.stranger("Basic YW5uYQ=="),
            "scheme alone": self.stranger("Basic"),
            "retired with a wrong password": self.client("carl", "wrong"),
        }
        answers = {name: self.refused(client) for name, client in refusals.items()}
        for name, answer in answers.items():
            self.assertEqual(self.CHALLENGE, answer.header("WWW-Authenticate"), name)
            self.assertEqual(answers["no credential"].body, answer.body, name)
            self.assertNotIn(b"nobody", answer.body)
        error = answers["no credential"].json()
        self.assertEqual((True, "SoSessionException", "active-contacts"),
                         (error["Error"], error["ErrorType"], error["ErrorSource"]))

    def test_a_web_client_gets_no_challenge_that_would_pop_up(self):
        for name in ("X-XSRF-TOKEN", "X-Requested-With"):
            self.assertIsNone(self.refused(self.stranger(), {name: "1"}).header("WWW-Authenticate"), name)

    def test_a_retired_user_is_known_and_forbidden(self):
        answer = self.assert_status(403, self.client("carl").post({}))
        self.assertIsNone(answer.header("WWW-Authenticate"))
        self.assertEqual("SoSecurityException", answer.json()["ErrorType"])

    def test_the_right_password_signs_in_however_the_scheme_is_spelt(self):
        value = basic("anna", PASSWORD)[len("Basic "):]
        for scheme in ("Basic", "basic", "BASIC"):
            self.assert_status(200, self.stranger(f"{scheme} {value}").post({}), scheme)

    def test_a_password_is_asked_for_again_after_it_was_right_once(self):
        self.assert_status(200, self.client().post({}))
        self.refused(self.client(password=PASSWORD + " "))
        self.assert_status(200, self.client().post({}))

    def test_a_bad_credential_counts_before_a_bad_body_and_content_type(self):
        self.assert_status(401, self.stranger().post("{", headers={"Content-Type": "text/plain"}))

    def test_two_authorization_fields_are_refused(self):
        cases = Cases(basic("anna", PASSWORD))
        for other in (cases.sign_in, b"Authorization: " + basic("bert", PASSWORD).encode()):
            with RawConnection(self.server) as connection:
                connection.send(cases.request(other, b"Content-Length: 2", body=b"{}"))
                self.assert_status(400, connection.read_answer())

    def test_a_trailer_signs_nobody_in_and_changes_nothing(self):
        cases = Cases(basic("anna", PASSWORD))
        head = b"\r\n".join([LINE, b"Host: a", b"Content-Type: application/json", b"Transfer-Encoding: chunked"])
        with RawConnection(self.server) as connection:
            connection.send(head + b"\r\n\r\n2\r\n{}\r\n0\r\n" + cases.sign_in + b"\r\n\r\n")
            self.assert_status(401, connection.read_answer(), "Authorization in a trailer")
        with RawConnection(self.server) as connection:
            for field in (b"Content-Length: 5", b"Transfer-Encoding: gzip", b"Host: b", b"Content-Type: text/plain",
                          b"Authorization: Basic eDp5"):
                connection.send(head + b"\r\n" + cases.sign_in + b"\r\n\r\n2\r\n{}\r\n0\r\n" + field + b"\r\n\r\n")
                self.assert_status(200, connection.read_answer(), field)


if __name__ == "__main__":
    main()
