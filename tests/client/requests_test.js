// What the client sends for its arguments, in both of its forms, and which rows come back for it.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { ContactAction } = require('@superoffice/webapi');
const { EVERYTHING } = require('./company');
const { agentOf, ask, idsOf } = require('./support');

const { Created, Updated, NewActivity, ActivityCompleted, PersonAdded, PersonUpdated, DocumentAdded } = ContactAction;
const SINCE_LAST_LOGOUT = [106, 105, 104, 102, 108];
const JULY = new Date('2024-07-01T16:00:00Z');
const later = (milliseconds) => new Date(JULY.getTime() + milliseconds);
const WITHOUT_DOCUMENTS = [106, 105, 104, 102, 108, 103, 101, 109, 107];

// [start, categories, action], and the companies that they ask for, in the order of the answer.
const QUESTIONS = [
  ['everything', [new Date(0), [], ContactAction.All], EVERYTHING],

  ['a start at the very instant of an event', [JULY, [], 127], SINCE_LAST_LOGOUT],
  ['a start a millisecond before', [later(-1), [], 127], SINCE_LAST_LOGOUT],
  ['a start a millisecond after', [later(1), [], 127], [106, 105, 104]],
  ['a start in the far past', [new Date('0001-01-01T00:00:00Z'), [], 127], EVERYTHING],
  ['a start after everything', [new Date('2025-06-01T00:00:00Z'), [], 127], []],
  ['a start in the future', [new Date(Date.now() + 3_600_000), [], 127], SINCE_LAST_LOGOUT],
  ['a start in the year 9999', [new Date('9999-12-31T23:59:59.999Z'), [], 127], SINCE_LAST_LOGOUT],
  ['the last day that the language knows', [new Date(8.64e15), [], 127], SINCE_LAST_LOGOUT],
  ['no valid date, which travels as null', [new Date(NaN), [], 127], EVERYTHING],

  ['one category', [null, [2], 127], [102, 109]],
  ['several categories', [null, [3, 2], 127], [102, 103, 109]],
  ['a category twice', [null, [2, 2], 127], [102, 109]],
  ['a known and an unknown category', [null, [999, 2], 127], [102, 109]],
  ['an unknown category', [null, [999], 127], []],
  ['the category of nothing', [null, [0], 127], []],
  ['ends of int32', [null, [-2147483648, 2147483647], 127], []],

  ['Unknown', [null, [], ContactAction.Unknown], EVERYTHING],
  ['Created', [null, [], Created], [101, 102, 103, 104, 105, 106, 107, 108, 109]],
  ['Updated', [null, [], Updated], [102, 108]],
  ['NewActivity', [null, [], NewActivity], [103, 109, 104]],
  ['ActivityCompleted', [null, [], ActivityCompleted], [104]],
  ['PersonAdded', [null, [], PersonAdded], [105, 103, 106]],
  ['PersonUpdated', [null, [], PersonUpdated], [106]],
  ['DocumentAdded', [null, [], DocumentAdded], [107]],
  ['two flags', [null, [], Updated | ActivityCompleted], [104, 102, 108]],
  ['three flags', [null, [], PersonAdded | PersonUpdated | DocumentAdded], [106, 105, 107, 103]],
  ['63, which is all but documents', [null, [], 63], WITHOUT_DOCUMENTS],
  ['a flag beyond the known ones beside one', [null, [], 128 | Updated], [102, 108]],
  ['only a flag beyond the known ones', [null, [], ContactAction.UndefinedValue128], []],

  ['all three filters', [JULY, [2, 4], Updated | ActivityCompleted], [104, 102]],
  ['filters that leave nothing', [JULY, [3], Created], []],

  ['null everywhere', [null, null, null], EVERYTHING],
  ['a start alone', [JULY, undefined, undefined], SINCE_LAST_LOGOUT],
  ['categories alone', [undefined, [2], undefined], [102, 109]],
  ['an action alone', [undefined, undefined, Updated], [102, 108]],
];

function asRequest([activityStartTime, contactCategories, actionType]) {
  return { activityStartTime, contactCategories, actionType };
}

for (const [name, question, ids] of QUESTIONS) {
  test(`separate arguments: ${name}`, async () => {
    assert.deepEqual(idsOf((await ask(agentOf(), question)).rows), ids);
  });
  test(`a request object: ${name}`, async () => {
    assert.deepEqual(idsOf((await ask(agentOf(), asRequest(question))).rows), ids);
  });
}

test('both forms send the same body: UTC with three decimals, and numbers', async () => {
  const question = [new Date('2026-01-02T04:04:05.678+01:00'), [1, 2], Created | ActivityCompleted];
  const body = '{"activityStartTime":"2026-01-02T03:04:05.678Z","contactCategories":[1,2],"actionType":9}';
  assert.equal((await ask(agentOf(), question)).sent.body, body);
  assert.equal((await ask(agentOf(), asRequest(question))).sent.body, body);
});

test('no argument at all is sent as an empty object, and asks for everything', async () => {
  assert.deepEqual(idsOf(await agentOf().getMyActiveContactsAsync()), EVERYTHING);
  const { rows, sent } = await ask(agentOf(), [undefined, undefined, undefined]);
  assert.deepEqual([sent.body, idsOf(rows)], ['{}', EVERYTHING]);
});

test('null is sent as null', async () => {
  const { sent } = await ask(agentOf(), [null, null, null]);
  assert.equal(sent.body, '{"activityStartTime":null,"contactCategories":null,"actionType":null}');
});

test('names of actions, single or in a list, are taken like their numbers', async () => {
  for (const [written, ids] of [['ActivityCompleted', [104]], ['Updated, ActivityCompleted', [104, 102, 108]],
    ['updated,8', [104, 102, 108]], ['9', [104, 101, 102, 103, 105, 106, 107, 108, 109]], ['', EVERYTHING]]) {
    assert.deepEqual(idsOf((await ask(agentOf(), [null, null, written])).rows), ids, written);
  }
});

test('a start without the time of day is its midnight', async () => {
  assert.deepEqual(idsOf((await ask(agentOf(), ['2024-07-01', null, null])).rows), SINCE_LAST_LOGOUT);
  assert.deepEqual(idsOf((await ask(agentOf(), ['2024-07-02', null, null])).rows), [106, 105, 104]);
});

test('a start in the future asks for everything when its caller has never logged out', async () => {
  const { rows } = await ask(agentOf({ login: 'bert' }), [new Date(Date.now() + 60_000), [], 127]);
  assert.deepEqual(idsOf(rows), [100, 201]);
});

test('the action shown is one of those asked for, and its time goes with it', async () => {
  const { rows } = await ask(agentOf(), [null, [], Created | NewActivity]);
  const shown = rows.map(({ contactId, action, actionTime }) => [contactId, action, actionTime.toISOString()]);
  assert.deepEqual(shown.slice(0, 5), [
    [103, NewActivity, '2024-03-31T00:59:59.000Z'],
    [101, Created, '2024-01-15T10:00:00.000Z'],
    [109, NewActivity, '2021-05-05T05:05:05.000Z'],
    [102, Created, '2020-01-01T12:00:00.000Z'],
    [104, NewActivity, '2020-01-01T12:00:00.000Z'], // At one time with Created, and higher.
  ]);
});

test('told to, the client sends a form, and the same rows come back', async () => {
  const agent = agentOf({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  for (const [question, body, ids] of [
    [[JULY, [2, 4], Updated | ActivityCompleted],
      'activityStartTime=2024-07-01T16:00:00.000Z&contactCategories[]=2&contactCategories[]=4&actionType=10',
      [104, 102]],
    [[later(1), [], 127], 'activityStartTime=2024-07-01T16:00:00.001Z&actionType=127', [106, 105, 104]],
    [[null, [2], null], 'contactCategories[]=2', [102, 109]],
  ]) {
    const { rows, sent } = await ask(agent, question);
    assert.match(sent.headers['content-type'], /^application\/x-www-form-urlencoded/);
    assert.equal(decodeURIComponent(sent.body), body);
    assert.deepEqual(idsOf(rows), ids, body);
  }
});
