// Takes the pictures of docs/screenshots/ from the built demo: node xtask/web/screenshots.mjs, CHROMIUM naming the
// browser. They are for people to look at; no test compares pixels.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { DIST, ROOT } from './layout.mjs';
import { serve } from './server.mjs';

const FOLDER = path.join(ROOT, 'docs', 'screenshots');
const DESKTOP = { viewport: { width: 800, height: 640 } };
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const QUERY = '新质生产力';

/**
 * @typedef {object} Picture
 * @property {string} name
 * @property {import('playwright-core').BrowserContextOptions} device
 * @property {string} address
 * @property {boolean} [open] the first article is opened
 * @property {Record<string, string>} [attributes] of the widget
 * @property {string} [only] a part of the page
 * @property {string} [asks] the widget that is asked for the query; the others of the page rest
 * @property {string} [shows] what is scrolled to
 */

/** @type {Picture[]} */
const PICTURES = [
  { name: 'desktop-results', device: DESKTOP, address: `?q=${QUERY}` },
  { name: 'desktop-article', device: DESKTOP, address: `?q=${QUERY}`, open: true },
  { name: 'phone-results', device: PHONE, address: `?q=${QUERY}` },
  { name: 'phone-article', device: PHONE, address: `?q=${QUERY}`, open: true },
  { name: 'phone-empty', device: PHONE, address: '?q=区块链钱包' },
  { name: 'phone-elder', device: PHONE, address: `?q=${QUERY}`, attributes: { size: 'elder' } },
  { name: 'desktop-dialog', device: DESKTOP, address: 'places.html', asks: '#dialog' },
  { name: 'phone-dialog', device: PHONE, address: 'places.html', asks: '#dialog' },
  { name: 'desktop-popup', device: DESKTOP, address: 'places.html', asks: '#popup' },
  {
    name: 'desktop-elsewhere',
    device: DESKTOP,
    address: 'places.html',
    asks: '#elsewhere',
    shows: '#jieguo',
  },
  ...['plain', 'red', 'dark', 'elder', 'hostile'].map((id) => ({
    name: `theme-${id}`,
    device: DESKTOP,
    address: 'gallery.html',
    only: `#${id}`,
  })),
];

/**
 * Two pictures in one, at the same height, for the README.
 * @param {string} name
 * @param {string[]} pictures
 */
async function sideBySide(name, pictures) {
  const page = await browser.newPage({ viewport: { width: 1320, height: 600 } });
  const images = pictures.map((picture) =>
    fs.readFileSync(path.join(FOLDER, `${picture}.png`)).toString('base64'),
  );
  await page.evaluate((images) => {
    Object.assign(document.body.style, {
      display: 'flex',
      gap: '24px',
      margin: '0',
      padding: '12px',
      width: 'fit-content',
    });
    for (const image of images) {
      const node = new Image();
      node.src = `data:image/png;base64,${image}`;
      Object.assign(node.style, { height: '576px', border: '1px solid #ccc', borderRadius: '6px' });
      document.body.append(node);
    }
    return Promise.all(Array.from(document.images, (node) => node.decode()));
  }, images);
  await page.locator('body').screenshot({ path: path.join(FOLDER, `${name}.png`) });
}

fs.mkdirSync(FOLDER, { recursive: true });
const server = await serve({ root: DIST });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
for (const {
  name,
  device,
  address,
  open,
  attributes = {},
  only,
  asks = 'gongwen-search',
  shows,
} of PICTURES) {
  const context = await browser.newContext({ ...device, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(server.url + address);
  await page.evaluate((attributes) => {
    const host = document.querySelector('gongwen-search');
    for (const [name, value] of Object.entries(attributes)) host?.setAttribute(name, value);
  }, attributes);
  if (asks !== 'gongwen-search') {
    await page.locator(asks).evaluate(async (/** @type {any} */ host, query) => {
      host.start();
      await host.ready;
      await host.search(query);
    }, QUERY);
  }
  await page.waitForFunction(
    (asks) =>
      Array.from(document.querySelectorAll(asks)).every(
        (host) => host instanceof HTMLElement && /results|empty/.test(host.dataset.state ?? ''),
      ),
    asks,
  );
  // The digest comes when the reader has paused.
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll('gongwen-search, gongwen-results'), (host) => host.shadowRoot).every(
      (root) => {
        const digest = root?.querySelector('[part=digest].open');
        return !digest || digest.childElementCount > 1;
      },
    ),
  );
  if (open) {
    await page.locator('gongwen-search h3 a').first().click();
    await page.evaluate(() => scrollTo(0, 0));
  }
  if (shows) await page.locator(shows).scrollIntoViewIfNeeded();
  const file = path.join(FOLDER, `${name}.png`);
  await (only ? page.locator(only).screenshot({ path: file }) : page.screenshot({ path: file }));
  await context.close();
}
await sideBySide('search', ['desktop-results', 'phone-article']);
await browser.close();
server.close();
console.log(`${PICTURES.length + 1} pictures in docs/screenshots/`);
