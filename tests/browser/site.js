// A site with an integrator's pages below app/ of the root that is served ('' on site, /Cust00001 online) and the server
// behind everything else, all of one origin.
'use strict';

const http = require('node:http');
const path = require('node:path');
const esbuild = require('esbuild');

const html = (body) => `<!doctype html><meta charset="utf-8"><title>app</title><link rel="icon" href="data:,">${body}`;
const ROOT = process.env.ROOT;
const SCRIPT = `<script>window.root = ${JSON.stringify(ROOT)};</script><script src="${ROOT}/app/app.js"></script>`;

function bundle() {
  const built = esbuild.buildSync({
    entryPoints: [path.join(__dirname, 'app.js')],
    bundle: true, format: 'iife', platform: 'browser', write: false, logLevel: 'warning',
    nodePaths: [process.env.NODE_PATH],
  });
  return built.outputFiles[0].text;
}

// Asks the server as the browser asked, and hands on what it says.
function forward(request, port, take) {
  const asked = http.request({
    host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers,
  }, take);
  request.pipe(asked);
}

// The hidden input of our page, for whoever is signed in.
function hiddenInput(cookie, port) {
  return new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port, path: `${ROOT}/login`, headers: { cookie: cookie ?? '' } }, (answer) => {
      let text = '';
      answer.on('data', (some) => { text += some; });
      answer.on('end', () => resolve(text.match(/<input type="hidden" id="XSRF_TOKEN"[^>]*>/)?.[0] ?? ''));
    }).on('error', reject);
  });
}

// Listens on a free port of 127.0.0.1 and, as another site, localhost.
async function open(serverPort) {
  const script = bundle();
  const pages = {
    [`${ROOT}/app/app.js`]: async () => ['text/javascript', script],
    [`${ROOT}/app/cookie.html`]: async () => ['text/html', html(SCRIPT)],
    [`${ROOT}/app/input.html`]: async (request) =>
      ['text/html', html(await hiddenInput(request.headers.cookie, serverPort) + SCRIPT)],
    [`${ROOT}/app/frame.html`]: async () => ['text/html', html(`<iframe src="${ROOT}/login"></iframe>`)],
    [`${ROOT}/app/forged.html`]: async (request) => ['text/html', html(
      `<form method="post" action="http://127.0.0.1:${request.socket.localPort}${ROOT}/login">` +
      '<input name="username" value="anna"><input name="password" value="' + process.env.PASSWORD + '">' +
      '<button>Win</button></form>')],
  };
  const site = http.createServer(async (request, response) => {
    const page = pages[request.url];
    if (!page) {
      forward(request, serverPort, (answer) => {
        response.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(response);
      });
      return;
    }
    const [type, text] = await page(request);
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
  });
  await new Promise((resolve) => { site.listen(0, resolve); });
  return { port: site.address().port, close: () => { site.closeAllConnections(); site.close(); } };
}

module.exports = { open };
