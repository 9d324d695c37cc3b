// What the scenarios of every engine share: the verbs of a driver, and what a reader sees of the widget. What runs in
// the page has no syntax that Chromium 72 lacks.
import assert from 'node:assert/strict';
import { holding } from '../browser/gold.mjs';
import { DIST } from '../../xtask/web/layout.mjs';
import { serve } from '../../xtask/web/server.mjs';

/**
 * A browser of any engine (tests/drivers). Keys are named as in `KeyboardEvent.key`, with their modifiers before them:
 * 'Alt+ArrowDown'.
 * @typedef {object} Driver
 * @property {(url: string) => Promise<unknown>} open
 * @property {(expression: string) => Promise<any>} run evaluates an expression; a promise is awaited
 * @property {(key: string) => Promise<unknown>} press
 * @property {(text: string) => Promise<unknown>} type
 * @property {(x: number, y: number) => Promise<unknown>} click CSS pixels of the viewport
 * @property {() => Promise<unknown>} back
 * @property {(width: number, height: number) => Promise<unknown>} [size] of the viewport; 0 gives it back
 * @property {(wanted: { forcedColors?: 'active' | 'none', colorScheme?: 'dark' | 'none', media?: 'print' | '' }) =>
 *   Promise<unknown>} [media]
 * @property {string | null} [csp] the policy of its pages, where it cannot live with the strict one
 * @property {string[]} [errors] what the console has shown of errors
 */

/** Occurs in three articles of the seeds. */
export const QUERY = '新质生产力';
/** Occurs in many. */
export const FREQUENT = '业工';
/** Occurs in none. */
export const ABSENT = '区块链钱包';
/** Milliseconds for a page to come to a state. */
const PATIENCE = 20_000;

/** The first widget of the page. */
export const HOST = `document.querySelector('gongwen-search')`;
/**
 * An element of the widget's shadow tree.
 * @param {string} css
 */
export const inside = (css) => `${HOST}.shadowRoot.querySelector(${JSON.stringify(css)})`;

/** What a reader sees. */
export const SEEN = `(() => {
  const host = ${HOST};
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
    box: host.input.value,
    boxHeight: host.input.getBoundingClientRect().height,
    formVisible: !!form && form.getBoundingClientRect().height > 0,
    formHolds: form ? form.querySelector('input').value : '',
    search: decodeURIComponent(location.search),
  };
})()`;

/** What has the focus: its part, or its text. */
export const FOCUS = `(() => {
  const active = ${HOST}.shadowRoot.activeElement;
  return active ? active.getAttribute('part') || active.textContent : '';
})()`;

/**
 * Evaluates until the value is as wanted; gives the last value.
 * @param {Driver} driver
 * @param {string} expression
 * @param {(value: any) => boolean} wanted
 */
export async function until(driver, expression, wanted) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    // Before the page is there the expression may fail.
    const value = await driver.run(expression).catch(() => undefined);
    if ((value !== undefined && value !== null && wanted(value)) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Waits for a value, and fails where it does not come.
 * @param {Driver} driver
 * @param {string} expression
 * @param {unknown} wanted
 * @param {string} [what]
 */
export async function becomes(driver, expression, wanted, what) {
  assert.deepEqual(await until(driver, expression, (value) => value === wanted), wanted, what ?? expression);
}

/**
 * Waits for the widget to come to one of the states; gives what is seen then.
 * @param {Driver} driver
 * @param {...string} states
 */
export async function inState(driver, ...states) {
  const seen = await until(driver, SEEN, ({ state }) => states.includes(state));
  assert.ok(seen && states.includes(seen.state), `${states.join(' or ')}: ${JSON.stringify(seen)}`);
  return seen;
}

/**
 * Gives the focus to the box and waits for the engine that this wakes. Asked again until it works: a window of
 * WebKitGTK may not be active yet.
 * @param {Driver} driver
 */
export async function wake(driver) {
  const awake = `(${HOST}.input.blur(), ${HOST}.focus(), ${HOST}.dataset.state)`;
  await until(driver, awake, (state) => state !== 'idle');
  await inState(driver, 'ready');
}

/**
 * Waits until all results that hold the query are on screen: they come in pieces. Gives what is seen then.
 * @param {Driver} driver
 * @param {string} query
 */
export const listed = (driver, query) =>
  until(driver, SEEN, ({ links, box }) => box === query && links.length >= holding(query).length);

/**
 * A press of the mouse in the middle of an element.
 * @param {Driver} driver
 * @param {string} element an expression
 */
export async function clickOn(driver, element) {
  const { x, y } = await driver.run(`(() => {
    const node = ${element};
    node.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = node.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  })()`);
  await driver.click(x, y);
}

/**
 * Runs on a server of its own.
 * @param {Partial<Parameters<typeof serve>[0]>} options
 * @param {(server: Awaited<ReturnType<typeof serve>>) => Promise<void>} run
 */
export async function served(options, run) {
  const server = await serve({ root: DIST, home: 'plain.html', ...options });
  try {
    await run(server);
  } finally {
    server.close();
  }
}

/**
 * The address of a query on the demo page.
 * @param {{ url: string }} server
 * @param {string} query
 * @param {string} [page]
 */
export const asked = ({ url }, query, page = '') => `${url}${page}?q=${encodeURIComponent(query)}`;
