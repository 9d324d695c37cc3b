// One query in a browser that has been nowhere before: milliseconds until its first results are in the page, if it has any.
import { slow } from './slow-network.mjs';

/**
 * @typedef {'typed' | 'address'} Way how the query is asked
 *
 * @typedef {object} Waited
 * @property {number} first milliseconds until a result is shown, or that there is none
 * @property {number} page until the screen is full, or all are shown
 * @property {number} shown results
 * @property {number} requests of the whole visit, the page included
 * @property {number} sent bytes of these, heads included
 */

/** Milliseconds between the touch of the box and the query. */
const TYPING = 2000;
/** Most milliseconds that a page may take to load. */
const TIMEOUT = 60_000;
/** What shows no result for so many milliseconds has found none. */
const PATIENCE = 20_000;
/** As many results fill the screen, however small they are. */
const SCREEN = 5;

/** What each page shows. @type {Record<string, { box: string, result: string, none: string }>} */
const SHOWN = {
  gongwen: { box: 'gongwen-search input', result: 'h3 a', none: '[data-state=empty]' },
  pagefind: { box: '#search input', result: '.pagefind-ui__result-link', none: '' },
  'pagefind-components': { box: 'pagefind-input input', result: 'a.pf-result-link', none: '' },
};

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ url: string, sent: () => import('./static-host.mjs').Sent }} site
 * @param {{ engine: string, query: string, way: Way, network: import('./slow-network.mjs').Network }} how
 * @returns {Promise<Waited | undefined>} nothing where no result was shown
 */
export async function ask(browser, site, { engine, query, way, network }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT);
    await slow(page, network);
    const { box, ...shown } = SHOWN[engine];
    await page.addInitScript(watch, { ...shown, screen: SCREEN });
    const before = site.sent();
    const address = `${site.url}${engine}.html`;
    if (way === 'typed') {
      await page.goto(address, { waitUntil: 'networkidle' });
      await page.locator(box).click();
      await page.waitForTimeout(TYPING);
      const session = await context.newCDPSession(page);
      await page.evaluate(() => Reflect.set(window, 'began', performance.now()));
      // As an input method does it: what is composed, then what is taken.
      const selection = { selectionStart: query.length, selectionEnd: query.length };
      await session.send('Input.imeSetComposition', { text: query, ...selection });
      await session.send('Input.insertText', { text: query });
    } else {
      await page.goto(`${address}?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
    }
    const shows = await page
      .waitForFunction(() => Reflect.get(window, 'waited'), undefined, { timeout: PATIENCE })
      .catch((/** @type {Error} */ error) => {
        if (error.name !== 'TimeoutError') throw error;
      });
    if (!shows) return undefined;
    const waited = await page.evaluate(() => {
      const began = Reflect.get(window, 'began') ?? 0;
      const { first, page, shown } = Reflect.get(window, 'waited');
      return { first: first - began, page: page - began, shown };
    });
    const after = site.sent();
    return { ...waited, requests: after.requests - before.requests, sent: after.bytes - before.bytes };
  } finally {
    await context.close();
  }
}

/**
 * In the page: notes at each frame what is in it. A result is shown once it has its headline. The screen is full where one reaches its
 * foot; what stays the same for a while is all there is.
 * @param {{ result: string, none: string, screen: number }} shown
 */
function watch({ result, none, screen }) {
  const REST = 1500;
  let [first, last, most] = [0, 0, 0];
  const look = () => {
    const now = performance.now();
    const roots = [
      document,
      ...[...document.querySelectorAll('gongwen-search')].map((host) => host.shadowRoot),
    ];
    const links = roots.flatMap((root) => (root ? [...root.querySelectorAll(result)] : []));
    const named = links.filter((link) => link.textContent?.trim());
    if (named.length > most) {
      first ||= now;
      last = now;
      most = named.length;
    }
    if (!most && none && document.querySelector(none)) first = last = first || now;
    const foot = named.at(-1)?.closest('li')?.getBoundingClientRect().bottom ?? 0;
    const isFull = most >= screen || foot >= innerHeight;
    if (isFull || (first && now - last > REST))
      Reflect.set(window, 'waited', { first, page: last, shown: most });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
