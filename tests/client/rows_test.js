// What the client makes of an answer: every member of every row, with its type.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { ContactAction, EFieldRight, ETableRight } = require('@superoffice/webapi');
const { EVERYTHING, NEWEST, newestOf } = require('./company');
const { agentOf, ask, idsOf, rowOf } = require('./support');

const MEMBERS = [
  'tableRight', 'fieldProperties', 'contactId', 'department', 'orgNr', 'name', 'uRL', 'associateFullName', 'action',
  'actionTime', 'category', 'activityPersonName', 'actionId', 'personId', 'activityPersonId', 'associateId',
];

function property(mask, reason, fieldType, fieldLength) {
  return { fieldRight: { mask, reason }, fieldType, fieldLength };
}
const { Read, Update, UIHintMandatory } = EFieldRight;
const FIELD_PROPERTIES = {
  ContactId: property(Update, '', 'System.Int32', 4),
  AssociateId: property(Update, '', 'System.Int32', 4),
  PersonId: property(Update, '', 'System.Int32', 4),
  Name: property(Update | UIHintMandatory, '[SR_MANDATORY_FIELD_1281]', 'System.String', 219),
  Department: property(Update, '', 'System.String', 219),
  OrgNr: property(Update, '', 'System.String', 49),
  UrlAddress: property(Update, '', 'System.String', 1023),
  CategoryId: property(Update | UIHintMandatory, '[SR_MANDATORY_FIELD_1289]', 'System.Int32', 4),
  AssociateFullName: property(Read, '', 'System.String', 0),
  ActivityPersonName: property(Read, '', 'System.String', 0),
  Category: property(Read, '', 'System.String', 0),
  ActionTime: property(Read, '', 'System.DateTime', 16),
  ActionId: property(Read, '', 'System.Int32', 4),
  ActivityPersonId: property(Read, '', 'System.Int32', 4),
  Action: property(Read, '', 'System.Int32', 4),
};

test('rows come newest first, each with its action and its instant', async () => {
  const { rows } = await ask(agentOf());
  assert.deepEqual(newestOf(rows), NEWEST);
});

test('a row has all sixteen members', async () => {
  const { rows, json } = await ask(agentOf());
  for (const row of rows) assert.deepEqual(Object.keys(row).sort(), [...MEMBERS].sort());
  for (const row of json) assert.equal(Object.keys(row).length, MEMBERS.length);
});

test('a row of texts, ids and a date is read member by member', async () => {
  const { rows } = await ask(agentOf());
  assert.deepEqual(rowOf(rows, 101), {
    tableRight: { mask: ETableRight.FULL, reason: '' },
    fieldProperties: FIELD_PROPERTIES,
    contactId: 101,
    department: 'Oslo',
    orgNr: '987654321',
    name: 'Company 101',
    uRL: 'https://one.example/?a=1&b=%20#c',
    associateFullName: 'Anna Berg',
    action: ContactAction.Created,
    actionTime: new Date('2024-01-15T10:00:00Z'),
    category: 'Plain',
    activityPersonName: 'Anna Berg',
    actionId: 101,
    personId: 0,
    activityPersonId: 11,
    associateId: 1,
  });
});

test('the ids are those of the event that is shown', async () => {
  const { rows } = await ask(agentOf());
  const ids = ({ contactId, actionId, personId, activityPersonId, activityPersonName }) =>
    [contactId, actionId, personId, activityPersonId, activityPersonName];
  assert.deepEqual(rows.map(ids), [
    [106, 22, 22, 11, 'Anna Berg'],
    [105, 21, 21, 12, 'Bert Dahl'],
    [104, 502, 0, 11, 'Anna Berg'],
    [102, 102, 0, 12, 'Bert Dahl'],
    [108, 108, 0, 12, 'Bert Dahl'],
    [103, 501, 23, 12, 'Bert Dahl'],
    [107, 601, 0, 12, 'Bert Dahl'],
    [101, 101, 0, 11, 'Anna Berg'],
    [109, 503, 0, 11, 'Anna Berg'],
  ]);
  assert.ok(rows.every((row) => row.associateId === 1 && row.associateFullName === 'Anna Berg'));
});

test('texts that are hard to write down arrive as they are', async () => {
  const row = rowOf((await ask(agentOf())).rows, 108);
  assert.equal(row.name, 'Ærlig & <Sønn> "A/S" \'x\' ]]> &amp; 中文 \u{1F600} \\ %41 +');
  assert.equal(row.department, 'Linje 1\nLinje 2\ttab');
  assert.equal(row.orgNr, '  blank  ');
});

test('what is absent is an empty text or 0, never null', async () => {
  const row = rowOf((await ask(agentOf())).rows, 104);
  assert.deepEqual([row.department, row.orgNr, row.uRL, row.personId], ['', '', '', 0]);
});

test('every row tells the rights to it and to its fields', async () => {
  for (const row of (await ask(agentOf())).rows) {
    assert.deepEqual(row.tableRight, { mask: ETableRight.FULL, reason: '' });
    assert.deepEqual(row.fieldProperties, FIELD_PROPERTIES);
  }
});

test('enumerations travel as the names that the client knows', async () => {
  for (const row of (await ask(agentOf())).json) {
    assert.equal(typeof row.Action, 'string');
    assert.ok(row.Action in ContactAction, row.Action);
    assert.equal(row.TableRight.Mask, 'FULL');
    assert.equal(row.FieldProperties.Name.FieldRight.Mask, 'Update, UIHintMandatory');
  }
});

test('nobody sees the companies of another', async () => {
  assert.deepEqual(idsOf((await ask(agentOf({ login: 'bert' }))).rows), [100, 201]);
  assert.deepEqual(idsOf((await ask(agentOf({ login: 'ærlig.øst' }))).rows), [401]);
  assert.deepEqual(idsOf((await ask(agentOf())).rows), EVERYTHING);
});

test('nothing found is an empty list, sent as one', async () => {
  for (const [login, question] of [['carl', []], ['anna', [null, [999], null]], ['anna', [null, null, 128]]]) {
    const { rows, json, status } = await ask(agentOf({ login }), question);
    assert.deepEqual([rows, json, status], [[], [], 200]);
  }
});
