// Without a network after the first visit, by the optional service worker; an update takes the place of all files.
import assert from 'node:assert/strict';
import { inState, parts, visit } from './support.mjs';

const kept = (/** @type {import('playwright-core').Page} */ page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => /^gongwen-[0-9a-f]+$/.test(name)));

/** @param {import('playwright-core').Page} page */
const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

visit(
  'offline: the page answers without a network after its first visit',
  { noisy: true },
  async ({ page, server }) => {
    await page.goto(`${server.url}offline.html`);
    await controlled(page);
    await page.reload(); // the first visit began before there was a worker to keep the page
    server.close();
    await page.goto(`${server.url}offline.html?q=${encodeURIComponent('新质生产力')}`);
    await inState(page, 'results');
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
  },
);

let version = 'first';
visit(
  'offline: an update replaces the whole version',
  {
    server: {
      alter(name, answer) {
        if (name !== '/gongwen-sw.js' || version === 'first') return;
        const renamed = String(answer.body).replace(/"gongwen-[0-9a-f]{10}"/, '"gongwen-fedcba9876"');
        answer.body = Buffer.from(renamed);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(`${server.url}offline.html`);
    await controlled(page);
    const before = await kept(page);
    assert.equal(before.length, 1);
    version = 'second';
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const changed = new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve),
      );
      await registration?.update();
      await changed;
    });
    // The new worker is in charge first and tidies up then.
    await page.waitForFunction(
      async (old) =>
        !(await caches.keys()).includes(old) && (await caches.keys()).includes('gongwen-fedcba9876'),
      before[0],
    );
  },
);
