/**
 * Whether every printed string is found, and nothing else: `cargo xtask bench literal DOCS.jsonl [COUNT]`. DOCS holds lines
 * `{id,title,body}`. Takes COUNT (2,000 if left out) strings of 1 to 12 characters from titles and lines of bodies, as they
 * are printed, always the same ones; searches for each as it is and in quotation marks; and compares the answers with a plain
 * search over the normalised text: without blanks inside Chinese, width, case and variants of punctuation.
 *
 * Recall: articles found in full among those that hold the string. Precision: those that hold it among hits marked `literal`.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gongwen, jsonLines } from './lib/command.mjs';
import { Random } from './lib/random.mjs';
import { share, table } from './lib/table.mjs';

const SEED = 20261122;
const LONGEST = 12;
/** Misses that are named for each way to ask. */
const NAMED = 5;
const [docs, count = '2000'] = process.argv.slice(2);
if (!docs || !(Number(count) > 0)) {
  console.error('usage: cargo xtask bench literal DOCS.jsonl [COUNT]');
  process.exit(2);
}

/** Variants of one punctuation mark; the first of each set replaces the others. */
const PUNCTUATION = ['"“”「」『』〝〞｢｣', "'‘’", '-–—―─‐‑−', '·•・‧∙･', '~〜', '…⋯'];

/**
 * The normalised text: what a reader takes for the same is the same.
 * @param {string} text
 */
function normalised(text) {
  let marks = text.replace(/[！-～]/gu, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0));
  for (const set of PUNCTUATION)
    marks = marks.replace(new RegExp(`[${set.replace('-', '\\-')}]`, 'gu'), set[0]);
  const blanks = /[\s\u200B-\u200F\u2060\uFEFF\u00AD]+/gu;
  const words = marks.toLowerCase().replace(blanks, ' ').trim();
  return words.replace(/(?<![a-z0-9]) | (?![a-z0-9])/gu, '');
}

/** @type {{ id: string, title: string, body: string }[]} */
const articles = jsonLines(readFileSync(docs, 'utf8'));
const printed = articles.map(({ title, body }) => [title, ...body.split('\n')].filter((line) => line.trim()));
const corpus = printed.map((lines) => lines.map(normalised));

const random = new Random(SEED);
/** @type {string[]} */
const samples = [];
while (samples.length < Number(count)) {
  const line = [...(random.one(random.one(printed) ?? []) ?? '')];
  const length = 1 + random.below(LONGEST);
  if (line.length < length) continue;
  const start = random.below(line.length - length + 1);
  const text = line
    .slice(start, start + length)
    .join('')
    .trim();
  // `|` asks for either side.
  if (normalised(text) && !/[|｜]/u.test(text)) samples.push(text);
}

/** @param {string} text */
const holders = (text) =>
  new Set(articles.filter((_, at) => corpus[at].some((line) => line.includes(text))).map(({ id }) => id));

/** @type {[string, (text: string) => string][]} */
const ways = [
  ['as printed', (text) => text],
  ['in quotation marks', (text) => `“${text}”`],
];
const folder = mkdtempSync(join(tmpdir(), 'gongwen-literal-'));
const [index, queries] = [join(folder, 'corpus.gwix'), join(folder, 'queries.jsonl')];
gongwen(['index', docs, '--out', index]);
const rows = [];
for (const [name, way] of ways) {
  writeFileSync(
    queries,
    samples.map((text, id) => JSON.stringify({ id: String(id), query: way(text) })).join('\n'),
  );
  const limit = String(articles.length);
  const answers = jsonLines(gongwen(['search', index, '--queries', queries, '--limit', limit]));
  let [wanted, found, literal, right] = [0, 0, 0, 0];
  /** @type {string[]} */
  const wrong = [];
  for (const { id, hits } of answers) {
    const text = normalised(samples[Number(id)]);
    const holding = holders(text);
    // Quotation marks ask for a phrase: they are no part of it.
    const holdingInner = holders(text.replace(/^"(.+)"$/u, '$1'));
    /** @param {string[]} kinds */
    const ids = (kinds) =>
      hits
        .filter((/** @type {{ match: string }} */ hit) => kinds.includes(hit.match))
        .map((/** @type {{ id: string }} */ hit) => hit.id);
    const full = new Set(ids(['literal', 'words']));
    const missed = [...holding].filter((holder) => !full.has(holder)).length;
    const claimed = ids(['literal']);
    const kept = claimed.filter((/** @type {string} */ hit) => holdingInner.has(hit)).length;
    wanted += holding.size;
    found += holding.size - missed;
    literal += claimed.length;
    right += kept;
    if (missed || kept < claimed.length)
      wrong.push(`${way(samples[Number(id)])} (${missed} missed, ${claimed.length - kept} too many)`);
  }
  rows.push([name, answers.length, share(found / wanted), share(right / literal), wrong.length]);
  for (const line of wrong.slice(0, NAMED)) console.error(`${name}: ${line}`);
}
rmSync(folder, { recursive: true });
table(['asked', 'strings', 'recall', 'precision', 'not exact'], rows);
