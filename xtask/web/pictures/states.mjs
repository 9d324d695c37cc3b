// The states of the widget that pictures are taken of, and how each is come to.

/** @typedef {import('playwright-core').Page} Page */

/**
 * How a state is come to, from the address on.
 * @typedef {object} State
 * @property {string} [query]
 * @property {Record<string, string>} [attributes] of the widget
 * @property {boolean} [broken] the server has no program
 * @property {(page: Page) => Promise<unknown>} [act]
 */

const QUERY = '新质生产力';
const inside = (/** @type {string} */ css) => `gongwen-search ${css}`;

/** @type {NonNullable<State['act']>} */
const open = async (page) => {
  await page.locator(inside('h3 a')).first().click();
  await page.locator(inside('[part=summary] li')).first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
};

/** @type {NonNullable<State['act']>} */
const unfoldFilters = async (page) => {
  const fold = page.locator(inside('[part=filters]'));
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
  await page.locator(inside('select[name=place]')).waitFor();
};

/** @type {Record<string, State>} */
export const STATES = {
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
  parts: { query: '骑手技能大赛' },
  filters: { query: '工匠', act: unfoldFilters },
  narrowed: {
    query: '工会',
    act: async (page) => {
      await unfoldFilters(page);
      await page.locator(inside('select[name=place]')).selectOption({ index: 1 });
      await page.waitForTimeout(500);
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
};
