"""Random deeds of random users, each done through the API and in the model: what the model says is refused has to be
refused, and what is done has to show in the feed as the model says.

Where the specification leaves open who may do something (moving, merging, bringing back), only those do it who may do
everything: what they may is not in doubt."""

from activity_model import Stamp

FULL = {1, 2}  # Who may do everything: levels 0 and 1.
ADMINISTRATOR = 1  # Level 0 alone has the right to merge.
DONE, REFUSED = "done", "refused"
UNSEEN = None  # What may be done with a row that one may not know of: nothing. True: it may be done, False: it may not.


class Deeds:
    """One deed at a time: `do()` chooses and does it, and returns a line that tells of it."""

    ways = ("agent", "put", "merge patch", "json patch")  # to change a row

    def __init__(self, model, callers, draw):
        self.model, self.callers, self.draw = model, callers, draw
        self.step = 0
        self.concerned = set()  # the companies that the deed is about
        self.done = {}  # deed to how often it was done
        self.refused = {}
        self.deeds = [getattr(self, name) for name in dir(type(self)) if name.startswith("deed_")]

    # ---- one deed

    def do(self, step):
        self.step = step
        while True:
            deed = self.draw.choice(self.deeds)
            self.concerned = set()
            told = deed(self.draw.choice(list(self.model.users)))
            if told is not None:  # None: there was nothing to do it with.
                name = deed.__name__.removeprefix("deed_")
                counts = self.refused if told.endswith(REFUSED) else self.done
                counts[name] = counts.get(name, 0) + 1
                return f"{name}: {told}"

    def stamp(self, user):
        return Stamp(self.step, user)

    def send(self, user, may, agent, method, body=None, **query):
        """The answer of what the model says `may` be done, None for what has to be refused (False, UNSEEN), and is."""
        return self.judge(user, may, f"{agent}/{method} with {body} {query}",
                          self.callers[user].call(agent, method, body, **query))

    def save(self, user, may, entity, number, members, ways=None):
        """Changes members of a row in one of the ways there are; as send() does."""
        way = self.draw.choice([each for each in self.ways if each in (ways or self.ways)])
        if way == "agent":
            return self.send(user, may, entity, f"Save{entity}Entity", {f"{entity}Id": number, **members})
        body = members
        if way == "json patch":
            body = [{"op": "replace", "path": f"/{member}", "value": value} for member, value in members.items()]
        verb = "PUT" if way == "put" else "PATCH"
        answer = self.callers[user].send(verb, f"/api/v1/{entity}/{number}", body)
        return self.judge(user, may, f"{verb} {entity}/{number} with {body}", answer)

    def judge(self, user, may, asked, answer):
        told = f"step {self.step}: {self.callers[user].login} called {asked}: {answer}"
        if may:
            if answer.status not in (200, 204):
                raise AssertionError(f"{told}\nThe model says that it may be done.")
            return answer.json() if answer.body else {}
        if may is UNSEEN:
            # Either as with any row that may not be changed, or as with one that is not there.
            if answer.status not in (403, 400, 404) and (answer.status, answer.body) != (204, b""):
                raise AssertionError(f"{told}\nThe model says that the row is not shown to who asks.")
            return None
        if answer.status != 403 or answer.json()["ErrorType"] != "SoSentryException":
            raise AssertionError(f"{told}\nThe model says 403 and SoSentryException [entities §1] [entities §5.2].")
        return None

    def told(self, user, may, words):
        return f"{self.callers[user].login} {words}: {DONE if may else REFUSED}"

    def some(self, rows):
        rows = list(rows)
        return self.draw.choice(rows) if rows else None

    def some_company(self):
        company = self.some(self.model.living())
        if company:
            self.concerned.add(company.id)
        return company

    def some_user(self, user):
        """Mostly the user."""
        return user if self.draw.random() < 0.6 else self.draw.choice(list(self.model.users))
