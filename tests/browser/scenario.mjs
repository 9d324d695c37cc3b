// What every engine must do, told through three verbs only: open an address, evaluate an expression, wait for one.
import assert from 'node:assert/strict';
import { DIST } from '../../xtask/web/layout.mjs';
import { STRICT_CSP, serve } from '../../xtask/web/server.mjs';
import { holding, squeeze, titles } from './gold.mjs';
import { ORDERS, replay } from './orders.mjs';

/**
 * @typedef {object} Driver
 * @property {(url: string) => Promise<unknown>} open
 * @property {(expression: string) => Promise<any>} run evaluates an expression; a promise is awaited
 */

const QUERY = '新质生产力';
/** Milliseconds for a page to come to a state. */
const PATIENCE = 20_000;

/** Runs in the page: what a reader sees. No syntax that Chromium 72 lacks. */
const SEEN = `(() => {
  const host = document.querySelector('gongwen-search');
  const root = host.shadowRoot;
  const texts = (css) => Array.from(root.querySelectorAll(css), (node) => node.textContent);
  const form = host.querySelector('form');
  return {
    state: host.dataset.state,
    links: texts('h3 a'),
    marks: texts('mark'),
    status: texts('[role=status]').join(''),
    article: texts('[part=article-title]').join(''),
    summary: texts('[part=summary] li'),
    boxHeight: root.querySelector('[part=input]').getBoundingClientRect().height,
    formVisible: !!form && form.getBoundingClientRect().height > 0,
  };
})()`;

/**
 * Evaluates until the value is as wanted; gives the last value.
 * @param {Driver} driver
 * @param {string} expression
 * @param {(value: any) => boolean} wanted
 */
async function until(driver, expression, wanted) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    // Before the page is there the expression may fail.
    const value = await driver.run(expression).catch(() => undefined);
    if ((value !== undefined && value !== null && wanted(value)) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const settled = (/** @type {any} */ { state }) => ['results', 'unsupported', 'error'].includes(state);

/**
 * A linked query is answered, an article opens with marks and summary.
 * @param {Driver} driver
 * @param {{ csp?: string | null, page?: string }} [options]
 */
export async function answers(driver, { csp = STRICT_CSP, page = '' } = {}) {
  const server = await serve({ root: DIST, csp });
  try {
    await driver.open(`${server.url}${page}?q=${encodeURIComponent(QUERY)}`);
    const seen = await until(driver, SEEN, settled);
    assert.equal(seen?.state, 'results', JSON.stringify(seen));
    const expected = holding(QUERY);
    const found = seen.links.map((/** @type {string} */ shown) => {
      return expected.find((article) => titles(article).includes(squeeze(shown)))?.id;
    });
    assert.deepEqual(found.sort(), expected.map(({ id }) => id).sort());
    assert.ok(seen.marks.includes(QUERY));
    const styled = await until(driver, SEEN, ({ boxHeight }) => boxHeight >= 44);
    assert.ok(styled.boxHeight >= 44, 'the style reaches the shadow tree');

    await driver.run(`document.querySelector('gongwen-search').shadowRoot.querySelector('h3 a').click()`);
    const opened = await until(driver, SEEN, ({ article, summary }) => article !== '' && summary.length > 0);
    assert.ok(opened.summary.length > 0 && opened.marks.length > 0, JSON.stringify(opened));
  } finally {
    server.close();
  }
}

/**
 * Where the policy forbids wasm the form of the page is there.
 * @param {Driver} driver
 * @param {string} csp
 */
export async function fallsBack(driver, csp) {
  const server = await serve({ root: DIST, csp });
  try {
    await driver.open(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    const seen = await until(driver, SEEN, settled);
    assert.equal(seen?.state, 'unsupported', JSON.stringify(seen));
    assert.ok(seen.formVisible);
    assert.match(seen.status, /已改用普通搜索/);
  } finally {
    server.close();
  }
}

/**
 * The composition gate makes the right queries of every recorded order.
 * @param {Driver} driver
 */
export async function gates(driver) {
  // The replay itself is plain, so that no policy is in the way of evaluating it.
  const server = await serve({ root: DIST, csp: null });
  try {
    for (const { name, steps, queries, submits = 0, rest = 120 } of ORDERS) {
      await driver.open(server.url);
      await until(driver, `(document.querySelector('gongwen-search').start(), 1)`, Boolean);
      const ready = await until(driver, SEEN, ({ state }) => state === 'ready');
      assert.equal(ready?.state, 'ready');
      const seen = await driver.run(`(${replay})(${JSON.stringify([steps, rest])})`);
      assert.deepEqual(seen, { queries, submits }, name);
    }
  } finally {
    server.close();
  }
}

/**
 * axe finds nothing to blame in the results and in the article.
 * @param {Driver} driver
 * @param {string} axe its source
 */
export async function accessible(driver, axe) {
  const server = await serve({ root: DIST });
  const check = `axe.run(document).then((r) => ({ bad: r.violations.map((v) => v.id), passes: r.passes.length }))`;
  try {
    await driver.open(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await until(driver, SEEN, settled);
    await driver.run(`(() => { ${axe}; return 1; })()`);
    for (const step of [
      '1',
      `document.querySelector('gongwen-search').shadowRoot.querySelector('h3 a').click()`,
    ]) {
      await driver.run(step);
      const { bad, passes } = await driver.run(check);
      assert.deepEqual(bad, []);
      assert.ok(passes > 10, 'axe looked at the page');
    }
  } finally {
    server.close();
  }
}
