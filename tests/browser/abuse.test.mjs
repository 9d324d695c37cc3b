// What nobody should do to the widget, and what it must outlive: long queries, fast keys, many instances, engines, tabs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../xtask/web/layout.mjs';
import { answered, inState, parts, visit } from './support.mjs';

/** A megabyte of each; less of quotation marks, whose lines in a box Chromium takes the square of the time to lay out. */
const LONG = {
  characters: '工'.repeat(350_000),
  words: '工会 '.repeat(150_000),
  quotes: '“'.repeat(30_000),
  exclusions: ' -工'.repeat(200_000),
  letters: 'gonghui'.repeat(150_000),
  lone: '\uD800工'.repeat(250_000),
};

for (const [what, query] of Object.entries(LONG)) {
  visit(`abuse: a query of very many ${what} is answered, and then a word`, {}, async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('工会');
    await inState(page, 'results');
    await page.locator('gongwen-search').evaluate((host, query) => host.setAttribute('q', query), query);
    await inState(page, 'results', 'empty');
    await parts(page).box.fill('工匠');
    await answered(page, '工匠');
    assert.ok((await parts(page).links.count()) > 0);
  });
}

visit('abuse: after 10,000 keys the last word is answered', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.fill('工会');
  await inState(page, 'results');
  await parts(page).box.evaluate(async (box) => {
    const input = /** @type {HTMLInputElement} */ (box);
    for (let key = 0; key < 10_000; key++) {
      input.value = key % 40 ? input.value + '工会职劳'[key % 4] : '';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      // As a browser that is busy gives them: a few before each frame.
      if (key % 100 === 99) await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await parts(page).box.fill('工匠');
  await answered(page, '工匠');
  assert.ok((await parts(page).links.count()) > 0);
});

visit('abuse: 1,000 instances that were removed are not kept', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.fill('工会');
  await inState(page, 'results');
  await page.evaluate(async () => {
    const kept = [];
    for (let round = 0; round < 100; round++) {
      const hosts = Array.from({ length: 10 }, () => document.createElement('gongwen-search'));
      hosts.forEach((host) => host.setAttribute('param', ''));
      document.body.append(...hosts);
      kept.push(...hosts.map((host) => new WeakRef(host)));
      // Some are used before they go.
      hosts[0].setAttribute('q', '工会');
      await new Promise((resolve) => setTimeout(resolve));
      hosts.forEach((host) => host.remove());
    }
    Reflect.set(window, 'kept', kept);
  });
  const session = await page.context().newCDPSession(page);
  const alive = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return page.evaluate(
      () => Reflect.get(window, 'kept').filter((/** @type {WeakRef<object>} */ ref) => ref.deref()).length,
    );
  };
  // What is still being answered is let go a little later.
  for (let turn = 0; turn < 20 && (await alive()) > 10; turn++) await page.waitForTimeout(200);
  assert.ok((await alive()) <= 10, `${await alive()} of 1,000 are kept`);
  await parts(page).box.first().fill('工匠');
  await answered(page, '工匠');
});

visit('abuse: two tabs of one site each answer their own reader', {}, async ({ page, server }) => {
  const other = await page.context().newPage();
  await Promise.all([page.goto(server.url), other.goto(server.url)]);
  await Promise.all([parts(page).box.fill('工会'), parts(other).box.fill('工匠')]);
  await Promise.all([answered(page, '工会'), answered(other, '工匠')]);
  await other.close();
  await parts(page).box.fill('劳模');
  await answered(page, '劳模');
});

test('abuse: ten engines opened and freed, again and again, need no more memory', async () => {
  const folder = path.join(ROOT, 'target', 'wasm-pkg');
  const { default: init, Engine } = await import(pathToFileURL(path.join(folder, 'gongwen.js')).href);
  const { memory } = await init({ module_or_path: fs.readFileSync(path.join(folder, 'gongwen_bg.wasm')) });
  const round = () => {
    const engines = Array.from({ length: 10 }, () => Engine.embedded());
    for (const engine of engines) assert.ok(engine.search('工会').total > 0);
    for (const engine of engines) engine.free();
    return memory.buffer.byteLength;
  };
  const first = round();
  for (let number = 0; number < 20; number++) round();
  assert.equal(round(), first);
});
