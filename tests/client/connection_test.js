// Where the client finds the server, who it says is asking, and how the bytes travel.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { ContactAgent, WebApi } = require('@superoffice/webapi');
const { EVERYTHING } = require('./company');
const { address, agentOf, ask, auth, idsOf } = require('./support');

const METHOD = 'api/v1/Agents/Contact/GetMyActiveContacts';

for (const [base, prefix] of [
  ['', '/'], ['/', '/'], ['/api', '/'], ['/api/', '/'],
  ['/Cust12345', '/Cust12345/'], ['/Cust12345/api/', '/Cust12345/'],
  ['/SuperOffice', '/SuperOffice/'], ['/SuperOffice/api', '/SuperOffice/'],
  ['/WebApi/', '/WebApi/'], ['/crm/web/', '/crm/web/'],
]) {
  test(`the base address may end in '${base}'`, async () => {
    const { rows, sent } = await ask(agentOf({ path: base }));
    assert.deepEqual([sent.path, idsOf(rows)], [prefix + METHOD, EVERYTHING]);
  });
}

test('an agent may be made by a WebApi, after configuring one, or alone', async () => {
  const base = `${address()}/`;
  const assertServed = async (agent) => assert.deepEqual(idsOf(await agent.getMyActiveContactsAsync()), EVERYTHING);

  await assertServed(new WebApi(base, { auth: auth() }).getContactAgent());

  const api = new WebApi(base);
  api.authenticateWithPassword('anna', auth().password);
  await assertServed(api.getContactAgent());

  WebApi.configure(base, { auth: auth() });
  await assertServed(new ContactAgent());
  await assertServed(new ContactAgent(base, { auth: auth() }, 'nb'));
});

test('a login may be spelt in any case, and hold letters of any language', async () => {
  assert.deepEqual(idsOf((await ask(agentOf({ login: 'ANNA' }))).rows), EVERYTHING);
  assert.deepEqual(idsOf((await ask(agentOf({ login: 'ærlig.øst' }))).rows), [401]);
});

test('the client says what it has always said', async () => {
  const { headers } = (await ask(agentOf(), [null, [1], 9])).sent;
  assert.equal(headers['user-agent'], 'SO-TS-WebApi/1.0');
  assert.equal(headers['content-type'], 'application/json');
  assert.equal(headers.accept, 'application/json');
  assert.match(headers['accept-encoding'], /^gzip, compress, deflate, br/);
});

test('the answer is JSON, packed, and not to be kept', async () => {
  const { answered, status } = await ask(agentOf());
  assert.equal(status, 200);
  assert.equal(answered['content-type'], 'application/json; charset=utf-8');
  assert.equal(answered['content-encoding'], 'gzip');
  assert.match(answered.vary, /\bAccept-Encoding\b/i);
  assert.match(answered['cache-control'], /\bno-cache\b/);
  assert.equal(answered.pragma, 'no-cache');
  assert.equal(answered.expires, '-1');
});

test('a short answer is not packed', async () => {
  const { answered, rows } = await ask(agentOf({ login: 'carl' }));
  assert.deepEqual([answered['content-encoding'], answered['content-length'], rows], [undefined, '2', []]);
});

test('who does not want it packed gets it as it is', async () => {
  for (const encoding of ['identity', 'br', 'gzip;q=0', 'deflate, compress']) {
    const { answered, rows } = await ask(agentOf({ headers: { 'Accept-Encoding': encoding } }));
    assert.deepEqual([answered['content-encoding'], idsOf(rows)], [undefined, EVERYTHING], encoding);
  }
});

test('many calls at once are each answered with their own rows', async () => {
  const agent = agentOf();
  const questions = Array.from({ length: 40 }, (_, at) => [[2], [3], [999], []][at % 4]);
  const answers = await Promise.all(questions.map((some) => agent.getMyActiveContactsAsync(null, some, null)));
  const expected = { 2: [102, 109], 3: [103], 999: [], '': EVERYTHING };
  for (const [at, rows] of answers.entries()) assert.deepEqual(idsOf(rows), expected[String(questions[at])]);
});
