// What the client's caller gets to see when a call goes wrong.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { WebApi } = require('@superoffice/webapi');
const { address, agentOf, ask, auth, idsOf, refusal, WebApiStatus } = require('./support');
const { EVERYTHING } = require('./company');

async function refused(agent, ...question) {
  const options = {};
  const error = await refusal(agent.getMyActiveContactsAsync(...question, options));
  assert.ok(error.isAxiosError && error.response, String(error));
  assert.equal(options.requestStatus, WebApiStatus.Failed);
  return error.response;
}

const BAD_VALUES = {
  activityStartTime: ['yesterday', '2024-13-01', '2024-02-30T00:00:00Z', '2024-07-01T24:00:00Z', 1720000000, true, [],
    {}],
  contactCategories: [2, 'x', true, {}, [1.5], ['x'], [NaN], [null], [2 ** 31], [-(2 ** 31) - 1], [true], [[1]], [{}]],
  actionType: ['Exploded', 'Created;Updated', 'Created,', -1, '-1', 1.5, 2 ** 31, true, [1], {}, ['Created']],
};
const documentedName = (member) => member[0].toUpperCase() + member.slice(1);

for (const [member, values] of Object.entries(BAD_VALUES)) {
  for (const value of values) {
    test(`a bad ${member} is refused: ${JSON.stringify(value)}`, async () => {
      const question = { activityStartTime: null, contactCategories: null, actionType: null, [member]: value };
      const { status, data } = await refused(agentOf(), question);
      assert.equal(status, 400);
      assert.deepEqual([data.Error, data.ErrorType, data.ErrorSource], [true, 'ArgumentException', 'active-contacts']);
      assert.ok(data.ErrorMessage.includes(documentedName(member)), data.ErrorMessage);
      assert.equal(data.MessageDetail, data.ErrorMessage);
      assert.equal(data.Message, 'The request is invalid.');
    });
  }
}

test('an empty request object, which the client takes for a date, is refused', async () => {
  const { status, config } = await refused(agentOf(), {}, undefined, undefined);
  assert.deepEqual([status, config.data], [400, '{"activityStartTime":{}}']);
});

test('who cannot be signed in is refused with 401 and a challenge', async () => {
  const credentials = [
    undefined, { ...auth(), password: 'wrong' }, { username: 'nobody', password: 'x' }, { username: '', password: '' },
  ];
  for (const one of credentials) {
    const api = new WebApi({ baseUrl: address(), ...(one && { axiosConfig: { auth: one } }) });
    const { status, data, headers } = await refused(api.getContactAgent(), null, null, null);
    assert.deepEqual([status, data.ErrorType], [401, 'SoSessionException']);
    assert.equal(headers['www-authenticate'], 'Basic realm="active-contacts", charset="UTF-8"');
  }
});

test('a web client, which tells itself by a header, gets no challenge', async () => {
  const api = new WebApi({ baseUrl: address(), axiosConfig: { headers: { 'X-Requested-With': 'XMLHttpRequest' } } });
  const { status, headers } = await refused(api.getContactAgent(), null, null, null);
  assert.deepEqual([status, headers['www-authenticate']], [401, undefined]);
});

test('a ticket or a token that nobody has issued is refused with 401', async () => {
  for (const sign of [
    (api) => api.authenticateWithTicket('7T:QQBCAEMA'),
    (api) => api.authenticateWithToken('8A:Cust12345.AbC='),
  ]) {
    const api = new WebApi({ baseUrl: address() });
    sign(api);
    assert.equal((await refused(api.getContactAgent(), null, null, null)).status, 401);
  }
});

test('a user who is retired is refused with 403', async () => {
  const { status, data } = await refused(agentOf({ login: 'dora' }), null, null, null);
  assert.deepEqual([status, data.ErrorType], [403, 'SoSecurityException']);
});

test('a type of body that is not read is refused with 415', async () => {
  for (const type of ['text/plain', 'application/octet-stream', 'multipart/form-data']) {
    const { status, data } = await refused(agentOf({ headers: { 'Content-Type': type } }), null, [1], null);
    assert.equal(status, 415, type);
    assert.match(data.Message, new RegExp(`^The request entity's media type '${type}`));
  }
});

test('a method that is not here is refused with 404 and its address', async () => {
  const error = await refusal(agentOf().isNumberValidAsync(1, '10001'));
  assert.equal(error.response.status, 404);
  assert.equal(error.response.data.Message, 'No HTTP resource was found that matches the request URI '
    + `'${address()}/api/v1/Agents/Contact/IsNumberValid'.`);
});

test('an address that ends in other letters and api/ is another address', async () => {
  assert.equal((await refused(agentOf({ path: '/crmapi/' }), null, null, null)).status, 404);
});

test("the client's own handler of errors is given the error", async () => {
  let handled;
  const agent = agentOf({ errorHandler: (error) => { handled = error; return Promise.reject(error); } });
  const { status } = await refused(agent, null, null, 'Exploded');
  assert.deepEqual([status, handled.response.data.ErrorType], [400, 'ArgumentException']);
});

test('errors are told in English, whatever language was asked for', async () => {
  const options = { languageCode: 'nb' };
  const error = await refusal(agentOf().getMyActiveContactsAsync(null, null, 'Exploded', options));
  assert.equal(error.response.data.Message, 'The request is invalid.');
});

test('after a refusal, and after a call that is given up, the next one is served', async () => {
  const agent = agentOf();
  await refused(agent, null, null, -1);
  const options = agent.MakeAbortableOptions();
  const given = agent.getMyActiveContactsAsync(null, null, null, options);
  options.abortController.abort();
  await refusal(given);
  assert.equal(options.requestStatus, WebApiStatus.Cancelled);
  const { rows, requestStatus } = await ask(agent);
  assert.deepEqual([idsOf(rows), requestStatus], [EVERYTHING, WebApiStatus.Completed]);
});
