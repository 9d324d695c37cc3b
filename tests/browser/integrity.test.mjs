// The attribute `integrity` of the loader's tag, with the digest that pkg/MANIFEST.json names.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { WIDGET, integrity } from '../../xtask/web/layout.mjs';
import { inState, parts, visit } from './support.mjs';

const digest = integrity(fs.readFileSync(path.join(WIDGET, 'gongwen-search.js')));

/** @param {(path: string, answer: import('../../xtask/web/server.mjs').Answer) => void} [alter] */
const guarded = (alter) => ({
  /** @param {string} path @param {import('../../xtask/web/server.mjs').Answer} answer */
  alter(path, answer) {
    if (alter) alter(path, answer);
    if (path !== '/') return;
    const page = Buffer.from(answer.body).toString();
    const tag = `src="gongwen/gongwen-search.js" integrity="${digest}"`;
    assert.ok(page.includes('src="gongwen/gongwen-search.js"'));
    answer.body = Buffer.from(page.replace('src="gongwen/gongwen-search.js"', tag));
  },
});

visit(
  'integrity: the loader runs under its digest, and loads the rest',
  { server: guarded() },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('工会');
    await inState(page, 'results');
  },
);

visit(
  'integrity: a loader of other bytes does not run, the form is there',
  {
    noisy: true,
    server: guarded((path, answer) => {
      if (path.endsWith('gongwen-search.js')) answer.body = Buffer.from(`${answer.body} `);
    }),
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    const form = page.locator('gongwen-search form');
    await form.locator('input').fill('工会');
    assert.ok(await form.isVisible());
    assert.equal(await page.locator('gongwen-search').getAttribute('data-state'), null);
  },
);
