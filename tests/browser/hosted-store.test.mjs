// The files of an archive that the widget keeps from one visit to the next, where the browser allows it.
import assert from 'node:assert/strict';
import { build } from './built.mjs';
import { answered, parts, visit } from './support.mjs';

/** @typedef {import('../../xtask/web/server.mjs').Answer} Answer */
/** @typedef {import('playwright-core').Page} Page */

const root = build('--mode', 'hosted');
const QUERY = '新质生产力';
const ARCHIVE = '/gongwen/archive/';
const isBlock = (/** @type {string} */ name) => name.startsWith(ARCHIVE) && !name.endsWith('.gwar');
/** A server that lets nothing be kept in the browser's own cache. */
const alter = (/** @type {string} */ name, /** @type {Answer} */ answer) => {
  if (isBlock(name)) answer.headers['cache-control'] = 'no-store';
};

/** Asks the query in a fresh document; gives the titles. @param {Page} page @param {string} url */
async function visited(page, url) {
  await page.goto(`${url}?q=${encodeURIComponent(QUERY)}`);
  await answered(page, QUERY);
  return parts(page).links.allTextContents();
}

/** The names of the files that are kept. @param {Page} page @returns {Promise<string[]>} */
const kept = (page) =>
  page.evaluate(async () => {
    const requests = await (await caches.open('gongwen-archive')).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  });

visit('hosted: what was fetched is kept for the next visit', { server: { root, alter } }, async (visit) => {
  const { page, server } = visit;
  const titles = await visited(page, server.url);
  const blocks = server.log.filter(isBlock);
  await page.waitForFunction(
    async (count) => (await (await caches.open('gongwen-archive')).keys()).length === count,
    blocks.length,
  );
  assert.deepEqual((await kept(page)).sort(), blocks.sort());
  server.log.length = 0;
  assert.deepEqual(await visited(page, server.url), titles);
  assert.deepEqual(server.log.filter(isBlock), [], 'nothing is fetched again');
});

visit(
  'hosted: a kept file that was altered is fetched again; those of an earlier build go',
  { server: { root, alter } },
  async ({ page, server }) => {
    const titles = await visited(page, server.url);
    const folder = new URL(ARCHIVE, server.url).href;
    const altered = await page.evaluate(async (folder) => {
      const store = await caches.open('gongwen-archive');
      await store.put(`${folder}0123456789abcdef/t0/0`, new Response('of an earlier build'));
      await store.put('/other/archive/0123456789abcdef/t0/0', new Response('of another archive'));
      const [{ url }] = (await store.keys()).filter(({ url }) => /\/t0\/.+$/.test(url));
      await store.put(url, new Response('altered'));
      return new URL(url).pathname;
    }, folder);
    server.log.length = 0;
    assert.deepEqual(await visited(page, server.url), titles);
    assert.deepEqual(server.log.filter(isBlock), [altered]);
    const names = await kept(page);
    assert.ok(!names.includes(`${ARCHIVE}0123456789abcdef/t0/0`));
    assert.ok(names.includes('/other/archive/0123456789abcdef/t0/0'));
  },
);

/** What a browser may do that keeps nothing. @type {Record<string, () => void>} */
const REFUSALS = {
  'has no Cache Storage': () => Reflect.deleteProperty(window, 'caches'),
  'forbids it': () =>
    void Object.defineProperty(window, 'caches', {
      get() {
        throw new DOMException('not here', 'SecurityError');
      },
    }),
  'has no room': () =>
    void Object.assign(Cache.prototype, {
      put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    }),
};

for (const [what, refuse] of Object.entries(REFUSALS)) {
  visit(
    `hosted: a browser that ${what} is answered as well`,
    { server: { root, alter } },
    async ({ page, server }) => {
      await page.addInitScript(refuse);
      const titles = await visited(page, server.url);
      assert.ok(titles.length > 0);
      assert.deepEqual(await visited(page, server.url), titles);
    },
  );
}
