// What the browser tests share: the served widget, the browser, a page that reports every fault.
import test from 'node:test';
import { chromium, devices } from 'playwright-core';
import { DIST } from '../../xtask/web/layout.mjs';
import { STRICT_CSP, serve } from '../../xtask/web/server.mjs';
import { NOT_LITERAL, isSearchModule } from './text.mjs';

export { NOT_LITERAL, STRICT_CSP, isSearchModule };

const executablePath = process.env.CHROMIUM;
/** For `test(name, { skip })`: why there is nothing to run in, or false. */
export const skip = executablePath ? false : 'there is no Chromium (see `cargo xtask browsers`)';

/**
 * The devices that every reader-facing test runs on.
 * @type {Record<string, import('playwright-core').BrowserContextOptions>}
 */
export const DEVICES = {
  desktop: { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' },
  phone: { ...devices['Galaxy S9+'], viewport: { width: 360, height: 740 }, locale: 'zh-CN' },
};

/** @type {Promise<import('playwright-core').Browser> | undefined} */
let launched;
const browser = () =>
  (launched ??= chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] }));
test.after(async () => (await launched)?.close());

/**
 * @typedef {object} Visit
 * @property {import('playwright-core').Page} page
 * @property {Awaited<ReturnType<typeof serve>>} server
 * @property {string[]} console every warning, error, exception and policy violation
 * @property {string[]} foreign requests that left the server's origin
 */

/**
 * A test with a page of its own on a server of its own.
 * @param {string} name
 * @param {{ device?: keyof typeof DEVICES, context?: import('playwright-core').BrowserContextOptions,
 *   server?: Partial<Parameters<typeof serve>[0]>, noisy?: boolean, files?: boolean, abroad?: boolean }} options `noisy`:
 *   faults are expected, the test looks at them itself; `files`: pages from the disk are no foreign ones; `abroad`: nor
 *   are those of other servers
 * @param {(visit: Visit) => Promise<void>} run
 */
export function visit(name, options, run) {
  test(name, { skip }, async () => {
    const server = await serve({ root: DIST, home: 'plain.html', ...options.server });
    const context = await (
      await browser()
    ).newContext({
      ...DEVICES[options.device ?? 'desktop'],
      ...options.context,
    });
    /** @type {string[]} */
    const messages = [];
    /** @type {string[]} */
    const foreign = [];
    try {
      await context.addInitScript(() => {
        /** @type {string[]} */
        const shown = [];
        Reflect.set(window, 'shown', shown);
        document.addEventListener('gongwen-results', (event) =>
          shown.push(/** @type {CustomEvent} */ (event).detail.q),
        );
      });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('console', (message) => {
        if (message.type() !== 'log') messages.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => messages.push(`exception: ${error.message}`));
      page.on('request', (request) => {
        const own = request.url().startsWith(options.files ? 'file:' : server.url);
        if (!own) foreign.push(request.url());
      });
      await run({ page, server, console: messages, foreign });
      if (foreign.length && !options.abroad)
        throw new Error(`requests outside the origin: ${foreign.join(' ')}`);
      if (messages.length && !options.noisy)
        throw new Error(`the console is not empty: ${messages.join('; ')}`);
    } finally {
      await context.close();
      server.close();
    }
  });
}

/**
 * For `server.alter`: puts attributes into the tag of the demo page.
 * @param {string} attributes
 * @returns {(path: string, answer: import('../../xtask/web/server.mjs').Answer) => void}
 */
export const tagged = (attributes) => (path, answer) => {
  if (path !== '/') return;
  const page = Buffer.from(answer.body).toString();
  answer.body = Buffer.from(page.replace('<gongwen-search>', `<gongwen-search ${attributes}>`));
};

/** Locators of the widget's parts; the CSS engine of Playwright looks into open shadow roots. */
export const parts = (/** @type {import('playwright-core').Page} */ page) => ({
  host: page.locator('gongwen-search'),
  box: page.locator('gongwen-search [part=input]'),
  status: page.locator('gongwen-search [role=status]'),
  links: page.locator('gongwen-search h3 a'),
  results: page.locator('gongwen-search [part=result]'),
  heading: page.locator('gongwen-search [part=article-title]'),
});

/**
 * The titles of the results that hold the query as it was typed; they must come first.
 * @param {import('playwright-core').Locator} results
 */
export async function literalTitles(results) {
  const all = await results.evaluateAll((nodes) =>
    nodes.map((node) => [
      node.querySelector('h3')?.textContent ?? '',
      node.querySelector('[part=meta]')?.textContent ?? '',
    ]),
  );
  const literal = all.filter(([, meta]) => !NOT_LITERAL.test(meta));
  if (literal.some((result, index) => result !== all[index]))
    throw new Error('a literal result comes after others');
  return literal.map(([title]) => title);
}

/**
 * Waits until all results of a query are on screen. (They come a few at a time, and those of the query before stay until
 * then.)
 * @param {import('playwright-core').Page} page
 * @param {string} query
 */
export const answered = (page, query) =>
  page.waitForFunction((query) => Reflect.get(window, 'shown').slice(-1)[0] === query, query);

/**
 * Waits until results were shown anew after an act.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} act
 */
export async function renewed(page, act) {
  const before = await page.evaluate(() => Reflect.get(window, 'shown').length);
  await act();
  await page.waitForFunction((before) => Reflect.get(window, 'shown').length > before, before);
}

/**
 * Waits until the element is in one of the states.
 * @param {import('playwright-core').Page} page
 * @param {...string} states
 */
export const inState = (page, ...states) =>
  page.waitForSelector(states.map((state) => `gongwen-search[data-state=${state}]`).join(', '), {
    state: 'attached',
  });
