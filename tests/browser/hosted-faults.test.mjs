// The widget over an archive in files where files are missing, broken or of another build: it says so, or goes on with one build, and
// never shows a mixture of two.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { build, buildOf, rebuilt, replaced } from './built.mjs';
import { holding } from './gold.mjs';
import { answered, inState, literalTitles, parts, visit } from './support.mjs';

/** @typedef {import('../../xtask/web/server.mjs').Answer} Answer */
/** @typedef {import('playwright-core').Page} Page */

const QUERY = '新质生产力';
const ARCHIVE = '/gongwen/archive/';
const root = build('--mode', 'hosted');
const other = buildOf('tests/pages', '--mode', 'hosted');
const more = (/** @type {string} */ id) => ({ id, title: '鼹鼠望远镜开张', body: `${id}里的${QUERY}。` });
// The seeds, and one article more, which came later; then another one, and again.
const first = rebuilt(root, [more('甲')]);
const second = rebuilt(first, [more('甲'), more('乙')]);
const third = rebuilt(second, [more('甲'), more('乙'), more('丙')]);
const retry = (/** @type {Page} */ page) => page.locator('gongwen-search [part=retry]');

/** The files of a kind in a folder of `build`, by their names on the server. @param {string} site @param {string} kind */
function filesOf(site, kind) {
  const archive = path.join(site, ARCHIVE);
  const names = fs.readdirSync(archive, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => new RegExp(`^[0-9a-f]{16}/${kind}[0-9a-f]+/`).test(name)).sort();
}

/** What is wrong with a file, the code of the error, and how an answer is made so. @type {[string, string, (answer: Answer, kind: string) => void][]} */
const FAULTS = [
  ['is missing', 'network', (answer) => void (answer.status = 404)],
  ['is cut', 'corrupt', (answer) => void (answer.body = answer.body.slice(0, answer.body.length / 2))],
  [
    'has other bytes',
    'corrupt',
    (answer) => void (answer.body = Buffer.from(answer.body).map((byte, at) => (at === 5 ? byte ^ 1 : byte))),
  ],
  [
    'is of another build',
    'corrupt',
    (answer, kind) => {
      const [name] = filesOf(other, kind);
      answer.body = name ? fs.readFileSync(path.join(other, ARCHIVE, name)) : Buffer.from('of another');
    },
  ],
  [
    'is a page to log in',
    'corrupt',
    (answer) => {
      answer.body = Buffer.from('<!doctype html><title>登录</title><form></form>');
      answer.headers['content-type'] = 'text/html; charset=utf-8';
    },
  ],
];

/** Types a query and has it searched. @param {Page} page @param {string} query */
async function asks(page, query) {
  await parts(page).box.fill(query);
  await parts(page).box.press('Enter');
}

/** Unfolds the filters, whose values are counted then. @param {Page} page */
async function counts(page) {
  await parts(page).box.fill('工会');
  await answered(page, '工会');
  // The suggestions lie over them, and Escape clears the box where there are none yet.
  await page.locator('gongwen-search #suggestions li').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('gongwen-search [part=filters] summary').click();
}

/** Each kind of file: what it holds, what reads it, and the site that has it. @type {[string, string, (page: Page) => Promise<void>, string][]} */
const KINDS = [
  ['b', 'lists', (page) => asks(page, QUERY), root],
  ['t', 'texts', (page) => asks(page, QUERY), root],
  ['w', 'words', (page) => asks(page, QUERY), root],
  ['y', 'words by their pinyin', (page) => asks(page, 'laodong'), root],
  ['v', 'values of the filters', counts, root],
  ['x', 'characters that nobody prints', (page) => asks(page, '勞動競賽'), root],
  ['r', 'recent articles', (page) => asks(page, QUERY), first],
];

for (const [kind, holds, act, site] of KINDS) {
  for (const [what, code, spoil] of FAULTS) {
    let spoilt = true;
    const isSpoilt = (/** @type {string} */ name) =>
      new RegExp(`^${ARCHIVE}[0-9a-f]{16}/${kind}[0-9a-f]`).test(name);
    const alter = (/** @type {string} */ name, /** @type {Answer} */ answer) => {
      if (spoilt && isSpoilt(name)) spoil(answer, kind);
    };
    visit(
      `hosted: a file of ${holds} that ${what} is said, and a retry answers`,
      { noisy: true, server: { root: site, alter } },
      async ({ page, server }) => {
        await page.goto(server.url);
        await page.evaluate(() =>
          document.addEventListener('gongwen-error', (event) =>
            Reflect.set(window, 'failed', /** @type {CustomEvent} */ (event).detail.code),
          ),
        );
        await act(page);
        await inState(page, 'error');
        assert.equal(await page.evaluate(() => Reflect.get(window, 'failed')), code);
        assert.equal(await parts(page).results.count(), 0);
        spoilt = false;
        await retry(page).click();
        await inState(page, 'results');
        assert.ok((await parts(page).results.count()) > 0);
      },
    );
  }
}

for (const [what, , spoil] of FAULTS.filter(([what]) => !what.includes('another build'))) {
  let spoilt = true;
  const alter = (/** @type {string} */ name, /** @type {Answer} */ answer) => {
    if (spoilt && name.endsWith('root.gwar')) spoil(answer, '');
  };
  visit(
    `hosted: a root that ${what} gives the page’s own form; a retry starts the search`,
    { noisy: true, server: { root, alter } },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.fill(QUERY);
      await inState(page, 'error');
      assert.ok(await page.locator('gongwen-search form[action]').isVisible());
      spoilt = false;
      await retry(page).click();
      await inState(page, 'results');
      assert.equal((await literalTitles(parts(page).results)).length, holding(QUERY).length);
    },
  );
}

for (const keeps of [false, true]) {
  let isNew = false;
  visit(
    `hosted: an open page goes over to another build${keeps ? ', whose files lie under the old names' : ''}`,
    {
      noisy: true,
      server: {
        root,
        alter(name, answer) {
          if (!isNew || !name.startsWith(ARCHIVE)) return;
          const file = path.join(other, name);
          if (fs.existsSync(file)) {
            Object.assign(answer, { status: 200, body: fs.readFileSync(file) });
          } else if (keeps) {
            answer.body = Buffer.from('a file of something else');
          } else {
            answer.status = 404;
          }
        },
      },
    },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.fill(QUERY);
      await inState(page, 'results');
      isNew = true;
      // A few results are shown before the others.
      const whole = () => parts(page).links.nth(19).waitFor();
      await parts(page).box.fill('工会');
      await answered(page, '工会');
      await whole();
      const titles = await literalTitles(parts(page).results);
      await page.goto(`${server.url}?q=%E5%B7%A5%E4%BC%9A`);
      await answered(page, '工会');
      await whole();
      assert.ok(titles.length > 0);
      assert.deepEqual(titles, await literalTitles(parts(page).results));
    },
  );
}

const COUNT = holding(QUERY).length;
const titles = async (/** @type {Page} */ page) => (await literalTitles(parts(page).results)).length;
const isRecent = (/** @type {string} */ name) => /\/r[0-9a-f]+\/[0-9a-f]+$/.test(name);

{
  const { serving, alter } = replaced(second, { below: ARCHIVE });
  visit(
    'hosted: an open page goes on with its articles after an update; one opened anew has the new ones',
    { server: { root: first, alter } },
    async ({ page, server }) => {
      await page.goto(server.url);
      await asks(page, QUERY);
      await inState(page, 'results');
      assert.equal(await titles(page), COUNT + 1);
      serving.isNew = true;
      await asks(page, '鼹鼠望远镜');
      await answered(page, '鼹鼠望远镜');
      assert.equal(await titles(page), 1);
      await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
      await answered(page, QUERY);
      assert.equal(await titles(page), COUNT + 2);
    },
  );
}

{
  const [old] = filesOf(first, 'r');
  const { serving, alter } = replaced(third, { below: ARCHIVE, isGone: (name) => name.endsWith(old) });
  visit(
    'hosted: an open page whose recent articles were replaced goes over to the new ones',
    { noisy: true, server: { root: first, alter } },
    async ({ page, server }) => {
      await page.goto(server.url);
      // The root is read, and no recent article yet.
      await parts(page).box.focus();
      await page.waitForResponse((response) => response.url().endsWith('root.gwar'));
      serving.isNew = true;
      assert.ok(isRecent(`/${old}`));
      await asks(page, QUERY);
      await inState(page, 'results');
      assert.equal(await titles(page), COUNT + 3);
    },
  );
}
