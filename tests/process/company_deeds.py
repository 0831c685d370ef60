"""What is done to companies."""

from activity_model import COMPANY, DELETE, INSERT, READ, UPDATE, Company
from deeds import ADMINISTRATOR, FULL, Deeds
from writing_case import CATEGORIES

LIVING_COMPANIES_MAX = 40


class CompanyDeeds(Deeds):
    def deed_make_company(self, user):
        if len(self.model.living()) >= LIVING_COMPANIES_MAX:
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

    def change_company(self, user, company, body, change, words, ways=None):
        """change() is what the model makes of it; None if nothing changes."""
        may = change is None or UPDATE in self.model.right_to_company(user, company)
        self.save(user, may, "Contact", company.id, body, ways)
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
        entity.pop("ContactId")
        return self.change_company(user, company, entity, change, "sends back all", ("agent", "put"))

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
        if len(self.model.living()) < LIVING_COMPANIES_MAX // 2:
            return None
        company = self.some_company()
        may = DELETE in self.model.right_to_company(user, company)
        self.send(user, may, "Contact", "DeleteContactEntity", ContactEntityId=company.id)
        company.deleted = company.deleted or may
        return self.told(user, may, f"deletes company {company.id}")

    def deed_bring_back_company(self, user):
        company = self.some(row for row in self.model.companies.values() if row.deleted and not row.merged)
        if not company or user not in FULL:
            return None
        self.concerned.add(company.id)
        self.send(user, True, "Contact", "Undelete", {"Id": company.id})
        company.deleted, company.updated = False, self.stamp(user)
        return self.told(user, True, f"brings back company {company.id}")

    def deed_merge_companies(self, user):
        """Without the right to merge it is refused, whoever's companies they are."""
        if len(self.model.living()) < LIVING_COMPANIES_MAX // 2:
            return None
        source, destination = self.some_company(), self.some_company()
        if source is destination or self.draw.random() < 0.5:
            return None
        may = user == ADMINISTRATOR
        self.send(user, may, "Contact", "Merge", {
            "SourceContactId": source.id, "DestinationContactId": destination.id,
            "MergeIdenticalPersons": self.draw.random() < 0.5,  # No two have the same name.
            "ReplaceEmptyFieldsOnDestination": False})
        if may:
            # Where persons come back who were deleted before is not said: nobody brings them back.
            self.model.persons = {row.id: row for row in self.model.persons.values()
                                  if row.contact != source.id or not row.deleted}
            for row in (*self.model.persons.values(), *self.model.activities()):
                if row.contact == source.id:
                    row.contact = destination.id
            source.deleted = source.merged = True
            destination.updated = self.stamp(user)
        return self.told(user, may, f"merges company {source.id} into {destination.id}")
