// The webmaster's day with the builder page, from the disk: drop a folder, correct a title, search, save the zip.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { chromium } from 'playwright-core';
import { BUILDER, NPM } from '../../xtask/web/layout.mjs';

const executablePath = process.env.CHROMIUM;
const skip = executablePath ? false : 'there is no Chromium (see `cargo xtask browsers`)';
const PAGE = '工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班，职工学习人工智能。\n';
const HTML = `<!doctype html><html><head><meta charset="utf-8"><title>职工书屋开放-云河市总工会</title>
<meta name="ArticleTitle" content="职工书屋开放"><meta name="PubDate" content="2025-03-08"></head>
<body><h1>职工书屋开放</h1><div id="zoom"><p>日前，云河市总工会的职工书屋正式开放，职工可以免费借阅图书，周末也不闭馆。</p>
<p>书屋里有图书三千册，还有电子阅览室，由志愿者轮流值守。</p></div></body></html>`;

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
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  t.after(() => browser.close());
  const page = await (await browser.newContext({ locale: 'zh-CN', acceptDownloads: true })).newPage();
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => {
    if (!/^(file|blob|data|about):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  page.setDefaultTimeout(60_000);
  await page.goto(pathToFileURL(path.join(BUILDER, 'gongwen-builder.html')).href);
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
