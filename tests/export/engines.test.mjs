// Search engines filled by `gongwen export` find as many articles for a literal string as Gongwen does: Sphinx, as two shards behind
// a distributed table, and Groonga, both on this machine. 20,000 made-up articles, 200 strings.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { gongwen } from '../../bench/lib/command.mjs';
import { corpus } from '../../bench/lib/corpus.mjs';
import { Random } from '../../bench/lib/random.mjs';
import { groongaCounts, groongaVersion } from './groonga.mjs';
import { sphinxCounts, sphinxVersion } from './sphinx.mjs';

const ARTICLES = 20_000;
const QUERIES = 200;
const SEED = 7;
/** Characters of a string. */
const LENGTHS = [1, 2, 2, 3, 3, 4, 5, 6, 8];
/** Strings that occur nowhere: unlike the others they may find nothing. */
const ABSENT = ['龘鱻', '工会龘', '二月三月四月五月'];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-export-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Strings of Chinese characters that stand side by side in an article. @param {import('../../bench/lib/corpus.mjs').Article[]} articles */
function drawn(articles) {
  const random = new Random(SEED);
  /** @type {Set<string>} */
  const strings = new Set(ABSENT);
  while (strings.size < QUERIES) {
    const { title, body } = articles[random.below(articles.length)];
    const runs = `${title}\n${body}`.match(/\p{Script=Han}+/gu) ?? [];
    const run = random.one(runs) ?? '';
    const length = random.one(LENGTHS) ?? 1;
    if (run.length >= length) {
      const start = random.below(run.length - length + 1);
      strings.add(run.slice(start, start + length));
    }
  }
  return [...strings];
}

/** @type {string} */
let input;
/** @type {string[]} */
let queries;
/** @type {Record<string, number>} */
let wanted;

/** How many articles hold each string, by Gongwen's own index. */
function ourCounts() {
  const index = path.join(folder, 'articles.gwix');
  gongwen(['index', input, '--out', index]);
  const file = path.join(folder, 'queries.jsonl');
  fs.writeFileSync(file, queries.map((q) => JSON.stringify({ id: q, query: `"${q}"` }) + '\n').join(''));
  const answers = gongwen(['search', index, '--queries', file, '--exact', '--limit', '1']);
  return Object.fromEntries(
    answers
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ id, total }) => [id, total]),
  );
}

before(() => {
  const made = corpus(`made:${ARTICLES}`);
  input = made.input;
  queries = drawn(made.articles);
  wanted = ourCounts();
  assert.equal(Object.keys(wanted).length, QUERIES);
  assert.ok(queries.filter((q) => wanted[q] > 0).length >= QUERIES - ABSENT.length);
});

/** The folder that the command writes for an engine. @param {string} engine */
function exported(engine) {
  const out = path.join(folder, engine);
  gongwen(['export', input, '--to', engine, '--out', out]);
  return out;
}

/** Why a test is skipped: a program that it needs has no version, as it is not installed. @param {string} [version] */
const unless = (version) => (version ? false : 'not installed');

const sphinx = sphinxVersion();
test(`Sphinx ${sphinx ?? ''} in two shards counts the same`, { skip: unless(sphinx) }, async () => {
  assert.deepEqual(await sphinxCounts(exported('manticore'), queries), wanted);
});

const groonga = groongaVersion();
test(`Groonga ${groonga ?? ''} counts the same`, { skip: unless(groonga) }, () => {
  assert.deepEqual(groongaCounts(exported('groonga'), queries), wanted);
});
