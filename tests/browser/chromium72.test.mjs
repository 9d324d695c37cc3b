// The same page in Chromium 72, the oldest engine promised: driven by the raw DevTools protocol, since it is too
// old for the library. It knows no 'wasm-unsafe-eval', so a page for it has no policy, or a looser one.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { DIST } from '../../xtask/web/layout.mjs';
import { executable } from '../../xtask/web/old-chromium.mjs';
import { STRICT_CSP, serve } from '../../xtask/web/server.mjs';
import { OldChromium } from './old-engine.mjs';
import { holding, squeeze, titles } from './gold.mjs';

const NAME = 'chromium-72';
const skip = fs.existsSync(executable(NAME)) ? false : `there is no ${NAME} (see \`cargo xtask browsers\`)`;
const QUERY = '新质生产力';

/** Runs in the page: what a reader sees. */
const SEEN = `(() => {
  const host = document.querySelector('gongwen-search');
  const root = host.shadowRoot;
  const texts = (css) => Array.from(root.querySelectorAll(css), (node) => node.textContent);
  return {
    engine: navigator.userAgent,
    state: host.dataset.state,
    links: texts('h3 a'),
    marks: texts('mark'),
    status: texts('[role=status]').join(''),
    article: texts('[part=article-title]').join(''),
    summary: texts('[part=summary] li'),
    boxHeight: root.querySelector('[part=input]').getBoundingClientRect().height,
    formVisible: host.querySelector('form').getBoundingClientRect().height > 0,
  };
})()`;

test('Chromium 72: the page answers a search and opens an article', { skip }, async () => {
  const server = await serve({ root: DIST, csp: null });
  const browser = await OldChromium.launch(executable(NAME));
  try {
    await browser.open(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    const seen = await browser.until(SEEN, ({ state }) => state === 'results' || state === 'unsupported');
    assert.match(seen.engine, /Chrome\/72\./);
    assert.equal(seen.state, 'results', JSON.stringify(seen));
    const expected = holding(QUERY);
    const found = seen.links.map((/** @type {string} */ shown) => {
      return expected.find((article) => titles(article).includes(squeeze(shown)))?.id;
    });
    assert.deepEqual(found.sort(), expected.map(({ id }) => id).sort());
    assert.ok(seen.marks.includes(QUERY));
    const styled = await browser.until(SEEN, ({ boxHeight }) => boxHeight >= 44);
    assert.ok(styled.boxHeight >= 44, 'the style sheet reaches the shadow tree');

    await browser.run(`document.querySelector('gongwen-search').shadowRoot.querySelector('h3 a').click()`);
    const opened = await browser.until(SEEN, ({ article }) => article !== '');
    assert.ok(opened.summary.length > 0 && opened.marks.length > 0);
    assert.deepEqual(browser.exceptions, []);
  } finally {
    browser.close();
    server.close();
  }
});

test('Chromium 72: where the policy forbids wasm the form of the page is there', { skip }, async () => {
  const server = await serve({ root: DIST, csp: STRICT_CSP });
  const browser = await OldChromium.launch(executable(NAME));
  try {
    await browser.open(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    const seen = await browser.until(SEEN, ({ state }) => state === 'results' || state === 'unsupported');
    assert.equal(seen.state, 'unsupported');
    assert.ok(seen.formVisible);
    assert.match(seen.status, /已改用普通搜索/);
    assert.deepEqual(browser.exceptions, []);
  } finally {
    browser.close();
    server.close();
  }
});
