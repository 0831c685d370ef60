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
    """The first answer of owners whose pages are not in memory: once with the file in the memory of the system, as
    after a backup, and once with it on the disk alone. Each is asked again at once, which is the warm answer."""
    count = min(COLD_OWNERS, tenant.owners)
    owners = random.Random(1).sample(range(1, tenant.owners + 1), count)
    authorized = tickets(machine, tenant, owners)
    found = {}
    with served(machine, tenant, *SMALLEST_FEED) as (server, _):
        server.settle(wait_s_max=300)
        for name, from_disk in (("cold_disk_ms", True), ("cold_ms", False)):
            took, again, before = [], [], server.cpu_s()
            for each in authorized:
                if from_disk:
                    forget_file(tenant.path)
                with Client(server.port, each) as client:
                    took.append(client.ask_ms(questions.question(LATELY))[0])
                    again.append(client.ask_ms(questions.question(LATELY))[0])
            found[name] = statistics.median(took)
            if not from_disk:
                found["cold_ms_max"] = max(took)
                found["warm_ms"] = statistics.median(again)
                found["cold_cpu_ms"] = (server.cpu_s() - before) / count * 1000
    return found


def write(machine, tenant, authorized, owner=1):
    """A follow-up on a contact of the caller's own, one after another: durable and in the feed when answered."""
    with served(machine, tenant) as (server, _), Client(server.port, authorized) as client:
        client.ask_ms(questions.question(LATELY))
        server.settle(wait_s_max=300)
        client.write_ms(tenant.contact_of(owner), 0)
        before = server.cpu_s()
        took = [client.write_ms(tenant.contact_of(owner), number) for number in range(1, WRITES + 1)]
        _, rows = client.ask_ms(questions.question("2026-01-02T00:00:00Z"))
        if rows < 1:
            raise RuntimeError("what was written is not in the feed")
        return {"write_ms": statistics.median(took), "write_ms_max": max(took),
                "write_cpu_ms": (server.cpu_s() - before) / WRITES * 1000}


def wide_owner(machine, tenant, authorized):
    """An owner of the whole tenant: first answer, warm answers, what the page takes, a change."""
    with served(machine, tenant, *SMALLEST_FEED) as (server, _):
        server.settle(wait_s_max=300)
        # One question of the same server wakes the sign-in, without any page.
        before_mb, before_s = server.resident_mb(), server.cpu_s()
        with Client(server.port, authorized) as client:
            first_ms, _ = client.ask_ms(questions.question(LATELY))
            first_cpu_ms = (server.cpu_s() - before_s) * 1000
            after_mb = server.resident_mb()
            warm_ms = statistics.median(client.ask_ms(questions.question(LATELY))[0] for _ in range(50))
    return {"contacts": tenant.contacts, "cold_ms": first_ms, "cold_cpu_ms": first_cpu_ms, "warm_ms": warm_ms,
            "page_mb": after_mb - before_mb, "page_bytes_a_contact": (after_mb - before_mb) * 1024 * 1024 / tenant.contacts,
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
