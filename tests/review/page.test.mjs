// The page of `gongwen review` in Chromium, from the disk: what an editor changes there, saved and built, gives the articles as
// shown there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ROOT } from '../../xtask/web/layout.mjs';

const executablePath = process.env.CHROMIUM;
const skip = executablePath ? false : 'there is no Chromium (see `cargo xtask browsers`)';
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The native command, as `cargo build` leaves it. */
const native = path.join(ROOT, 'target', 'debug', 'gongwen');

const PAGE = `云河工人报 2025年3月8日 第A01版

工会办起夜校

本报讯 记者李凡报道 近日，夜校开班。

职工说好。夜校每周开两次课。

书屋开放

本报讯 记者王頔报道 日前，职工书屋开放。

图为职工在书屋读书。

AI and deep
learning 课程开讲
`;

/** @type {import('playwright-core').Browser} */
let browser;
test.before(async () => {
  if (executablePath)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});
test.after(() => browser?.close());

/** A folder with one page. @param {import('node:test').TestContext} t @param {string} name @param {string | Uint8Array} content */
function folderOf(t, name, content) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-review-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  fs.writeFileSync(path.join(folder, name), content);
  return folder;
}

/** @param {string} folder @param {...string} args */
const gongwen = (folder, ...args) =>
  execFileSync(native, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Opens the review of a page. @param {import('node:test').TestContext} t @param {string} folder @param {string} name */
async function open(t, folder, name) {
  const out = gongwen(folder, 'review', name).trim();
  const page = await browser.newPage({ acceptDownloads: true, locale: 'zh-CN' });
  t.after(() => page.close({ runBeforeUnload: false }));
  page.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('dialog', (dialog) => faults.push(dialog.message()));
  page.on('request', (request) => {
    if (!/^(file|blob):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(path.join(folder, out)).href);
  return { page, faults };
}

/** The articles as the page shows them, in their order. @param {import('playwright-core').Page} page */
const shownOn = (page) =>
  page.$$eval('.card:not(.aside)', (cards) =>
    cards
      .map((card) => {
        const field = (/** @type {string} */ name) => {
          const input = card.querySelector(`[name=${name}]`);
          return input instanceof HTMLInputElement || input instanceof HTMLSelectElement ? input.value : '';
        };
        const words = (/** @type {string} */ role) =>
          [...card.querySelectorAll(`.words.${role}`)].map((words) =>
            [...words.childNodes]
              .filter((node) => !(node instanceof Element))
              .map((node) => node.textContent)
              .join(''),
          );
        const title = card.querySelector('[name=title]');
        return {
          place: Number(/\d+/.exec(card.querySelector('.place')?.textContent ?? '')?.[0]),
          title: field('title'),
          heading: field('title') || title?.getAttribute('placeholder') || '',
          ...{ kicker: field('kicker'), subtitle: field('subtitle'), section: field('section') },
          ...{ byline: field('byline'), kind: field('kind') },
          ...{ paragraphs: words('text'), subheads: words('subhead'), captions: words('caption') },
        };
      })
      .sort((a, b) => a.place - b.place)
      .map(({ place, ...fields }) => fields),
  );

/** The articles as they are built. @param {string} folder @param {string} name */
const builtOf = (folder, name) =>
  gongwen(folder, 'articles', name, '--json')
    .trim()
    .split('\n')
    .map((line) => {
      const {
        title,
        kicker = '',
        subtitle = '',
        section = '',
        byline = '',
        kind,
        ...rest
      } = JSON.parse(line);
      const subheads = rest.subheads.map((/** @type {{ text: string }} */ { text }) => text);
      const { paragraphs, captions } = rest;
      // A list shows the first words of what has no title.
      const heading = title || [...(paragraphs[0] ?? captions[0])].slice(0, 24).join('');
      return { title, heading, kicker, subtitle, section, byline, kind, paragraphs, subheads, captions };
    });

/** Saves the corrections beside the page. @param {import('playwright-core').Page} page @param {string} folder */
async function save(page, folder) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  await download.saveAs(path.join(folder, download.suggestedFilename()));
}

/** The box of the part that begins with a text. @param {import('playwright-core').Page} page @param {string} text */
const box = (page, text) => page.locator('li', { hasText: text }).first().getByRole('checkbox');

const tools = (/** @type {import('playwright-core').Page} */ page) =>
  page.getByRole('group', { name: '对所选的段落' });

test('every change of an editor is in the articles that are built', { skip, timeout: 120_000 }, async (t) => {
  const folder = folderOf(t, 'A01.txt', PAGE);
  const { page, faults } = await open(t, folder, 'A01.txt');
  const act = (/** @type {string} */ name) => tools(page).getByRole('button', { name, exact: true }).click();
  assert.deepEqual(await shownOn(page), builtOf(folder, 'A01.txt'));
  const check = async (/** @type {string} */ what) => {
    await save(page, folder);
    assert.deepEqual(builtOf(folder, 'A01.txt'), await shownOn(page), what);
  };
  await check('nothing is changed');

  await box(page, '职工说好').check();
  await act('从这里起另成一篇');
  await check('split');
  const cut = tools(page).getByLabel('断在');
  await cut.selectOption({ label: '夜校每周开两次课。' });
  await act('断开');
  await check('cut');
  await tools(page).getByLabel('角色').selectOption('小标题');
  await act('设为');
  await check('role: a subhead');
  await tools(page).getByLabel('角色').selectOption('标题');
  await act('设为');
  await check('role: a title');
  await act('取消选择');

  await box(page, 'AI and deep').check();
  await act('所选另成一篇');
  await check('a new article');
  await box(page, 'AI and deep').uncheck();
  await box(page, '图为职工').check();
  await tools(page).getByLabel('角色').selectOption('图片说明');
  await act('设为');
  await check('a caption');

  const card = (/** @type {string} */ title) =>
    page.locator('.card', { has: page.locator('h3', { hasText: title }) });
  await card('书屋开放').getByRole('button', { name: '上移' }).click();
  await check('order');
  const title = card('书屋开放').getByLabel('标题', { exact: true });
  await title.fill('职工书屋“开放”了 "<b>\\');
  await title.press('Tab');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'));
  assert.equal(focused, 'section', 'the focus goes on to the next field');
  await check('a title by hand');
  await card('职工书屋').getByLabel('署名', { exact: true }).fill('记者 王頔');
  await card('职工书屋').getByLabel('日期', { exact: true }).fill('2025-03-07');
  await card('职工书屋').locator('[name=kind]').selectOption('简讯');
  await check('byline, date and kind');
  assert.equal(
    JSON.parse(
      gongwen(folder, 'articles', 'A01.txt', '--json')
        .split('\n')
        .find((it) => it.includes('王頔')) ?? '',
    ).date,
    '2025-03-07',
  );
  const before = await shownOn(page);
  await card('职工书屋').getByRole('button', { name: '并入前一篇' }).click();
  await check('merge');
  await act('撤销');
  assert.deepEqual(await shownOn(page), before);
  await act('重做');
  await check('redone');
  await act('取消选择');
  await box(page, '职工说好').check();
  await tools(page).getByLabel('移到').selectOption('版面信息（不收）');
  await act('移动');
  await check('left out');
  assert.deepEqual(faults, []);

  const shown = await shownOn(page);
  const again = await open(t, folder, 'A01.txt');
  assert.deepEqual(await shownOn(again.page), shown, 'reopened with its corrections');
});

test(
  'a PDF has its lines at their places, and its corrections count',
  { skip, timeout: 60_000 },
  async (t) => {
    const pdf = fs.readFileSync(path.join(ROOT, 'crates', 'prepare', 'tests', 'data', 'page.pdf'));
    const folder = folderOf(t, 'A02.pdf', pdf);
    const { page, faults } = await open(t, folder, 'A02.pdf');
    assert.deepEqual(await shownOn(page), builtOf(folder, 'A02.pdf'));
    const places = await page.$$eval('.sheet .printed-line', (lines) =>
      lines.map((line) => {
        const sheet = /** @type {HTMLElement} */ (line.parentElement).getBoundingClientRect();
        const own = line.getBoundingClientRect();
        return own.top >= sheet.top - 1 && own.bottom <= sheet.bottom + 1 && own.left >= sheet.left - 1;
      }),
    );
    assert.ok(places.length > 3 && places.every(Boolean));
    // A click on the text of the page ticks its part.
    const last = page.locator('.sheet .run:not(.aside)').last();
    await last.click();
    assert.equal(await page.locator('li input:checked').count(), 1);
    await tools(page).getByRole('button', { name: '所选另成一篇' }).click();
    await save(page, folder);
    assert.deepEqual(builtOf(folder, 'A02.pdf'), await shownOn(page));
    assert.deepEqual(faults, []);
  },
);

test('by the keyboard alone', { skip, timeout: 60_000 }, async (t) => {
  const folder = folderOf(t, 'A01.txt', PAGE);
  const { page, faults } = await open(t, folder, 'A01.txt');
  const count = await page.locator('.card:not(.aside)').count();
  await box(page, '职工说好').focus();
  await page.keyboard.press('Space');
  const split = tools(page).getByRole('button', { name: '从这里起另成一篇' });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await split.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.card:not(.aside)').count(), count + 1);
  assert.match((await tools(page).getByRole('status').textContent()) ?? '', new RegExp(`${count + 1} 篇`));
  assert.deepEqual(faults, []);
});

test('a screen reader finds names and contrasts in order', { skip, timeout: 60_000 }, async (t) => {
  const folder = folderOf(t, 'A01.txt', PAGE);
  const { page } = await open(t, folder, 'A01.txt');
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => Reflect.get(window, 'axe').run(document));
  const told = violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
  assert.deepEqual(told, []);
  assert.ok(passes.length > 10);
});

test('hostile lines are text', { skip, timeout: 60_000 }, async (t) => {
  const hostile = '</script><script>alert(1)</script>';
  const folder = folderOf(t, 'A01.txt', `${PAGE}\n${hostile}\n\n<img src=x onerror=alert(2)> <!-- ]]>\n`);
  const { page, faults } = await open(t, folder, 'A01.txt');
  await page.locator('.printed-line', { hasText: hostile }).waitFor();
  await save(page, folder);
  assert.deepEqual(builtOf(folder, 'A01.txt'), await shownOn(page));
  assert.deepEqual(faults, []);
});

test(
  'corrections that do not fit are told, and the page opens without them',
  { skip, timeout: 60_000 },
  async (t) => {
    const folder = folderOf(t, 'A01.txt', PAGE);
    fs.writeFileSync(path.join(folder, 'A01.fix.toml'), 'furniture = "1-99"\n');
    const { page } = await open(t, folder, 'A01.txt');
    await page.getByRole('alert').filter({ hasText: 'line 99' }).waitFor();
    await save(page, folder);
    assert.deepEqual(builtOf(folder, 'A01.txt'), await shownOn(page));
  },
);
