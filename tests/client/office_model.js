// What the feeds of an office have to show, by a plain model: rows as they stand, and every question answered by
// looking at all of them (the specification of entities, section 3). All users here may know of everything.
'use strict';

const { ContactAction } = require('@superoffice/webapi');

class Office {
  companies = new Map();
  persons = new Map();
  followUps = new Map();
  documents = new Map();

  // A stamp is { step, by }: the number of the step, and the person who did it.
  makeCompany = (id, owner, stamp) => this.companies.set(id, { id, owner, created: stamp });
  makePerson = (id, company, stamp) => this.persons.set(id, { id, company, added: stamp });
  makeFollowUp = (id, company, person, stamp) => this.followUps.set(id, { id, company, person, made: stamp });
  makeDocument = (id, company, person, stamp) => this.documents.set(id, { id, company, person, made: stamp });

  // Of its own rows, those before the move stay; here all are behind it.
  movePerson(id, company, stamp) {
    const person = this.persons.get(id);
    for (const row of this.activities()) {
      if (row.person === id && row.company === person.company) row.company = company;
    }
    Object.assign(person, { company, added: stamp, updated: undefined });
  }

  mergeCompany(source, destination, stamp) {
    for (const row of [...this.persons.values(), ...this.activities()]) {
      if (row.company === source) row.company = destination;
    }
    this.companies.delete(source);
    this.companies.get(destination).updated = stamp;
  }

  activities = () => [...this.followUps.values(), ...this.documents.values()];

  happened(company) {
    const of = (row) => row.company === company.id && !row.deleted;
    const did = (action, id, person, stamp) => stamp && [{ action: ContactAction[action], id, person, ...stamp }];
    return [
      did('Created', company.id, 0, company.created),
      did('Updated', company.id, 0, company.updated),
      ...[...this.persons.values()].filter(of).flatMap((row) => [
        did('PersonAdded', row.id, row.id, row.added),
        did('PersonUpdated', row.id, row.id, row.updated),
      ]),
      ...[...this.followUps.values()].filter(of).flatMap((row) => [
        did('NewActivity', row.id, row.person, row.made),
        did('ActivityCompleted', row.id, row.person, row.done),
      ]),
      ...[...this.documents.values()].filter(of).flatMap((row) => [
        did('DocumentAdded', row.id, row.person, row.made),
        did('ActivityCompleted', row.id, row.person, row.done),
      ]),
    ].filter(Boolean).flat();
  }

  // The newest of each company; of one moment that with the higher flag, then the higher id.
  feed(owner) {
    const newer = (a, b) => b.step - a.step || b.action - a.action || b.id - a.id;
    return [...this.companies.values()]
      .filter((company) => company.owner === owner && !company.deleted)
      .map((company) => ({ contact: company.id, owner, ...this.happened(company).sort(newer)[0] }))
      .sort((a, b) => b.step - a.step || a.contact - b.contact);
  }
}

module.exports = { Office };
