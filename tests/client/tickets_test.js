// Signing in without a password: with a ticket, and with an access token.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { WebApi } = require('@superoffice/webapi');
const { address, auth, idsOf, refusal, ticketOf } = require('./support');
const { EVERYTHING } = require('./company');

const root = () => `${address()}/`;

// A new WebApi forgets how the last one signed in.
async function idsWith(signIn) {
  const api = new WebApi({ baseUrl: root() });
  signIn(api);
  return idsOf(await api.getContactAgent().getMyActiveContactsAsync());
}

async function currentToken(authorization, path = 'api/v1/User/currentToken', method = 'GET') {
  const answer = await fetch(root() + path, { method, headers: { authorization } });
  assert.equal(answer.status, 200);
  return answer.json();
}

const basic = `Basic ${Buffer.from(`anna:${auth().password}`).toString('base64')}`;

test('a ticket signs in', async () => {
  assert.deepEqual(await idsWith((api) => api.authenticateWithTicket(ticketOf('anna'))), EVERYTHING);
});

test('whose ticket it is decides on whose contacts are told', async () => {
  const annas = await idsWith((api) => api.authenticateWithTicket(ticketOf('anna')));
  const berts = await idsWith((api) => api.authenticateWithTicket(ticketOf('bert')));
  assert.notDeepEqual(annas, berts);
});

test('a ticket with an empty password signs in', async () => {
  assert.deepEqual(await idsWith((api) => api.authenticateWithPassword(ticketOf('anna'), '')), EVERYTHING);
});

test('on site the token of an application is not looked at', async () => {
  for (const signIn of [
    (api) => api.authenticateWithPassword('anna', auth().password),
    (api) => api.authenticateWithTicket(ticketOf('anna')),
  ]) {
    assert.deepEqual(await idsWith((api) => {
      signIn(api);
      api.applicationToken('nobody knows it');
    }), EVERYTHING);
  }
});

test('a token signs in, whichever way it was asked for', async () => {
  const first = await currentToken(basic);
  const second = await currentToken(`SOTicket ${ticketOf('anna')}`);
  const third = await currentToken(`Bearer ${first}`, 'api/v1/Agents/User/GetCurrentToken', 'POST');
  assert.equal(new Set([first, second, third]).size, 3);
  for (const token of [first, second, third]) {
    assert.match(token, /^8A:/);
    assert.deepEqual(await idsWith((api) => api.authenticateWithToken(token)), EVERYTHING);
  }
});

test('a ticket is no token, a token no ticket, and half of one neither', async () => {
  const token = await currentToken(basic);
  for (const signIn of [
    (api) => api.authenticateWithToken(ticketOf('anna')),
    (api) => api.authenticateWithTicket(token),
    (api) => api.authenticateWithToken(token.slice(0, -4)),
    (api) => api.authenticateWithTicket(ticketOf('anna').slice(0, -4)),
  ]) {
    const error = await refusal(idsWith(signIn));
    assert.equal(error.response.status, 401);
    assert.equal(error.response.data.ErrorType, 'SoSessionException');
  }
});
