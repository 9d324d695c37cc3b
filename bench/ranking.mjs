/**
 * Ranking on questions with known answers: `cargo xtask bench ranking DOCS.jsonl QUERIES.jsonl`. DOCS holds lines
 * `{id,title,body}`, QUERIES lines `{id,query,relevant}`. Prints MRR@10 and nDCG@10, every relevant article counting the same.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEPTH = 10;
const GONGWEN = fileURLToPath(new URL('../target/native/gongwen', import.meta.url));
const [docs, queries] = process.argv.slice(2);
if (!docs || !queries) {
  console.error('usage: cargo xtask bench ranking DOCS.jsonl QUERIES.jsonl');
  process.exit(2);
}

/** @param {string} text */
const jsonLines = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));

const folder = mkdtempSync(join(tmpdir(), 'gongwen-ranking-'));
const index = join(folder, 'corpus.gwix');
execFileSync(GONGWEN, ['index', docs, '--out', index], { stdio: 'inherit' });
const arguments_ = ['search', index, '--queries', queries, '--limit', String(DEPTH)];
const answers = jsonLines(execFileSync(GONGWEN, arguments_, { encoding: 'utf8', maxBuffer: 2 ** 30 }));
rmSync(folder, { recursive: true });

/** @type {Map<string, Set<string>>} */
const relevant = new Map(
  jsonLines(readFileSync(queries, 'utf8')).map((query) => [query.id, new Set(query.relevant)]),
);
let reciprocal = 0;
let gain = 0;
for (const { id, hits } of answers) {
  const wanted = relevant.get(id) ?? new Set();
  const ranks = hits.flatMap((/** @type {{ id: string }} */ hit, /** @type {number} */ at) =>
    wanted.has(hit.id) ? [at + 1] : [],
  );
  reciprocal += ranks.length ? 1 / ranks[0] : 0;
  const discount = (/** @type {number} */ rank) => 1 / Math.log2(rank + 1);
  const ideal = Array.from({ length: Math.min(wanted.size, DEPTH) }, (_, at) => discount(at + 1));
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);
  gain += ideal.length ? sum(ranks.map(discount)) / sum(ideal) : 0;
}
const mean = (/** @type {number} */ total) => (total / answers.length).toFixed(4);
console.log(`${answers.length} queries: MRR@${DEPTH} ${mean(reciprocal)}, nDCG@${DEPTH} ${mean(gain)}`);
