// The composition gate: what it does with the event orders that engines and keyboards were seen to produce
// (docs: the comment at the top of www/loader/gate.js), replayed on the real element, and with a composition that
// the browser itself makes.
import assert from 'node:assert/strict';
import { commit, compose } from '../drivers/devtools.mjs';
import { ORDERS, replay } from './orders.mjs';
import { inState, parts, visit } from './support.mjs';

for (const { name, steps, queries, submits = 0, rest = 120 } of ORDERS) {
  visit(`gate: ${name}`, {}, async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.focus();
    await inState(page, 'ready');
    /** @type {[import('./orders.mjs').Step[], number]} */
    const order = [steps, rest];
    assert.deepEqual(await page.evaluate(replay, order), { queries, submits });
  });
}

visit(
  'gate: Chromium composes, nothing is searched before the end, and once after it',
  {},
  async ({ page, server }) => {
    const { box } = parts(page);
    await page.goto(server.url);
    await box.focus();
    await inState(page, 'ready');
    await page.evaluate(() => {
      const queries = /** @type {string[]} */ (
        Reflect.set(window, 'queries', []) && Reflect.get(window, 'queries')
      );
      document.addEventListener('gongwen-query', (event) =>
        queries.push(/** @type {CustomEvent} */ (event).detail.q),
      );
    });
    const devtools = await page.context().newCDPSession(page);
    const send = devtools.send.bind(devtools);
    await compose(send, 'lao dong');
    // Keys that belong to the input method: they must neither clear the box nor leave it.
    const keys = { Escape: 27, ArrowDown: 40, Enter: 13 };
    for (const [key, windowsVirtualKeyCode] of Object.entries(keys)) {
      await devtools.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        code: key,
        windowsVirtualKeyCode,
      });
    }
    assert.equal(await box.inputValue(), 'lao dong');
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'queries')), []);
    await commit(send, '劳动');
    await inState(page, 'results');
    await page.waitForTimeout(120);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'queries')), ['劳动']);
    assert.equal(await box.inputValue(), '劳动');
  },
);

visit(
  'gate: Safari’s Enter that takes the candidate without a submit; the mouse on 搜索 searches at the first press',
  {},
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.focus();
    await inState(page, 'ready');
    await page.evaluate(() => {
      const { input } = /** @type {any} */ (document.querySelector('gongwen-search'));
      Reflect.set(window, 'submits', 0);
      document.addEventListener('gongwen-query', (event) => {
        if (/** @type {CustomEvent} */ (event).detail.submitted)
          Reflect.set(window, 'submits', Reflect.get(window, 'submits') + 1);
      });
      const composition = (/** @type {string} */ type, /** @type {string} */ data) =>
        input.dispatchEvent(new CompositionEvent(type, { data, bubbles: true, composed: true }));
      composition('compositionstart', '');
      input.value = '工会';
      composition('compositionend', '工会');
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
    });
    await page.locator('gongwen-search [part=submit]').click();
    assert.equal(await page.evaluate(() => Reflect.get(window, 'submits')), 1);
    await inState(page, 'results');
  },
);
