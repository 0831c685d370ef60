"""When a command or a log-out has been answered, no request that begins behind it is served, however many are under way."""

import threading
import time

from attack_case import AttackTest
from browser import Browser
from crm_http import RawConnection, basic
from crm_process import main, must_be_done, wait_until
from wire_case import PASSWORD

ASKING = 4  # connections at once
ENOUGH = 25  # answers of each, before and behind


class Asking:
    """Connections that ask without pause, each with the same credential."""

    def __init__(self, test, fields):
        self._request = test.request(fields)
        self._server = test.server
        self._stop = threading.Event()
        self.seen = [[] for _ in range(ASKING)]  # of each: (when it began, status)
        self._threads = [threading.Thread(target=self._ask, args=(seen,)) for seen in self.seen]

    def _ask(self, seen):
        with RawConnection(self._server) as connection:
            while not self._stop.is_set():
                began = time.monotonic()
                connection.send(self._request)
                seen.append((began, connection.read_answer().status))

    def wait_for_more(self):
        counts = [len(seen) for seen in self.seen]
        wait_until(lambda: all(len(seen) >= count + ENOUGH for seen, count in zip(self.seen, counts)), "more answers")

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        self.wait_for_more()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join()


class RevocationRaceTest(AttackTest):
    def command(self, *arguments, **options):
        return must_be_done(self.shared, *arguments, "--database", self.database, **options)

    def assert_void_behind(self, fields, end, statuses, about):
        with Asking(self, fields) as asking:
            end()
            done = time.monotonic()
            asking.wait_for_more()
        answers = [answer for seen in asking.seen for answer in seen]
        self.assertEqual({200}, {status for seen in asking.seen for _, status in seen[:ENOUGH]}, about)
        behind = [status for began, status in answers if began > done]
        self.assertGreaterEqual(len(behind), ENOUGH, about)
        self.assertLessEqual(set(behind), set(statuses), about)

    def test_behind_a_log_out_no_request_of_its_session_is_served(self):
        for _ in range(5):
            browser = Browser()
            browser.sign_in(self.server, "dora", PASSWORD)
            fields = self.session_fields(browser.cookies["SO_SESSION"], browser.cookies["XSRF-TOKEN"])
            self.assert_void_behind(fields, lambda browser=browser: browser.send(self.server, "POST", "/logout"), [401],
                                    "log-out")

    def test_behind_a_command_no_request_with_what_it_took_away_is_served(self):
        def fields(scheme):
            held = self.everything_of("dora")
            return {"Basic": [f"Authorization: {basic('dora', PASSWORD)}"],
                    "SOTicket": [f"Authorization: SOTicket {held['ticket']}"],
                    "Bearer": [f"Authorization: Bearer {held['token']}"],
                    "session": self.session_fields(held["session"], held["xsrf"])}[scheme]

        for scheme in ("Basic", "SOTicket", "Bearer", "session"):
            self.assert_void_behind(
                fields(scheme), lambda: self.command("user", "password", "dora", "--password-stdin", stdin="another\n"),
                [401], f"{scheme}: a new password")
            self.command("user", "password", "dora", "--password-stdin", stdin=f"{PASSWORD}\n")
            self.assert_void_behind(fields(scheme), lambda: self.command("user", "retire", "dora"), [401, 403],
                                    f"{scheme}: retirement")
            self.command("user", "retire", "dora", "--undo")
        self.assert_void_behind(fields("session"), lambda: self.command("user", "log-off", "dora"), [401], "log-off")
        self.assert_void_behind(fields("SOTicket"), lambda: self.command("ticket", "revoke", "dora"), [401], "revocation")
        self.assert_void_behind(fields("Bearer"), lambda: self.command("ticket", "revoke", "dora"), [401],
                                "revocation of all")


if __name__ == "__main__":
    main()
