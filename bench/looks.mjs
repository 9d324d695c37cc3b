// What a reader sees of the peers and of ours: the same articles, the same queries, each program's own page as its documentation
// sets it up. `cargo xtask bench looks [--write] [QUERY…]` leaves pictures at 360 and 1,200 pixels in target/bench/looks/; with
// `--write` those of docs/looks.md are taken anew.
//
// Peers whose search is a service get the articles that hold all words of the query from a stub, with the words marked as the
// service marks them: only their page is looked at.
import fs from 'node:fs';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { chromium } from 'playwright-core';
import { serve } from '../xtask/web/server.mjs';
import { gongwen, jsonLines } from './lib/command.mjs';
import { BENCH, ROOT, WORK } from './lib/paths.mjs';

const QUERIES = ['工匠', '新质生产力'];
const SITE = path.join(WORK, 'looks-site');
const PICTURES = path.join(WORK, 'looks');
const PACKAGES = path.join(BENCH, 'looks', 'node_modules');

/** CSS pixels. @type {Record<string, import('playwright-core').BrowserContextOptions>} */
const DEVICES = {
  360: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  1200: { viewport: { width: 1200, height: 900 } },
};

/**
 * @typedef {object} Look a program's page
 * @property {string} head
 * @property {string} body
 * @property {(page: import('playwright-core').Page, query: string) => Promise<void>} ask
 */

/** @type {Record<string, Look>} */
const LOOKS = {
  gongwen: {
    head: '<script src="/gongwen/gongwen-search.js" type="module"></script>',
    body: '<gongwen-search browse></gongwen-search>',
    async ask(page, query) {
      await page.goto(`${page.url().split('?')[0]}?q=${encodeURIComponent(query)}`);
      await page.locator('gongwen-search[data-state=results]').waitFor();
    },
  },
  pagefind: {
    head: `<link rel="stylesheet" href="/pagefind/pagefind-component-ui.css">
      <script src="/pagefind/pagefind-component-ui.js" type="module"></script>`,
    body: '<pagefind-input></pagefind-input><pagefind-summary></pagefind-summary><pagefind-results></pagefind-results>',
    async ask(page, query) {
      await page.locator('pagefind-input input').fill(query);
      await page.locator('pagefind-results a').first().waitFor();
    },
  },
  'pagefind-default': {
    head: `<link rel="stylesheet" href="/pagefind/pagefind-ui.css"><script src="/pagefind/pagefind-ui.js"></script>`,
    body: `<div id="search"></div><script>new PagefindUI({ element: '#search', showImages: false });</script>`,
    async ask(page, query) {
      await page.locator('#search input').first().fill(query);
      await page.locator('#search a').first().waitFor();
    },
  },
  docsearch: {
    head: '<link rel="stylesheet" href="/packages/@docsearch/css/dist/style.css">',
    body: `<div id="search"></div>
      <script src="/packages/@docsearch/js/dist/umd/docsearch.js"></script><script src="/stub.js"></script>
      <script>
        docsearch({ container: '#search', appId: 'none', apiKey: 'none', indices: ['articles'],
          transformSearchClient: (client) => ({ ...client, search: ({ requests }) => stub(requests, true) }) });
      </script>`,
    async ask(page, query) {
      await page.locator('#search button').click();
      await page.locator('.DocSearch-Input').fill(query);
      await page.locator('.DocSearch-Hit').first().waitFor();
    },
  },
  instantsearch: {
    head: '<link rel="stylesheet" href="/packages/instantsearch.css/themes/satellite-min.css">',
    body: `<div id="box"></div><div id="stats"></div><div id="hits"></div>
      <script src="/packages/instantsearch.js/dist/instantsearch.production.min.js"></script>
      <script src="/stub.js"></script>
      <script>
        const { searchBox, stats, hits } = instantsearch.widgets;
        const search = instantsearch({ indexName: 'articles', searchClient: { search: (requests) => stub(requests, false) } });
        const item = (hit, { html, components }) => html\`<article><h2>\${components.Highlight({ hit, attribute: 'title' })}</h2>
          <p>\${components.Snippet({ hit, attribute: 'body' })}</p></article>\`;
        search.addWidgets([searchBox({ container: '#box' }), stats({ container: '#stats' }),
          hits({ container: '#hits', templates: { item } })]);
        search.start();
      </script>`,
    async ask(page, query) {
      await page.locator('#box input').fill(query);
      await page.locator('#hits article mark').first().waitFor();
    },
  },
};

const articles = jsonLines(gongwen(['articles', path.join(ROOT, 'seeds'), '--json'])).map((article) => ({
  id: article.id,
  title: article.title,
  body: article.paragraphs.join('\n'),
}));

/** What stands in for a service, in the page. */
const STUB = `
  const ARTICLES = ${JSON.stringify(articles)};
  function stub(requests, isDocumentation) {
    return Promise.resolve({ results: requests.map(({ query, params, indexName }) => {
      const asked = query ?? params?.query ?? '';
      const mark = (text) => asked ? text.split(asked).join('__M__' + asked + '__/M__') : text;
      const tagged = (text) => mark(text).replaceAll('__M__', isDocumentation ? '<mark>' : params?.highlightPreTag ?? '<mark>')
        .replaceAll('__/M__', isDocumentation ? '</mark>' : params?.highlightPostTag ?? '</mark>');
      const around = (text) => { const at = Math.max(0, text.indexOf(asked) - 20); return text.slice(at, at + 80); };
      const found = ARTICLES.filter(({ title, body }) => (title + body).includes(asked));
      const hits = found.slice(0, 20).map(({ id, title, body }) => {
        const value = { value: tagged(title), matchLevel: 'full', matchedWords: [asked] };
        const content = { value: tagged(around(body)), matchLevel: 'full', matchedWords: [asked] };
        const hierarchy = { lvl0: '文章', lvl1: title };
        return { objectID: id, title, body, url: '#' + id, type: 'content', content: around(body), hierarchy,
          _highlightResult: { title: value, hierarchy: { lvl0: { value: '文章' }, lvl1: value }, content },
          _snippetResult: { body: content, content, hierarchy: { lvl1: value } } };
      });
      return { hits, nbHits: found.length, page: 0, nbPages: 1, hitsPerPage: 20, processingTimeMS: 1, query: asked, params: '',
        index: indexName, exhaustiveNbHits: true };
    }) });
  }`;

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The pages, and what they load. */
async function lay() {
  fs.rmSync(SITE, { recursive: true, force: true });
  fs.mkdirSync(SITE, { recursive: true });
  fs.cpSync(path.join(ROOT, 'dist', 'gongwen'), path.join(SITE, 'gongwen'), { recursive: true });
  fs.symlinkSync(PACKAGES, path.join(SITE, 'packages'));
  fs.writeFileSync(path.join(SITE, 'stub.js'), STUB);
  const { index } = await pagefind.createIndex({});
  if (!index) throw new Error('pagefind made no index');
  for (const { id, title, body } of articles) {
    const paragraphs = body.split('\n').map((/** @type {string} */ text) => `<p>${escaped(text)}</p>`);
    const content = `<html lang="zh"><body><h1>${escaped(title)}</h1>${paragraphs.join('')}</body></html>`;
    await index.addHTMLFile({ url: `/${id}.html`, content });
  }
  await index.writeFiles({ outputPath: path.join(SITE, 'pagefind') });
  await pagefind.close();
  for (const [name, { head, body }] of Object.entries(LOOKS)) {
    const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>搜索</title>
      <style>body { font: 16px/1.6 sans-serif; max-width: 760px; margin: 24px auto; padding: 0 16px }</style>${head}</head>
      <body>${body}</body></html>`;
    fs.writeFileSync(path.join(SITE, `${name}.html`), page);
  }
}

await lay();
fs.mkdirSync(PICTURES, { recursive: true });
const server = await serve({ root: SITE, csp: null });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const isWritten = process.argv.includes('--write');
const named = process.argv.slice(2).filter((argument) => argument !== '--write');
const queries = named.length ? named : QUERIES;
for (const [name, look] of Object.entries(LOOKS)) {
  for (const [width, device] of Object.entries(DEVICES)) {
    for (const [at, query] of queries.entries()) {
      const context = await browser.newContext({ ...device, locale: 'zh-CN' });
      const page = await context.newPage();
      await page.goto(`${server.url}${name}.html`);
      if (at === 0) await page.screenshot({ path: path.join(PICTURES, `${name}-${width}-idle.png`) });
      await look.ask(page, query);
      await page.waitForTimeout(400); // what they animate has come to rest
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}-${query}.png`) });
      await context.close();
    }
  }
}
if (isWritten) {
  for (const name of Object.keys(LOOKS)) {
    const picture = path.join(PICTURES, `${name}-360-${queries[0]}.png`);
    fs.copyFileSync(picture, path.join(ROOT, 'docs', 'screenshots', `looks-${name}.png`));
  }
}
await browser.close();
server.close();
console.log(`pictures in ${path.relative(ROOT, PICTURES)}`);
