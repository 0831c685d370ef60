"""What the wire answers when the route, the method or the body is wrong."""

from crm_http import PATH, RawConnection
from crm_process import main
from wire_case import PASSWORD, WireTest

MIB = 1024 * 1024


class RouteTest(WireTest):
    def test_an_unknown_path_is_404_with_its_address(self):
        for path in ("/api/v1/Agents/Contact/GetMyActive", "/api/v1/Agents/Contact", PATH + "/x",
                     PATH.replace("/v1", "//v1"), PATH + "//", "/nothing"):
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
            self.assertEqual([], [name for name, _ in answer.headers
                                  if name.lower().startswith("access-control-allow")])


class BodyTest(WireTest):
    def test_a_content_type_that_is_not_read_is_415(self):
        answer = self.assert_status(415, self.client().post("{}", headers={"Content-Type": "text/plain"}))
        self.assertEqual({"Message": "The request entity's media type 'text/plain' is not supported "
                                     "for this resource."}, answer.json())
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
                "2006-12-08T23:60:00Z", "2006-12-31T23:59:60Z",
                "2006-12-08T12:00:00+25:00", "2006-12-08T12:00:00+01:60",
                "2006-12-08T12", "2006-12-08Tx", "2006-1-1", "0000-01-01", "20061208", "2006-12-08T12:00:00.Z",
                "2006-12-08T12:00:00.1234567891Z", "2006-12-08T12:00:00 GMT", "2006-12-08T12:00:00ZZ",
                "-0001-01-01T00:00:00Z", 1, 1165596842, 1.5, True, {}, [], ["2006-12-08"],
            ],
            "ContactCategories": [
                5, "5", "abc", {}, True, ["abc"], [""], [" "], [None], [True], [{}], [[1]], [1.5], ["1.5"],
                [2147483648],
                [-2147483649], [1234567890123456789], [10 ** 30], ["2147483648"], [1e10], [1, 2, "x"],
            ],
            "ActionType": [
                "Exploded", "Created Updated", "Created;Updated", "Created,", ",",
                "Created,,Updated", "Created|Updated",
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
        for body in ('{"ContactCategories":[1.0]}', '{"ActionType":127.0}', '{"ActionType":2147483647}',
                     '{"ContactCategories":[2147483647,-2147483648]}'):
            self.assert_status(200, self.client().post(body), body)
        for number in ("1e0", "100e-2", "-0", "-0.0"):  # Whole numbers, oddly written: no rule says which.
            answer = self.client().post(f'{{"ContactCategories":[{number}]}}')
            self.assertIn(answer.status, (200, 400), f"{number}\n{answer}")

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
        for answer in (self.client().post({}), self.client().post("{"), self.stranger().post({}),
                       self.client().send("PUT")):
            self.assertEqual("application/json; charset=utf-8", answer.header("Content-Type"), answer)
            self.assertIn("no-cache", answer.header("Cache-Control") or "", answer)
            self.assertEqual("nosniff", answer.header("X-Content-Type-Options"), answer)


if __name__ == "__main__":
    main()
