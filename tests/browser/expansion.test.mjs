// The module that expands queries comes on demand: nothing waits for it that can do without, and nothing breaks where it
// does not come.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST, builtFiles } from '../../xtask/web/layout.mjs';
import { answered, inState, parts, renewed, tagged, visit } from './support.mjs';

const isExpansion = (/** @type {string} */ name) => /gongwen-expansion-.*\.wasm$/.test(name);
const LITERAL = '工会';
/** Held by some articles as it is, and of a number: the module may know more. */
const NUMBER = '2025年';
const options = (/** @type {import('playwright-core').Page} */ page) =>
  page.locator('gongwen-search [role=option]');
const count = (/** @type {import('playwright-core').Page} */ page) =>
  page.locator('gongwen-search [part=count]');

/**
 * Keeps the module back until it is let go.
 */
function gate() {
  let release = () => {};
  const gone = new Promise((resolve) => (release = () => resolve(undefined)));
  return {
    release: () => release(),
    server: {
      async alter(/** @type {string} */ name) {
        if (isExpansion(name)) await gone;
      },
    },
  };
}

visit('expansion: not fetched for a query that needs none of it', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${LITERAL}`);
  await inState(page, 'results');
  await page.waitForTimeout(300);
  const files = server.log.filter((name) => name.startsWith('/gongwen/'));
  assert.equal(files.length, 3, files.join(' '));
});

for (const [what, query, meant] of [
  ['pinyin', 'gonghui', '工会'],
  ['a typo', '工慧', '工会'],
]) {
  visit(`expansion: fetched for ${what}`, {}, async ({ page, server }) => {
    await page.goto(`${server.url}?q=${query}`);
    await inState(page, 'results');
    assert.equal(server.log.filter(isExpansion).length, 1);
    assert.ok((await page.locator('gongwen-search mark').allTextContents()).includes(meant));
    const told = await page.evaluate(() => Reflect.get(window, 'shown'));
    assert.deepEqual(told, [query], 'it was not said before that there is nothing');
  });
}

visit('expansion: fetched for a number, whose first results do not wait', gate(), async (visit) => {
  // The options are those of this visit's server.
  assert.ok(visit.page);
});

const number = gate();
visit(
  'expansion: first results come without it; what is the same stays as it is',
  { server: number.server },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${NUMBER}`);
    await inState(page, 'results');
    const before = await count(page).textContent();
    await page.locator('gongwen-search').evaluate((host) => {
      const [first] = /** @type {ShadowRoot} */ (host.shadowRoot).querySelectorAll('h3 a');
      Reflect.set(first, 'kept', true);
      /** @type {HTMLElement} */ (first).focus();
    });
    await page.evaluate(() => scrollTo(0, 120));
    await renewed(page, async () => number.release());
    assert.notEqual(await count(page).textContent(), before);
    const after = await page.locator('gongwen-search').evaluate((host) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const [first] = root.querySelectorAll('h3 a');
      return { kept: Reflect.get(first, 'kept'), focused: root.activeElement === first, scroll: scrollY };
    });
    assert.deepEqual(after, { kept: true, focused: true, scroll: 120 });
  },
);
