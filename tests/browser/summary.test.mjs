// <gongwen-summary> on a page that has an article of its own.
import assert from 'node:assert/strict';
import { visit } from './support.mjs';

const element = 'gongwen-summary';

visit(
  'summary: nothing is loaded until it is unfolded; its sentences are the article’s',
  {},
  async ({ page, server }) => {
    await page.goto(`${server.url}help.html`);
    assert.equal(server.log.filter((name) => name.includes('/gongwen/')).length, 1);
    await page.locator(`${element} summary`).click();
    const items = page.locator(`${element} li`);
    await items.first().waitFor();
    const sentences = await items.allTextContents();
    assert.ok(sentences.length >= 1 && sentences.length <= 3);
    const text = (await page.locator('article > p').allTextContents()).join('').replace(/\s+/g, '');
    for (const sentence of sentences) {
      assert.ok(text.includes(sentence.replace(/\s+/g, '')), sentence);
      assert.match(sentence, /[。！？]$/);
    }
    await items.last().locator('a').click();
    const selected = await page.evaluate(() => String(getSelection()));
    assert.equal(selected.replace(/\s+/g, ''), sentences[sentences.length - 1].replace(/\s+/g, ''));
  },
);

visit(
  'summary: the words the reader came with are painted, the page’s tree is not touched',
  {},
  async (visit) => {
    const { page, server } = visit;
    await page.goto(`${server.url}help.html?q=${encodeURIComponent('搜索')}`);
    const before = await page.locator('article').evaluate((article) => article.querySelectorAll('*').length);
    await page.getByRole('button', { name: '下一处' }).waitFor();
    const painted = await page.evaluate(() => {
      const highlight = /** @type {any} */ (CSS).highlights.get('gongwen');
      return Array.from(highlight, String);
    });
    const printed = (await page.locator('article > :not(gongwen-summary)').allTextContents()).join('\n');
    assert.equal(painted.length, printed.split('搜索').length - 1);
    assert.ok(painted.every((text) => text === '搜索'));
    assert.equal(await page.locator(`${element} .found span`).textContent(), `“搜索”共 ${painted.length} 处`);
    await page.getByRole('button', { name: '下一处' }).click();
    assert.equal(await page.evaluate(() => String(getSelection())), '搜索');
    const after = await page.locator('article').evaluate((article) => article.querySelectorAll('*').length);
    assert.equal(after, before);
  },
);

visit('summary: a match across inline elements is one match', {}, async ({ page, server }) => {
  await page.goto(`${server.url}help.html?q=${encodeURIComponent('加空格')}`);
  await page.getByRole('button', { name: '下一处' }).click();
  assert.equal(await page.evaluate(() => String(getSelection())), '加空格');
});
