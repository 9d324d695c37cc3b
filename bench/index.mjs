// Time and memory of making an index: `cargo xtask bench index [--corpus made:20000|seeds|FILE.jsonl] [--threads N] [--rounds N]`.
//
// The command runs by itself, and lib/process.mjs looks at what it uses.
import fs from 'node:fs';
import path from 'node:path';
import { options } from './lib/command.mjs';
import { corpus } from './lib/corpus.mjs';
import { COMMAND, WORK } from './lib/paths.mjs';
import { HEADS, cells, measure } from './lib/process.mjs';
import { keepResult } from './lib/results.mjs';
import { bytes, table } from './lib/table.mjs';

/** Wanted of 20,000 articles. */
const TARGET = { corpus: 'made-20000', seconds: 60, bytes: 1e9 };
const given = options({ corpus: 'made:20000', threads: 'all', rounds: '1' });
const measured = corpus(given.corpus);
const chars = measured.articles.reduce(
  (sum, { title, body }) => sum + [...title].length + [...body].length,
  0,
);
const out = path.join(WORK, `${measured.name}.gwix`);
const env = { ...process.env };
if (given.threads !== 'all') env.RAYON_NUM_THREADS = given.threads;

const rows = [];
for (let round = 0; round < Number(given.rounds); round++) {
  rows.push(await measure(COMMAND, ['index', measured.input, '--out', out], env));
}
console.log(`\nCorpus ${measured.name}: ${bytes(measured.articles.length)} articles, `);
console.log(
  `${bytes(chars)} characters; index ${bytes(fs.statSync(out).size)} bytes; threads: ${given.threads}.\n`,
);
table(
  ['round', ...HEADS],
  rows.map((used, round) => [round + 1, ...cells(used)]),
);
if (measured.name === TARGET.corpus) {
  const met = rows.every(({ seconds, held = 0 }) => seconds <= TARGET.seconds && held <= TARGET.bytes);
  console.log(`Wanted: at most ${TARGET.seconds} s and ${TARGET.bytes / 1e6} MB: ${met ? 'met' : 'missed'}.`);
}
keepResult('index', measured.name);
