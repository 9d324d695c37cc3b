// Building a site of web pages: `cargo xtask bench build [--pages N] [--threads N]`, N pages of each of the 18 layouts.
//
// First the whole site: a first build, one after ten articles have changed, and a fresh one of the same pages, whose files must
// be those of the second. Then Pagefind beside it on the fixture pages: whose text is lost, where the template is indexed. Then the
// memory of builds whose articles are the same and whose inputs grow.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { memoryOfBuild } from './lib/build-memory.mjs';
import { gongwen, jsonLines, options } from './lib/command.mjs';
import { BENCH, COMMAND, WORK } from './lib/paths.mjs';
import { HEADS, cells, measure } from './lib/process.mjs';
import { bytes, table } from './lib/table.mjs';

/** Wanted of 20,000 articles. */
const TARGET = { articles: 19_000, seconds: 60, bytes: 1e9 };
/** Articles that change before the second build. */
const CHANGED = 10;
/** Pages of each layout that both programs get. */
const FIXTURES = '25';
/** Pages of each layout whose build's memory is looked at. */
const MEMORY = '60';
/** Of the text's pairs of characters this share must be indexed, or the text is lost. */
const LOST = 0.5;
/** Words of templates: none of them is in a text of the fixtures. */
const TEMPLATE = [
  '打印本页',
  '关闭窗口',
  '上一篇',
  '下一篇',
  '分享到',
  '责任编辑',
  '当前位置',
  '版权所有',
  '主办单位',
  '扫一扫',
  '相关新闻',
  '猜你喜欢',
  '访问次数',
];

/** @typedef {{ file: string, layout: string, kind: string, encoding: string, continues?: string, duplicate_of?: string,
 *   paragraphs: string[] }} Gold */

/**
 * Made-up pages in a folder, without what tells what is in them.
 * @param {string} name
 * @param {string} pages of each layout
 * @returns {{ site: string, golds: Gold[] }}
 */
function made(name, pages) {
  const site = path.join(WORK, name);
  fs.rmSync(site, { recursive: true, force: true });
  execFileSync(path.join(path.dirname(COMMAND), 'gongwen-eval'), ['fixtures', site, '--pages', pages]);
  /** @type {Gold[]} */
  const golds = [];
  for (const layout of fs.readdirSync(site)) {
    const file = path.join(site, layout, 'gold.jsonl');
    for (const gold of jsonLines(fs.readFileSync(file, 'utf8'))) {
      golds.push({ paragraphs: [], ...gold, layout, file: `${layout}/${gold.file}` });
    }
    fs.rmSync(file);
  }
  return { site, golds };
}

/** All files of a folder with their bytes. @param {string} folder */
function contents(folder) {
  const names = /** @type {string[]} */ (fs.readdirSync(folder, { recursive: true })).sort();
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
  return files.map((name) => ({ name, bytes: fs.readFileSync(path.join(folder, name)) }));
}

/**
 * Changes a word of the text of some articles.
 * @param {string} site
 * @param {Gold[]} golds
 */
function change(site, golds) {
  let changed = 0;
  for (const { file, kind, encoding } of golds) {
    if (changed === CHANGED) break;
    if (kind !== 'article' || encoding !== 'utf-8') continue;
    const page = path.join(site, file);
    const text = fs.readFileSync(page, 'utf8');
    if (!text.includes('活动现场')) continue;
    fs.writeFileSync(page, text.replaceAll('活动现场', '比赛现场'));
    changed++;
  }
  if (changed < CHANGED) throw new Error(`only ${changed} pages could be changed`);
}

/** @param {string} pages @param {NodeJS.ProcessEnv} env */
async function whole(pages, env) {
  const { site, golds } = made('site', pages);
  const [out, fresh] = ['site-out', 'site-fresh'].map((name) => path.join(WORK, name));
  for (const old of [out, `${out}.cache`, fresh]) fs.rmSync(old, { recursive: true, force: true });
  const build = (/** @type {string[]} */ ...rest) =>
    measure(COMMAND, ['build', site, '--mode', 'file', '--out', ...rest], env);
  const first = await build(out);
  change(site, golds);
  const second = await build(out);
  const anew = await build(fresh, '--no-cache');
  const [a, b] = [contents(out), contents(fresh)];
  const same =
    a.length === b.length &&
    a.every(({ name, bytes }, at) => name === b[at].name && bytes.equals(b[at].bytes));
  console.log(`\n${bytes(golds.length)} pages. ${first.told.match(/^\d+ articles.*?\)/m)?.[0] ?? ''}\n`);
  table(
    ['build', ...HEADS],
    [
      ['the first', ...cells(first)],
      [`after ${CHANGED} articles changed`, ...cells(second)],
      ['the same, fresh', ...cells(anew)],
    ],
  );
  console.log(`The second gives the bytes of a fresh one: ${same ? 'yes' : 'NO'}.`);
  if (golds.length >= TARGET.articles) {
    const met = [first, second, anew].every(
      ({ seconds, held = 0 }) => seconds <= TARGET.seconds && held <= TARGET.bytes,
    );
    console.log(
      `Wanted: at most ${TARGET.seconds} s and ${TARGET.bytes / 1e6} MB: ${met ? 'met' : 'missed'}.`,
    );
  }
  for (const made of [site, out, `${out}.cache`, fresh]) fs.rmSync(made, { recursive: true, force: true });
}

/** Letters, digits and ideographs. @param {string} text */
const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The share of the pairs of characters of a text that another one has.
 * @param {string} wanted
 * @param {string} text
 */
function held(wanted, text) {
  const pairs = (/** @type {string} */ of) => new Set(Array.from(of, (_, at) => of.slice(at, at + 2)));
  const [all, own] = [pairs(bare(wanted)), pairs(bare(text))];
  return all.size ? [...all].filter((pair) => own.has(pair)).length / all.size : 1;
}

/**
 * What a program has indexed of the articles: text by file.
 * @param {Gold[]} golds
 * @param {Map<string, string>} texts
 */
function found(golds, texts) {
  const articles = golds.filter(
    ({ kind, paragraphs, continues, duplicate_of: double }) =>
      kind === 'article' && paragraphs.length && !continues && !double,
  );
  const lost = articles.filter(
    ({ file, paragraphs }) => held(paragraphs.join(''), texts.get(file) ?? '') < LOST,
  );
  const dirty = [...texts.values()].filter((text) => TEMPLATE.some((word) => text.includes(word)));
  const others = golds.filter(({ file, kind }) => kind !== 'article' && texts.has(file));
  return [articles.length, lost.length, dirty.length, others.length];
}

/** The texts that Pagefind has indexed. @param {string} folder of its files */
function fragments(folder) {
  const texts = new Map();
  for (const { name, bytes } of contents(folder)) {
    if (!name.endsWith('.pf_fragment')) continue;
    const plain = zlib.gunzipSync(bytes).toString('utf8');
    const { url, content } = JSON.parse(plain.slice(plain.indexOf('{')));
    texts.set(decodeURIComponent(url).replace(/^\//, ''), content);
  }
  return texts;
}

/** @param {NodeJS.ProcessEnv} env */
async function beside(env) {
  const { site, golds } = made('fixtures', FIXTURES);
  const [out, index] = ['fixtures-out', 'fixtures-pagefind'].map((name) => path.join(WORK, name));
  for (const old of [out, index]) fs.rmSync(old, { recursive: true, force: true });
  const own = await measure(COMMAND, ['build', site, '--out', out, '--no-cache'], env);
  const texts = new Map();
  for (const { source, paragraphs, captions } of jsonLines(gongwen(['articles', site, '--json']))) {
    texts.set(source, [...paragraphs, ...captions].join('\n'));
  }
  // The folder is served under its own name: a page is index.html where a folder is asked for.
  const names = new Map(golds.map(({ file }) => [file.replace(/index\.html$/, ''), file]));
  const pagefind = path.join(BENCH, 'node_modules/@pagefind', `${process.platform}-${process.arch}`, 'bin');
  const program = fs.readdirSync(pagefind).find((name) => /^pagefind(_extended)?(\.exe)?$/.test(name));
  if (!program) throw new Error(`${pagefind}: no Pagefind for this machine`);
  const glob = '**/*.{html,htm,shtml}';
  const args = ['--site', site, '--output-path', index, '--glob', glob];
  const theirs = await measure(path.join(pagefind, program), args, env);
  const read = new Map([...fragments(index)].map(([name, text]) => [names.get(name) ?? name, text]));
  console.log(`\nThe ${golds.length} fixture pages:\n`);
  table(
    ['program', 'articles', 'text lost', 'template indexed', 'other pages indexed', ...HEADS],
    [
      ['Gongwen', ...found(golds, texts), ...cells(own)],
      ['Pagefind 1.6.0', ...found(golds, read), ...cells(theirs)],
    ],
  );
  for (const made of [site, out, index]) fs.rmSync(made, { recursive: true, force: true });
}

const given = options({ pages: '1100', threads: 'all' });
const env = { ...process.env };
if (given.threads !== 'all') env.RAYON_NUM_THREADS = given.threads;
await beside(env);
await whole(given.pages, env);
await memoryOfBuild(made('memory', MEMORY).site, env);
