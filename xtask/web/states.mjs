// Takes a picture of every state of the widget on three phones and a desktop, for people to look at: node
// xtask/web/states.mjs FOLDER, CHROMIUM naming the browser.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { DIST } from './layout.mjs';
import { serve } from './server.mjs';

const QUERY = '新质生产力';
const phone = (/** @type {number} */ width) => ({
  viewport: { width, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
});
const DEVICES = {
  'phone-320': phone(320),
  'phone-360': phone(360),
  'phone-412': phone(412),
  desktop: { viewport: { width: 1280, height: 800 } },
};

/**
 * How a state is come to, from the address on.
 * @typedef {object} State
 * @property {string} [query]
 * @property {Record<string, string>} [attributes] of the widget
 * @property {string} [css] of the page
 * @property {boolean} [broken] the server has no program
 * @property {(page: import('playwright-core').Page) => Promise<unknown>} [act]
 */

const inside = (/** @type {string} */ css) => `gongwen-search ${css}`;
/** @type {NonNullable<State['act']>} */
const open = async (page) => {
  await page.locator(inside('h3 a')).first().click();
  await page.locator(inside('[part=summary] li')).first().waitFor();
};

/** @type {Record<string, State>} */
const STATES = {
  idle: {},
  suggestions: {
    act: async (page) => {
      await page.locator(inside('[part=input]')).pressSequentially('工匠');
      await page.locator(inside('[role=option]')).first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  hot: {
    attributes: { hot: '工资,维权,工匠,技能竞赛,疗休养,职工书屋' },
    act: async (page) => {
      await page.locator(inside('[part=input]')).focus();
      await page.locator(inside('[role=option]')).first().waitFor();
    },
  },
  results: { query: QUERY },
  filters: {
    query: '工匠',
    act: async (page) => {
      const fold = page.locator(inside('[part=filters]'));
      if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    },
  },
  excerpt: { query: QUERY, act: (page) => page.locator(inside('[part=excerpt] summary')).first().click() },
  article: { query: QUERY, act: open },
  'article-end': {
    query: QUERY,
    act: async (page) => {
      await open(page);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    },
  },
  empty: { query: '区块链钱包' },
  'did-you-mean': { query: '工慧' },
  error: { query: QUERY, broken: true },
  elder: { query: QUERY, attributes: { size: 'elder' } },
  'elder-article': { query: QUERY, attributes: { size: 'elder' }, act: open },
  dark: {
    query: QUERY,
    attributes: { theme: 'dark' },
    css: 'body { background: #17181c; color: #ececec }',
  },
  'text-200': { query: QUERY, css: 'html { font-size: 200% }' },
};

const folder = process.argv[2];
fs.mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
let count = 0;
for (const [device, options] of Object.entries(DEVICES)) {
  for (const [name, { query, attributes = {}, css = '', broken, act }] of Object.entries(STATES)) {
    const server = await serve({
      root: DIST,
      csp: null,
      alter(file, answer) {
        if (broken && file.endsWith('.wasm')) answer.status = 503;
      },
    });
    const context = await browser.newContext({ ...options, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(server.url + (query ? `?q=${encodeURIComponent(query)}` : ''));
    if (css) await page.addStyleTag({ content: css });
    await page.evaluate((attributes) => {
      const host = document.querySelector('gongwen-search');
      for (const [name, value] of Object.entries(attributes)) host?.setAttribute(name, value);
    }, attributes);
    if (query)
      await page.waitForFunction(() =>
        /results|empty|error/.test(
          document.querySelector('gongwen-search')?.getAttribute('data-state') ?? '',
        ),
      );
    await act?.(page);
    await page.waitForTimeout(150); // whatever the act moved has been painted
    await page.screenshot({ path: path.join(folder, `${device}-${name}.png`) });
    await context.close();
    server.close();
    count += 1;
  }
}
await browser.close();
console.log(`${count} pictures in ${path.relative(process.cwd(), folder)}`);
