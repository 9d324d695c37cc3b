// The engines that are compared: for each the files a page gets from the site, and its bundled script.
import fs from 'node:fs';
import path from 'node:path';
import { insertMultiple, save } from '@orama/orama';
import * as esbuild from 'esbuild';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { create as createFlexSearch } from '../engines/flexsearch.options.mjs';
import { OPTIONS as MINISEARCH } from '../engines/minisearch.options.mjs';
import { create as createOrama } from '../engines/orama.options.mjs';
import { gongwen } from './command.mjs';
import { BENCH, SEARCH_PACKAGE, WASM_PACKAGE, WORK } from './paths.mjs';

/** @typedef {Map<string, Uint8Array>} Files by name */
/** @typedef {import('./corpus.mjs').Corpus} Corpus */

/**
 * @typedef {object} Engine
 * @property {string} name of the file in engines/
 * @property {string} label
 * @property {(corpus: Corpus) => Promise<Files>} build what the site ships for this corpus
 * @property {(name: string) => boolean} isCode whether a file is part of the engine and not of the corpus
 * @property {boolean} [seedsOnly] whether it holds the seeds and nothing else
 * @property {boolean} [onlyNamed] whether it takes part only where it is named: another setting of a peer's search
 */

const json = (/** @type {unknown} */ value) => new TextEncoder().encode(JSON.stringify(value));
const stored = (/** @type {Corpus} */ corpus) =>
  corpus.articles.map(({ id, title, body }) => ({ id, title, body }));
const never = () => false;
const escaped = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Our own: the module holds the seeds, other corpora come as a file beside it. */
async function buildGongwen(/** @type {Corpus} */ corpus) {
  /** @type {Files} */
  const files = new Map();
  files.set('gongwen_bg.wasm', fs.readFileSync(path.join(WASM_PACKAGE, 'gongwen_bg.wasm')));
  if (corpus.name === 'seeds') return files;
  return files.set('index.gwix', fs.readFileSync(indexOf(corpus)));
}

/**
 * Makes the index file of a corpus.
 * @param {Corpus} corpus
 */
export function indexOf(corpus) {
  fs.mkdirSync(WORK, { recursive: true });
  const file = path.join(WORK, `${corpus.name}.gwix`);
  gongwen(['index', corpus.input, '--out', file]);
  return file;
}

async function buildFlexSearch(/** @type {Corpus} */ corpus) {
  const index = createFlexSearch();
  for (const article of stored(corpus)) index.add(article);
  /** @type {[string, string][]} */
  const parts = [];
  await index.export((key, part) => void (part !== undefined && parts.push([key, part])));
  return new Map([['index.json', json(parts)]]);
}

async function buildMiniSearch(/** @type {Corpus} */ corpus) {
  const index = new MiniSearch(MINISEARCH);
  index.addAll(stored(corpus));
  return new Map([['index.json', json(index)]]);
}

async function buildOrama(/** @type {Corpus} */ corpus) {
  const index = createOrama();
  await insertMultiple(
    index,
    stored(corpus).map((article) => ({ ...article, id: String(article.id) })),
  );
  return new Map([['index.json', json(save(index))]]);
}

async function buildPagefind(/** @type {Corpus} */ corpus) {
  const { index } = await pagefind.createIndex({});
  if (!index) throw new Error('pagefind made no index');
  for (const { id, title, body } of corpus.articles) {
    const paragraphs = body.split('\n').map((text) => `<p>${escaped(text)}</p>`);
    const content = `<html lang="zh"><body><h1>${escaped(title)}</h1>${paragraphs.join('')}</body></html>`;
    const { errors } = await index.addHTMLFile({ url: `/${id}.html`, content });
    if (errors.length) throw new Error(`pagefind: ${errors.join('; ')}`);
  }
  const { files } = await index.getFiles();
  await pagefind.close();
  const unused = /(ui|highlight|worker)\.(js|css)$/;
  return new Map(files.filter((file) => !unused.test(file.path)).map((file) => [file.path, file.content]));
}

/** @type {Engine[]} */
export const ENGINES = [
  {
    name: 'scan',
    label: 'no library (`String.includes`)',
    build: async (corpus) => new Map([['articles.json', json(stored(corpus))]]),
    isCode: never,
  },
  { name: 'gongwen', label: 'Gongwen', build: buildGongwen, isCode: (name) => name.endsWith('.wasm') },
  {
    name: 'gongwen-snippets',
    label: 'Gongwen with snippets',
    build: buildGongwen,
    isCode: (name) => name.endsWith('.wasm'),
  },
  {
    name: 'gongwen-widget',
    label: 'Gongwen, as the widget asks it',
    build: async () =>
      new Map([['search.wasm', fs.readFileSync(path.join(SEARCH_PACKAGE, 'gongwen_bg.wasm'))]]),
    isCode: (name) => name.endsWith('.wasm'),
    seedsOnly: true,
  },
  { name: 'flexsearch', label: 'FlexSearch 0.8.212, CJK', build: buildFlexSearch, isCode: never },
  {
    name: 'flexsearch-suggest',
    label: 'FlexSearch 0.8.212, CJK, `suggest`',
    build: buildFlexSearch,
    isCode: never,
    onlyNamed: true,
  },
  { name: 'minisearch', label: 'MiniSearch 7.2.0, pairs', build: buildMiniSearch, isCode: never },
  {
    name: 'minisearch-any',
    label: 'MiniSearch 7.2.0, pairs, any of them',
    build: buildMiniSearch,
    isCode: never,
    onlyNamed: true,
  },
  { name: 'orama', label: 'Orama 3.1.18, Mandarin', build: buildOrama, isCode: never },
  {
    name: 'orama-all',
    label: 'Orama 3.1.18, Mandarin, all words',
    build: buildOrama,
    isCode: never,
    onlyNamed: true,
  },
  {
    name: 'pagefind',
    label: 'Pagefind 1.6.0',
    build: buildPagefind,
    isCode: (name) => name.endsWith('.js') || name.startsWith('wasm.'),
  },
];

/**
 * The engines of the given names; if there are none, all that can hold the corpus.
 * @param {string} names with commas between
 * @param {Corpus} corpus
 */
export function chosen(names, corpus) {
  const wanted = names.split(',').filter(Boolean);
  const unknown = wanted.filter((name) => !ENGINES.some((engine) => engine.name === name));
  if (unknown.length) {
    throw new Error(
      `no engine ${unknown.join(', ')}; there are ${ENGINES.map(({ name }) => name).join(', ')}`,
    );
  }
  const able = ENGINES.filter(({ seedsOnly }) => !seedsOnly || corpus.name === 'seeds');
  return able.filter(({ name, onlyNamed }) => (wanted.length ? wanted.includes(name) : !onlyNamed));
}

/** What wasm-bindgen's script offers and a page that hands over bytes never uses, as the widget's build has it. */
const UNUSED = { Response: 'undefined', Request: 'undefined', FinalizationRegistry: 'undefined' };

/**
 * The script that a page loads for an engine, bundled and minified.
 * @param {string} name
 */
export async function bundle(name) {
  const built = await esbuild.build({
    entryPoints: [path.join(BENCH, 'engines', `${name}.page.mjs`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    alias: { 'gongwen-wasm': path.join(WASM_PACKAGE, 'gongwen.js') },
    define: name.startsWith('gongwen') ? UNUSED : {},
  });
  return built.outputFiles[0].contents;
}
