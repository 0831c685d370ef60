// Anna's companies as varied_company.py writes them: what the client has to see when she asks for everything.
'use strict';

const { ContactAction } = require('@superoffice/webapi');

// Newest first; the time of day is that of UTC.
const NEWEST = [
  [106, 'PersonUpdated', '2024-12-31T23:30:00Z'],
  [105, 'PersonAdded', '2024-10-27T01:30:00Z'],
  [104, 'ActivityCompleted', '2024-10-27T00:30:00Z'],
  [102, 'Updated', '2024-07-01T16:00:00Z'],
  [108, 'Updated', '2024-07-01T16:00:00Z'],
  [103, 'NewActivity', '2024-03-31T00:59:59Z'],
  [107, 'DocumentAdded', '2024-02-29T04:30:00Z'],
  [101, 'Created', '2024-01-15T10:00:00Z'],
  [109, 'NewActivity', '2021-05-05T05:05:05Z'],
].map(([id, action, time]) => ({ id, action: ContactAction[action], time: new Date(time) }));

const EVERYTHING = NEWEST.map(({ id }) => id);

// What NEWEST tells of each row.
const newestOf = (rows) =>
  rows.map(({ contactId: id, action, actionTime: time }) => ({ id, action, time }));

module.exports = { EVERYTHING, NEWEST, newestOf };
