// Signing in as in the vendor's cloud: below the name of a tenant, with a ticket and the application's token, or with
// an access token; never with a password.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { WebApi } = require('@superoffice/webapi');
const { address, auth, idsOf, online, refusal } = require('./support');
const { EVERYTHING } = require('./company');

const root = (tenant = online().tenant) => `${address('online')}/${tenant}/`;

async function idsWith(signIn, baseUrl = root()) {
  const api = new WebApi({ baseUrl });
  signIn(api);
  return idsOf(await api.getContactAgent().getMyActiveContactsAsync());
}

const byTicket = (appToken = online().appToken, ticket = online().ticket) => (api) => {
  api.authenticateWithTicket(ticket);
  if (appToken !== undefined) api.applicationToken(appToken);
};

async function currentToken() {
  const headers = { authorization: `SOTicket ${online().ticket}`, 'SO-AppToken': online().appToken };
  const answer = await fetch(`${root()}api/v1/User/currentToken`, { headers });
  assert.equal(answer.status, 200);
  return answer.json();
}

async function assertRefused(status, errorType, signIn, baseUrl) {
  const error = await refusal(idsWith(signIn, baseUrl));
  assert.equal(error.response.status, status);
  assert.equal(error.response.data.ErrorType, errorType);
}

test('a ticket and the token of the application sign in', async () => {
  for (const base of [root(), `${root()}api`, `${root()}api/`]) {
    assert.deepEqual(await idsWith(byTicket(), base), EVERYTHING, base);
  }
});

test('an access token signs in, alone and with the token of its application', async () => {
  const token = await currentToken();
  assert.ok(token.startsWith(`8A:${online().tenant}.`), token);
  assert.deepEqual(await idsWith((api) => api.authenticateWithToken(token)), EVERYTHING);
  assert.deepEqual(await idsWith((api) => {
    api.authenticateWithToken(token);
    api.applicationToken(online().appToken);
  }), EVERYTHING);
});

test('a ticket without the token of an application, or with another, is known and may not call', async () => {
  for (const signIn of [(api) => api.authenticateWithTicket(online().ticket), byTicket(''), byTicket('wrong'),
    byTicket(online().revokedAppToken)]) {
    await assertRefused(403, 'SoAppTokenException', signIn);
  }
});

test('a password is no way to sign in, nor is a ticket in its place', async () => {
  const { password } = auth();
  for (const [user, secret] of [['anna', password], [online().ticket, '']]) {
    await assertRefused(401, 'SoSessionException', (api) => {
      api.authenticateWithPassword(user, secret);
      api.applicationToken(online().appToken);
    });
  }
});

test('at another tenant the same ticket and token are nobody', async () => {
  const token = await currentToken();
  await assertRefused(401, 'SoSessionException', byTicket(), root(online().otherTenant));
  await assertRefused(401, 'SoSessionException', (api) => api.authenticateWithToken(token), root(online().otherTenant));
});

test('at a tenant that is not there nothing is found', async () => {
  const error = await refusal(idsWith(byTicket(), root('Cust99999')));
  assert.equal(error.response.status, 404);
});
