"""What a developer would otherwise use, beside the program: mocks with a canned answer, and servers with the same
rows. Each is fetched from npm the first time, started on a free port of loopback on the core of the servers, asked
until its answer is what it should be, and stopped by its process id."""

import dataclasses
import json
import shutil
import sys
import urllib.parse

import measure
import npm
import questions
import servers
import ways

CONTACTS, USERS = 3000, 2  # so that a caller has a thousand rows
WARM_S = 8  # a Java machine compiles what is run often
ROWS, SECONDS_MIN = 20, 5
MANY_ROWS, MANY_CONNECTIONS, MANY_SECONDS_MIN = 1000, 8, 10  # slow answers: fewer at once, and longer looked at
ADMIN_TOKEN = "load-bench-only-token-of-the-administrator"


@dataclasses.dataclass(frozen=True)
class Outcome:
    name: str
    version: str
    rows: int = 0
    connections: int = 0
    our_bytes: int = 0
    their_bytes: int = 0
    ours: tuple = ()
    theirs: tuple = ()
    goal: float | None = None
    failure: str = ""


@dataclasses.dataclass(frozen=True)
class World:
    """What peers are given."""

    program: str
    folder: object  # of all peers
    core: int
    authorized: str
    asked: dict  # by the number of rows
    rows: list  # all that the caller has

    def start(self, command, folder, port, environment=None):
        with open(folder / "log", "w") as log:
            return servers.start_other(command, folder, port, self.core, log, environment)


class Wiremock:
    """A canned answer of the same bytes."""

    package = {"wiremock": "3.13.2"}
    node_major_min = 18
    cases = ((ROWS, measure.CONNECTIONS, 2),)

    def start(self, world, installed, folder):
        java = shutil.which("java")
        if not java:
            raise RuntimeError("needs Java: tools/install-dependencies peers")
        [jar] = (installed / "node_modules/wiremock/build").glob("wiremock-standalone-*.jar")
        (folder / "mappings").mkdir()
        (folder / "__files").mkdir()
        (folder / "__files/answer.json").write_bytes(world.asked[ROWS].answer)
        (folder / "mappings/answer.json").write_text(json.dumps({
            "request": {"method": "POST", "urlPath": questions.PATH},
            "response": {"status": 200, "bodyFileName": "answer.json",
                         "headers": {"Content-Type": "application/json; charset=utf-8"}}}))
        port = servers.free_port()
        return world.start([java, "-jar", jar, "--port", str(port), "--bind-address", "127.0.0.1", "--root-dir", folder,
                            "--no-request-journal", "--disable-banner"], folder, port)

    def target(self, world, server, rows):
        return measure.Target("wiremock", server, questions.PATH, world.asked[rows].body,
                              questions.plain_headers(world.authorized))

    def check(self, answer, asked):
        return answer == asked.answer


class Prism(Wiremock):
    """Our own OpenAPI document, with the same rows as its example."""

    package = {"@stoplight/prism-cli": "5.14.2"}
    cases = ((ROWS, measure.CONNECTIONS, None),)

    def start(self, world, installed, folder):
        document = json.loads(npm.output([world.program, "openapi"]))
        answer = document["paths"][questions.PATH]["post"]["responses"]["200"]["content"]["application/json"]
        answer.pop("examples", None)
        answer["example"] = json.loads(world.asked[ROWS].answer)
        (folder / "openapi.json").write_text(json.dumps(document))
        port = servers.free_port()
        return world.start([npm.node(), installed / "node_modules/@stoplight/prism-cli/dist/index.js", "mock",
                            folder / "openapi.json", "--host", "127.0.0.1", "--port", str(port), "--verboseLevel", "silent"],
                           folder, port)

    def check(self, answer, asked):
        return json.loads(answer) == json.loads(asked.answer)


class JsonServer:
    """All rows of the caller in its file, filtered and sorted for each answer; it asks nobody who they are."""

    package = {"json-server": "0.17.4"}
    node_major_min = 18
    cases = ((ROWS, measure.CONNECTIONS, None),)

    def start(self, world, installed, folder):
        (folder / "db.json").write_text(json.dumps({"rows": world.rows}))
        port = servers.free_port()
        return world.start([npm.node(), installed / "node_modules/json-server/lib/cli/bin.js", "--host", "127.0.0.1",
                            "--port", str(port), "--quiet", "--read-only", folder / "db.json"], folder, port)

    def target(self, world, server, rows):
        start = json.loads(world.asked[rows].body)["ActivityStartTime"]
        query = urllib.parse.urlencode({"ActionTime_gte": start, "_sort": "ActionTime", "_order": "desc"})
        return measure.Target("json-server", server, f"/rows?{query}", "", {}, method="GET")

    def check(self, answer, asked):
        return json.loads(answer) == json.loads(asked.answer)


class Directus:
    """All rows of the caller in its SQLite database, put there through its API; asked by a static token."""

    package = {"directus": "12.4.0", "sqlite3": "6.0.1"}
    node_major_min = 20  # It asks for 22, and was seen to run on 20.
    cases = ((ROWS, measure.CONNECTIONS, 50), (MANY_ROWS, MANY_CONNECTIONS, 100))
    headers = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    types = {int: "integer", bool: "boolean", dict: "json"}

    def start(self, world, installed, folder):
        port = servers.free_port()
        # What would hold it back for reasons of its own is off: the limits of rate and pressure, telemetry, logs.
        environment = {
            "HOST": "127.0.0.1", "PORT": str(port), "PUBLIC_URL": f"http://127.0.0.1:{port}", "NODE_ENV": "production",
            "DB_CLIENT": "sqlite3", "DB_FILENAME": str(folder / "data.db"),
            "SECRET": "load-bench-only-secret-of-32-bytes-or-so",
            "ADMIN_EMAIL": "anna@example.com", "ADMIN_PASSWORD": "load-bench-only", "ADMIN_TOKEN": ADMIN_TOKEN,
            "TELEMETRY": "false", "RATE_LIMITER_ENABLED": "false", "PRESSURE_LIMITER_ENABLED": "false",
            "WEBSOCKETS_ENABLED": "false", "CACHE_ENABLED": "false", "LOG_LEVEL": "error",
            "STORAGE_LOCAL_ROOT": str(folder / "uploads"), "EXTENSIONS_PATH": str(folder / "extensions")}
        (folder / "uploads").mkdir()
        (folder / "extensions").mkdir()
        command = [npm.node(), installed / "node_modules/directus/cli.js"]
        npm.output([*command, "bootstrap"], folder, environment)
        server = world.start([*command, "start"], folder, port, environment)
        try:
            self.fill(server.port, world.rows)
        except BaseException:
            server.stop()
            raise
        return server

    def fill(self, port, rows):
        fields = [{"field": "id", "type": "integer", "meta": {"hidden": True},
                   "schema": {"is_primary_key": True, "has_auto_increment": True}}]
        for name, value in rows[0].items():
            kind = "timestamp" if name == "ActionTime" else self.types.get(type(value), "text")
            fields.append({"field": name, "type": kind, "meta": {"special": ["cast-json"]} if kind == "json" else {},
                           "schema": {"is_indexed": name == "ActionTime"}})
        self.post(port, "/collections", {"collection": "rows", "schema": {}, "meta": {"note": None}, "fields": fields})
        for begin in range(0, len(rows), 100):
            self.post(port, "/items/rows", rows[begin:begin + 100])

    def post(self, port, path, value):
        questions.post(port, path, json.dumps(value), {**self.headers, "Content-Type": "application/json"})

    def target(self, world, server, rows):
        start = json.loads(world.asked[rows].body)["ActivityStartTime"]
        query = urllib.parse.urlencode({"filter[ActionTime][_gte]": start, "sort": "-ActionTime", "limit": "-1",
                                        "fields": ",".join(world.rows[0])})
        return measure.Target("directus", server, f"/items/rows?{query}", "", self.headers, method="GET")

    def check(self, answer, asked):
        def values(rows):  # of one time in any order
            told = [{**row, "ActionTime": questions.time_of(row["ActionTime"])} for row in rows]
            return sorted(told, key=lambda row: (row["ActionTime"], row["ContactId"]), reverse=True)
        return values(json.loads(answer)["data"]) == values(json.loads(asked.answer))


ALL = {"wiremock": Wiremock(), "prism": Prism(), "json-server": JsonServer(), "directus": Directus()}


def chosen(names):
    if names == "all":
        return ALL
    unknown = set(names.split(",")) - set(ALL)
    if unknown:
        raise RuntimeError(f"--peers knows {', '.join(ALL)}, not {', '.join(sorted(unknown))}")
    return {name: ALL[name] for name in names.split(",")}


def beside(bench):
    peers = chosen(bench.asked.peers)
    ours, _ = bench.start(CONTACTS, USERS)
    asked = {rows: questions.ask(ours.port, bench.authorized, rows) for rows in (ROWS, MANY_ROWS)}
    everything = json.loads(questions.post(ours.port, questions.PATH, questions.question(), bench.headers))
    world = World(bench.asked.program, (bench.asked.folder / "peers").absolute(), bench.server_core, bench.authorized,
                  asked, everything)
    return [outcome for name, peer in peers.items() for outcome in one_beside(bench, world, ours, name, peer)]


def one_beside(bench, world, ours, name, peer):
    """An outcome for each of its cases; of one that does not run here, or answers something else, why."""
    version = next(iter(peer.package.values()))
    outcomes = []
    try:
        npm.node(peer.node_major_min)
        installed = npm.install(world.folder / name, peer.package)
        folder = world.folder / f"{name}-data"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        print(f"starting {name} {version}", file=sys.stderr)
        server = peer.start(world, installed, folder)
        try:
            for case in peer.cases:
                outcomes.append(measured(bench, world, ours, server, name, version, peer, *case))
        finally:
            server.stop()
    except RuntimeError as failed:
        print(f"{name}: {failed}", file=sys.stderr)
        outcomes.append(Outcome(name, version, failure=str(failed).splitlines()[0]))
    return outcomes


def measured(bench, world, ours, server, name, version, peer, rows, connections, goal):
    asked = world.asked[rows]
    if asked.rows != rows:
        raise RuntimeError(f"no start time gives exactly {rows} rows, but {asked.rows}")
    theirs = dataclasses.replace(peer.target(world, server, rows), connections=connections)
    answer = questions.post(server.port, theirs.path, theirs.body, theirs.headers, theirs.method)
    if not peer.check(answer, asked):
        raise RuntimeError(f"{name} does not answer the same rows: {answer[:300]!r}")
    mine = dataclasses.replace(ways.target("the program", ways.PLAIN, ours, bench.authorized, asked), connections=connections)
    seconds = max(bench.asked.seconds, SECONDS_MIN if rows == ROWS else MANY_SECONDS_MIN)
    print(f"{rows:,} rows, {name} ", end="", flush=True, file=sys.stderr)
    samples = measure.in_turn([mine, theirs], bench.load_core, bench.asked.rounds, seconds, WARM_S)
    print(file=sys.stderr)
    return Outcome(name, version, rows, connections, len(asked.answer), len(answer), *samples, goal)
