// Languages and cultures, set in every way that the client has.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { ResourceParsing } = require('@superoffice/webapi');
const { NEWEST, newestOf } = require('./company');
const { agentOf, ask, rowOf } = require('./support');

const RAW = {
  102: 'US:"Customer";NO:"Kunde";GE:"Auftraggeber";',
  103: 'NO:"Leverandør" ; SW:"Leverantör"',
  104: '[SR_MANDATORY_FIELD_1289]',
  105: '[D:11/09/2017]',
  106: '[F:1234.5]',
  107: 'Told: "as it is"; [SR_NO_SUCH_TEXT]',
  108: 'US:"With ""quotes""";NO:"Semi;kolon"',
};

const ENGLISH = { 102: 'Customer', 103: 'Leverandør', 107: RAW[107], 108: 'With "quotes"' };
const NORWEGIAN = {
  102: 'Kunde', 103: 'Leverandør', 105: '09.11.2017', 106: '1234,5', 107: RAW[107], 108: 'Semi;kolon',
};

// What a language makes of the categories, by company.
const WORDS = {
  en: { ...ENGLISH, 105: '09/11/2017', 106: '1234.5' },
  'en-us': { ...ENGLISH, 105: '11/9/2017', 106: '1234.5' },
  'en-gb': { ...ENGLISH, 105: '09/11/2017', 106: '1234.5' },
  nb: NORWEGIAN,
  no: { 102: 'Kunde', 103: 'Leverandør' },
  nn: { 102: 'Kunde', 103: 'Leverandør' },
  'nb-no': NORWEGIAN,
  'NB-NO': NORWEGIAN,
  nb_NO: NORWEGIAN,
  sv: { ...ENGLISH, 103: 'Leverantör', 105: '2017-11-09', 106: '1234,5' },
  de: { ...ENGLISH, 102: 'Auftraggeber', 105: '09.11.2017', 106: '1234,5' },
  'de-AT': { 102: 'Auftraggeber' },
  fr: { ...ENGLISH, 105: '09/11/2017', 106: '1234,5' },
  da: { ...ENGLISH, 105: '09-11-2017' },
  nl: { ...ENGLISH, 105: '9-11-2017' },
  fi: { ...ENGLISH, 105: '9.11.2017' },
  ja: { ...ENGLISH, 105: '2017/11/09', 106: '1234.5' },
  zh: { ...ENGLISH, 105: '2017/11/9', 106: '1234.5' },
  se: { 102: 'Customer' }, // Nobody's code: English.
  'xx,de': { 102: 'Auftraggeber' },
  'fr;q=0.2, nb;q=0.8': { 102: 'Kunde' },
  'en-us; en-gb': ENGLISH,
};

const OFF = ['', 'x', '*', '-'];

function assertCategories(rows, expected, about) {
  const found = Object.fromEntries(Object.keys(expected).map((id) => [id, rowOf(rows, Number(id)).category]));
  assert.deepEqual(found, expected, about);
}

for (const [languageCode, expected] of Object.entries(WORDS)) {
  test(`a request in '${languageCode}'`, async () => {
    const { rows, sent } = await ask(agentOf(), [], { languageCode });
    assert.deepEqual([sent.headers['so-language'], sent.headers['accept-language']], [languageCode, languageCode]);
    assertCategories(rows, expected);
    assert.equal(rowOf(rows, 101).category, 'Plain');
  });
}

for (const languageCode of OFF) {
  test(`a request that turns languages off with '${languageCode}'`, async () => {
    const { rows, sent } = await ask(agentOf({ languageCode: 'nb' }), [], { languageCode });
    assert.equal(sent.headers['so-language'], languageCode);
    assertCategories(rows, RAW);
    assert.equal(rowOf(rows, 105).name, 'US:"A company";NO:"En bedrift"');
    assert.equal(rows[0].fieldProperties.Name.fieldRight.reason, '[SR_MANDATORY_FIELD_1281]');
  });
}

test('without a language texts go out as they are stored', async () => {
  const { rows, sent } = await ask(agentOf());
  assert.equal(sent.headers['so-language'], undefined);
  assertCategories(rows, RAW);
});

test('an agent may have a language of its own', async () => {
  const { rows, sent } = await ask(agentOf({ languageCode: 'nb' }));
  assert.deepEqual([sent.headers['so-language'], sent.headers['accept-language']], ['nb', undefined]);
  assertCategories(rows, NORWEGIAN);
});

test('an agent that is told not to parse asks for no language', async () => {
  const options = { languageCode: 'nb', cultureCode: 'nb', resourceParsing: ResourceParsing.DoNotParse };
  const { rows, sent } = await ask(agentOf(options));
  assert.deepEqual([sent.headers['accept-language'], sent.headers['so-language']], ['', undefined]);
  assertCategories(rows, RAW);
});

test('names of companies have languages too, but are never taken for dates', async () => {
  for (const [languageCode, name] of [['en', 'A company'], ['nb', 'En bedrift'], ['fr', 'A company']]) {
    const { rows } = await ask(agentOf(), [], { languageCode });
    assert.deepEqual([rowOf(rows, 105).name, rowOf(rows, 106).name], [name, '[D:11/09/2017]'], languageCode);
  }
});

test('references to texts of the program are replaced, wherever they stand', async () => {
  for (const [languageCode, reason] of [['en', 'Company name'], ['fr', 'Nom de société']]) {
    const { rows } = await ask(agentOf(), [], { languageCode });
    for (const { fieldProperties } of rows) {
      assert.equal(fieldProperties.Name.fieldRight.reason, reason);
      assert.ok('CategoryId' in fieldProperties); // Keys are never translated.
    }
    const category = rowOf(rows, 104).category;
    assert.ok(category !== '' && !category.includes('SR_'), category);
    assert.equal(category, rows[0].fieldProperties.CategoryId.fieldRight.reason);
  }
});

test('every language has its words for the references', async () => {
  const reasons = [];
  for (const languageCode of 'cs da de en es fi fr it ja nl nb pl ru sv zh'.split(' ')) {
    const { rows } = await ask(agentOf(), [], { languageCode });
    const { reason } = rows[0].fieldProperties.Name.fieldRight;
    assert.ok(reason !== '' && !reason.includes('SR_'), `${languageCode}: ${reason}`);
    reasons.push(reason);
  }
  assert.ok(new Set(reasons).size >= 8, reasons.join()); // Not all of them English.
});

test('a culture of its own changes numbers and dates in texts alone', async () => {
  const expected = { ...ENGLISH, 105: '09.11.2017', 106: '1234,5' };
  const { rows, sent } = await ask(agentOf(), [], { languageCode: 'en', cultureCode: 'nb' });
  assert.equal(sent.headers['so-culture'], 'nb');
  assertCategories(rows, expected, 'of a request');
  assertCategories((await ask(agentOf({ languageCode: 'en', cultureCode: 'nb' }))).rows, expected, 'of an agent');
  assertCategories((await ask(agentOf(), [], { languageCode: 'nb', cultureCode: 'en-us' })).rows,
    { 102: 'Kunde', 105: '11/9/2017', 106: '1234.5' });
});

test('a culture without a language is not looked at', async () => {
  assertCategories((await ask(agentOf({ cultureCode: 'nb' }))).rows, RAW);
  assertCategories((await ask(agentOf(), [], { languageCode: '', cultureCode: 'nb' })).rows, RAW);
});

test('a culture that is turned off leaves numbers and dates in texts alone', async () => {
  for (const cultureCode of OFF) {
    const { rows } = await ask(agentOf(), [], { languageCode: 'nb', cultureCode });
    assertCategories(rows, { 102: 'Kunde', 105: RAW[105], 106: RAW[106] }, `'${cultureCode}'`);
  }
});

test('Accept-Language counts where there is no SO-Language', async () => {
  assertCategories((await ask(agentOf({ headers: { 'Accept-Language': 'de' } }))).rows, WORDS.de);
  assertCategories((await ask(agentOf({ headers: { 'Accept-Language': 'de' }, languageCode: 'nb' }))).rows, NORWEGIAN);
  assertCategories((await ask(agentOf({ headers: { 'Accept-Language': 'de', 'SO-Language': '' } }))).rows, RAW);
});

test('numbers and dates of a row are the same in every language', async () => {
  for (const languageCode of ['en-us', 'nb', 'ja', 'fr']) {
    const { rows } = await ask(agentOf(), [], { languageCode });
    assert.deepEqual(newestOf(rows), NEWEST);
  }
});
