// Takes a picture of every state of the widget, in every theme, on a phone and a desktop, on a clean page and on an old and
// hostile one, for people to look at: node xtask/web/pictures/main.mjs FOLDER [WORD…], CHROMIUM naming the browser. With words
// only those pictures are taken whose name holds one of them.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { DIST, ROOT } from '../layout.mjs';
import { serve } from '../server.mjs';
import { STATES } from './states.mjs';

/** CSS pixels. @type {Record<string, import('playwright-core').BrowserContextOptions>} */
const DEVICES = {
  360: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  1200: { viewport: { width: 1200, height: 900 } },
};

/** Attributes of the widget and styles of the page. @type {Record<string, { attributes?: Record<string, string>, css?: string }>} */
const THEMES = {
  light: {},
  dark: {
    attributes: { theme: 'dark' },
    css: 'body, #page { background: #17181c !important; color: #ececec !important }',
  },
  elder: { attributes: { size: 'elder' } },
  red: {
    css: `gongwen-search { --gongwen-accent: #c00; --gongwen-mark-bg: transparent; --gongwen-mark-text: #c00;
      --gongwen-radius: 0 }`,
  },
};

const read = (/** @type {string} */ name) => fs.readFileSync(new URL(name, import.meta.url), 'utf8');
/** @param {string} html */
const asGbk = (html) => html.replace(/[^\0-\x7f]/g, (character) => `&#${character.codePointAt(0)};`);

/** The pages that hold the widget. @type {Record<string, { type: string, body: string }>} */
const PAGES = {
  clean: { type: 'text/html; charset=utf-8', body: read('clean.html') },
  old: { type: 'text/html; charset=gbk', body: asGbk(read('old-union.html')) },
};

const [folder, ...words] = process.argv.slice(2);
const wanted = (/** @type {string} */ name) => !words.length || words.some((word) => name.includes(word));
fs.mkdirSync(folder, { recursive: true });

let broken = false;
const server = await serve({
  root: DIST,
  csp: null,
  alter(file, answer) {
    const page = PAGES[path.basename(file, '.html')];
    if (page) {
      Object.assign(answer, {
        status: 200,
        headers: { 'content-type': page.type },
        body: Buffer.from(page.body),
      });
    }
    if (broken && file.endsWith('.wasm')) answer.status = 503;
  },
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });

/**
 * @param {string} name of the file
 * @param {string} page
 * @param {string} width
 * @param {typeof THEMES[string]} theme
 * @param {import('./states.mjs').State} state
 */
async function take(name, page, width, theme, state) {
  const context = await browser.newContext({ ...DEVICES[width], locale: 'zh-CN' });
  const tab = await context.newPage();
  broken = Boolean(state.broken);
  const attributes = { ...theme.attributes, ...state.attributes };
  await tab.addInitScript((attributes) => {
    addEventListener(
      'readystatechange',
      () => {
        const host = document.querySelector('gongwen-search');
        for (const [name, value] of Object.entries(attributes)) host?.setAttribute(name, value);
      },
      { capture: true, once: true },
    );
  }, attributes);
  await tab.goto(`${server.url}${page}.html${state.query ? `?q=${encodeURIComponent(state.query)}` : ''}`);
  if (theme.css) await tab.addStyleTag({ content: theme.css });
  if (state.query) {
    await tab.waitForFunction(() =>
      /results|empty|error/.test(document.querySelector('gongwen-search')?.getAttribute('data-state') ?? ''),
    );
  }
  await state.act?.(tab);
  // The digest comes when the reader has paused.
  await tab.waitForFunction(() => {
    const digest = document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[part=digest].open');
    return !digest || digest.childElementCount > 1;
  });
  await tab.waitForTimeout(150); // whatever the act moved has been painted
  await tab.screenshot({ path: path.join(folder, `${name}.png`) });
  await context.close();
}

let count = 0;
for (const [stateName, state] of Object.entries(STATES)) {
  for (const page of Object.keys(PAGES)) {
    for (const width of Object.keys(DEVICES)) {
      for (const [themeName, theme] of Object.entries(THEMES)) {
        const name = [stateName, page, width, themeName].join('-');
        if (!wanted(name)) continue;
        await take(name, page, width, theme, state);
        count += 1;
      }
    }
  }
}
await browser.close();
server.close();
console.log(`${count} pictures in ${path.relative(ROOT, path.resolve(folder))}`);
