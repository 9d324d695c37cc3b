// The module that expands queries comes on demand: what can do without it does not wait, and nothing breaks where it does
// not come.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST } from '../../xtask/web/layout.mjs';
import { answered, inState, parts, renewed, tagged, visit } from './support.mjs';

const isExpansion = (/** @type {string} */ name) => /gongwen-expansion-.*\.wasm$/.test(name);
/** Articles hold it as it is; of other written forms of the number only the module knows. */
const NUMBER = '2025年';

/** @param {import('playwright-core').Page} page */
const count = (page) => page.locator('gongwen-search [part=count]');
/** @param {import('playwright-core').Page} page */
const options = (page) => page.locator('gongwen-search [role=option]');
/**
 * @param {{ url: string }} server
 * @param {string} query
 */
const asked = ({ url }, query) => `${url}?q=${encodeURIComponent(query)}`;

visit('expansion: not fetched for a query that needs none of it', {}, async ({ page, server }) => {
  await page.goto(asked(server, '工会'));
  await inState(page, 'results');
  await page.waitForTimeout(300);
  // The digest may have loaded its views and the summariser meanwhile.
  const ofDigest = /-(?:reader|summary)-/;
  const files = server.log.filter((name) => name.startsWith('/gongwen/') && !ofDigest.test(name));
  assert.equal(files.length, 3, files.join(' '));
});

for (const [what, query] of [
  ['pinyin', 'gonghui'],
  ['a typo', '工慧'],
]) {
  visit(`expansion: fetched for ${what}`, {}, async ({ page, server }) => {
    await page.goto(asked(server, query));
    await answered(page, query);
    assert.equal(server.log.filter(isExpansion).length, 1);
    assert.ok((await page.locator('gongwen-search mark').allTextContents()).includes('工会'));
    const told = await page.evaluate(() => Reflect.get(window, 'shown'));
    assert.deepEqual(told, [query], 'nobody was told before that there is nothing');
  });
}

visit('expansion: fetched for suggestions, after the first results', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.focus();
  await inState(page, 'ready');
  assert.equal(server.log.filter(isExpansion).length, 0, 'not by turning to the box');
  await parts(page).box.pressSequentially('工匠');
  await options(page).first().waitFor();
  assert.equal(server.log.filter(isExpansion).length, 1);
  await parts(page).box.fill('gonghui');
  await answered(page, 'gonghui');
  assert.equal(server.log.filter(isExpansion).length, 1, 'once for all that asks for it');
});

/** Keeps the module back until it is let go. */
function heldBack() {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  /** @param {string} name */
  const alter = async (name) => void (isExpansion(name) && (await released));
  return { server: { alter }, release: async () => release() };
}

const [first, filters, overtaken, turned] = [heldBack(), heldBack(), heldBack(), heldBack()];

visit(
  'expansion: literal hits are there before it; what is the same stays as it is, with scroll and focus',
  { server: first.server },
  async ({ page, server }) => {
    await page.goto(asked(server, NUMBER));
    await inState(page, 'results');
    const before = await count(page).textContent();
    const links = parts(page).links;
    await links.nth(1).evaluate((link) => {
      Reflect.set(link, 'same', true);
      scrollTo(0, 150);
      link.focus({ preventScroll: true });
    });
    await parts(page).results.first().locator('[part=excerpt] summary').click();
    await parts(page).results.first().locator('[part=excerpt] p a').first().waitFor();
    await links.nth(1).evaluate((link) => link.focus({ preventScroll: true }));
    const scroll = await page.evaluate(() => scrollY);
    await renewed(page, first.release);
    assert.notEqual(await count(page).textContent(), before);
    const now = await links.nth(1).evaluate((link) => ({
      same: Reflect.get(link, 'same'),
      focused: link.matches(':focus'),
      scroll: scrollY,
    }));
    assert.deepEqual(now, { same: true, focused: true, scroll });
    assert.ok(await parts(page).results.first().locator('[part=excerpt] p a').first().isVisible());
  },
);

visit(
  'expansion: the focus stays in the filters, whose counts change',
  { server: filters.server },
  async ({ page, server }) => {
    await page.goto(asked(server, NUMBER));
    await inState(page, 'results');
    await page.locator('gongwen-search select').last().focus();
    const focused = () =>
      page.locator('gongwen-search').evaluate((host) => host.shadowRoot?.activeElement?.getAttribute('name'));
    const name = await focused();
    assert.ok(name);
    await renewed(page, filters.release);
    assert.equal(await focused(), name);
  },
);

visit(
  'expansion: a response that comes after another query is not shown',
  { server: overtaken.server },
  async ({ page, server }) => {
    await page.goto(asked(server, NUMBER));
    await inState(page, 'results');
    await page.locator('gongwen-search').evaluate((host) => host.setAttribute('q', '工会'));
    await answered(page, '工会');
    await overtaken.release();
    await page.waitForTimeout(300);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'shown')), [NUMBER, '工会']);
  },
);

visit(
  'expansion: nor one that comes after an article was opened; the list to come back to is the fuller one',
  { server: turned.server },
  async ({ page, server }) => {
    await page.goto(asked(server, NUMBER));
    await inState(page, 'results');
    const before = await parts(page).links.count();
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    await turned.release();
    await page.waitForTimeout(300);
    assert.ok(await parts(page).heading.isVisible());
    await page.getByRole('button', { name: '返回搜索结果' }).click();
    await parts(page).links.first().waitFor();
    assert.equal(await parts(page).links.count(), before - 1);
  },
);

/** @type {[what: string, harm: (answer: import('../../xtask/web/server.mjs').Answer) => void][]} */
const HARMS = [
  ['is not there', (answer) => (answer.status = 404)],
  ['is damaged', (answer) => (answer.body = Buffer.from(answer.body).fill(0, 1000, 1100))],
];
for (const [what, harm] of HARMS) {
  let broken = true;
  visit(
    `expansion: where the module ${what} the first results stay, and a later search tries again`,
    {
      noisy: true,
      server: {
        alter(name, answer) {
          if (broken && isExpansion(name)) harm(answer);
        },
      },
    },
    async ({ page, server }) => {
      await page.goto(asked(server, NUMBER));
      await inState(page, 'results');
      const links = await parts(page).links.allTextContents();
      await page.waitForTimeout(1500); // past the retry that happens by itself
      assert.equal(server.log.filter(isExpansion).length, 2);
      assert.deepEqual(await parts(page).links.allTextContents(), links);
      await page.locator('gongwen-search').evaluate((host) => host.setAttribute('q', 'gonghui'));
      await inState(page, 'empty');
      assert.match((await parts(page).status.textContent()) ?? '', /^$|没有找到/);
      broken = false;
      await page.locator('gongwen-search').evaluate((host) => host.setAttribute('q', '工慧'));
      await inState(page, 'results');
      await parts(page).links.first().click();
      await parts(page).heading.waitFor();
    },
  );
}

visit(
  'expansion: in a worker, and in the one that replaces it',
  { noisy: true, server: { alter: tagged('worker') } },
  async ({ page, server }) => {
    await page.goto(asked(server, 'gonghui'));
    await inState(page, 'results');
    assert.equal(page.workers().length, 1);
    await page.workers()[0].evaluate(() => {
      setTimeout(() => {
        throw new Error('worn out');
      });
    });
    await inState(page, 'error');
    // What was asked meanwhile is asked of another worker, which may bring the results before anybody presses the button.
    const retry = page.getByRole('button', { name: '重试' });
    await Promise.any([retry.click(), inState(page, 'results')]);
    await inState(page, 'results');
    await parts(page).box.fill('zhigong');
    await answered(page, 'zhigong');
    assert.ok((await page.locator('gongwen-search mark').allTextContents()).includes('职工'));
  },
);

visit('expansion: `search()` gives what there is in the end', {}, async ({ page, server }) => {
  await page.goto(server.url);
  const total = await page.locator('gongwen-search').evaluate(async (host, query) => {
    const element = /** @type {any} */ (host);
    void element.start();
    await element.ready;
    return (await element.search(query)).length;
  }, NUMBER);
  assert.equal(total, await parts(page).links.count());
  await page.waitForTimeout(300);
  assert.equal(total, await parts(page).links.count());
});

visit('expansion: the single file holds it', { files: true }, async ({ page }) => {
  await page.goto(pathToFileURL(path.join(DIST, 'standalone.html')).href);
  await parts(page).box.pressSequentially('gonghui');
  await answered(page, 'gonghui');
  assert.ok((await page.locator('gongwen-search mark').allTextContents()).includes('工会'));
  await options(page).first().waitFor();
});
