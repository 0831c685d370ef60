// Time zones: which clock the dates of an answer are told by, and the dates of a question read by.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { EVERYTHING, NEWEST } = require('./company');
const { agentOf, ask, idsOf, refusal, WebApiStatus } = require('./support');

// Code and number of a zone, and the name under which the language's own library knows it.
const ZONES = [
  ['UTC', '1', 'UTC'], ['NO', '261', 'Europe/Oslo'], ['DK', '140', 'Europe/Copenhagen'], ['FR', '156', 'Europe/Paris'],
  ['US-NY', '460', 'America/New_York'], ['US-CA', '425', 'America/Los_Angeles'], ['US-HI', '433', 'Pacific/Honolulu'],
  ['CA-QC', '114', 'America/Toronto'], ['AU-ACT', '36', 'Australia/Sydney'], ['BD', '50', 'Asia/Dhaka'],
  ['AU-QLD', '10015', 'Australia/Brisbane'], ['AU-WA', '10019', 'Australia/Perth'], ['GB', '10090', 'Europe/London'],
  ['IN', '10117', 'Asia/Kolkata'], ['NP', '10179', 'Asia/Kathmandu'],
];

function clockOf(time, timeZone) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    second: '2-digit',
  }).formatToParts(time);
  const of = (type) => parts.find((part) => part.type === type).value;
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`;
}

function offsetOf(time, timeZone) {
  if (timeZone === 'UTC') return 'Z';
  const minutes = (Date.parse(`${clockOf(time, timeZone)}Z`) - time.getTime()) / 60_000;
  const two = (number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

const withoutOffset = (timeZone) => NEWEST.map(({ time }) => clockOf(time, timeZone));
const withOffset = (timeZone) => NEWEST.map(({ time }) => clockOf(time, timeZone) + offsetOf(time, timeZone));
const textsOf = (json) => json.map((row) => row.ActionTime);
const instantsOf = (rows) => rows.map((row) => row.actionTime);

for (const [code, number, timeZone] of ZONES) {
  for (const timezone of new Set([code, code.toLowerCase(), number])) {
    test(`the clock of ${timezone}`, async () => {
      const { rows, json, answered, sent } = await ask(agentOf({ server: 'oslo' }), [], { timezone });
      assert.equal(sent.headers['so-timezone'], timezone);
      assert.deepEqual(textsOf(json), withoutOffset(timeZone));
      // Without an offset the client takes what it reads for its own time.
      assert.deepEqual(instantsOf(rows), withoutOffset(timeZone).map((text) => new Date(text)));
      assert.equal(answered['so-timezone'], code);
    });
    test(`the clock of ${timezone}, with its offset`, async () => {
      const { rows, json, answered } = await ask(agentOf({ server: 'oslo' }), [], { timezone, timezoneInclude: true });
      assert.deepEqual(textsOf(json), withOffset(timeZone));
      assert.deepEqual(instantsOf(rows), NEWEST.map(({ time }) => time));
      assert.equal(answered['so-timezone'], code);
    });
  }
}

test('no zone, or none with the wish for offsets, is the base zone', async () => {
  const servers = [['utc', 'UTC', 'UTC'], ['oslo', 'Europe/Oslo', 'NO'], ['bare', 'Europe/Oslo', 'NO']];
  for (const [server, timeZone, code] of servers) {
    const plain = await ask(agentOf({ server }));
    assert.deepEqual(textsOf(plain.json), server === 'bare' ? withoutOffset(timeZone) : withOffset(timeZone));
    assert.equal(plain.answered['so-timezone'], code);
    const flagged = await ask(agentOf({ server }), [], { timezoneInclude: true });
    assert.equal(flagged.sent.headers['so-timezone'], 'includeTZOffset');
    assert.deepEqual(textsOf(flagged.json), withOffset(timeZone));
    assert.equal(flagged.answered['so-timezone'], code);
  }
});

test('an empty zone is the base zone', async () => {
  const { json, sent } = await ask(agentOf({ server: 'oslo' }), [], { timezone: '' });
  assert.equal(sent.headers['so-timezone'], '');
  assert.deepEqual(textsOf(json).map((text) => text.slice(0, 19)), withoutOffset('Europe/Oslo'));
});

test('an agent may have a zone of its own, and a request another', async () => {
  const agent = agentOf({ server: 'oslo', timezone: 'US-NY', timezoneInclude: true });
  const own = await ask(agent);
  assert.equal(own.sent.headers['so-timezone'], 'US-NY,includeTZOffset');
  assert.deepEqual(textsOf(own.json), withOffset('America/New_York'));
  assert.deepEqual(textsOf((await ask(agent, [], { timezone: 'BD' })).json), withoutOffset('Asia/Dhaka'));
  assert.deepEqual(textsOf((await ask(agent)).json), withOffset('America/New_York'));
});

test('the flag that the client appends once more with every call does no harm', async () => {
  // Headers of one's own are one object for all calls of the agent.
  const agent = agentOf({ server: 'oslo', headers: { 'X-Anything': '1' } });
  const sent = [];
  for (const _ of [1, 2, 3]) {
    const answer = await ask(agent, [], { timezoneInclude: true });
    sent.push(answer.sent.headers['so-timezone']);
    assert.deepEqual(textsOf(answer.json), withOffset('Europe/Oslo'));
  }
  assert.deepEqual(sent.slice(0, 2), ['includeTZOffset', 'includeTZOffset,includeTZOffset']);
});

test('zone and flag are read in any case and order, with blanks and empty items between', async () => {
  for (const timezone of ['US-NY, includeTZOffset', 'us-ny,INCLUDETZOFFSET', 'includeTZoffset , US-NY',
    ' ,US-NY,, includeTZOffset,', 'NO,US-NY,includeTZOffset', '460,includeTZOffset']) {
    assert.deepEqual(textsOf((await ask(agentOf(), [], { timezone })).json), withOffset('America/New_York'), timezone);
  }
});

test('an unknown zone is refused, with its header named', async () => {
  for (const timezone of ['XX', '999999', '0', '-261', 'Europe/Oslo', 'NO;includeTZOffset', 'NO includeTZOffset',
    '261.0', 'XX,includeTZOffset']) {
    const options = { timezone };
    const error = await refusal(agentOf().getMyActiveContactsAsync(null, null, null, options));
    assert.deepEqual([error.response?.status, error.response?.data.ErrorType], [400, 'ArgumentException'], timezone);
    assert.match(error.response.data.ErrorMessage, /SO-TimeZone/i, timezone);
    assert.equal(error.response.headers['so-timezone'], undefined, timezone);
    assert.equal(options.requestStatus, WebApiStatus.Failed);
  }
});

test('a start without an offset is read by the clock of the zone', async () => {
  const idsSince = async (start, timezone, server = 'utc') =>
    idsOf((await ask(agentOf({ server }), [start, null, null], timezone && { timezone })).rows);
  const sinceJuly = [106, 105, 104, 102, 108];
  for (const [timezone, clock, second] of [['NO', '2024-07-01T18:00:00', '2024-07-01T18:00:01'],
    ['US-NY', '2024-07-01T12:00:00', '2024-07-01T12:00:01'], ['NP', '2024-07-01T21:45:00', '2024-07-01T21:45:01'],
    ['UTC', '2024-07-01T16:00:00', '2024-07-01T16:00:01'],
    ['NO,includeTZOffset', '2024-07-01T18:00:00', '2024-07-01T18:00:01']]) {
    assert.deepEqual(await idsSince(clock, timezone), sinceJuly, timezone);
    assert.deepEqual(await idsSince(second, timezone), [106, 105, 104], timezone);
  }
  for (const [server, clock, second] of [['oslo', '2024-07-01T18:00:00', '2024-07-01T18:00:01'],
    ['utc', '2024-07-01T16:00:00', '2024-07-01T16:00:01']]) {
    assert.deepEqual(await idsSince(clock, undefined, server), sinceJuly, server);
    assert.deepEqual(await idsSince(second, undefined, server), [106, 105, 104], server);
  }
});

test('a start that clocks skip lies behind the gap, and one that they show twice is the first', async () => {
  const idsSince = async (start) => idsOf((await ask(agentOf(), [start, null, null], { timezone: 'NO' })).rows);
  assert.ok((await idsSince('2024-03-31T01:59:59')).includes(103));
  assert.ok(!(await idsSince('2024-03-31T02:00:00')).includes(103));
  assert.deepEqual(await idsSince('2024-10-27T02:30:00'), [106, 105, 104]);
  assert.deepEqual(await idsSince('2024-10-27T02:30:01'), [106, 105]);
});

test('a start with an offset, as every Date has, is the same instant in every zone', async () => {
  for (const timezone of ['NO', 'US-HI', 'AU-ACT']) {
    for (const start of [new Date('2024-07-01T16:00:00Z'), '2024-07-01T18:00:00+02:00', '2024-07-01T12:00:00-0400']) {
      const { rows } = await ask(agentOf(), [start, null, null], { timezone });
      assert.deepEqual(idsOf(rows), [106, 105, 104, 102, 108]);
    }
    assert.deepEqual(idsOf((await ask(agentOf(), [], { timezone })).rows), EVERYTHING);
  }
});
