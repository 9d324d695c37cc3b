// The webmaster's day with the builder page, from the disk: drop a folder, correct a title, search, save the zip.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { chromium } from 'playwright-core';
import { DAMAGED } from './damaged.mjs';
import { LOCKED } from './locked.mjs';
import { BUILDER, NPM, ROOT } from '../../xtask/web/layout.mjs';
import { serve } from '../../xtask/web/server.mjs';

const executablePath = process.env.CHROMIUM;
const skip = executablePath ? false : 'there is no Chromium (see `cargo xtask browsers`)';
const PAGE = '工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班，职工学习人工智能。\n';
const HTML = `<!doctype html><html><head><meta charset="utf-8"><title>职工书屋开放-云河市总工会</title>
<meta name="ArticleTitle" content="职工书屋开放"><meta name="PubDate" content="2025-03-08"></head>
<body><h1>职工书屋开放</h1><div id="zoom"><p>日前，云河市总工会的职工书屋正式开放，职工可以免费借阅图书，周末也不闭馆。</p>
<p>书屋里有图书三千册，还有电子阅览室，由志愿者轮流值守。</p></div></body></html>`;

/** @type {import('playwright-core').Browser} */
let browser;
test.before(async () => {
  if (executablePath)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});
test.after(() => browser?.close());

/** The builder page, from the disk or from a server. @param {import('node:test').TestContext} t @param {string} [url] */
async function builder(t, url = pathToFileURL(path.join(BUILDER, 'gongwen-builder.html')).href) {
  const page = await browser.newPage({ locale: 'zh-CN', acceptDownloads: true });
  t.after(() => page.close());
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => {
    if (!/^(file|blob|data|about):/.test(request.url()) && request.url() !== url)
      faults.push(`request: ${request.url()}`);
  });
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  return { page, faults, status: page.locator('#status') };
}

/** A folder of a site, removed after the test. @param {import('node:test').TestContext} t */
function site(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-site-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  fs.mkdirSync(path.join(folder, 'news'));
  fs.writeFileSync(path.join(folder, 'news', 'a.html'), HTML);
  fs.writeFileSync(path.join(folder, 'A01.txt'), PAGE);
  fs.writeFileSync(path.join(folder, 'broken.json'), '{');
  return folder;
}

test('a folder becomes a zip that is what the npm command builds', { skip, timeout: 180_000 }, async (t) => {
  const folder = site(t);
  const { page, faults } = await builder(t);
  await page.locator('input#folder').setInputFiles(folder);
  await page.locator('#status', { hasText: '2 篇文章' }).waitFor();
  assert.match((await page.locator('tr.failed').textContent()) ?? '', /读不了.*broken\.json/);

  await page.getByRole('button', { name: '职工书屋开放' }).click();
  await page.getByLabel('标题', { exact: true }).fill('云河书屋开放');
  await page.getByRole('button', { name: '记下更正' }).click();
  await page.getByRole('button', { name: '按更正重新读取' }).click();
  await page.getByRole('button', { name: '云河书屋开放' }).waitFor();

  await page.getByRole('button', { name: '生成搜索' }).click();
  const frame = page.frameLocator('iframe[title=试用搜索]');
  await frame.locator('gongwen-search [part~=box], gongwen-search input').first().fill('书屋');
  await frame.getByText('云河书屋开放').first().waitFor();

  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  const zip = unzipSync(new Uint8Array(fs.readFileSync(await download.path())));
  await page.getByText('设置', { exact: true }).click();
  const [toml] = await Promise.all([page.waitForEvent('download'), page.locator('#save-settings').click()]);
  const config = fs.readFileSync(await toml.path(), 'utf8');
  assert.match(config, /title = "云河书屋开放"/);

  const { createIndex } = await import(pathToFileURL(path.join(NPM, 'lib', 'index.js')).href);
  const { index } = await createIndex({ config });
  await index.addDirectory({ path: folder });
  const { files, errors } = await index.getFiles();
  assert.deepEqual(errors, []);
  assert.deepEqual(Object.keys(zip).sort(), files.map((/** @type {any} */ file) => file.path).sort());
  for (const { path: name, content } of files) {
    // The report names files as they were given: by their path here, by their name there.
    if (name !== 'report.html') assert.ok(Buffer.compare(zip[name], content) === 0, name);
  }
  assert.deepEqual(faults, []);
});

test(
  'a large site becomes an archive, which is searched before it is saved',
  { skip, timeout: 180_000 },
  async (t) => {
    const { page, faults, status } = await builder(t);
    await page.getByText('设置', { exact: true }).click();
    await page.locator('#mode').selectOption('hosted');
    await page.locator('input#folder').setInputFiles(path.join(ROOT, 'seeds'));
    await page.locator('#build').click();
    await status.filter({ hasText: '归档共' }).waitFor();
    const frame = page.frameLocator('iframe[title=试用搜索]');
    await frame.locator('gongwen-search input').first().fill('工匠');
    await frame.locator('mark', { hasText: '工匠' }).first().waitFor();
    await page.locator('pre', { hasText: 'gongwen-archive.js' }).waitFor();
    assert.deepEqual(faults, []);
  },
);

test('a newspaper page is corrected in the editor, and read so', { skip, timeout: 180_000 }, async (t) => {
  const folder = site(t);
  fs.writeFileSync(path.join(folder, 'A01.txt'), `${PAGE}\n职工说好。\n`);
  const { page, faults, status } = await builder(t);
  await page.locator('input#folder').setInputFiles(folder);
  await page.getByRole('button', { name: '工会办起夜校' }).click();
  await page.locator('.review li', { hasText: '职工说好' }).getByRole('checkbox').check();
  await page.getByRole('button', { name: '从这里起另成一篇' }).click();
  await page.locator('.review').getByRole('status').filter({ hasText: '2 篇' }).waitFor();
  await page.getByRole('button', { name: '记下更正' }).click();
  await page.getByRole('button', { name: '按更正重新读取' }).click();
  await status.filter({ hasText: '3 篇文章' }).waitFor();
  await page.locator('table').getByRole('button', { name: '职工说好' }).waitFor();
  await page.getByText('设置', { exact: true }).click();
  const [toml] = await Promise.all([page.waitForEvent('download'), page.locator('#save-settings').click()]);
  const config = fs.readFileSync(await toml.path(), 'utf8');
  const { createIndex } = await import(pathToFileURL(path.join(NPM, 'lib', 'index.js')).href);
  const { index } = await createIndex({ config });
  await index.addDirectory({ path: folder });
  const { files } = await index.getReport();
  const row = files.find((/** @type {any} */ file) => file.name === 'A01.txt');
  assert.deepEqual(
    row.articles.map((/** @type {any} */ article) => article.title),
    ['工会办起夜校', '职工说好。'],
  );
  assert.deepEqual(faults, []);
});

test('reading is cancelled, and begun again', { skip, timeout: 180_000 }, async (t) => {
  const folder = site(t);
  const lines = Array.from({ length: 4000 }, (_, at) =>
    JSON.stringify({ id: `n${at}`, title: `第${at}号通知`, body: '工会组织职工学习。'.repeat(40) }),
  );
  fs.writeFileSync(path.join(folder, 'many.jsonl'), lines.join('\n'));
  const { page, faults, status } = await builder(t);
  await page.locator('input#folder').setInputFiles(folder);
  await page.getByRole('button', { name: '取消' }).click();
  await status.filter({ hasText: '已取消' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '取消' }).isVisible(), false);
  fs.rmSync(path.join(folder, 'many.jsonl'));
  await page.locator('input#folder').setInputFiles(folder);
  await status.filter({ hasText: '2 篇文章' }).waitFor();
  assert.deepEqual(faults, []);
});

test('what cannot be read is one line each, and the rest goes on', { skip, timeout: 180_000 }, async (t) => {
  const folder = site(t);
  const put = (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) =>
    fs.writeFileSync(path.join(folder, name), content);
  const bomb = zipSync({ 'a.html': new Uint8Array(60_000_000) }, { level: 9 });
  put('bomb.zip', bomb);
  put('locked.pdf', LOCKED);
  put('damaged.xls', DAMAGED);
  put('gone.html', HTML);
  // A file with a hole: it takes no room.
  const huge = fs.openSync(path.join(folder, 'huge.html'), 'w');
  fs.ftruncateSync(huge, 2 ** 31);
  fs.closeSync(huge);
  const { page, faults, status } = await builder(t);
  await page.locator('input#folder').setInputFiles(folder);
  await status.filter({ hasText: '篇文章' }).waitFor();
  fs.rmSync(path.join(folder, 'gone.html'));
  await page.getByRole('button', { name: '按更正重新读取' }).click();
  await page.locator('tr.failed', { hasText: 'gone.html' }).waitFor();
  const told = await page.$$eval('tr.failed', (rows) => rows.map((row) => row.textContent ?? ''));
  const expected = [
    ['gone.html', /moved, deleted or changed/],
    ['huge.html', /2147483648 bytes/],
    ['bomb.zip', /200 times|bomb/],
    ['locked.pdf', /password/],
    ['damaged.xls', /damaged/],
    ['broken.json', /EOF/],
  ];
  for (const [name, reason] of expected) {
    const rows = told.filter((row) => row.includes(String(name)));
    assert.equal(rows.length, 1, `${name}: ${told.join(' | ')}`);
    assert.match(rows[0], /** @type {RegExp} */ (reason));
  }
  await status.filter({ hasText: '2 篇文章' }).waitFor();
  assert.deepEqual(faults, []);
});

test('an empty folder is told', { skip, timeout: 60_000 }, async (t) => {
  const { page, status } = await builder(t);
  await page.evaluate(() => {
    const drop = /** @type {HTMLElement} */ (document.getElementById('drop'));
    drop.dispatchEvent(new DragEvent('drop', { dataTransfer: new DataTransfer(), bubbles: true }));
  });
  await status.filter({ hasText: '没有文件' }).waitFor();
});

test('from a server it is the same', { skip, timeout: 120_000 }, async (t) => {
  const server = await serve({ root: BUILDER, csp: null });
  t.after(() => server.close());
  const { page, faults, status } = await builder(t, new URL('gongwen-builder.html', server.url).href);
  await page.locator('input#folder').setInputFiles(site(t));
  await status.filter({ hasText: '2 篇文章' }).waitFor();
  assert.deepEqual(faults, []);
});
