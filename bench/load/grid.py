"""The program beside nginx: answers of several lengths, told in several ways, over several numbers of
connections. nginx returns the very bytes that the program has answered."""

import dataclasses
import sys

import measure
import questions
import servers
import ways

# Of the throughput to nginx over 64 connections.
GOALS = {"nothing new": 0.85, "20 rows": 0.85, "one action of seven, two categories of 24": 0.75, "500 rows": 0.60}
# Of the others of 20 rows over as many.
GOAL_P99, GOAL_CPU = 2.0, 1.3
CHOICE_S = 1  # of load, that tells which way nginx is quicker in
CHECKED_ROWS_MIN = 20  # fewer may hold nothing that a language changes


@dataclasses.dataclass(frozen=True)
class Question:
    """Something that is asked of one of our servers."""

    title: str
    server: object
    asked: questions.Asked


@dataclasses.dataclass(frozen=True)
class Cell:
    """One question, told in one way, over so many connections: what both servers made of it."""

    question: Question
    way: ways.Way
    connections: int
    answer_bytes: int
    ours: list
    nginx: list
    nginx_name: str  # which says how it sends

    @property
    def title(self):
        return self.question.title if self.way is ways.PLAIN else f"{self.question.title}, {self.way.title}"

    @property
    def goal(self):
        plain = self.way is ways.PLAIN and self.connections == measure.CONNECTIONS
        return GOALS.get(self.question.title) if plain else None


def told(way, question, authorized):
    """The bytes of the answer, which are what they should be."""
    answer = ways.ask(way, question.server.port, authorized, question.asked)
    if question.asked.rows >= CHECKED_ROWS_MIN and not way.check(answer, question.asked.answer):
        raise RuntimeError(f"{question.title}, {way.title}: not what was asked for: {answer[:300]!r}")
    return answer


class Grid:
    def __init__(self, nginx, folder, authorized, load_core, asked):
        self.nginx = nginx
        self.answers = folder / "answers"
        self.authorized = authorized
        self.load_core = load_core
        self.asked = asked

    def fixed(self, way, answer, body):
        """nginx answering the same bytes: by `sendfile` or copying them, whichever has just been quicker."""
        path = f"/{len(list(self.answers.iterdir()))}.{way.kind}"
        (self.answers / path[1:]).write_bytes(answer)
        headers = ways.headers(way, self.authorized)
        targets = [measure.Target(f"nginx, {sending}", server, path, body, headers)
                   for sending, server in (("sendfile", self.nginx), ("copying", self.nginx.copying))]
        for target in targets:
            if questions.post(target.server.port, path, body, headers) != answer:
                raise RuntimeError("nginx does not answer the same bytes as the program")
        return max(targets, key=lambda target: measure.load(target, self.load_core, CHOICE_S).per_s)

    def beside_text(self, question):
        """Samples of the program and of nginx returning two bytes out of its configuration, which is the least that a
        web server can do."""
        if question.asked.answer != questions.post(self.nginx.port, servers.NGINX_TEXT_PATH, question.asked.body,
                                                   questions.plain_headers(self.authorized)):
            raise RuntimeError("nginx returns something else")
        ours = ways.target(question.title, ways.PLAIN, question.server, self.authorized, question.asked)
        text = dataclasses.replace(ours, name="text of nginx", server=self.nginx, path=servers.NGINX_TEXT_PATH)
        print("nothing new, beside a text of nginx ", end="", flush=True, file=sys.stderr)
        samples = measure.in_turn([ours, text], self.load_core, self.asked.rounds, self.asked.seconds)
        print(file=sys.stderr)
        return samples

    def cells(self, question, way, connections):
        """One for each number of connections."""
        print(f"{question.title}, {way.title} ", end="", flush=True, file=sys.stderr)
        answer = told(way, question, self.authorized)
        body, headers = way.write(question.asked.body), ways.headers(way, self.authorized)
        fixed = self.fixed(way, answer, body)
        body = way.write(question.asked.differing) if question.asked.differing else body
        found = []
        for number in connections:
            ours, nginx = measure.in_turn(
                [measure.Target("the program", question.server, questions.PATH + way.query, body, headers, number),
                 dataclasses.replace(fixed, body=body, connections=number)],
                self.load_core, self.asked.rounds, self.asked.seconds)
            found.append(Cell(question, way, number, len(answer), ours, nginx, fixed.name))
            print(" ", end="", flush=True, file=sys.stderr)
        print(file=sys.stderr)
        return found
