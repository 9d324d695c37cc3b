// `strings`: the widget in other words; what a page does not give stays Chinese.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { TEXT as TEXTS } from '../../www/app/text.js';
import { TEXT as MORE_TEXTS } from '../../www/extras/text.js';
import { TEXT as BOX_TEXTS } from '../../www/loader/text.js';
import { TEXT as READER_TEXTS } from '../../www/reader/text.js';
import { ROOT } from '../../xtask/web/layout.mjs';
import { inState, parts, tagged, visit } from './support.mjs';

const QUERY = '新质生产力';
const ENGLISH = JSON.parse(fs.readFileSync(path.join(ROOT, 'www', 'strings', 'en.json'), 'utf8'));
const inEnglish = { server: { alter: tagged('strings="gongwen/strings.en.json"') } };

/** @param {Record<string, any>} texts @returns {string[]} */
const keys = (texts, before = '') =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'object' ? keys(text, `${before}${key}.`) : [before + key],
  );

test('strings: the English file has every text, and no other', () => {
  assert.deepEqual(
    keys(ENGLISH).sort(),
    [
      ...new Set(['lang', ...[BOX_TEXTS, TEXTS, READER_TEXTS, MORE_TEXTS].flatMap((texts) => keys(texts))]),
    ].sort(),
  );
});

test('strings: docs/widget.md lists every key', () => {
  const docs = fs.readFileSync(path.join(ROOT, 'docs', 'widget.md'), 'utf8');
  for (const key of Object.keys(ENGLISH)) assert.ok(docs.includes(`\`${key}\``), key);
});

visit('strings: nothing Chinese is left but the articles', inEnglish, async ({ page, server }) => {
  /** What the shadow tree says outside of the articles’ language. */
  const said = () =>
    page.locator('gongwen-search').evaluate((host) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      /** @type {string[]} */
      const texts = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node instanceof Element ? node : node.parentElement;
        if (element?.closest('[role=listbox], option')) continue;
        if (node instanceof Text) {
          const own = element?.closest(
            'h3 a, mark, [part=snippet], [part=body], [part=article-title], [part=meta]',
          );
          if (
            !own &&
            !element?.closest(
              '[part=keywords] button, [part=related] li, [part=summary] li, [part=digest] li, [part=kicker], [part=subtitle]',
            )
          )
            texts.push(node.data);
        } else {
          for (const name of ['aria-label', 'title', 'placeholder'])
            texts.push(element?.getAttribute(name) ?? '');
        }
      }
      return texts.join('\n');
    });
  const chinese = async () => (await said()).replaceAll(QUERY, '').match(/[\u4e00-\u9fff：]+/g);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Search' }).waitFor();
  assert.equal(await parts(page).box.getAttribute('aria-label'), 'Search this site');
  assert.equal(await chinese(), null);
  await parts(page).box.fill(QUERY);
  await inState(page, 'results');
  await page.waitForFunction(
    (text) =>
      document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[role=status]')?.textContent ===
      text,
    `${await parts(page).links.count()} found for “${QUERY}”`,
  );
  assert.equal(await chinese(), null);
  assert.equal(await page.locator('gongwen-search [part=list]').getAttribute('lang'), 'zh-CN');
  assert.equal(await page.locator('gongwen-search [part=form]').getAttribute('lang'), 'en');
  await parts(page).links.first().click();
  await page.locator('gongwen-search [part=summary] li').first().waitFor();
  await page.getByText('Related articles').waitFor();
  assert.equal(await chinese(), null);
  assert.match(
    (await page.locator('gongwen-search .jump').textContent()) ?? '',
    new RegExp(`^“${QUERY}” occurs here: \\d+PreviousNext$`),
  );
});

visit(
  'strings: from the page itself, under the strict policy; what is missing stays Chinese',
  {
    server: {
      alter(path, answer) {
        tagged('lang="zh-TW"')(path, answer);
        if (path !== '/') return;
        const inside =
          '<script type="application/json" slot="strings">{"search":"搜尋","filter":{"sort":"順序"}}</script>';
        answer.body = Buffer.from(
          Buffer.from(answer.body).toString().replace('</gongwen-search>', `${inside}</gongwen-search>`),
        );
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await page.getByRole('button', { name: '搜尋' }).waitFor();
    await parts(page).box.fill('工会');
    await inState(page, 'results');
    const labels = await page
      .locator('gongwen-search [part=filters] label')
      .evaluateAll((nodes) => nodes.map((node) => node.firstChild?.textContent));
    assert.equal(labels[0], '順序');
    assert.ok(labels.includes('地区'));
    assert.equal(await page.locator('gongwen-search [part=list]').getAttribute('lang'), 'zh-TW');
  },
);

visit(
  'strings: a failure is told in them',
  {
    noisy: true,
    server: {
      alter(path, answer) {
        tagged('strings="gongwen/strings.en.json"')(path, answer);
        if (path.endsWith('.wasm')) answer.status = 503;
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'error');
    const status = await parts(page).status.textContent();
    assert.equal(status, 'The search could not be started. The ordinary search serves instead. Try again');
  },
);

visit(
  'strings: a file that is not there leaves the Chinese texts',
  { noisy: true, server: { alter: tagged('strings="no-such-file.json"') } },
  async ({ page, server, console }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    assert.equal(await page.getByRole('button', { name: '搜索' }).count(), 1);
    assert.ok(console.some((line) => line.includes('strings')));
  },
);
