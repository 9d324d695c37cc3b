// The builder page in Chromium, from the disk and from a server: the same bytes as the native command, of inputs of all kinds and
// in every mode.
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { chromium } from 'playwright-core';
import { BUILDER } from '../../xtask/web/layout.mjs';
import { serve } from '../../xtask/web/server.mjs';
import { assertSame, byCommand, inputs, scratch } from './inputs.mjs';

const executablePath = process.env.CHROMIUM;
const skip = executablePath ? false : 'there is no Chromium (see `cargo xtask browsers`)';
const folder = scratch(test.after);
const PAGE = 'gongwen-builder.html';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
test.before(async () => {
  if (!executablePath) return;
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  server = await serve({ root: BUILDER, csp: null });
});
test.after(async () => {
  await browser?.close();
  await server?.close();
});

/** What the page builds. @param {string} url @param {string} input @param {string} mode */
async function byPage(url, input, mode) {
  const page = await browser.newPage({ locale: 'zh-CN', acceptDownloads: true });
  page.setDefaultTimeout(240_000);
  await page.goto(url);
  await page.getByText('设置', { exact: true }).click();
  await page.locator('#mode').selectOption(mode);
  await page.locator('input#folder').setInputFiles(input);
  await page.locator('#build').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  const zip = unzipSync(new Uint8Array(fs.readFileSync(await download.path())));
  await page.close();
  return new Map(Object.entries(zip));
}

const INPUTS = skip ? {} : inputs(folder);
const MODES = { seeds: ['auto', 'file', 'embedded', 'hosted'], '2,000 articles': ['file', 'hosted'] };

for (const [name, input] of Object.entries(INPUTS)) {
  for (const mode of /** @type {Record<string, string[]>} */ (MODES)[name] ?? ['auto']) {
    test(`of ${name} it builds what the command builds (${mode})`, { skip, timeout: 600_000 }, async () => {
      const want = byCommand([input], mode, path.join(folder, 'native'));
      for (const url of [pathToFileURL(path.join(BUILDER, PAGE)).href, new URL(PAGE, server.url).href]) {
        // The report names files as they were given: by their path here, by their name there.
        assertSame(await byPage(url, input, mode), want, ['report.html']);
      }
    });
  }
}
