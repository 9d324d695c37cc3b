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

const isSummarizer = (/** @type {string} */ path) => /gongwen-summary-.*\.wasm$/.test(path);

let down = true;
visit(
  'summary: where it did not come, unfolding again tries again, and nothing of the failure stays',
  {
    noisy: true,
    server: { alter: (path, answer) => void (down && isSummarizer(path) && (answer.status = 503)) },
  },
  async ({ page, server }) => {
    await page.goto(`${server.url}help.html?q=${encodeURIComponent('搜索')}`);
    const fold = page.locator(`${element} summary`);
    const status = page.locator(`${element} [role=status]`);
    await fold.click();
    await page.getByText('自动摘录未能启动').waitFor();
    down = false;
    await fold.click();
    await fold.click();
    await page.locator(`${element} li`).first().waitFor();
    assert.equal(await status.textContent(), '');
  },
);

let once = 0;
visit(
  'summary: words that could not be marked say nothing under a summary that works',
  {
    noisy: true,
    // Each download is tried twice.
    server: { alter: (path, answer) => void (isSummarizer(path) && once++ < 2 && (answer.status = 503)) },
  },
  async ({ page, server }) => {
    await page.addInitScript(() =>
      addEventListener('gongwen-error', () => Reflect.set(window, 'failed', true), true),
    );
    await page.goto(`${server.url}help.html?q=${encodeURIComponent('搜索')}`);
    await page.waitForFunction(() => Reflect.get(window, 'failed'));
    await page.locator(`${element} summary`).click();
    await page.locator(`${element} li`).first().waitFor();
    assert.equal(await page.locator(`${element} [role=status]`).textContent(), '');
  },
);

/** @param {string} attributes of the element on the help page */
const helpWith = (attributes) => ({
  alter: (/** @type {string} */ path, /** @type {import('../../xtask/web/server.mjs').Answer} */ answer) => {
    if (path !== '/help.html') return;
    const html = Buffer.from(answer.body).toString();
    answer.body = Buffer.from(html.replace('<gongwen-summary', `<gongwen-summary ${attributes}`));
  },
});

visit(
  'summary: highlight="none" loads nothing for the words',
  { server: helpWith('highlight="none"') },
  async ({ page, server }) => {
    await page.goto(`${server.url}help.html?q=${encodeURIComponent('搜索')}`, { waitUntil: 'networkidle' });
    assert.equal(server.log.filter(isSummarizer).length, 0);
    await page.locator(`${element} summary`).click();
    await page.locator(`${element} li`).first().waitFor();
    assert.equal(await page.locator(`${element} .found`).isVisible(), false);
  },
);

for (const [attributes, marks] of /** @type {const} */ ([
  ['highlight="mark"', true],
  ['', false],
])) {
  visit(
    `summary: in an engine without Custom Highlight, ${attributes || 'no attribute'}`,
    { server: helpWith(attributes) },
    async ({ page, server }) => {
      await page.addInitScript(() => Object.defineProperty(CSS, 'highlights', { value: undefined }));
      await page.goto(`${server.url}help.html`);
      const printed = await page.locator('article').evaluate((article) => article.textContent);
      await page.goto(`${server.url}help.html?q=${encodeURIComponent('搜索')}`);
      await page.getByRole('button', { name: '下一处' }).click();
      assert.equal(await page.evaluate(() => String(getSelection())), '搜索');
      const inArticle = page.locator('article mark');
      const texts = await inArticle.allTextContents();
      const found = await page.locator('article > :not(gongwen-summary)').allTextContents();
      const count = found.join('\n').split('搜索').length - 1;
      assert.deepEqual(texts, marks ? Array(count).fill('搜索') : []);
      assert.equal(await page.locator('article').evaluate((article) => article.textContent), printed);
      assert.equal(await page.locator(`${element} .found span`).textContent(), `“搜索”共 ${count} 处`);
    },
  );
}
