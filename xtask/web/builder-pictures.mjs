// The pictures of docs/builder.md: `node xtask/web/builder-pictures.mjs` after `cargo xtask builder`, with CHROMIUM set.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { BUILDER, ROOT } from './layout.mjs';

const FOLDER = path.join(ROOT, 'docs', 'screenshots');
const PAGE = path.join(ROOT, 'tests', 'pages', 'p03_feature.txt');
const BODY = '日前，云河市总工会的职工书屋正式开放，职工可以免费借阅图书，周末也不闭馆。';
const HTML = `<!doctype html><meta charset="utf-8"><title>职工书屋开放-云河市总工会</title><meta name="ArticleTitle" content="职工书屋开放">
<meta name="PubDate" content="2025-03-08"><h1>职工书屋开放</h1><div id="zoom"><p>${BODY}</p><p>书屋里有图书三千册，由志愿者轮流值守。</p></div>`;

const site = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-site-'));
fs.copyFileSync(PAGE, path.join(site, 'A03.txt'));
fs.writeFileSync(path.join(site, 'a.html'), HTML);
fs.writeFileSync(path.join(site, 'broken.json'), '{');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1100, height: 640 }, locale: 'zh-CN' });
const picture = (/** @type {string} */ name) =>
  page.screenshot({ path: path.join(FOLDER, `builder-${name}.png`) });
await page.goto(pathToFileURL(path.join(BUILDER, 'gongwen-builder.html')).href);
await picture('drop');
await page.locator('input#folder').setInputFiles(site);
await page.locator('#status', { hasText: '篇文章' }).waitFor();
await page.getByRole('button', { name: '职工书屋开放' }).waitFor();
await picture('table');
await page.getByRole('button', { name: '山坳里' }).click();
await page.locator('.review li', { hasText: '一辆三轮车' }).getByRole('checkbox').check();
await page.locator('#review').evaluate((node) => node.scrollIntoView());
await picture('page');
await page.getByText('设置', { exact: true }).click();
await page.getByLabel('网站名称').fill('云河市总工会');
await page.getByLabel('网站地址').fill('https://www.example.org/');
await page.locator('details').evaluate((node) => node.scrollIntoView());
await picture('settings');
await page.getByText('设置', { exact: true }).click();
await page.getByRole('button', { name: '生成搜索' }).click();
const frame = page.frameLocator('iframe[title=试用搜索]');
await frame.locator('gongwen-search input').first().fill('快递');
await frame.locator('mark').first().waitFor();
await page.locator('iframe').evaluate((node) => node.scrollIntoView());
await picture('search');
await page.locator('#save').evaluate((node) => node.scrollIntoView());
await picture('save');
await browser.close();
fs.rmSync(site, { recursive: true });
