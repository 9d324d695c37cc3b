// Accessibility: axe in every state, and the tree that a screen reader walks.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../../xtask/web/layout.mjs';
import { inState, parts, visit } from './support.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SNAPSHOTS = path.join(ROOT, 'tests', 'browser', 'snapshots');

/** @param {import('playwright-core').Page} page */
async function axe(page) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => Reflect.get(window, 'axe').run(document));
  const found = violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
  assert.deepEqual(found, []);
  assert.ok(passes.length > 10, 'axe looked at the page');
}

/**
 * Compares the tree with the file that was looked at; `BLESS=1` writes it anew. Of the results only the first is
 * compared, and only its shape: what it says is the engine's.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function tree(page, name) {
  const whole = await page.locator('gongwen-search').ariaSnapshot();
  const first = whole.split('\n    - listitem:').slice(0, 2).join('\n    - listitem:');
  const shape = first
    .replace(/http:\/\/127\.0\.0\.1:\d+\S*/g, '(address)')
    .replace(/(\n +- (text|mark): .*)+/g, '\n            (text with marks)')
    .replace(/(\n {8}- paragraph:) .+/g, '$1 (facts)');
  const file = path.join(SNAPSHOTS, `${name}.txt`);
  if (process.env.BLESS) fs.writeFileSync(file, `${shape}\n`);
  assert.equal(`${shape}\n`, fs.readFileSync(file, 'utf8'), `the tree of ${name}; BLESS=1 writes it anew`);
}

for (const theme of ['inherit', 'light', 'dark']) {
  for (const size of ['normal', 'elder']) {
    visit(`axe: idle, results, nothing found, article (${theme}, ${size})`, {}, async ({ page, server }) => {
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
      await parts(page).box.fill('浙江大学');
      await inState(page, 'results');
      await axe(page);
      await parts(page).links.first().click();
      await parts(page).heading.waitFor();
      await axe(page);
      await parts(page).box.fill('区块链钱包');
      await inState(page, 'empty');
      await axe(page);
    });
  }
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

visit('tree: idle, results, nothing found', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await tree(page, 'idle');
  await parts(page).box.fill('新质生产力');
  await inState(page, 'results');
  await page.waitForTimeout(700);
  await tree(page, 'results');
  await parts(page).box.fill('区块链钱包');
  await inState(page, 'empty');
  await page.waitForTimeout(700);
  await tree(page, 'empty');
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
  await parts(page).box.pressSequentially('新质生产力', { delay: 100 });
  await page.waitForTimeout(900);
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'said')), [
    '找到 3 条与“新质生产力”有关的结果',
  ]);
});
