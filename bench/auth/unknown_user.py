#!/usr/bin/env python3
"""Does the time of a refusal tell whether a user exists? Asks a server of its own with wrong passwords, of a user and
of nobody by turns, and compares the medians.

    bench/auth/unknown_user.py build/release/src/app/active-contacts [TRIES]

The ratio is meant to be within 5 % of 1 at 1,000 tries each; a machine that does something else tells nothing.
"""

import http.client
import base64
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

PATH = "/api/v1/Agents/Contact/GetMyActiveContacts"
NOBODY_IS_SLOWED = ["--sign-in-failures-free", "1000000", "--sign-in-failures-max", "1000000",
                    "--address-failures-per-minute-max", "1000000"]


def refusal_s(connection, login, number):
    """How long one wrong password takes. Each is another one, so that none is remembered."""
    credential = base64.b64encode(f"{login}:wrong-{number:06}".encode()).decode()
    begun = time.perf_counter()
    connection.request("POST", PATH, b"{}", {"Authorization": f"Basic {credential}",
                                             "Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    took = time.perf_counter() - begun
    if answer.status != 401:
        sys.exit(f"{login}: wanted 401, got {answer.status}")
    return took


def measure(port, tries):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = {"anna": [], "nora": []}
    for number in range(tries + 10):
        for login in sorted(times, reverse=number % 2 == 1):
            took = refusal_s(connection, login, number)
            if number >= 10:
                times[login].append(took)
    return times


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    program, tries = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 1000
    with tempfile.TemporaryDirectory() as folder:
        associates = pathlib.Path(folder, "associates.csv")
        associates.write_text("associate_id,login,full_name,person_id,user_group\n1,anna,Anna,11,Sales\n")
        database = ["--database", os.path.join(folder, "bench.db")]
        subprocess.run([program, "import", associates, *database], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "user", "password", "anna", "--password-stdin", *database], check=True,
                       input=b"right\n", stdout=subprocess.DEVNULL)
        with subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", *NOBODY_IS_SLOWED, *database],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            try:
                port = int(server.stdout.readline().rsplit(":", 1)[1])
                times = measure(port, tries)
            finally:
                server.terminate()
    medians = {login: statistics.median(taken) * 1000 for login, taken in times.items()}
    print(f"{tries} tries each; a user {medians['anna']:.2f} ms, nobody {medians['nora']:.2f} ms, "
          f"ratio {medians['nora'] / medians['anna']:.3f}")


if __name__ == "__main__":
    main()
