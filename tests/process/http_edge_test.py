"""HTTP itself, over a bare socket: what is refused, what is served, and that nobody else notices."""

import threading
import time

from crm_http import PATH, RawConnection, basic
from crm_process import main
from smuggling_cases import LINE, Cases
from wire_case import PASSWORD, WireTest


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
