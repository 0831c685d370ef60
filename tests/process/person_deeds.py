"""What is done to persons."""

from activity_model import DELETE, INSERT, UPDATE, Human
from deeds import FULL, Deeds

PERSONS_EACH_MAX = 4  # of a company, on average


class PersonDeeds(Deeds):
    def some_person(self):
        """One who is there, of a company that is."""
        company = self.some_company()
        person = self.some(self.model.persons_of(company.id)) if company else None
        return company, person

    def deed_make_person(self, user):
        company = self.some_company()
        living = self.model.living()
        if not company or len(self.model.persons_of(company.id)) >= 2 * PERSONS_EACH_MAX:
            return None
        if sum(len(self.model.persons_of(each.id)) for each in living) >= PERSONS_EACH_MAX * len(living):
            return None
        entity = {"Firstname": f"Person {self.step}", "Lastname": "Persen"}
        may = INSERT in self.model.right_to_persons_of(user, company)
        if self.draw.random() < 0.5:
            answer = self.send(user, may, "Contact", "AddPerson", {"ContactId": company.id, "NewPersonEntity": entity})
        else:
            answer = self.send(user, may, "Person", "SavePersonEntity", {**entity, "Contact": {"ContactId": company.id}})
        if may:
            self.model.persons[answer["PersonId"]] = Human(answer["PersonId"], company.id, self.stamp(user))
        return self.told(user, may, f"adds person {may and answer['PersonId']} to company {company.id}")

    def deed_change_person(self, user):
        company, person = self.some_person()
        if not person:
            return None
        member = self.draw.choice(["Title", "Description", "MiddleName", "Salutation"])
        old = person.values.get(member)
        text = old if old and self.draw.random() < 0.3 else f"{member} {self.step}"
        may = text == old or UPDATE in self.model.right_to_persons_of(user, company)
        self.save(user, may, "Person", person.id, {member: text})
        if may and text != old:
            person.values[member] = text
            person.updated = self.stamp(user)
        return self.told(user, may, f"sets {member} of person {person.id} of company {company.id} to {text}")

    def deed_delete_person(self, user):
        company, person = self.some_person()
        if not person:
            return None
        may = DELETE in self.model.right_to_persons_of(user, company)
        self.send(user, may, "Person", "DeletePersonEntity", PersonEntityId=person.id)
        person.deleted = may
        return self.told(user, may, f"deletes person {person.id} of company {company.id}")

    def deed_bring_back_person(self, user):
        """Which is a change by a user, as with companies."""
        person = self.some(row for row in self.model.persons.values()
                           if row.deleted and not self.model.companies[row.contact].deleted)
        if not person or user not in FULL:
            return None
        self.concerned.add(person.contact)
        self.send(user, True, "Person", "Undelete", {"Id": person.id})
        person.deleted, person.updated = False, self.stamp(user)
        return self.told(user, True, f"brings back person {person.id} of company {person.contact}")

    def deed_move_person(self, user):
        """With all that was done with the person there, or with what is planned from some day on."""
        company, person = self.some_person()
        destination = self.some_company()
        if not person or destination is company or user not in FULL:
            return None
        day = self.draw.choice([None, None, self.draw.randrange(2, 28)])
        if self.draw.random() < 0.3:
            day = None
            self.save(user, True, "Person", person.id, {"Contact": {"ContactId": destination.id}})
        else:
            self.send(user, True, "Person", "Move", {
                "PersonId": person.id, "DestinationContactId": destination.id,
                "MoveAfterDate": day and f"2026-05-{day:02d}T00:00:00Z"})
        for row in self.model.activities():
            if row.contact == company.id and row.person == person.id and (day is None or row.day >= day):
                row.contact = destination.id
        person.contact, person.added, person.updated = destination.id, self.stamp(user), None
        return self.told(user, True, f"moves person {person.id} from company {company.id} to {destination.id}, "
                                     f"with what is from day {day} on")
