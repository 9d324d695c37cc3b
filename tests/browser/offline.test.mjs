// Without a network after the first visit, by the optional service worker; an update takes the place of all files.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { WIDGET, builtFiles, integrity } from '../../xtask/web/layout.mjs';
import { inState, parts, visit } from './support.mjs';

const kept = (/** @type {import('playwright-core').Page} */ page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => /^gongwen-[0-9a-f]+$/.test(name)));

/** @param {import('playwright-core').Page} page */
const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/**
 * Waits until a page is kept under this address.
 * @param {import('playwright-core').Page} page
 * @param {string} address
 */
async function keeps(page, address) {
  const isKept = (/** @type {string} */ address) =>
    caches.match(address, { cacheName: 'gongwen-pages' }).then(Boolean);
  while (!(await page.evaluate(isKept, address))) await page.waitForTimeout(20);
}

visit(
  'offline: the page answers without a network after its first visit',
  { noisy: true },
  async ({ page, server }) => {
    await page.goto(`${server.url}offline.html`);
    await controlled(page);
    await keeps(page, `${server.url}offline.html`);
    server.close();
    await page.goto(`${server.url}offline.html?q=${encodeURIComponent('新质生产力')}`);
    await inState(page, 'results');
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
  },
);

visit(
  'offline: pages that their query tells apart are kept apart; the newest fifty, none that must not be stored',
  {
    noisy: true,
    server: {
      alter(name, answer) {
        if (name !== '/secret.html') return;
        Object.assign(answer, { status: 200, body: Buffer.from('<title>secret</title>') });
        Object.assign(answer.headers, { 'content-type': 'text/html', 'cache-control': 'private, no-store' });
      },
    },
  },
  async ({ page, server }) => {
    const address = (/** @type {string} */ query) => `${server.url}offline.html?${query}`;
    await page.goto(address('id=1'));
    await controlled(page);
    await page.evaluate(async () => {
      const kept = await caches.open('gongwen-pages');
      for (let n = 0; n < 60; n++) await kept.put(`/old-${n}`, new Response('old'));
    });
    await page.goto(address('id=2&q=AI'));
    await page.goto(`${server.url}secret.html`);
    const kept = await page.evaluate(async () =>
      (await (await caches.open('gongwen-pages')).keys()).map(({ url }) => url),
    );
    assert.equal(kept.length, 50);
    assert.deepEqual(kept.slice(-2), [`${server.url}old-59`, address('id=2')]);
    server.close();
    await page.goto(address('id=2&q=工会'));
    await inState(page, 'results');
    await assert.rejects(page.goto(address('id=3')), /ERR_/);
    await assert.rejects(page.goto(`${server.url}secret.html`), /ERR_/);
  },
);

/** The worker's version: 0 as it was built; of later ones the program has another name, and the old one is gone. */
let version = 0;
const NAMES = ['', 'gongwen-fedcba9876', 'gongwen-fedcba9877'];
const APP = builtFiles().app;
const LOADER = fs.readFileSync(path.join(WIDGET, 'gongwen-search.js'));
const renamed = (/** @type {string} */ text) => text.replaceAll(APP, `gongwen-app-000000000${version}.js`);
const loader = () => Buffer.from(renamed(String(LOADER)));
visit(
  'offline: an update replaces the whole version; a page that is open keeps its own',
  {
    server: {
      alter(name, answer) {
        // No cache but the worker's has it.
        if (name.endsWith(APP)) answer.headers['cache-control'] = 'no-store';
        if (!version) return;
        if (name === '/gongwen-sw.js') {
          const text = String(answer.body).replace(/"gongwen-[0-9a-f]{10}"/, `"${NAMES[version]}"`);
          answer.body = Buffer.from(renamed(text.replace(integrity(LOADER), integrity(loader()))));
        }
        if (name.endsWith('gongwen-search.js')) answer.body = loader();
        if (name.endsWith(APP)) answer.status = 404;
        if (name.endsWith(renamed(APP))) {
          const file = fs.readFileSync(path.join(WIDGET, APP));
          Object.assign(answer, { status: 200, body: file });
          answer.headers['content-type'] = 'text/javascript';
        }
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(`${server.url}offline.html`);
    await controlled(page);
    const before = await kept(page);
    assert.equal(before.length, 1);
    const update = async () => {
      version += 1;
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const changed = new Promise((resolve) =>
          navigator.serviceWorker.addEventListener('controllerchange', resolve),
        );
        await registration?.update();
        await changed;
      });
    };
    await update();
    assert.deepEqual(await kept(page), [before[0], NAMES[1]]);
    await parts(page).box.fill('工会');
    await inState(page, 'results');
    const asked = () => server.log.filter((name) => name.includes('gongwen-app-'));
    assert.ok(
      asked().every((name) => name.endsWith(renamed(APP)) || name.endsWith(APP)),
      'nothing but the two versions is asked for',
    );
    await update();
    // The new worker is in charge first and tidies up then: the version before the last goes.
    while ((await kept(page)).includes(before[0])) await page.waitForTimeout(20);
    assert.deepEqual(await kept(page), [NAMES[1], NAMES[2]]);
    await page.reload();
    await parts(page).box.fill('工会');
    await inState(page, 'results');
    const program = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('gongwen-app-')),
    );
    assert.deepEqual(program, [new URL(`gongwen/${renamed(APP)}`, server.url).href]);
  },
);

let portal = true;
visit(
  'offline: the login page of a network is not kept in the place of a file; the next visit keeps all',
  {
    noisy: true,
    server: {
      alter(name, answer) {
        if (!portal || !name.endsWith('.wasm')) return;
        Object.assign(answer, { status: 200, body: Buffer.from('<title>login</title>') });
        answer.headers['content-type'] = 'text/html';
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(`${server.url}offline.html`);
    while (!server.log.some((name) => name.endsWith('.wasm'))) await page.waitForTimeout(50);
    await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return !registration?.installing && !registration?.active;
    });
    portal = false;
    await page.reload();
    await controlled(page);
    await keeps(page, `${server.url}offline.html`);
    server.close();
    await page.goto(`${server.url}offline.html?q=工会`);
    await inState(page, 'results');
  },
);

for (const [what, spoil] of /** @type {[string, string][]} */ ([
  ['is full', 'Cache.prototype.put = async () => { throw new DOMException("full", "QuotaExceededError"); };'],
  [
    'is forbidden',
    'caches.match = caches.open = async () => { throw new DOMException("no", "SecurityError"); };',
  ],
])) {
  let spoiled = false;
  visit(
    `offline: pages open where the storage ${what}, and search`,
    {
      server: {
        alter(name, answer) {
          if (name !== '/gongwen-sw.js') return;
          // From when all is kept on, as a storage is that fills later.
          const later = 'self.addEventListener("message", () => { SPOIL });'.replace('SPOIL', spoil);
          answer.body = Buffer.from(later + String(answer.body));
          spoiled = true;
        },
      },
    },
    async ({ page, server }) => {
      await page.goto(`${server.url}offline.html`);
      await controlled(page);
      await keeps(page, `${server.url}offline.html`);
      assert.ok(spoiled);
      await page.evaluate(() => navigator.serviceWorker.controller?.postMessage(''));
      await page.goto(`${server.url}offline.html?q=工会`);
      await inState(page, 'results');
      await page.reload();
      await inState(page, 'results');
    },
  );
}
