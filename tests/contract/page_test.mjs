// Reads the reference page at the address PAGE, and all that it refers to.
import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";

const page = new URL(process.env.PAGE);
const ABSOLUTE = /(?:https?:)?\/\/[a-z0-9][a-z0-9.-]*/gi;

// Hosts whose names stand in the viewer's script and which it asks nothing of: names of namespaces and
// dialects, what comments, messages and licenses refer to, and links that are made of names of users.
const NAMED_HOSTS = new Set([
  "base", "datatracker.ietf.org", "example.com", "fb.me", "github.com", "instagram.com",
  "json-schema.org", "reactjs.org", "redux.js.org", "soundcloud.com", "spdx.org", "spec.openapis.org",
  "swagger.io", "twitter.com", "vladimirgorej.com", "www.facebook.com", "www.rfc-editor.org",
  "www.tiktok.com", "www.w3.org",
]);
// Asked to judge the document, unless it is switched off.
const VALIDATOR = "validator.swagger.io";

async function fetched(address) {
  const url = new URL(address, page);
  assert.equal(url.origin, page.origin, `${address} is of another host`);
  const answer = await fetch(url);
  assert.equal(answer.status, 200, url.href);
  return { text: await answer.text(), headers: answer.headers };
}

// What the page refers to, as it is written there.
async function addresses() {
  const { text } = await fetched(page);
  const found = [...text.matchAll(/\s(?:src|href|action|data|srcset|poster)\s*=\s*"([^"]*)"/g)].map((m) => m[1]);
  assert.ok(found.length >= 6, `${found}`);
  return found.filter((address) => !address.startsWith("data:"));
}

// What the page's own script starts the viewer with.
async function settings() {
  const { text } = await fetched("reference.js");
  let started;
  vm.runInNewContext(text, { SwaggerUIBundle: (given) => { started = given; } }, { timeout: 1000 });
  assert.ok(started, "the viewer is not started");
  return started;
}

test("all that the page refers to is served beside it", async () => {
  for (const address of await addresses()) await fetched(address);
});

test("a browser is told to fetch nothing from elsewhere, whatever the files say", async () => {
  for (const address of [page.href, ...(await addresses())]) {
    const { headers } = await fetched(address);
    if (new URL(address, page).pathname.endsWith("/openapi.json")) continue;
    const policy = headers.get("content-security-policy").split(";").map((each) => each.trim());
    for (const wanted of ["default-src 'none'", "connect-src 'self'", "script-src 'self'"]) {
      assert.ok(policy.includes(wanted), `${address}: ${policy}`);
    }
    assert.ok(!policy.some((each) => /\*|https?:/.test(each)), `${address}: ${policy}`);
    assert.equal(headers.get("x-content-type-options"), "nosniff", address);
  }
});

test("our own files name no other host", async () => {
  for (const address of [page.href, "reference.css", "reference.js"]) {
    const { text } = await fetched(address);
    const found = text.replaceAll(/^\s*\/\/ .*$/gm, "").match(ABSOLUTE);
    assert.equal(found, null, address);
  }
});

test("the style sheets take in nothing but what stands in them", async () => {
  for (const address of (await addresses()).filter((each) => each.endsWith(".css"))) {
    const { text } = await fetched(address);
    assert.ok(!/@import/i.test(text), address);
    for (const [, quoted] of text.matchAll(/url\(\s*["']?([^)]{0,20})/gi)) {
      assert.ok(quoted.startsWith("data:") || quoted.startsWith("#"), `${address}: ${quoted}`);
    }
  }
});

test("the viewer is started with our document alone, and without its validator", async () => {
  const started = await settings();
  assert.equal(started.validatorUrl, null);
  assert.equal(started.queryConfigEnabled, false, "the address of the page could name another document");
  assert.equal(started.persistAuthorization, false);
  for (const name of ["urls", "configUrl", "oauth2RedirectUrl", "presets", "plugins", "spec"]) {
    assert.ok(!(name in started), name);
  }
  const document = JSON.parse((await fetched(started.url)).text);
  assert.equal(document.openapi, "3.1.0");
  // A call that is tried out goes to the server that the page came from.
  const beside = new URL(started.url, page);
  for (const { url } of document.servers) assert.equal(new URL(url, beside).origin, page.origin);
  for (const [, target] of JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)) {
    assert.ok(target.startsWith("#/"), target);
  }
});

test("the viewer's script names no host that nobody has looked at", async () => {
  const { text } = await fetched("swagger-ui-bundle.js");
  const found = new Set([...text.matchAll(/https?:\/\/([a-z0-9][a-z0-9.-]*)/gi)].map((m) => m[1].toLowerCase()));
  assert.ok(found.delete(VALIDATOR), "is it still the viewer that asks a validator?");
  for (const host of found) assert.ok(NAMED_HOSTS.has(host), host);
});
