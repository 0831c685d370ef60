"""Load on one server for some seconds, and rounds of it on several servers in turn."""

import dataclasses
import itertools
import pathlib
import statistics
import subprocess
import sys

from servers import pinned

CONNECTIONS = 64
ANSWER_S_MAX = 30
SCRIPT = pathlib.Path(__file__).with_name("post.lua")


@dataclasses.dataclass(frozen=True)
class Target:
    """Where a request goes, and what it says."""

    name: str
    server: object
    path: str
    body: str
    headers: dict
    connections: int = CONNECTIONS
    method: str = "POST"


@dataclasses.dataclass(frozen=True)
class Sample:
    """What one round on one target showed."""

    per_s: float  # answers a second
    p50_us: float
    p99_us: float
    p999_us: float
    cpu_us: float  # of the server, per answer
    busy: float  # the share of its core that the server used
    resident_mb: float  # of the server, behind the load


def load(target, core, seconds):
    before = target.server.cpu_s()
    ran = subprocess.run(
        ["wrk", "-t1", f"-c{target.connections}", f"-d{seconds}s", f"--timeout={ANSWER_S_MAX}s", "-s", str(SCRIPT),
         f"http://127.0.0.1:{target.server.port}{target.path}", "--", target.method, target.body,
         *itertools.chain.from_iterable(target.headers.items())],
        capture_output=True, text=True, preexec_fn=pinned(core), timeout=seconds + 60)
    cpu_s = target.server.cpu_s() - before
    measured = [line for line in ran.stdout.splitlines() if line.startswith("measured ")]
    if not measured:
        raise RuntimeError(f"wrk said nothing of {target.name}: {ran.stdout}{ran.stderr}")
    requests, duration_us, p50_us, p99_us, p999_us, failures = (int(word) for word in measured[0].split()[1:])
    if not requests:
        raise RuntimeError(f"{target.name}: no answer in {seconds} s")
    if failures:
        raise RuntimeError(f"{target.name}: {failures} of {requests} requests failed")
    return Sample(requests / duration_us * 1e6, p50_us, p99_us, p999_us, cpu_s / requests * 1e6,
                  cpu_s / duration_us * 1e6, target.server.resident_mb())


def in_turn(targets, core, rounds, seconds, warm_s=1):
    """One list of samples per target; every round loads each target once, in changing order."""
    samples = [[] for _ in targets]
    for target in targets:
        load(target, core, warm_s)  # connections, caches, the remembered sign-in
    for round_ in range(rounds):
        order = range(len(targets))
        for i in order if round_ % 2 == 0 else reversed(order):
            samples[i].append(load(targets[i], core, seconds))
            print(".", end="", flush=True, file=sys.stderr)
    return samples


def ratio(ours, theirs, value):
    """The median over the rounds of ours to theirs, each round by itself, with the extremes."""
    ratios = [getattr(a, value) / getattr(b, value) for a, b in zip(ours, theirs)]
    return statistics.median(ratios), min(ratios), max(ratios)


def median(samples, value):
    return statistics.median(getattr(sample, value) for sample in samples)
