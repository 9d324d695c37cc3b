// What a page puts into the widget: slots among the results, a template for them.
import assert from 'node:assert/strict';
import { demoWith } from './pages.mjs';
import { inState, parts, visit } from './support.mjs';

const QUERY = '新质生产力';
const SLOTS = `<p slot="before-results">以下内容来自《浙江工人日报》</p><p slot="after-results"><a href="help.html">没有找到？联系编辑部</a></p>
  <p slot="empty">换个词试试，或拨打 <a href="tel:12351">12351</a></p><p slot="error">搜索暂时不可用，请拨打 12351</p>`;
const BESIDE = '<div id="jieguo"></div>';

/**
 * Whether the widget's own text in an element is drawn. A slot's own text is there and not drawn when the slot is filled.
 * @param {import('playwright-core').Locator} place
 */
const textDrawn = (place) =>
  place.evaluate((node) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      range.selectNode(text);
      if (range.getClientRects().length) return true;
    }
    return false;
  });

for (const [where, attributes, place] of [
  ['under the box', '', 'gongwen-search'],
  ['elsewhere', 'results="#jieguo"', 'gongwen-results'],
]) {
  visit(
    `slots: before and after the results, and where there are none (${where})`,
    { server: { alter: demoWith({ attributes, inside: SLOTS, beside: BESIDE }) } },
    async ({ page, server }) => {
      await page.goto(server.url);
      const slotted = (/** @type {string} */ name) => page.locator(`${place} > [slot=${name}]`);
      for (const name of ['before-results', 'after-results', 'empty'])
        assert.equal(await slotted(name).isVisible(), false, name);
      await parts(page).box.fill(QUERY);
      await inState(page, 'results');
      const top = async (/** @type {import('playwright-core').Locator} */ node) =>
        (await node.boundingBox())?.y ?? 0;
      const links = page.locator(`${place} h3 a`);
      assert.ok((await top(slotted('before-results'))) < (await top(links.first())));
      assert.ok((await top(slotted('after-results'))) > (await top(links.last())));
      assert.equal(await slotted('empty').isVisible(), false);
      await parts(page).box.fill('区块链钱包');
      await inState(page, 'empty');
      assert.ok(await slotted('empty').isVisible());
      assert.ok(await textDrawn(slotted('empty')));
      assert.equal(await textDrawn(page.locator(`${place} [part=empty]`)), false, 'in place of our sentence');
      await parts(page).box.fill(QUERY);
      await links.first().click();
      await page.locator(`${place} [part=article-title]`).waitFor();
      assert.equal(await slotted('before-results').isVisible(), false, 'not in an article');
    },
  );
}

visit(
  'slots: where the search does not start',
  {
    noisy: true,
    server: {
      alter(path, answer) {
        if (path.endsWith('.wasm')) answer.status = 503;
        return demoWith({ inside: SLOTS })(path, answer);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'error');
    assert.ok(await page.locator('[slot=error]').isVisible());
    assert.equal(await textDrawn(page.locator('gongwen-search [part=error]')), false);
    assert.ok(await page.getByRole('button', { name: '重试' }).isVisible());
  },
);

visit(
  'slots: without them the widget says it itself, in a part of its own',
  {
    noisy: true,
    server: { alter: (path, answer) => void (path.endsWith('.wasm') && (answer.status = 503)) },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'error');
    assert.match(
      (await page.locator('gongwen-search [part=error]').textContent()) ?? '',
      /^搜索组件未能启动。已改用普通搜索。$/,
    );
  },
);

const TEMPLATE = `<template slot="result-template">
    <div part="card"><h4 data-field="title"></h4>
      <p part="line"><b data-field="section"></b> <i data-field="byline"></i></p>
      <div data-field="snippet"></div><div data-field="summary"></div>
      <a data-field="url">阅读原文</a><span data-field="none"></span><p data-field="meta"></p></div>
  </template>`;

visit(
  'template: the page’s own arrangement of the widget’s nodes; marks, links, keys and summaries work in it',
  { server: { alter: demoWith({ inside: TEMPLATE }) } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    const first = parts(page).results.first();
    const seen = await first.evaluate((node) => ({
      card: node.querySelectorAll('[part=card]').length,
      title: node.querySelector('[part=card] > h3[part=title] > a')?.textContent,
      headings: node.querySelectorAll('h1, h2, h3, h4, h5, h6').length,
      section: node.querySelector('b')?.textContent,
      byline: node.querySelector('i')?.textContent,
      snippet: node.querySelectorAll('[data-field=snippet] > [part=snippet] mark').length,
      meta: node.querySelectorAll('[part=meta]').length,
      left: node.querySelectorAll('[data-field=url], [data-field=none]').length,
    }));
    assert.deepEqual(seen, {
      card: 1,
      title: '小书屋里的“大智造”',
      headings: 1,
      section: '产改新征程',
      byline: '通讯员葛玲燕 记者吴晓静',
      snippet: 1,
      meta: 1,
      left: 0, // no article of the seeds has an address
    });
    await first.locator('[part=excerpt] summary').click();
    await first.locator('[part=excerpt] a').first().waitFor();
    await parts(page).box.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await parts(page).heading.waitFor();
  },
);

visit(
  'template: facts of an article become text and addresses, never markup',
  { server: { alter: demoWith({ inside: TEMPLATE }) } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    const seen = await page.evaluate(() => {
      const { renderResult } = /** @type {any} */ (document.querySelector('gongwen-search'));
      const show = (/** @type {string} */ url) => {
        const node = renderResult(
          { section: '<img src=x onerror=alert(1)>', url },
          document.createElement('article'),
        );
        const link = node.querySelector('a');
        return [node.querySelector('b').textContent, link && link.href, link && link.textContent];
      };
      const addresses = ['https://example.org/1', 'javascript:alert(1)', 'data:text/html,1', 'http://[bad'];
      return addresses.map(show);
    });
    const section = '<img src=x onerror=alert(1)>';
    assert.deepEqual(seen, [
      [section, 'https://example.org/1', '阅读原文'],
      [section, null, null],
      [section, null, null],
      [section, null, null],
    ]);
  },
);

visit(
  'template: the page’s renderResult goes before it',
  { server: { alter: demoWith({ inside: TEMPLATE }) } },
  async ({ page, server }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const host = /** @type {any} */ (document.querySelector('gongwen-search'));
        host.renderResult = () => document.createElement('hr');
      });
    });
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    assert.ok((await page.locator('gongwen-search hr').count()) > 0);
    assert.equal(await page.locator('gongwen-search [part=card]').count(), 0);
  },
);
