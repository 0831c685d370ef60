"""The serving process: how it stops, and how it shares its database and its port with others."""

import contextlib
import signal
import socket
import sqlite3
import stat

from company_case import COULD_NOT, DONE, PASSWORD, CompanyTest
from crm_http import Client, RawConnection, basic
from crm_process import main, wait_until
from small_company import write_two_users
from smuggling_cases import Cases


class StoppingTest(CompanyTest):
    def refuses_connections(self, server):
        try:
            with socket.create_connection(server.address, timeout=1):
                return False
        except ConnectionRefusedError:
            return True

    def test_sigterm_finishes_the_request_in_flight_and_exits_0(self):
        server = self.work.serve(self.database)
        request = Cases(basic("anna", PASSWORD)).good
        with RawConnection(server) as connection:
            connection.send(request)
            self.assertEqual(200, connection.read_answer().status)
            connection.send(request[:-1])  # All but the last byte: a request that is under way.
            wait_until(connection.is_read, "the server reads the request")
            server.terminate()
            wait_until(lambda: self.refuses_connections(server), "the listener closes")
            connection.send(request[-1:])
            answers = connection.read_to_end()
        self.assertEqual([200], [answer.status for answer in answers], server.log())
        self.assertEqual(2, len(answers[0].json()))
        self.assertEqual(DONE, server.wait(), server.log())

    def test_sigterm_lets_a_sign_in_that_is_being_hashed_come_to_its_answer(self):
        server = self.work.serve(self.database)
        with RawConnection(server) as connection:
            connection.send(Cases(basic("anna", PASSWORD)).good)
            wait_until(connection.is_read, "the server reads the request")
            server.terminate()
            self.assertEqual([200], [answer.status for answer in connection.read_to_end()], server.log())
        self.assertEqual(DONE, server.wait(), server.log())

    def test_a_second_sigterm_ends_it_at_once_though_a_password_is_being_hashed(self):
        self.command("user", "password", "anna", "--password-stdin", "--password-passes", "60",
                     stdin=PASSWORD + "\n")
        server = self.work.serve(self.database)
        with RawConnection(server) as connection:
            connection.send(Cases(basic("anna", PASSWORD)).good)
            wait_until(connection.is_read, "the server reads the request")
            server.terminate()
            wait_until(lambda: self.refuses_connections(server), "the listener closes")
            server.terminate()
            self.assertEqual(DONE, server.wait(), server.log())

    def test_sigterm_and_sigint_close_idle_connections_and_exit_0_at_once(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            server = self.work.serve(self.database)
            idle = [RawConnection(server) for _ in range(10)]
            with Client(server, "anna", PASSWORD) as client:
                self.assertEqual(200, client.post({}).status)
                server.process.send_signal(number)
                self.assertEqual(DONE, server.wait(seconds=5), server.log())
            for connection in idle:
                self.assertEqual([], connection.read_to_end())
                connection.close()

    def test_a_request_that_never_comes_whole_does_not_hold_the_end_up(self):
        server = self.work.serve(self.database)
        with RawConnection(server) as connection:
            connection.send(Cases(basic("anna", PASSWORD)).good[:-1])
            server.terminate()
            self.assertEqual(DONE, server.wait(seconds=13), server.log())

    def test_serve_prints_one_line_and_the_log_no_password(self):
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "anna"))
        self.assertEqual(401, self.status_of(server, "anna", PASSWORD + "x"))
        self.assertEqual(DONE, server.stop())
        self.assertEqual([f"listening on http://{server.authority}"], server.stdout_lines())
        self.assertNotIn(PASSWORD, server.log_path.read_text())

    def test_a_killed_server_leaves_a_database_that_serves_again(self):
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "anna"))
        server.kill()
        self.command("check")
        self.assertEqual(200, self.status_of(self.work.serve(self.database), "anna"))


class SharingTest(CompanyTest):
    def test_a_second_server_on_the_database_refuses_and_names_the_first(self):
        first = self.work.serve(self.database)
        second = self.refuse(COULD_NOT, "serve", "--listen", "127.0.0.1:0")
        self.assertRegex(second.stderr, rf"\b{first.pid}\b")
        self.assertEqual("", second.stdout)
        self.assertEqual(200, self.status_of(first, "anna"))

    def test_without_the_servers_socket_an_import_refuses_with_its_pid_and_changes_nothing(self):
        server = self.work.serve(self.database)
        self.work.path("company.db.admin").unlink()
        with Client(server, "anna", PASSWORD) as client:
            before = client.post({}).body
            other = write_two_users(self.work.path("other"), second_owner=1)
            refusal = self.refuse(COULD_NOT, "import", other)
            self.assertRegex(refusal.stderr, rf"\b{server.pid}\b")
            self.assertEqual(before, client.post({}).body)
        self.assertEqual(DONE, server.stop())
        self.assertEqual([102, 101], self.contacts_of("anna"))
        self.command("import", other)
        self.assertEqual([102, 103, 101], self.contacts_of("anna"))

    def test_a_port_in_use_is_told_in_a_sentence(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            refusal = self.refuse(COULD_NOT, "serve", "--listen", address)
        self.assertIn(address, refusal.stderr)
        self.assertRegex(refusal.stderr, r"(?i)in use|listens there")
        self.assertEqual("", refusal.stdout)

    def test_the_database_is_readable_by_its_owner_alone(self):
        server = self.work.serve(self.database)
        self.assertEqual(200, self.status_of(server, "anna"))
        for path in self.work.folder.glob("company.db*"):
            self.assertEqual(0o700 if path.is_dir() else 0o600, stat.S_IMODE(path.stat().st_mode), path)

    def test_a_database_of_a_newer_version_is_refused(self):
        with contextlib.closing(sqlite3.connect(self.database)) as connection:
            connection.execute("PRAGMA user_version = 1000000")
        for arguments in (["check"], ["import", self.folder], ["serve", "--listen", "127.0.0.1:0"]):
            self.assertRegex(self.refuse(COULD_NOT, *arguments).stderr, r"(?i)newer")

    def test_a_file_that_is_no_database_is_refused_and_kept(self):
        path = self.work.path("letter.txt")
        path.write_text("Dear reader, this is a letter and no database at all.\n" * 50)
        letter = path.read_bytes()
        for arguments in (["check"], ["import", self.folder], ["serve", "--listen", "127.0.0.1:0"]):
            self.refused(COULD_NOT, *arguments, "--database", path)
        self.assertEqual(letter, path.read_bytes())


if __name__ == "__main__":
    main()
