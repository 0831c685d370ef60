// A day at the office, with the vendor's client unchanged: companies, persons, follow-ups and documents are made, moved,
// completed, merged and deleted, and behind every step both owners see what a plain model says.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { ActivityStatus, AppointmentStatus, AppointmentType, TaskType, WebApi } = require('@superoffice/webapi');
const { Office } = require('./office_model');
const { address, auth } = require('./support');

const USERS = { anna: { associate: 1, person: 11 }, bert: { associate: 2, person: 12 } };
const CONTENT = Buffer.alloc(5 * 1024 * 1024, Buffer.from(Array.from({ length: 256 }, (_, at) => at)));

class Day {
  constructor(server) {
    Object.assign(this, { server, office: new Office(), begun: new Date(), moments: [] });
  }

  // The client keeps what it was configured with for everybody: one agent at a time.
  agent(login, kind) {
    return new WebApi({ baseUrl: `${address(this.server)}/`, axiosConfig: { auth: auth(login) } })[`get${kind}Agent`]();
  }

  contacts = (login) => this.agent(login, 'Contact');
  persons = (login) => this.agent(login, 'Person');
  followUps = (login) => this.agent(login, 'Appointment');
  documents = (login) => this.agent(login, 'Document');

  // deed() asks the server and changes the model; it is given the stamp of what happens.
  async step(login, what, deed) {
    const step = this.moments.length;
    const began = Date.now();
    try {
      await deed({ step, by: USERS[login].person });
    } catch (error) { // Of a call that was refused, what the server said is enough.
      if (!error.isAxiosError) throw error;
      const { method, baseURL, url, data } = error.config;
      throw new Error(`${login} ${what}: ${method} ${baseURL}${url} ${String(data).slice(0, 200)}: ` +
        `${error.message} ${JSON.stringify(error.response?.data)}`);
    }
    this.moments.push([began, Date.now()]);
    for (const owner of Object.keys(USERS)) await this.compare(owner, `${login} ${what}; then ${owner} asks`);
  }

  async compare(owner, about) {
    const expected = this.office.feed(USERS[owner].associate);
    const rows = await this.contacts(owner).getMyActiveContactsAsync(this.begun, [], null);
    assert.deepEqual(
      rows.map((row) => ({ contact: row.contactId, owner: row.associateId, action: row.action, id: row.actionId,
        person: row.personId, by: row.activityPersonId })),
      expected.map(({ step, ...row }) => row), about);
    for (const [at, { step }] of expected.entries()) {
      const [began, ended] = this.moments[step];
      const time = rows[at].actionTime.getTime();
      assert.ok(began <= time && time <= ended, `${about}: ${rows[at].actionTime.toISOString()} is not in step ${step}`);
    }
  }

  async makeCompany(login, name, stamp) {
    const entity = await this.contacts(login).createDefaultContactEntityAsync();
    const { contactId } = await this.contacts(login).saveContactEntityAsync({ ...entity, name });
    this.office.makeCompany(contactId, USERS[login].associate, stamp);
    return contactId;
  }

  async makePerson(login, company, firstname, stamp) {
    const entity = await this.persons(login).createDefaultByContactIdAsync(company);
    assert.equal(entity.contact.contactId, company);
    const { personId } = await this.persons(login).savePersonEntityAsync({ ...entity, firstname, lastname: 'Dagson' });
    this.office.makePerson(personId, company, stamp);
    return personId;
  }

  async makeFollowUp(login, type, company, person, stamp) {
    const entity = await this.followUps(login).createDefaultAppointmentEntityByTypeAsync(type);
    const contact = await this.contacts(login).getContactAsync(company);
    const whom = person ? await this.persons(login).getPersonAsync(person) : null;
    const saved = await this.followUps(login).saveAppointmentEntityAsync(
      { ...entity, contact, person: whom, description: 'About the offer' });
    assert.equal(saved.completed, ActivityStatus.NotStarted);
    this.office.makeFollowUp(saved.appointmentId, company, person, stamp);
    return saved.appointmentId;
  }
}

for (const server of ['utc', 'oslo']) {
  test(`a day at the office of ${server}`, async () => {
    const day = new Day(server);
    const { office } = day;
    let fjord, elv, kari, call, visit, todo, offer;

    // ---- what begins

    await day.step('anna', 'makes a company', async (stamp) => {
      fjord = await day.makeCompany('anna', 'Fjord AS', stamp);
    });
    await day.step('anna', 'adds a person', async (stamp) => {
      kari = await day.makePerson('anna', fjord, 'Kari', stamp);
    });
    await day.step('anna', 'plans a call with her', async (stamp) => {
      call = await day.makeFollowUp('anna', TaskType.Phone, fjord, kari, stamp);
    });
    await day.step('bert', 'plans a visit', async (stamp) => {
      visit = await day.makeFollowUp('bert', TaskType.Appointment, fjord, 0, stamp);
    });
    await day.step('anna', 'plans something to do', async (stamp) => {
      todo = await day.makeFollowUp('anna', TaskType.ToDo, fjord, kari, stamp);
      const entity = await day.followUps('anna').getAppointmentEntityAsync(todo);
      assert.equal(entity.type, AppointmentType.inChecklist);
    });

    // ---- what is completed

    await day.step('anna', 'completes the call', async (stamp) => {
      assert.equal(await day.followUps('anna').toggleAppointmentStatusAsync(call), AppointmentStatus.Completed);
      office.followUps.get(call).done = stamp;
    });
    await day.step('anna', 'takes that back', async () => {
      assert.equal(await day.followUps('anna').toggleAppointmentStatusAsync(call), AppointmentStatus.Started);
      office.followUps.get(call).done = undefined;
    });
    await day.step('anna', 'completes it again, by a save', async (stamp) => {
      const entity = await day.followUps('anna').getAppointmentEntityAsync(call);
      assert.equal(entity.completed, ActivityStatus.Started);
      await day.followUps('anna').saveAppointmentEntityAsync({ ...entity, completed: ActivityStatus.Completed });
      office.followUps.get(call).done = stamp;
    });
    await day.step('anna', 'completes the visit of bert', async (stamp) => {
      await day.followUps('anna').setActivityStatusAsync([`appointment_id=${visit}`], ActivityStatus.Completed);
      office.followUps.get(visit).done = stamp;
    });
    await day.step('anna', 'saves the call as it is', async () => {
      await day.followUps('anna').saveAppointmentEntityAsync(await day.followUps('anna').getAppointmentEntityAsync(call));
    });

    // ---- a document, and what it says

    await day.step('bert', 'adds a document', async (stamp) => {
      const entity = await day.documents('bert').createDefaultDocumentEntityAsync();
      const contact = await day.contacts('bert').getContactAsync(fjord);
      const person = await day.persons('bert').getPersonAsync(kari);
      const saved = await day.documents('bert').saveDocumentEntityAsync(
        { ...entity, header: 'Offer', name: 'offer.bin', contact, person });
      offer = saved.documentId;
      office.makeDocument(offer, fjord, kari, stamp);
    });
    await day.step('bert', 'gives it five megabytes', async () => {
      const bytes = CONTENT.buffer.slice(CONTENT.byteOffset, CONTENT.byteOffset + CONTENT.byteLength);
      const saved = await day.documents('bert').setDocumentStreamFromIdAsync(offer, bytes);
      assert.equal(saved.documentId, offer);
      assert.ok(Buffer.from(await day.documents('anna').getDocumentStreamAsync(offer)).equals(CONTENT));
    });

    // ---- what changes hands

    await day.step('bert', 'makes a company', async (stamp) => {
      elv = await day.makeCompany('bert', 'Elv AS', stamp);
    });
    await day.step('anna', 'moves the person there', async (stamp) => {
      await day.persons('anna').moveAsync(kari, elv, new Date(day.begun.getTime() - 86_400_000));
      office.movePerson(kari, elv, stamp);
    });
    await day.step('bert', 'gives her a title', async (stamp) => {
      const entity = await day.persons('bert').getPersonEntityAsync(kari);
      assert.equal(entity.contact.contactId, elv);
      await day.persons('bert').savePersonEntityAsync({ ...entity, title: 'Director' });
      office.persons.get(kari).updated = stamp;
    });
    await day.step('bert', 'saves her as she is', async () => {
      await day.persons('bert').savePersonEntityAsync(await day.persons('bert').getPersonEntityAsync(kari));
    });
    await day.step('anna', 'hands her company to bert', async (stamp) => {
      const entity = await day.contacts('anna').getContactEntityAsync(fjord);
      const { associate } = await day.contacts('anna').getContactEntityAsync(elv);
      await day.contacts('anna').saveContactEntityAsync({ ...entity, associate });
      Object.assign(office.companies.get(fjord), { owner: USERS.bert.associate, updated: stamp });
    });

    // ---- two companies become one

    let bekk, ola, meeting;
    await day.step('anna', 'makes another company', async (stamp) => {
      bekk = await day.makeCompany('anna', 'Bekk AS', stamp);
    });
    await day.step('anna', 'adds a person to it', async (stamp) => {
      ola = await day.makePerson('anna', bekk, 'Ola', stamp);
    });
    await day.step('anna', 'plans a meeting there', async (stamp) => {
      meeting = await day.makeFollowUp('anna', TaskType.Appointment, bekk, ola, stamp);
    });
    await day.step('anna', 'merges it into that of bert', async (stamp) => {
      await day.contacts('anna').mergeAsync(bekk, fjord, false, false);
      office.mergeCompany(bekk, fjord, stamp);
      assert.equal(await day.contacts('anna').getContactEntityAsync(bekk), null);
      assert.equal((await day.persons('anna').getPersonEntityAsync(ola)).contact.contactId, fjord);
    });

    // ---- what goes, and what comes back

    await day.step('bert', 'deletes the company', async () => {
      await day.contacts('bert').deleteContactEntityAsync(fjord);
      office.companies.get(fjord).deleted = true;
    });
    await day.step('bert', 'brings it back', async (stamp) => {
      await day.contacts('bert').undeleteAsync(fjord);
      Object.assign(office.companies.get(fjord), { deleted: false, updated: stamp });
    });
    await day.step('anna', 'deletes the meeting', async () => {
      await day.followUps('anna').deleteAppointmentEntityAsync(meeting);
      office.followUps.delete(meeting);
    });
    await day.step('bert', 'deletes the document', async () => {
      await day.documents('bert').deleteDocumentEntityAsync(offer);
      office.documents.delete(offer);
    });
    await day.step('bert', 'deletes the person', async () => {
      await day.persons('bert').deletePersonEntityAsync(kari);
      office.persons.get(kari).deleted = true;
    });
  });
}
