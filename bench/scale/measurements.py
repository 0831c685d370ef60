"""What is measured of one tenant, each by itself, on a server that is started for it."""

import contextlib
import dataclasses
import json
import os
import random
import statistics
import subprocess
import time

import databases
import idle
import questions
import servers
from client import Client

# The least that can be set: what is loaded leaves when the next owner is asked for.
SMALLEST_FEED = ("--feed-memory-bytes-max", str(1024 * 1024))
COLD_OWNERS = 40
WRITES = 40
IDLE_CONNECTIONS = 10_000
LATELY = "2025-12-31T12:00:00Z"  # before the end of all histories: some rows, whoever asks


@dataclasses.dataclass(frozen=True)
class Machine:
    """Where things are: the program, the cores of server and load, and where logs go."""

    program: str
    server_core: int
    load_core: int
    folder: object


@contextlib.contextmanager
def served(machine, tenant, *settings):
    """The server, and the milliseconds until it listened."""
    with open(machine.folder / f"{tenant.path.stem}.log", "w") as log:
        server, ready_ms = servers.start_program(machine.program, tenant.path, machine.server_core, log, *settings)
        try:
            yield server, ready_ms
        finally:
            server.stop()


def tickets(machine, tenant, owners):
    """The Authorization of each of those users."""
    found = []
    for owner in owners:
        ran = subprocess.run([machine.program, "ticket", "issue", tenant.login(owner), "--database", tenant.path],
                             capture_output=True, text=True)
        if ran.returncode != 0:
            raise RuntimeError(f"no ticket for {tenant.login(owner)}: {ran.stderr}")
        found.append("SOTicket " + ran.stdout.strip())
    return found


def give_password(machine, tenant):
    databases.run(machine.program, "user", "password", databases.LOGIN, "--password-stdin", "--database", tenant.path,
                  words=databases.PASSWORD + "\n")
    return questions.authorization(databases.LOGIN, databases.PASSWORD)


def forget_file(path):
    """The system keeps none of it in memory any more."""
    for each in (path, path.with_name(path.name + "-wal")):
        if each.exists():
            descriptor = os.open(each, os.O_RDONLY)
            try:
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(descriptor)


def start(machine, tenant, authorized, rounds):
    """From nothing to listening and to the first answer, and what is resident then; medians."""
    listening, answered, resident = [], [], []
    for _ in range(rounds):
        started = time.monotonic()
        with served(machine, tenant) as (server, ready_ms):
            with Client(server.port, authorized) as client:
                client.ask_ms(questions.question(LATELY))
            answered.append((time.monotonic() - started) * 1000)
            listening.append(ready_ms)
            resident.append(server.resident_mb())
    return {"listening_ms": statistics.median(listening), "first_answer_ms": statistics.median(answered),
            "first_answer_resident_mb": statistics.median(resident)}


def memory(machine, tenant, authorized, fits):
    """What is resident with next to no page, and with those that the default budget holds."""
    found = {}
    for name, settings in (("bare_mb", SMALLEST_FEED), ("settled_mb", ())):
        with served(machine, tenant, *settings) as (server, _):
            with Client(server.port, authorized) as client:
                client.ask_ms(questions.question(LATELY))
            server.settle(wait_s_max=300)
            found[name] = server.resident_mb()
    if fits:  # else the budget says how many pages are there, and not the tenant
        found["page_bytes_a_contact"] = (found["settled_mb"] - found["bare_mb"]) * 1024 * 1024 / tenant.contacts
    return found


def cold(machine, tenant):
    """The first answer of owners whose pages are not in memory: with the part of the file that is theirs in the memory of
    the system, and with none of it. The budget holds three pages, so whoever is asked in turn is always gone again."""
    count = min(COLD_OWNERS, tenant.owners)
    owners = random.Random(1).sample(range(1, tenant.owners + 1), count)
    authorized = tickets(machine, tenant, owners)
    with served(machine, tenant, *SMALLEST_FEED) as (server, _):
        server.settle(wait_s_max=300)
        ask_each(server, authorized)  # has the system keep what they read, and the program know the tickets
        before = server.cpu_s()
        took = ask_each(server, authorized)
        cpu_ms = (server.cpu_s() - before) / count * 1000
        from_disk = ask_each(server, authorized, lambda: forget_file(tenant.path))
    return {"cold_ms": statistics.median(took), "cold_ms_max": max(took), "cold_cpu_ms": cpu_ms,
            "cold_disk_ms": statistics.median(from_disk)}


def ask_each(server, authorized, before=lambda: None):
    """Milliseconds of one answer for each of them."""
    took = []
    for each in authorized:
        before()
        with Client(server.port, each) as client:
            took.append(client.ask_ms(questions.question(LATELY))[0])
    return took


def write(machine, tenant, authorized, owner=1):
    """A follow-up on a contact of the caller's own, one after another: durable and in the feed when answered."""
    with served(machine, tenant) as (server, _):
        with Client(server.port, authorized) as client:
            client.ask_ms(questions.question(LATELY))
        server.settle(wait_s_max=300)  # longer than a connection that asks nothing stays open
        with Client(server.port, authorized) as client:
            client.write_ms(tenant.contact_of(owner), 0)
            before = server.cpu_s()
            took = [client.write_ms(tenant.contact_of(owner), number) for number in range(1, WRITES + 1)]
            _, rows = client.ask_ms(questions.question("2026-01-02T00:00:00Z"))
        if rows < 1:
            raise RuntimeError("what was written is not in the feed")
        return {"write_ms": statistics.median(took), "write_ms_max": max(took),
                "write_cpu_ms": (server.cpu_s() - before) / WRITES * 1000}


def wide_owner(machine, tenant, authorized, bare_mb):
    """An owner of the whole tenant: first answer, warm answers, what is resident above a server without pages, a change."""
    with served(machine, tenant, *SMALLEST_FEED) as (server, _):
        server.settle(wait_s_max=300)
        before_s = server.cpu_s()
        with Client(server.port, authorized) as client:
            first_ms, _ = client.ask_ms(questions.question(LATELY))
            first_cpu_ms = (server.cpu_s() - before_s) * 1000
            warm_ms = statistics.median(client.ask_ms(questions.question(LATELY))[0] for _ in range(50))
        page_mb = server.resident_mb() - bare_mb
    return {"contacts": tenant.contacts, "cold_ms": first_ms, "cold_cpu_ms": first_cpu_ms, "warm_ms": warm_ms,
            "page_mb": page_mb, "page_bytes_a_contact": page_mb * 1024 * 1024 / tenant.contacts,
            **write(machine, tenant, authorized)}


def idle_connections(machine, tenant, authorized, count):
    """What they take above an idle server: when just opened, and when each has had an answer."""
    count = idle.room_for(count)
    many = ("--connections-max", str(count + 100), "--connections-per-address-max", str(count + 100))
    body = questions.question("2025-12-31T23:59:59.9999999Z", categories=[999_999])
    found = {"connections": count}
    for name, asked in (("opened_mb", None), ("answered_mb", idle.request_of(authorized, body))):
        with served(machine, tenant, *many) as (server, _):
            with Client(server.port, authorized) as client:
                if json.loads(client.post(questions.PATH, body)) != []:
                    raise RuntimeError("expected an empty answer")
            server.settle()
            before = server.resident_mb()
            with idle.connected(server.port, count, asked):
                server.settle(wait_s_max=5)
                found[name] = server.resident_mb() - before
    return found
