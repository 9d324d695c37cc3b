// Accessibility: axe in every state, and the tree that a screen reader walks.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { Chromium } from '../drivers/chromium.mjs';
import { inEveryState } from '../scenarios/access.mjs';
import { ariaSnapshot, golden } from '../scenarios/tree.mjs';
import { inState, parts, skip, visit } from './support.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {import('playwright-core').Page} page */
async function axe(page) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => Reflect.get(window, 'axe').run(document));
  const found = violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
  assert.deepEqual(found, []);
  assert.ok(passes.length > 10, 'axe looked at the page');
}

for (const theme of ['inherit', 'light', 'dark']) {
  for (const size of ['normal', 'elder']) {
    visit(
      `axe: idle, suggestions, filters, results, nothing found, article (${theme}, ${size})`,
      {},
      async ({ page, server }) => {
        await page.addInitScript(
          ([theme, size]) => {
            addEventListener('DOMContentLoaded', () => {
              document.querySelector('gongwen-search')?.setAttribute('theme', theme);
              document.querySelector('gongwen-search')?.setAttribute('size', size);
            });
          },
          [theme, size],
        );
        await page.goto(server.url);
        await axe(page);
        await parts(page).box.fill('工匠');
        await page.locator('gongwen-search [role=option]').first().waitFor();
        await page.keyboard.press('ArrowDown');
        await axe(page);
        await page.keyboard.press('Escape');
        await parts(page).box.fill('浙江大学');
        await inState(page, 'results');
        await axe(page);
        await parts(page).links.first().click();
        await parts(page).heading.waitFor();
        await axe(page);
        await parts(page).box.fill('区块链钱包');
        await inState(page, 'empty');
        await axe(page);
      },
    );
  }
}

for (const size of ['normal', 'elder']) {
  visit(`axe: an article’s page with its summary unfolded and words marked (${size})`, {}, async (visit) => {
    const { page, server } = visit;
    await page.goto(`${server.url}help.html?q=${encodeURIComponent('搜索')}`);
    const element = page.locator('gongwen-summary');
    await element.evaluate((node, size) => node.setAttribute('size', size), size);
    await element.locator('summary').click();
    await element.locator('li').first().waitFor();
    await element.locator('[part=next]').waitFor();
    await axe(page);
    const least = size === 'elder' ? 60 : 44;
    const heights = await element
      .locator('summary, button, li a')
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    assert.ok(heights.length >= 3 && heights.every((height) => height >= least), heights.join(' '));
  });
}

const broken = (/** @type {string} */ path, /** @type {{ status: number }} */ answer) => {
  if (path.endsWith('.wasm')) answer.status = 503;
};
visit(
  'axe: the page’s own form after a failure',
  { noisy: true, server: { alter: broken } },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=工会`);
    await inState(page, 'error');
    await axe(page);
  },
);

test('tree: as it was looked at, in every state', { skip }, async () => {
  const driver = await Chromium.launch(String(process.env.CHROMIUM));
  const look = async (/** @type {string} */ state) =>
    golden('chromium', state, await ariaSnapshot(driver.page));
  await inEveryState(driver, look).finally(() => driver.close());
});

visit('one announcement, when the typing has come to rest', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.focus();
  await inState(page, 'ready');
  await page.evaluate(() => {
    /** @type {string[]} */
    const said = [];
    Reflect.set(window, 'said', said);
    const status = document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[role=status]');
    if (!status) throw new Error('no status');
    new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, { childList: true });
  });
  await parts(page).box.pressSequentially('新质生产力', { delay: 30 });
  await page.waitForFunction(() => Reflect.get(window, 'said').length > 0);
  await page.waitForTimeout(900);
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'said')), [
    '找到 3 条与“新质生产力”有关的结果',
  ]);
});
