"""Requests that the program itself has answered as it should, and the instructions that their answers take."""

import dataclasses
import os
import pathlib
import re
import shutil
import subprocess

import databases
import questions
import servers
import ways

# Which copy and search the C library takes depends on the processor, and by it up to 8 % of the count: every
# x86-64 has these. For the rest, callgrind shows programs a processor of its own.
SAME_LIBRARY = "glibc.cpu.hwcaps=-AVX2,-AVX_Fast_Unaligned_Load,-ERMS"


@dataclasses.dataclass(frozen=True)
class Request:
    title: str
    written: bytes  # as it comes from a socket
    answer_bytes: int
    anew: bool = False  # the answer is made for each, and not kept from the one before

    def made_anew(self):
        return dataclasses.replace(self, title=f"{self.title}, made anew", anew=True)


def each_way(port, authorized):
    """Twenty rows, asked and told in every way."""
    asked = questions.ask(port, authorized, 20)
    answers = ways.ask_each(port, authorized, asked)
    return [Request(way.title, ways.request_bytes(way, authorized, asked), len(answer))
            for way, answer in zip(ways.ALL, answers)]


def each_length(port, authorized):
    """Other questions than that of twenty rows, asked plainly."""
    asked = {
        "nothing new": questions.ask_nothing(port, authorized),
        "1 row": questions.ask(port, authorized, 1),
        "500 rows": questions.ask(port, authorized, 500),
        "one action of seven, two categories of 24": questions.ask(port, authorized, 20, "NewActivity", [1, 2]),
    }
    return [Request(title, ways.request_bytes(ways.PLAIN, authorized, each), len(each.answer))
            for title, each in asked.items()]


def asked_of(program, database, log, *askers):
    """What these ask, all together, of the program serving the database."""
    authorized = questions.authorization(databases.LOGIN, databases.PASSWORD)
    server, _ = servers.start_program(program, database, min(os.sched_getaffinity(0)), log)
    try:
        return [request for asker in askers for request in asker(server.port, authorized)]
    finally:
        server.stop()


def instructions(exchange_bench, database, requests, times):
    """Of one answer to each, those that are made anew being the last. Requests, and what callgrind has found, are left
    beside the database: request.3, callgrind.3."""
    folder = database.parent
    for number, request in enumerate(requests, 1):
        (folder / f"request.{number}").write_bytes(request.written)
    run_counted(exchange_bench, folder, "callgrind", "answers", [database.name, str(times), *words_for(requests)])
    return [total(folder / f"callgrind.{number}") / times for number in range(1, len(requests) + 1)]


def page_instructions(page_loading, database, owner, times, found):
    """Of reading and making the page of that owner, and its contacts; what callgrind has found is left beside the database,
    under that name."""
    said = run_counted(page_loading, database.parent, "page", "loads", [database.name, str(times), str(owner)])
    return one_counted(database.parent, "page", found) / times, int(re.search(r"^(\d+) contacts$", said, re.M)[1])


def saving_instructions(follow_up_saving, database, user, times, found):
    """Of saving a follow-up for that user, in a copy of the database, what the thread does that commits: the change, its
    commit, and whatever else a group of changes asks for; and what the feed's thread does to bring the user's page up to
    it. What callgrind has found is left beside the database, under that name."""
    copy = database.with_name("copy.db")
    shutil.copyfile(database, copy)
    run_counted(follow_up_saving, database.parent, "saving", "saves", [copy.name, str(times), str(user)],
                counts=("crm::store::sqlite::Writer::run_group*", "crm::feed::Feed::Loader::serve*"))
    return one_counted(database.parent, "saving", found) / times


def one_counted(folder, name, found):
    """Of the only thing that was measured; what callgrind has found of it has that name from then on."""
    counted_here = folder / f"{name}.1"
    instructions_of_all = total(counted_here)
    counted_here.rename(folder / found)
    return instructions_of_all


def run_counted(program, folder, found, what, words, counts=()):
    """Counts what is done in measured_*(), or meanwhile in the functions `counts`, be it on other threads; for each call of
    measure() into a file of its own, found.1 and so on. Tells what the program says. Nothing depends on the environment,
    nor on how long a path is."""
    for old in folder.glob(f"{found}.*"):
        old.unlink()
    valgrind = shutil.which("valgrind")
    if not valgrind:
        raise RuntimeError("valgrind is not on PATH: tools/install-dependencies test installs it")
    measured = f"*measured_{what}*"
    ran = subprocess.run(
        [valgrind, "--tool=callgrind", "--collect-atstart=no", *(f"--toggle-collect={each}" for each in counts or (measured,)),
         f"--zero-before={measured}", "--dump-after=*measure(*", f"--callgrind-out-file={found}",
         pathlib.Path(program).absolute(), *words],
        cwd=folder, env={"GLIBC_TUNABLES": SAME_LIBRARY, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise RuntimeError(f"counting ended with {ran.returncode}: {ran.stdout}{ran.stderr}")
    return ran.stdout


def words_for(requests):
    words = []
    for number, request in enumerate(requests, 1):
        if request.anew and "--anew" not in words:
            words.append("--anew")
        if not request.anew and "--anew" in words:
            raise ValueError("requests whose answers are made anew stand last")
        words.append(f"request.{number}")
    return words


def total(found):
    counted = re.search(r"^totals: (\d+)$", found.read_text(), re.M) if found.exists() else None
    if not counted or counted[1] == "0":
        raise RuntimeError(f"callgrind has counted nothing: {found}")
    return int(counted[1])
