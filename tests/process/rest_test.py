"""Entities by REST at the real program: its connections, its database, and callers who race."""

import threading

from crm_http import RawConnection, basic
from crm_process import main
from wire_case import PASSWORD, WireTest

ACME = "/api/v1/Contact/101"
WRITERS = 8


class Rest(WireTest):
    def field(self, name):
        return self.assert_status(200, self.client().send("GET", ACME)).json()[name]

    def at_once(self, work):
        """What WRITERS callers come back with who all begin at the same time."""
        barrier, found = threading.Barrier(WRITERS), []

        def run(number):
            client = self.client()
            barrier.wait()
            found.append(work(client, number))

        threads = [threading.Thread(target=run, args=(number,)) for number in range(WRITERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(WRITERS, len(found))
        return found

    def test_of_all_who_have_read_the_same_only_one_may_change_it(self):
        for _ in range(10):
            read = self.assert_status(200, self.client().send("PATCH", ACME, {"department": "as it was read"})).json()
            exact = {"If-Unmodified-Since": read["UpdatedDate"]}
            # pylint: disable-next=cell-var-from-loop
            statuses = self.at_once(lambda client, number: client.send(
                "PUT", ACME, {"department": str(number)}, exact).status)
            self.assertEqual([200] + [412] * (WRITERS - 1), sorted(statuses))
            self.assert_status(200, self.client().send("PUT", ACME, {"department": ""}))

    def test_no_step_is_lost_that_a_patch_tests_first(self):
        steps = 5
        self.assert_status(200, self.client().send("PATCH", ACME, {"number1": "0"}))

        def count(client, _):
            refused = 0
            for _ in range(steps):
                while True:
                    value = client.send("GET", ACME + "?$select=Number1").json()["Number1"]
                    status = client.send("PATCH", ACME, [
                        {"op": "test", "path": "/number1", "value": value},
                        {"op": "replace", "path": "/number1", "value": str(int(value) + 1)}]).status
                    if status == 200:
                        break
                    self.assertEqual(409, status)
                    refused += 1
            return refused

        self.at_once(count)
        self.assertEqual(str(steps * WRITERS), self.field("Number1"))

    def test_whoever_changes_a_company_reads_it_in_the_feed_at_once(self):
        client = self.client()
        made = self.assert_status(200, client.send("POST", "/api/v1/Contact/", {"name": "Fjellheim"})).json()
        number = made["ContactId"]
        self.assertEqual(["Created"], actions(client, number))
        self.assert_status(200, client.send("PATCH", f"/api/v1/Contact/{number}", {"name": "Fjellheim AS"}))
        self.assertEqual(["Updated"], actions(client, number))
        self.assert_status(204, client.send("DELETE", f"/api/v1/Contact/{number}"))
        self.assertEqual([], actions(client, number))

    def test_answers_without_a_body_leave_the_connection_in_step(self):
        made = self.client().send("POST", "/api/v1/Contact", {"name": "Short"}).json()["ContactId"]
        head = f" HTTP/1.1\r\nHost: {self.server.authority}\r\nAuthorization: {basic('anna', PASSWORD)}\r\n"
        one = f"/api/v1/Contact/{made}"
        with RawConnection(self.server) as connection:
            connection.send((f"GET {one}{head}If-Modified-Since: Fri, 31 Dec 9999 00:00:00 GMT\r\n\r\n"
                             f"HEAD {one}{head}\r\n"
                             f"DELETE {one}{head}Content-Type: application/json\r\n\r\n"
                             f"GET {one}{head}\r\n").encode())
            unchanged = connection.read_answer()
            self.assert_status(304, unchanged)
            self.assertIsNone(unchanged.header("Content-Length"))
            self.assert_status(200, connection.read_answer(to_head=True))
            self.assert_status(204, connection.read_answer())
            self.assert_status(404, connection.read_answer())
            connection.half_close()
            self.assertEqual([], connection.read_to_end())


def actions(client, number):
    return [row["Action"] for row in client.post({}).json() if row["ContactId"] == number]


if __name__ == "__main__":
    main()
