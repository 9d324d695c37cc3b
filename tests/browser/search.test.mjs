// The main path on desktop and phone: type, see marked results, open one, read it with its summary.
import assert from 'node:assert/strict';
import { holding, isWhole, squeeze, titles } from './gold.mjs';
import { DEVICES, answered, inState, literalTitles, parts, visit } from './support.mjs';

const QUERIES = ['浙江大学', '新质生产力', '业工', 'AI', '殷一珍'];
const ABSENT = '区块链钱包';

/** Files without which there are no first results: the box, the program, the engine. */
const FIRST_FILES = [/\/gongwen-search\.js$/, /\/gongwen-app-[0-9a-f]+\.js$/, /\/gongwen-[0-9a-f]+\.wasm$/];
/** What comes after them: suggestions and fuzzy matches need the expansion, the digest the reader and the summarizer. */
const LATER_FILE = /\/gongwen-(?:expansion|summary|reader)-[0-9a-f]+\.(?:wasm|js)$/;

for (const device of Object.keys(DEVICES)) {
  for (const query of QUERIES) {
    visit(
      `${device}: ${query} is found, marked, opened and summed up`,
      { device },
      async ({ page, server }) => {
        const { box, links, results, status } = parts(page);
        await page.goto(server.url);
        await box.click();
        await box.pressSequentially(query);
        await answered(page, query);

        const expected = holding(query);
        assert.ok(expected.length > 0, 'the gold holds the query');
        const shown = (await literalTitles(results)).map(squeeze);
        const found = shown.map(
          (title) => expected.find((article) => titles(article).includes(title))?.id ?? title,
        );
        assert.deepEqual([...found].sort(), expected.map(({ id }) => id).sort());
        for (const result of (await results.all()).slice(0, expected.length)) {
          const marks = (await result.locator('mark').allTextContents()).map(squeeze);
          assert.ok(
            marks.some((mark) => mark.toLowerCase() === query.toLowerCase()),
            `a result of ${query} has it marked: ${marks}`,
          );
        }
        await page.waitForTimeout(700); // the count is spoken once, when typing has come to rest
        assert.equal(await status.textContent(), `找到 ${await links.count()} 条与“${query}”有关的结果`);

        const first = expected.find((article) => article.id === found[0]);
        assert.ok(first, 'the first result is one of the gold');
        await results.first().locator('[part=excerpt] summary').click();
        const excerpt = results.first().locator('[part=excerpt] p a');
        await excerpt.first().waitFor();
        checkSummary(await excerpt.allTextContents(), first);

        const title = squeeze(await links.first().textContent());
        await (device === 'phone' ? links.first().tap() : links.first().click());
        await checkArticle(page, title, query);
      },
    );
  }

  visit(
    `${device}: a string that occurs nowhere is said to occur nowhere`,
    { device },
    async ({ page, server }) => {
      assert.equal(holding(ABSENT).length, 0);
      const { box, links, status } = parts(page);
      await page.goto(server.url);
      await box.fill(ABSENT);
      await inState(page, 'empty');
      assert.equal(await links.count(), 0);
      await page.waitForTimeout(700);
      assert.equal(await status.textContent(), `没有找到与“${ABSENT}”有关的内容`);
    },
  );

  visit(
    `${device}: three files bring the first results, under a strict policy`,
    { device },
    async ({ page, server }) => {
      const response = await page.goto(server.url);
      const policy = response?.headers()['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /'unsafe-/);
      const before = server.log.filter((name) => name.startsWith('/gongwen/'));
      assert.deepEqual(
        before,
        ['/gongwen/gongwen-search.js'],
        'nothing but the box before somebody turns to it',
      );
      await parts(page).box.fill('工会');
      await inState(page, 'results');
      const files = server.log.filter((name) => name !== '/' && name !== '/icon.svg');
      const first = files.slice(0, 3);
      for (const needed of FIRST_FILES)
        assert.equal(first.filter((file) => needed.test(file)).length, 1, `${needed} of ${files.join(' ')}`);
      for (const file of files.slice(3)) assert.match(file, LATER_FILE);
    },
  );
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} title
 * @param {string} query
 */
async function checkArticle(page, title, query) {
  const opened = page.locator('gongwen-search [part=article]');
  await opened.waitFor();
  const gold = holding(query).find((article) => titles(article).includes(title));
  assert.ok(gold, `${title} is an article of the gold`);
  assert.equal(squeeze(await parts(page).heading.textContent()), title);

  await opened.locator('[part=summary] li').first().waitFor();
  const meta = squeeze(await opened.locator('header [part=meta]').textContent());
  if (gold.byline) assert.ok(meta.includes(squeeze(gold.byline)), `byline ${gold.byline} in ${meta}`);

  const paragraphs = await opened.locator('[part=body] > p:not([part=caption])').allTextContents();
  assert.deepEqual(paragraphs.map(squeeze), gold.paragraphs.map(squeeze));

  const marks = (await opened.locator('mark').allTextContents()).map((text) => squeeze(text).toLowerCase());
  assert.ok(marks.length > 0 && marks.every((mark) => mark === query.toLowerCase()), `marks: ${marks}`);

  const summary = await opened.locator('[part=summary] li').allTextContents();
  assert.ok(summary.length <= 3, `${summary.length} sentences`);
  checkSummary(summary, gold);
}

/**
 * @param {string[]} summary
 * @param {import('./gold.mjs').GoldArticle} gold
 */
function checkSummary(summary, gold) {
  assert.ok(summary.length >= 1, 'there is a summary');
  for (const text of summary) {
    const whole = gold.paragraphs.some((paragraph) => isWhole(paragraph, text));
    assert.ok(whole, `whole sentences of the article: ${text}`);
  }
}
