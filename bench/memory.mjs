// Memory of the module, as its own WebAssembly.Memory tells: `cargo xtask bench memory [--corpus seeds|made:N|FILE.jsonl]`.
// The memory never shrinks, so its size after a step is the most that was needed until then.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { options } from './lib/command.mjs';
import { corpus } from './lib/corpus.mjs';
import { indexOf } from './lib/engines.mjs';
import { WASM_PACKAGE } from './lib/paths.mjs';
import { queriesFor } from './lib/queries.mjs';
import { keepResult } from './lib/results.mjs';
import { bytes, table } from './lib/table.mjs';

/**
 * Most bytes wanted after opening: as much as for the seeds, or for larger corpora times the index file. The module's
 * own stack and data, which the first step shows, are part of it.
 */
const TARGET = { seeds: 2 * 1024 * 1024, ratio: 4 };

const given = options({ corpus: 'seeds' });
const measured = corpus(given.corpus);
const seeds = measured.name === 'seeds';
const index = new Uint8Array(fs.readFileSync(indexOf(measured)));

/** @type {typeof import('gongwen-wasm')} */
const { default: init, Engine } = await import(pathToFileURL(path.join(WASM_PACKAGE, 'gongwen.js')).href);
const module = fs.readFileSync(path.join(WASM_PACKAGE, 'gongwen_bg.wasm'));
const { memory } = await init({ module_or_path: module });

/** @type {[string, number][]} */
const steps = [];
const note = (/** @type {string} */ step) => steps.push([step, memory.buffer.byteLength]);
note('started');
const engine = seeds ? Engine.embedded() : Engine.open(index);
note('opened');
const opened = memory.buffer.byteLength;
const queries = queriesFor(measured.articles);
engine.search(queries[0].q);
note('first query');
for (const { q } of queries) engine.search(q);
note(`${queries.length} queries`);

console.log(
  `Corpus ${measured.name}: ${measured.articles.length} articles, index ${bytes(index.length)} bytes`,
);
console.log(`${seeds ? 'inside the module' : 'in a file; the seeds stay in the module'}.\n`);
table(
  ['step', 'memory', '× index'],
  steps.map(([step, held]) => [step, bytes(held), (held / index.length).toFixed(2)]),
);
const most = seeds ? TARGET.seeds : Math.max(TARGET.seeds, TARGET.ratio * index.length);
console.log(`Wanted after opening: at most ${bytes(most)}: ${opened <= most ? 'met' : 'missed'}.`);
keepResult('memory', measured.name);
