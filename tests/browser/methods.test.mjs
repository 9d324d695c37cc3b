// What a page's own programs can do, and other ways in: methods, the hook for results, `data-gongwen-search`, `scope`.
import assert from 'node:assert/strict';
import { ARTICLES, squeeze, titles } from './gold.mjs';
import { inState, parts, visit } from './support.mjs';

visit('methods: search, summarize, focus', {}, async ({ page, server }) => {
  await page.goto(server.url);
  const seen = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector('gongwen-search'));
    host.start();
    await host.ready;
    host.focus();
    const focused = host.shadowRoot.activeElement === host.input;
    const hits = await host.search('新质生产力');
    const sentences = await host.summarize(hits[0].id);
    const shown = host.shadowRoot.querySelectorAll('h3 a').length;
    return { focused, hits: hits.length, shown, sentences: sentences.length, value: host.value };
  });
  assert.ok(seen.focused && seen.sentences > 0);
  assert.ok(seen.hits > 0 && seen.hits === seen.shown);
  assert.equal(seen.value, '新质生产力');
});

visit('methods: the page shows results its own way, by nodes', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('gongwen-search'));
    host.renderResult = (/** @type {any} */ hit, /** @type {HTMLElement} */ node) => {
      const own = document.createElement('div');
      own.append(`[${hit.id}]`, node);
      return own;
    };
  });
  await parts(page).box.fill('新质生产力');
  await inState(page, 'results');
  const first = await page.locator('gongwen-search li > div').first().textContent();
  assert.match(first ?? '', /^\[00\d-\d+\]/);
});

visit(
  'hosts: a plain <div data-gongwen-search data-mode="dialog"> opens a dialog',
  {},
  async ({ page, server }) => {
    await page.route(server.url, async (route) => {
      const response = await route.fetch();
      const body = (await response.text())
        .replace(
          '<gongwen-search>',
          '<div data-gongwen-search data-mode="dialog" data-trigger="找一找" data-shortcut="/">',
        )
        .replace('</gongwen-search>', '<p slot="before-results">前言</p></div>');
      await route.fulfill({ response, body });
    });
    await page.goto(server.url);
    await page.getByRole('button', { name: '找一找' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('新质生产力');
    await inState(page, 'results');
    assert.ok(await parts(page).links.first().isVisible());
    assert.ok(await page.getByText('前言').isVisible());
  },
);

visit('hosts: a plain <div data-gongwen-search> becomes the widget', {}, async ({ page, server }) => {
  await page.route(server.url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace('<gongwen-search>', '<div data-gongwen-search data-placeholder="搜一搜">')
      .replace('</gongwen-search>', '</div>');
    await route.fulfill({ response, body });
  });
  await page.goto(server.url);
  assert.equal(await parts(page).box.getAttribute('placeholder'), '搜一搜');
  assert.equal(await page.locator('gongwen-search form:not([part])').isVisible(), false);
  await parts(page).box.fill('新质生产力');
  await inState(page, 'results');
});

visit('scope: titles alone', {}, async ({ page, server }) => {
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () =>
      document.querySelector('gongwen-search')?.setAttribute('scope', 'title'),
    );
  });
  await page.goto(`${server.url}?q=工匠`);
  await inState(page, 'results');
  const shown = (await parts(page).links.allTextContents()).map(squeeze);
  const inHeadline = ARTICLES.filter((article) =>
    [...titles(article), squeeze(article.kicker), squeeze(article.subtitle)].some((line) =>
      line.includes('工匠'),
    ),
  );
  assert.ok(inHeadline.length > 0);
  for (const article of inHeadline) {
    assert.ok(
      shown.some((title) => titles(article).includes(title)),
      article.title,
    );
  }
  assert.equal(await parts(page).box.inputValue(), '工匠');
});

// What is typed where the scope is the title, and what it means in the query syntax.
const SCOPED = [
  ['工匠', '标题:工匠'],
  ['标题:工匠', '标题:工匠'],
  ['TITLE：工匠', '标题:工匠'],
  ['標題:工匠', '标题:工匠'],
  ['地区:杭州', '地区:杭州'],
  ['工匠 地区:杭州', '标题:工匠 地区:杭州'],
  ['工匠|劳模', '标题:工匠|标题:劳模'],
  ['工匠 OR 劳模', '标题:工匠 OR 标题:劳模'],
  ['“产业 工人”', '标题:“产业 工人”'],
  ['工匠 "产业 工人"', '标题:工匠 标题:"产业 工人"'],
  ['职工 -北京', '标题:职工 -北京'],
  ['职工 -“劳动 合同”', '标题:职工 -“劳动 合同”'],
  ['职工 -地区:杭州', '标题:职工 -地区:杭州'],
  ['gongjiang', '标题:gongjiang'],
  ['工匠 OR “什么”', '标题:工匠 OR 标题:“什么”'],
  ['哪些地方成立了工匠学院？', '哪些地方成立了工匠学院？'],
];

visit('scope: the query syntax holds in it', {}, async ({ page, server }) => {
  const ask = (/** @type {string[]} */ queries) =>
    page.evaluate(async (queries) => {
      const host = /** @type {any} */ (document.querySelector('gongwen-search'));
      host.start();
      await host.ready;
      const answers = [];
      for (const q of queries) {
        const hits = await host.search(q);
        answers.push([q, hits.map((/** @type {{ id: string }} */ { id }) => id)]);
      }
      return answers;
    }, queries);
  await page.goto(server.url);
  const meant = await ask(SCOPED.map(([, query]) => query));
  await page.route(server.url, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('<gongwen-search>', '<gongwen-search scope="title">');
    await route.fulfill({ response: answer, body });
  });
  await page.goto(server.url);
  const scoped = await ask(SCOPED.map(([typed]) => typed));
  SCOPED.forEach(([typed], index) => {
    assert.deepEqual(scoped[index][1], meant[index][1], typed);
    assert.ok(scoped[index][1].length > 0, typed);
  });
});
