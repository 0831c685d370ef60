"""What the wire answers when something is wrong: with the caller, the route, the body, or with HTTP itself."""

import threading
import time

from crm_http import PATH, Client, RawConnection, basic
from crm_process import ProgramTest, Workplace, main, must_be_done
from small_company import write_two_users
from smuggling_cases import LINE, Cases

PASSWORD = "correct horse"
MIB = 1024 * 1024


class WireTest(ProgramTest):
    """Two users: anna has rows, retired is retired. One server for a whole class; sign-in failures are
    few for each user, because a server may well refuse who guesses too often."""

    @classmethod
    def setUpClass(cls):
        cls.shared = Workplace()
        cls.addClassCleanup(cls.shared.close)
        database = cls.shared.path("wire.db")
        must_be_done(cls.shared, "import", write_two_users(cls.shared.path("import")), "--database", database)
        for login in ("anna", "bert", "carl"):
            must_be_done(cls.shared, "user", "password", login, "--password-stdin", "--database", database,
                         stdin=f"{PASSWORD}\n")
        must_be_done(cls.shared, "user", "retire", "carl", "--database", database)
        cls.server = cls.shared.serve(database)

    def client(self, login="anna", password=PASSWORD, **options):
        client = Client(self.server, login, password, **options)
        self.addCleanup(client.close)
        return client

    def stranger(self, authorization=None):
        client = Client(self.server, authorization=authorization)
        self.addCleanup(client.close)
        return client

    def assert_status(self, status, answer, about=""):
        self.assertEqual(status, answer.status, f"{about}\n{answer}")
        return answer

    def assert_serves(self, about=""):
        with Client(self.server, "anna", PASSWORD) as client:
            self.assertEqual(2, len(self.assert_status(200, client.post({}), about).json()), about)

    def assert_bad_request(self, answer, member=None, about=""):
        """A 400 in the documented shape, that names the member in question."""
        self.assert_status(400, answer, about)
        self.assertEqual("application/json; charset=utf-8", answer.header("Content-Type"), about)
        error = answer.json()
        self.assertEqual({"Error", "ErrorType", "ErrorMessage", "Message", "MessageDetail", "ErrorSource"},
                         set(error), about)
        self.assertIs(True, error["Error"], about)
        self.assertEqual(("ArgumentException", "The request is invalid.", "active-contacts"),
                         (error["ErrorType"], error["Message"], error["ErrorSource"]), about)
        self.assertEqual(error["ErrorMessage"], error["MessageDetail"], about)
        self.assertNotEqual("", error["ErrorMessage"], about)
        self.assertLess(len(error["ErrorMessage"]), 600, about)
        if member:
            self.assertIn(member, error["ErrorMessage"], about)


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


class RouteTest(WireTest):
    def test_an_unknown_path_is_404_with_its_address(self):
        for path in ("/api/v1/Agents/Contact/GetMyActive", "/api/v1/Agents/Contact", PATH + "/x", "/api//v1/Agents/Contact/GetMyActiveContacts",
                     PATH + "//", "/nothing"):
            for client in (self.client(), self.stranger()):
                answer = self.assert_status(404, client.post({}, path=path), path)
                self.assertEqual({"Message": "No HTTP resource was found that matches the request URI "
                                             f"'http://{self.server.authority}{path}'."}, answer.json())

    def test_the_path_matches_in_any_case_with_one_slash_behind_and_with_escapes(self):
        for path in (PATH.lower(), PATH.upper(), PATH + "/", PATH.replace("Contacts", "%43ontacts"),
                     PATH.replace("v1", "%761"), PATH + "?anything=1&x", PATH + "/?x"):
            self.assertEqual(2, len(self.assert_status(200, self.client().post({}, path=path), path).json()))

    def test_another_method_is_405_and_names_the_allowed_ones(self):
        for method in ("PUT", "PATCH", "DELETE", "TRACE", "SEARCH"):
            for client in (self.client(), self.stranger()):
                answer = self.assert_status(405, client.send(method, PATH), method)
                self.assertEqual("GET, HEAD, POST, OPTIONS", answer.header("Allow"))
                self.assertEqual({"Message": f"The requested resource does not support http method '{method}'."},
                                 answer.json())

    def test_a_method_may_not_be_overridden(self):
        self.assert_status(405, self.client().send(
            "PUT", PATH, b"{}", headers={"X-HTTP-Method-Override": "POST", "X-Original-URL": PATH}))

    def test_get_describes_the_call_and_never_runs_it(self):
        for client in (self.client(), self.stranger()):
            answer = self.assert_status(200, client.send("GET", PATH, headers={"Accept": "application/json"}))
            address = f"http://{self.server.authority}{PATH}"
            self.assertEqual([address], list(answer.json()))
            self.assertEqual(["POST"], list(answer.json()[address]))
            self.assertNotIn(b"Nordlys", answer.body)

    def test_head_is_get_without_a_body(self):
        got = self.stranger().send("GET", PATH, headers={"Accept": "application/json"})
        with RawConnection(self.server) as connection:
            connection.send(f"HEAD {PATH} HTTP/1.1\r\nHost: {self.server.authority}\r\n"
                            "Accept: application/json\r\n\r\n".encode())
            answer = self.assert_status(200, connection.read_answer(to_head=True))
            self.assertEqual((got.header("Content-Length"), got.header("Content-Type")),
                             (answer.header("Content-Length"), answer.header("Content-Type")))
            connection.half_close()
            self.assertEqual([], connection.read_to_end(), "bytes behind the answer to HEAD")

    def test_options_tells_the_methods_without_a_login(self):
        answer = self.assert_status(204, self.stranger().send("OPTIONS", PATH))
        self.assertEqual("GET, HEAD, POST, OPTIONS", answer.header("Allow"))
        self.assertEqual(b"", answer.body)

    def test_no_foreign_origin_is_let_in(self):
        for answer in (self.stranger().send("OPTIONS", PATH, headers={
                           "Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}),
                       self.client().post({}, headers={"Origin": "https://evil.example"})):
            self.assertEqual([], [name for name, _ in answer.headers if name.lower().startswith("access-control-allow")])


class BodyTest(WireTest):
    def test_a_content_type_that_is_not_read_is_415(self):
        answer = self.assert_status(415, self.client().post("{}", headers={"Content-Type": "text/plain"}))
        self.assertEqual({"Message": "The request entity's media type 'text/plain' is not supported for this resource."},
                         answer.json())
        for media in ("image/png", "application/jsonx", "application/json2; charset=utf-8", "x"):
            self.assert_status(415, self.client().post("{}", headers={"Content-Type": media}), media)

    def test_json_is_read_under_all_its_names(self):
        for media in ("application/json", "APPLICATION/JSON", "text/json", "application/json; charset=utf-8",
                      'application/json;charset="UTF-8"', "application/json; charset=utf-8; profile=x"):
            self.assert_status(200, self.client().post("{}", headers={"Content-Type": media}), media)

    def test_an_absent_content_type_is_told_from_the_first_byte(self):
        self.assert_status(200, self.client().post("  {}", headers={"Content-Type": None}))
        self.assert_status(415, self.client().post("x=1", headers={"Content-Type": None}))

    def test_an_empty_body_and_null_are_no_request(self):
        for body in (b"", b"null", b" null ", b"  \r\n", b"\xef\xbb\xbf"):
            self.assert_bad_request(self.client().post(body), about=body)

    def test_only_an_object_is_a_request(self):
        for body in ("[]", "[{}]", "1", '"x"', "true"):
            self.assert_bad_request(self.client().post(body), about=body)

    def test_malformed_json_is_refused(self):
        for body in ("{", "}", '{"ActionType":}', '{"ActionType" 1}', '{"ActionType":1', '{"ActionType":"Created}',
                     "{]", '{"ActionType":tru}', '{"ActionType":1}}', "{} {}", "{}x", '{"ActionType":"\\x"}',
                     '{"ActionType":"\\u12"}', '{"ActionType":01}', '{"ActionType":1e}', '{"ActionType":+1}',
                     '{"ActionType":.}', '{"ActionType":NaN}', '{"ContactCategories":[1 2]}', '{"ActionType":"\\ud800"}',
                     '{"ActionType":"Crea\nted"}', "\ufeff\ufeff{}"):
            self.assert_bad_request(self.client().post(body), about=body)
        for body in (b'{"ActionType":"\xff"}', b'{"ActionType":"\xc0\xaf"}', b'{"ActionType":"\xed\xa0\x80"}',
                     b'{"ActionType":"Created\x00"}', b'{\x00}', b'{"Action\xe6":1}'):
            self.assert_bad_request(self.client().post(body), about=body)

    def test_a_byte_order_mark_is_skipped(self):
        self.assert_status(200, self.client().post("\ufeff{}"))

    def test_a_wrong_value_is_refused_by_the_name_of_its_member(self):
        cases = {
            "ActivityStartTime": [
                "yesterday", "2006-13-01", "2006-02-30", "2005-02-29T00:00:00Z", "2006-12-08T24:00:00Z",
                "2006-12-08T23:60:00Z", "2006-12-31T23:59:60Z", "2006-12-08T12:00:00+25:00", "2006-12-08T12:00:00+01:60",
                "2006-12-08T12", "2006-12-08Tx", "2006-1-1", "0000-01-01", "20061208", "2006-12-08T12:00:00.Z",
                "2006-12-08T12:00:00.1234567891Z", "2006-12-08T12:00:00 GMT", "2006-12-08T12:00:00ZZ",
                "-0001-01-01T00:00:00Z", 1, 1165596842, 1.5, True, {}, [], ["2006-12-08"],
            ],
            "ContactCategories": [
                5, "5", "abc", {}, True, ["abc"], [""], [" "], [None], [True], [{}], [[1]], [1.5], ["1.5"], [2147483648],
                [-2147483649], [1234567890123456789], [10 ** 30], ["2147483648"], [1e10], [1, 2, "x"],
            ],
            "ActionType": [
                "Exploded", "Created Updated", "Created;Updated", "Created,", ",", "Created,,Updated", "Created|Updated",
                "1.5", -1, "-1", 1.5, 2 ** 31, 10 ** 20, True, {}, [], ["Created"], [1], "Crea ted", "Créated",
            ],
        }
        for member, values in cases.items():
            for value in values:
                with self.subTest(member=member, value=value):
                    self.assert_bad_request(self.client().post({member: value}), member, f"{member}: {value!r}")
        for written in ('{"ContactCategories":[1e400]}', '{"ContactCategories":[' + "1" * 65 + "]}"):
            self.assert_bad_request(self.client().post(written), about=written)
        self.assert_bad_request(self.client().post({"actiontype": "Exploded"}), "ActionType")

    def test_an_error_echoes_little_and_no_secret(self):
        answer = self.client().post({"ActionType": "Z" * 100_000})
        self.assert_bad_request(answer, "ActionType")
        self.assertLess(len(answer.body), 2000)
        self.assertNotIn(PASSWORD.encode(), answer.body)

    def test_odd_but_right_numbers_are_read(self):
        for body in ('{"ContactCategories":[1.0]}', '{"ContactCategories":[1e0]}', '{"ContactCategories":[100e-2]}',
                     '{"ActionType":127.0}', '{"ActionType":2147483647}'):
            answer = self.client().post(body)
            self.assertIn(answer.status, (200, 400) if "e" in body.partition(":")[2] else (200,), f"{body}\n{answer}")
        self.assertIn(self.client().post('{"ContactCategories":[-0]}').status, (200, 400))

    def test_a_hundred_thousand_categories_are_the_most(self):
        self.assertEqual(1, len(self.assert_status(
            200, self.client().post({"ContactCategories": [1] * 100_000})).json()))
        self.assert_bad_request(self.client().post({"ContactCategories": [1] * 100_001}), "ContactCategories")

    def test_depth_is_limited_and_costs_no_stack(self):
        for open_, close in (("[", "]"), ('{"a":', "}")):
            inner = "1" if open_ != "[" else ""
            self.assert_status(200, self.client().post('{"x":' + open_ * 60 + inner + close * 60 + "}"))
            for levels in (66, 100, 150_000):
                self.assert_bad_request(self.client().post('{"x":' + open_ * levels + inner + close * levels + "}"),
                                        about=f"{levels} levels of {open_}")
        self.assert_bad_request(self.client().post("[" * 1_000_000))
        self.assert_bad_request(self.client().post('{"x":' + "[" * 1_000_000))

    def test_a_body_of_a_mebibyte_is_read_and_one_byte_more_is_not(self):
        fits = b"{" + b" " * (MIB - 2) + b"}"
        self.assert_status(200, self.client().post(fits))
        self.assert_status(413, self.client().post(fits + b" "))

    def test_answers_are_marked_as_data_that_is_not_kept(self):
        for answer in (self.client().post({}), self.client().post("{"), self.stranger().post({}), self.client().send("PUT")):
            self.assertEqual("application/json; charset=utf-8", answer.header("Content-Type"), answer)
            self.assertIn("no-cache", answer.header("Cache-Control") or "", answer)
            self.assertEqual("nosniff", answer.header("X-Content-Type-Options"), answer)


class HttpTest(WireTest):
    def setUp(self):
        super().setUp()
        self.cases = Cases(basic("anna", PASSWORD))

    def test_hostile_requests_are_refused_once_and_the_connection_closed(self):
        cases = self.cases.all()
        self.assertGreater(len(cases), 150)
        for case in cases:
            with self.subTest(case.name), RawConnection(self.server, seconds=6) as connection:
                connection.send(case.data)
                try:
                    answers = connection.read_to_end()
                except TimeoutError:
                    self.fail(f"{case.name}: not closed after 6 s; so far {connection.so_far()}")
                self.assertEqual(1, len(answers), f"{case.name}: answers {[str(one) for one in answers]}, "
                                                  f"reset: {connection.was_reset}")
                self.assertIn(answers[0].status, case.statuses, f"{case.name}\n{answers[0]}")
                self.assert_serves(case.name)

    def test_an_error_ends_a_pipeline_and_what_went_before_is_answered(self):
        with RawConnection(self.server) as connection:
            connection.send(self.cases.good * 2 + self.cases.request(b"Bad : 1") + self.cases.good)
            self.assertEqual([200, 200, 400], [answer.status for answer in connection.read_to_end()])

    def test_pipelined_requests_are_answered_in_their_order(self):
        body = b'{"ActionType":1}'
        other = self.cases.request(b"Content-Length: %d" % len(body), body=body)
        with RawConnection(self.server) as connection:
            connection.send((self.cases.good + other) * 40)
            answers = [connection.read_answer() for _ in range(80)]
        self.assertEqual({200}, {answer.status for answer in answers})
        actions = [{row["Action"] for row in answer.json()} for answer in answers]
        self.assertEqual([{"Updated", "ActivityCompleted"}, {"Created"}] * 40, actions)

    def test_the_good_forms_of_http_are_served(self):
        chunked = b"Transfer-Encoding: chunked"
        two = b"Content-Length: 2"
        for name, data in {
            "chunks": self.cases.request(chunked, body=b"1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"),
            "chunked in capitals": self.cases.request(b"TRANSFER-ENCODING: CHUNKED", body=b"2\r\n{}\r\n0\r\n\r\n"),
            "blanks around chunked": self.cases.request(b"Transfer-Encoding: \t chunked \t", body=b"2\r\n{}\r\n0\r\n\r\n"),
            "leading zeros and extensions": self.cases.request(chunked, body=b"0002;a=b;c=\"d;e\"\r\n{}\r\n00;x\r\n\r\n"),
            "trailers": self.cases.request(chunked, body=b"2\r\n{}\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n"),
            "blanks around a length": self.cases.request(b"Content-Length: \t2 \t", body=b"{}"),
            "no blank behind colons": self.cases.request(b"Content-Length:2", body=b"{}"),
            "an empty value": self.cases.request(b"Accept-Language:", two, body=b"{}"),
            "a value beyond ASCII": self.cases.request("X-Name: Ærlig".encode(), two, body=b"{}"),
            "a hundred fields": self.cases.request(*[b"X: a"] * 96, two, body=b"{}"),
            "15 KiB of fields": self.cases.request(*[b"X: " + b"a" * 700] * 21, two, body=b"{}"),
            "absolute form": self.cases.request(
                two, line=b"POST http://crm.example.test" + PATH.encode() + b" HTTP/1.1", body=b"{}"),
            "a Host with a port": self.cases.request(two, host=(b"Host: [::1]:8080",), body=b"{}"),
        }.items():
            with self.subTest(name), RawConnection(self.server) as connection:
                connection.send(data + self.cases.good)
                for which in ("it", "the next on its connection"):
                    answer = self.assert_status(200, connection.read_answer(), f"{name}: {which}")
                    self.assertEqual(2, len(answer.json()), name)

    def test_the_authority_of_an_absolute_form_wins_over_host(self):
        with RawConnection(self.server) as connection:
            connection.send(b"GET http://crm.example.test:81/nothing HTTP/1.1\r\nHost: other\r\n\r\n")
            answer = self.assert_status(404, connection.read_answer())
        self.assertIn("'http://crm.example.test:81/nothing'", answer.json()["Message"])

    def test_http_1_0_is_answered_and_closed(self):
        with RawConnection(self.server) as connection:
            connection.send(self.cases.request(b"Content-Length: 2", line=LINE[:-1] + b"0", body=b"{}"))
            self.assertEqual([200], [answer.status for answer in connection.read_to_end()])

    def test_connection_close_is_honoured(self):
        with RawConnection(self.server) as connection:
            connection.send(self.cases.request(b"Content-Length: 2", b"Connection: close", body=b"{}"))
            answers = connection.read_to_end()
        self.assertEqual([200], [answer.status for answer in answers])
        self.assertEqual("close", (answers[0].header("Connection") or "").lower())

    def test_a_request_followed_by_half_a_close_is_still_answered(self):
        with RawConnection(self.server) as connection:
            connection.send(self.cases.good)
            connection.half_close()
            self.assertEqual([200], [answer.status for answer in connection.read_to_end()])

    def test_a_body_waited_for_with_expect_is_called_for(self):
        with RawConnection(self.server) as connection:
            connection.send(self.cases.request(b"Content-Length: 2", b"Expect: 100-continue"))
            self.assert_status(100, connection.read_answer())
            connection.send(b"{}")
            self.assert_status(200, connection.read_answer())

    def test_a_connection_left_in_the_middle_harms_nobody(self):
        for cut in range(1, len(self.cases.good), 11):
            with RawConnection(self.server) as connection:
                connection.send(self.cases.good[:cut])
        with RawConnection(self.server) as connection:
            connection.send(self.cases.good * 50)  # Fifty answers that nobody reads.
        self.assert_serves()

    def test_the_server_says_no_version(self):
        for answer in (self.client().post({}), self.stranger().send("PUT")):
            self.assertNotRegex(answer.header("Server") or "", r"\d")


class SlowTest(WireTest):
    """The head of a request has ten seconds in all, not for each read."""

    def slow(self, results, number, drip):
        started = time.monotonic()
        with RawConnection(self.server, seconds=1) as connection:
            connection.send(LINE + b"\r\nHost: a\r\nX: ")
            while time.monotonic() - started < 14:
                try:
                    results[number] = (connection.read_to_end(), time.monotonic() - started)
                    return
                except TimeoutError:
                    connection.send(drip)

    def test_a_head_that_never_ends_is_cut_with_408(self):
        results = {}
        threads = [threading.Thread(target=self.slow, args=(results, number, drip))
                   for number, drip in enumerate((b"", b"a"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for number, name in enumerate(("silent", "dripping")):
            self.assertIn(number, results, f"{name}: still open after 14 s")
            answers, seconds = results[number]
            self.assertEqual([408], [answer.status for answer in answers], name)
            self.assertGreater(seconds, 8, name)
        self.assert_serves()


if __name__ == "__main__":
    main()
