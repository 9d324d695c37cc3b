// The same articles as an archive in files and as Pagefind's index, each with a page that searches it.
import fs from 'node:fs';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { makeArchive, outsideTexts } from './archive-articles.mjs';
import { CARRIED } from '../../xtask/web/layout.mjs';
import { archiveQueries } from './archive-queries.mjs';
import { gongwen } from './command.mjs';
import { WORK } from './paths.mjs';
import { Random } from './random.mjs';

/** The pages, as the documentation of each program sets it up: head and body. @type {Record<string, [string, string]>} */
const PAGES = {
  gongwen: [
    '<script src="gongwen/gongwen/gongwen-archive.js" type="module"></script>',
    '<gongwen-search></gongwen-search>',
  ],
  pagefind: [
    '<link rel="stylesheet" href="pagefind/pagefind-ui.css"><script src="pagefind/pagefind-ui.js"></script>',
    `<div id="search"></div><script>
      const box = new PagefindUI({ element: '#search', showImages: false });
      const asked = new URLSearchParams(location.search).get('q');
      if (asked) box.triggerSearch(asked);
    </script>`,
  ],
  'pagefind-components': [
    `<link rel="stylesheet" href="pagefind/pagefind-component-ui.css">
    <script src="pagefind/pagefind-component-ui.js" type="module"></script>`,
    `<pagefind-input></pagefind-input><pagefind-summary></pagefind-summary><pagefind-results></pagefind-results>
    <script type="module">
      const asked = new URLSearchParams(location.search).get('q');
      if (asked) {
        PagefindComponents.getInstanceManager().getInstance('default').triggerSearch(asked);
      }
    </script>`,
  ],
};
/** Of the kinds of queries in which both find something: strings that nobody prints have no first result. */
const KINDS = [
  'two characters',
  'three characters',
  'four characters',
  'two words',
  'two words run together',
  'numbers',
  'letters',
];

const escaped = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Makes the sites, or takes those that were made before.
 * @param {string} texts
 * @param {number} count articles
 * @param {number} queries
 * @param {boolean} isBuilt
 * @param {boolean} isCompared whether Pagefind indexes them, too: of 100,000 it asks more memory than most machines have
 */
export async function makeSites(texts, count, queries, isBuilt, isCompared) {
  const root = path.join(WORK, `network-${count}`);
  /** @type {{ id: string, title: string, body: string }[]} */
  const articles = [];
  makeArchive(outsideTexts(texts), count, (article) => articles.push(article));
  if (isBuilt) {
    fs.rmSync(root, { recursive: true, force: true });
    fs.mkdirSync(root, { recursive: true });
    const input = `${root}.jsonl`;
    fs.writeFileSync(input, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
    gongwen(['build', input, '--mode', 'hosted', '--widget', CARRIED, '--out', path.join(root, 'gongwen')]);
    if (isCompared) await index(articles, path.join(root, 'pagefind'));
  }
  for (const [name, [head, body]] of Object.entries(PAGES)) {
    const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>搜索</title>${head}</head><body>${body}</body></html>`;
    fs.writeFileSync(path.join(root, `${name}.html`), page);
  }
  return { root, queries: draw(articles, queries) };
}

/** Pagefind's index. @param {{ id: string, title: string, body: string }[]} articles @param {string} folder */
async function index(articles, folder) {
  const { index } = await pagefind.createIndex({});
  if (!index) throw new Error('pagefind made no index');
  for (const { id, title, body } of articles) {
    const paragraphs = body.split('\n').map((text) => `<p>${escaped(text)}</p>`);
    const content = `<html lang="zh-CN"><body><h1>${escaped(title)}</h1>${paragraphs.join('')}</body></html>`;
    const { errors } = await index.addHTMLFile({ url: `/${id}.html`, content });
    if (errors.length) throw new Error(`pagefind: ${errors.join('; ')}`);
  }
  await index.writeFiles({ outputPath: folder });
  await pagefind.close();
}

/** Some queries of each kind in turn. @param {{ title: string, body: string }[]} articles @param {number} count */
function draw(articles, count) {
  const random = new Random(4);
  const drawn = archiveQueries(articles, 1000);
  const kinds = KINDS.map((kind) => drawn.filter((query) => query.kind === kind));
  /** @type {Set<string>} */
  const queries = new Set();
  while (queries.size < count) queries.add(random.one(kinds[queries.size % kinds.length])?.query ?? '');
  return [...queries];
}
