// The single file: from the disk, and from a server that refuses everything but one script.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST } from '../../xtask/web/layout.mjs';
import { holding } from './gold.mjs';
import { inState, parts, visit } from './support.mjs';

const QUERY = '新质生产力';

/** @param {import('playwright-core').Page} page */
async function answers(page) {
  await parts(page).box.pressSequentially(QUERY);
  await inState(page, 'results');
  assert.equal(await parts(page).links.count(), holding(QUERY).length);
  const title = await parts(page).links.first().textContent();
  await parts(page).links.first().click();
  await parts(page).heading.waitFor();
  assert.equal(await parts(page).heading.textContent(), title);
  await page.locator('gongwen-search [part=summary] li').first().waitFor();
  await page.getByRole('button', { name: '返回搜索结果' }).click();
  await parts(page).links.first().waitFor();
}

visit('single file: opened from the disk', { files: true }, async ({ page }) => {
  await page.goto(pathToFileURL(path.join(DIST, 'standalone.html')).href);
  await answers(page);
});

const only = (/** @type {string} */ name, /** @type {{ status: number }} */ answer) => {
  if (!/(standalone\.html|standalone\.js|icon\.svg)$/.test(name)) answer.status = 403;
};
visit(
  'single file: from a server that serves nothing else',
  { server: { alter: only } },
  async ({ page, server }) => {
    await page.goto(`${server.url}standalone.html`);
    await answers(page);
    assert.deepEqual(
      server.log.filter((name) => name.includes('/gongwen/')),
      ['/gongwen/gongwen.standalone.js'],
    );
  },
);
