// What the tests with the vendor's client share: how to sign in, and how to ask while looking on.
'use strict';

const { WebApi, WebApiStatus } = require('@superoffice/webapi');

const world = JSON.parse(process.env.CLIENT_WORLD); // Written by client_test.py.

const address = (server = 'utc') => world.servers[server];
const online = () => world.online; // Of online_test.js alone.
const ticketOf = (login) => world.tickets[login];
const auth = (login = 'anna') => ({ username: login, password: world.password });

// The client keeps what it was configured with for everybody; a new WebApi forgets the last one. So one
// agent at a time: make it, ask it, then make the next.
function agentOf({ server, path = '/', login, headers, ...options } = {}) {
  const axiosConfig = { auth: auth(login), ...(headers && { headers }) };
  return new WebApi({ baseUrl: address(server) + path, axiosConfig, ...options }).getContactAgent();
}

// Asks, and tells what went over the wire, too. The question is a list of separate arguments, or one
// request object: the two forms that the method has.
async function ask(agent, question = [], requestOptions = {}) {
  let seen;
  const options = { ...requestOptions, responseCallback: (response) => { seen = exchange(response); } };
  const rows = Array.isArray(question)
    ? await agent.getMyActiveContactsAsync(...spread(question), options)
    : await agent.getMyActiveContactsAsync(question, options);
  return { rows, requestStatus: options.requestStatus, ...seen };
}

const spread = ([start, categories, action]) => [start, categories, action];

function exchange(response) {
  const raw = response.request.res.rawHeaders; // The client's own list hides what it has unpacked.
  return {
    json: structuredClone(response.data), // The client writes its own values into what it was given.
    status: response.status,
    answered: Object.fromEntries(raw.flatMap((name, at) => (at % 2 ? [] : [[name.toLowerCase(), raw[at + 1]]]))),
    sent: { path: response.request.path, headers: response.request.getHeaders(), body: response.config.data },
  };
}

const idsOf = (rows) => rows.map((row) => row.contactId);
const rowOf = (rows, id) => rows.find((row) => row.contactId === id);

// The error that a call ends with, which is a promise that has to be rejected.
async function refusal(asking) {
  try {
    await asking;
  } catch (error) {
    return error;
  }
  throw new Error('The call was not rejected.');
}

module.exports = { WebApiStatus, address, agentOf, ask, auth, idsOf, online, refusal, rowOf, ticketOf };
