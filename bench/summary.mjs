/**
 * Time of a summary in the shipped wasm, for every article of the seeds: `cargo xtask bench summary`. Prints
 * milliseconds of the quickest of several runs an article: median, 95th percentile, most.
 */

import { readFileSync } from 'node:fs';

const RUNS = 20;
/** @param {string} file */
const built = (file) => new URL(`../target/wasm-pkg/${file}`, import.meta.url);

const { default: init, Engine } = await import(built('gongwen.js').href);
await init({ module_or_path: readFileSync(built('gongwen_bg.wasm')) });
const engine = Engine.embedded();

/** Every article has a character that most articles have. @type {Set<string>} */
const ids = new Set();
for (const query of ['工', '职', '年', '会']) {
  for (const hit of engine.search(query, { limit: 100_000, snippets: 0 }).hits) ids.add(hit.id);
}
const times = [...ids].map((id) => {
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = process.hrtime.bigint();
    engine.summarize(id, { max_sentences: 3 });
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
  }
  return best;
});
times.sort((a, b) => a - b);
/** @param {number} share */
const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(3);
console.log(
  `${times.length} of ${engine.stats().articles} articles, ms: median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`,
);
