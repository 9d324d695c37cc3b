/**
 * Ranking on questions with known answers: `cargo xtask bench ranking DOCS.jsonl QUERIES.jsonl`. DOCS holds lines
 * `{id,title,body}`, QUERIES lines `{id,query,relevant}`. Prints MRR@10 and nDCG@10, every relevant article counting the same.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gongwen, jsonLines } from './lib/command.mjs';

const DEPTH = 10;
const [docs, queries] = process.argv.slice(2);
if (!docs || !queries) {
  console.error('usage: cargo xtask bench ranking DOCS.jsonl QUERIES.jsonl');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'gongwen-ranking-'));
const index = join(folder, 'corpus.gwix');
gongwen(['index', docs, '--out', index]);
const arguments_ = ['search', index, '--queries', queries, '--limit', String(DEPTH)];
const answers = jsonLines(gongwen(arguments_));
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
