"""Random deeds of random users, each done through the API and in the model: what the model says is refused has to be
refused, and what is done has to show in the feed as the model says.

Where the specification leaves open who may do something (moving, merging, bringing back), only those do it who may do
everything: what they may is not in doubt."""

from activity_model import (ALL_SEE, COMPANY, DELETE, DOCUMENT, FOLLOW_UP, INSERT, PERSON, READ, UPDATE, Activity, Company,
                            Human, Stamp)
from writing_case import CATEGORIES

FULL = {1, 2}  # Who may do everything: levels 0 and 1.
ADMINISTRATOR = 1  # Level 0 alone has the right to merge.
DONE, REFUSED = "done", "refused"


class Deeds:
    """One deed at a time: `do()` chooses and does it, and returns a line that tells of it."""

    LIVING_COMPANIES_MAX = 40
    ACTIVITIES_EACH_MAX = 8  # of a company, on average

    def __init__(self, model, callers, draw):
        self.model, self.callers, self.draw = model, callers, draw
        self.step = 0
        self.concerned = set()  # the companies that the deed is about
        self.done = {}  # deed to how often it was done
        self.refused = {}
        self.moments = {}  # Starts of follow-ups and dates of documents never matter to the feed.
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
        """The answer of what the model says `may` be done, None for what has to be refused, and is."""
        caller = self.callers[user]
        answer = caller.call(agent, method, body, **query)
        told = f"step {self.step}: {caller.login} called {agent}/{method} with {body} {query}: {answer}"
        if may:
            if answer.status not in (200, 204):
                raise AssertionError(f"{told}\nThe model says that it may be done.")
            return answer.json() if answer.body else {}
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

    # ---- companies

    def deed_make_company(self, user):
        if len(self.model.living()) >= self.LIVING_COMPANIES_MAX:
            return None
        owner, category = self.some_user(user), self.draw.choice(CATEGORIES)
        group = self.model.group_of(owner)
        body = {"Name": f"Company of step {self.step}", "Category": {"Id": category}}
        if owner != user or self.draw.random() < 0.5:
            body["Associate"] = {"AssociateId": owner}
        may = INSERT in self.model.level(user, COMPANY, owner, group)
        answer = self.send(user, may, "Contact", "SaveContactEntity", body)
        if not may:
            return self.told(user, may, f"makes a company of {owner}")
        made = Company(answer["ContactId"], owner, group, category, self.stamp(user), values={"Name": body["Name"]})
        if made.id <= 0 or made.id in self.model.companies:
            raise AssertionError(f"step {self.step}: a new company has the id {made.id}")
        self.model.companies[made.id] = made
        self.concerned.add(made.id)
        return self.told(user, may, f"makes company {made.id} of {owner} in category {category}")

    def change_company(self, user, company, body, change, words):
        """change() is what the model makes of it; None if nothing changes."""
        may = change is None or UPDATE in self.model.right_to_company(user, company)
        self.send(user, may, "Contact", "SaveContactEntity", {"ContactId": company.id, **body})
        if may and change:
            change()
            company.updated = self.stamp(user)
        return self.told(user, may, f"{words} of company {company.id}" + ("" if change else ", which changes nothing"))

    def deed_rename_company(self, user):
        company = self.some_company()
        if not company:
            return None
        member = self.draw.choice(["Name", "Department", "OrgNr", "Description", "Number1", "Kananame"])
        old = company.values.get(member)
        text = old if old and self.draw.random() < 0.3 else f"{member[:6]} {self.step}"
        change = None if text == old else (lambda: company.values.update({member: text}))
        return self.change_company(user, company, {member: text}, change, f"sets {member}")

    def deed_echo_company(self, user):
        """As clients do: all that was read is sent back, with or without a change."""
        company = self.some_company()
        if not company:
            return None
        entity = self.callers[user].made("Contact", "GetContactEntity", contactEntityId=company.id)
        if READ not in self.model.right_to_company(user, company):
            if entity is not None:
                raise AssertionError(f"step {self.step}: {user} reads company {company.id}")
            return self.told(user, True, f"does not read company {company.id}")
        change = None
        if self.draw.random() < 0.5:
            entity["Phones"] = [*entity["Phones"], {"Value": f"+47 {self.step}", "Description": "of a step"}]

            def change():
                pass
        may = change is None or UPDATE in self.model.right_to_company(user, company)
        if may or change is None:
            entity.pop("ContactId")
            return self.change_company(user, company, entity, change, "sends back all")
        entity.pop("ContactId")
        return self.change_company(user, company, entity, change, "sends back all and a telephone")

    def deed_categorise_company(self, user):
        company = self.some_company()
        if not company:
            return None
        category = self.draw.choice(CATEGORIES)
        change = None if category == company.category else (lambda: setattr(company, "category", category))
        return self.change_company(user, company, {"Category": {"Id": category}}, change, f"sets category {category}")

    def deed_hand_over_company(self, user):
        company = self.some_company()
        if not company:
            return None
        owner = self.draw.choice(list(self.model.users))

        def change():
            company.owner, company.group = owner, self.model.group_of(owner)
        return self.change_company(user, company, {"Associate": {"AssociateId": owner}},
                                   None if owner == company.owner else change, f"makes {owner} owner")

    def deed_delete_company(self, user):
        if len(self.model.living()) < self.LIVING_COMPANIES_MAX // 2:
            return None
        company = self.some_company()
        may = DELETE in self.model.right_to_company(user, company)
        self.send(user, may, "Contact", "DeleteContactEntity", ContactEntityId=company.id)
        company.deleted = company.deleted or may
        return self.told(user, may, f"deletes company {company.id}")
