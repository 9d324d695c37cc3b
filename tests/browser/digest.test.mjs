// The digest over the results of a query: whole sentences of different articles, each with its source and its place.
import assert from 'node:assert/strict';
import { ARTICLES, squeeze } from './gold.mjs';
import { answered, inState, parts, tagged, visit } from './support.mjs';

const QUERY = '工匠';
const DIGEST = 'gongwen-search [part=digest]';

/** @param {import('playwright-core').Page} page */
const sentences = async (page) => {
  await page.locator(`${DIGEST} li`).first().waitFor();
  return page.locator(`${DIGEST} li`).evaluateAll((items) =>
    items.map((item) => ({
      text: item.querySelector('a')?.textContent ?? '',
      href: item.querySelector('a')?.href ?? '',
      source: item.querySelector('[part=meta] span')?.textContent ?? '',
    })),
  );
};

visit('digest: whole sentences of different articles, nothing twice', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${QUERY}`);
  const digest = await sentences(page);
  assert.ok(digest.length >= 3 && digest.length <= 5, `${digest.length} sentences`);
  assert.equal(new Set(digest.map(({ source }) => source)).size, digest.length, 'each of another article');
  assert.equal(new Set(digest.map(({ text }) => text)).size, digest.length);
  for (const { text, source } of digest) {
    assert.match(text, /[。！？…”’」』]$/, 'a whole sentence');
    const whole = ARTICLES.some(({ paragraphs }) => squeeze(paragraphs.join('')).includes(squeeze(text)));
    assert.ok(whole, `as printed: ${text}`);
    assert.match(source, /^《.+》$/);
  }
});

visit('digest: a sentence leads to its place', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${QUERY}`);
  const [{ text, href }] = await sentences(page);
  assert.match(href, /#s\d+\.\d+-\d+$/);
  await page.locator(`${DIGEST} li a`).first().click();
  await parts(page).heading.waitFor();
  await page.waitForFunction(
    (text) =>
      document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.textContent?.trim() === text,
    text.trim(),
  );
  await page.goBack();
  await page.locator(`${DIGEST} li`).first().waitFor();
});

visit('digest: the results stay where they are when it comes', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${QUERY}`);
  await parts(page).links.first().waitFor();
  const top = () =>
    parts(page)
      .links.first()
      .evaluate((link) => Math.round(link.getBoundingClientRect().top));
  await page.locator(DIGEST).waitFor();
  const before = await top();
  await sentences(page);
  assert.equal(await top(), before);
});

visit('digest: the reader folds it, and it stays folded', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${QUERY}`);
  await sentences(page);
  const toggle = page.locator(`${DIGEST} [part=toggle]`);
  await toggle.click();
  assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
  assert.equal(await page.locator(`${DIGEST} li`).first().isVisible(), false);
  await parts(page).box.fill('职工');
  await answered(page, '职工');
  assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
  await page.waitForTimeout(800);
  assert.equal(await page.locator(`${DIGEST} li`).count(), 0, 'nothing is made for a folded one');
  await toggle.click();
  await sentences(page);
});

visit('digest: none over one or two results', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${encodeURIComponent('智造书屋')}`);
  await inState(page, 'results');
  await page.waitForTimeout(800);
  assert.ok((await parts(page).links.count()) < 3);
  assert.equal(await page.locator(DIGEST).count(), 0);
});

for (const attributes of ['digest="off"', 'summary="off"']) {
  visit(
    `digest: ${attributes} leaves it out, and loads nothing for it`,
    { server: { alter: tagged(attributes) } },
    async ({ page, server }) => {
      await page.goto(`${server.url}?q=${QUERY}`);
      await inState(page, 'results');
      await page.waitForTimeout(800);
      assert.equal(await page.locator(DIGEST).count(), 0);
      assert.deepEqual(
        server.log.filter((path) => /reader|summary/.test(path)),
        [],
      );
    },
  );
}

visit(
  'digest: without the summariser the box goes, and the results stay',
  {
    noisy: true,
    server: {
      alter: (path, answer) => {
        if (/summary-.*\.wasm$/.test(path)) answer.status = 503;
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${QUERY}`);
    await inState(page, 'results');
    await page.locator(DIGEST).waitFor({ state: 'detached' });
    assert.ok((await parts(page).links.count()) > 3);
  },
);
