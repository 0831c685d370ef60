// Dates, seen from machines in several time zones: client_test.py runs this once in each.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { NEWEST } = require('./company');
const { agentOf, ask, idsOf } = require('./support');

const instants = NEWEST.map(({ time }) => time);
const timesOf = (rows) => rows.map(({ actionTime }) => actionTime);

test('a date is a Date at the instant of the event, wherever the client and the data are', async () => {
  for (const server of ['utc', 'oslo']) {
    const { rows } = await ask(agentOf({ server }));
    for (const time of timesOf(rows)) assert.ok(time instanceof Date);
    assert.deepEqual(timesOf(rows), instants, server);
  }
});

test('who sends no zone gets the time of the base zone with its offset', async () => {
  const textsOf = async (server) => (await ask(agentOf({ server }))).json.map((row) => row.ActionTime);
  assert.deepEqual(await textsOf('utc'), [
    '2024-12-31T23:30:00Z', '2024-10-27T01:30:00Z', '2024-10-27T00:30:00Z', '2024-07-01T16:00:00Z',
    '2024-07-01T16:00:00Z', '2024-03-31T00:59:59Z', '2024-02-29T04:30:00Z', '2024-01-15T10:00:00Z',
    '2021-05-05T05:05:05Z',
  ]);
  assert.deepEqual(await textsOf('oslo'), [
    '2025-01-01T00:30:00+01:00', '2024-10-27T02:30:00+01:00', '2024-10-27T02:30:00+02:00', '2024-07-01T18:00:00+02:00',
    '2024-07-01T18:00:00+02:00', '2024-03-31T01:59:59+01:00', '2024-02-29T05:30:00+01:00', '2024-01-15T11:00:00+01:00',
    '2021-05-05T07:05:05+02:00',
  ]);
});

test('a server that is told to leave the offset out makes the client read its own time', async () => {
  const { rows, json } = await ask(agentOf({ server: 'bare' }));
  for (const [at, { ActionTime }] of json.entries()) {
    assert.match(ActionTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    assert.deepEqual(rows[at].actionTime, new Date(ActionTime));
  }
  assert.equal(json[3].ActionTime, '2024-07-01T18:00:00');
});

test('a Date that is sent is its instant, wherever the client and the data are', async () => {
  for (const server of ['utc', 'oslo', 'bare']) {
    for (const [at, { time }] of NEWEST.entries()) {
      const { rows, sent } = await ask(agentOf({ server }), [time, [], 127]);
      assert.equal(JSON.parse(sent.body).activityStartTime, time.toISOString());
      assert.equal(rows.length, time.getTime() === NEWEST[at + 1]?.time.getTime() ? at + 2 : at + 1, `${server} ${at}`);
      const after = await ask(agentOf({ server }), [new Date(time.getTime() + 1), [], 127]);
      assert.ok(!idsOf(after.rows).includes(NEWEST[at].id), `${server} ${at}`);
    }
  }
});

test('the last time seen can be asked for again, and finds what else happened in it', async () => {
  const { rows } = await ask(agentOf({ server: 'oslo' }));
  const again = await ask(agentOf({ server: 'oslo' }), [rows[0].actionTime, [], 127]);
  assert.deepEqual(idsOf(again.rows), [106]);
});

test('the client tells the offset of its own clock, and that changes nothing', async () => {
  const { sent } = await ask(agentOf());
  assert.equal(Number(sent.headers['so-browser-tz-offset']) + new Date().getTimezoneOffset(), 0);
  for (const offset of ['-720', '0', '840', 'x', '']) {
    const { rows } = await ask(agentOf({ headers: { 'SO-Browser-TZ-Offset': offset } }));
    assert.deepEqual(timesOf(rows), instants, offset);
  }
});
