// A person signs in at our page in a real browser; then the vendor's client, unchanged, asks as that person.
'use strict';

const assert = require('node:assert/strict');
const { after, before, beforeEach, afterEach, test } = require('node:test');
const { chromium } = require('playwright-core');
const { open } = require('./site');

const ANNAS = [101, 102];
let site, browser, context, page, complaints;
const ROOT = process.env.ROOT; // '' on site, /Cust00001 online
const at = (path) => `http://127.0.0.1:${site.port}${ROOT}${path}`;

before(async () => {
  site = await open(Number(process.env.SERVER_PORT));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM, headless: true, chromiumSandbox: process.getuid() !== 0,
  });
});
after(async () => {
  await browser?.close();
  site?.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  complaints = [];
  page.on('console', (said) => { if (said.type() === 'error') complaints.push(said.text()); });
});
afterEach(() => context.close());

async function signIn() {
  await page.goto(at('/login'));
  await page.getByLabel('User name').fill('anna');
  await page.getByLabel('Password').fill(process.env.PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Signed in' }).waitFor();
}

async function askFrom(path) {
  await page.goto(at(path));
  return page.evaluate(() => window.ask());
}

const cookie = async (name) => (await context.cookies(at('/'))).find((each) => each.name === name);

test('a person signs in at the page, which needs nothing but itself', async () => {
  await signIn();
  assert.match(await page.locator('main').innerText(), /You are Anna Berg \(anna\)\./);
  assert.equal(new URL(page.url()).pathname, `${ROOT}/login`);
  const margin = await page.locator('main').evaluate((main) => getComputedStyle(main).marginBottom);
  assert.notEqual(margin, '0px', 'its style is not there');
  assert.deepEqual(complaints, []);
});

test('no script reads the session, and every script of ours reads the XSRF value', async () => {
  await signIn();
  const { httpOnly, sameSite, path } = await cookie('SO_SESSION');
  assert.deepEqual({ httpOnly, sameSite, path }, { httpOnly: true, sameSite: 'Lax', path: ROOT || '/' });
  assert.equal((await cookie('XSRF-TOKEN')).sameSite, 'Lax');
  const seen = await page.evaluate(() => document.cookie);
  assert.match(seen, /^XSRF-TOKEN=[\w-]{43}$/);
});

test('a wrong password is told in words, and the page is there again', async () => {
  await page.goto(at(`/login?returnUrl=${ROOT}/app/cookie.html`));
  await page.getByLabel('User name').fill('anna');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('The user name or password is not valid.').waitFor();
  assert.equal(await cookie('SO_SESSION'), undefined);
  await page.getByLabel('User name').fill('anna');
  await page.getByLabel('Password').fill(process.env.PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(at('/app/cookie.html'));
});

test('the client finds the XSRF value in the cookie', async () => {
  await signIn();
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  assert.deepEqual(await askFrom('/app/cookie.html'), ANNAS);
  const headers = await (await sent).allHeaders();
  assert.equal(headers['x-xsrf-token'], (await cookie('XSRF-TOKEN')).value);
  assert.equal(headers.authorization, undefined);
});

test('the client finds the XSRF value in the hidden input, where the cookie is not there', async () => {
  await signIn();
  await context.clearCookies({ name: 'XSRF-TOKEN' });
  // The client looks for the input only in a page that has any cookie at all.
  await context.addCookies([{ name: 'colour', value: 'blue', url: at('/') }]);
  assert.deepEqual(await askFrom('/app/input.html'), ANNAS);
  // It has written cookies of its own, for its own path, and a second one that means nothing to us.
  const written = (await context.cookies()).map((each) => each.name);
  assert.ok(written.includes('XSRF-TOKEN') && written.includes('XSRF-FROM-INPUT'), `${written}`);
  assert.deepEqual(await askFrom('/app/input.html'), ANNAS);
});

test('without the XSRF value the session is not enough', async () => {
  await signIn();
  await context.clearCookies({ name: 'XSRF-TOKEN' });
  assert.equal(await askFrom('/app/cookie.html'), 401);
});

test('a planted XSRF cookie is no XSRF value', async () => {
  await signIn();
  await context.clearCookies({ name: 'XSRF-TOKEN' });
  await context.addCookies([{ name: 'XSRF-TOKEN', value: 'planted', url: at('/') }]);
  assert.equal(await askFrom('/app/cookie.html'), 401);
});

test('a log-out voids both values, also for who has kept them', async () => {
  await signIn();
  const kept = await context.cookies(at('/'));
  assert.deepEqual(kept.map((each) => each.name).sort(), ['SO_SESSION', 'XSRF-TOKEN']);
  assert.deepEqual(await askFrom('/app/cookie.html'), ANNAS);
  await page.goto(at('/login'));
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.deepEqual(await context.cookies(at('/')), []);
  assert.equal(await askFrom('/app/cookie.html'), 401);
  await context.addCookies(kept);
  assert.equal(await askFrom('/app/cookie.html'), 401);
  await page.goto(at('/login'));
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('who signs in again has another session, and the first is void', async () => {
  await signIn();
  const first = await cookie('SO_SESSION');
  const firstXsrf = await cookie('XSRF-TOKEN');
  // The page shows no form to who is signed in: the form is sent as it would be from a second tab.
  const again = await page.evaluate(async (password) => {
    const body = new URLSearchParams({ username: 'anna', password });
    return (await fetch(`${window.location.pathname}`, { method: 'POST', body })).status;
  }, process.env.PASSWORD);
  assert.equal(again, 200); // behind the redirect
  assert.notEqual((await cookie('SO_SESSION')).value, first.value);
  assert.deepEqual(await askFrom('/app/cookie.html'), ANNAS);
  await context.addCookies([first, firstXsrf]);
  assert.equal(await askFrom('/app/cookie.html'), 401);
});

test('a page of another site signs nobody in', async () => {
  await page.goto(`http://localhost:${site.port}${ROOT}/app/forged.html`);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Win' }).click();
  assert.equal((await answered).status(), 403);
  await page.getByRole('alert').getByText('The form was sent by a page of another site.').waitFor();
  assert.equal(await cookie('SO_SESSION'), undefined);
});

test('no page shows the sign-in page in a frame', async () => {
  await page.goto(at('/app/frame.html'));
  await page.waitForLoadState('networkidle');
  assert.match(complaints.join('\n'), /frame-ancestors/);
});
