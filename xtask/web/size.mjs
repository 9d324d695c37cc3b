// Prints the size of each file a page loads (raw, gzip 9, brotli 11) and fails above bench/size-budget.json.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { ROOT, WIDGET, builtFiles } from './layout.mjs';

/** @typedef {{ raw: number, gzip: number, brotli: number }} Sizes */

/**
 * @param {string} file
 * @returns {Sizes}
 */
function measure(file) {
  const bytes = fs.readFileSync(path.join(WIDGET, file));
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } };
  return {
    raw: bytes.length,
    gzip: zlib.gzipSync(bytes, { level: 9 }).length,
    brotli: zlib.brotliCompressSync(bytes, quality).length,
  };
}

/** @param {string[]} files */
function sum(files) {
  return files
    .map(measure)
    .reduce((a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }));
}

const files = builtFiles();
/** The groups that the budget names. CSS lies inside the scripts. */
const groups = {
  loader: [files.loader],
  scripts: [files.loader, files.app],
  reader: [files.reader],
  extras: [files.extras],
  worker: [files.worker],
  expansion: [files.expansionWasm],
  summary: [files.summary],
  'summary-unfolded': [files.summary, files.summaryWasm],
  summarizer: [files.summaryWasm],
  'first-results': [files.loader, files.app, files.wasm],
};

const row = (/** @type {string} */ name, /** @type {(number | string)[]} */ cells) =>
  console.log(name.padEnd(36) + cells.map((cell) => String(cell).padStart(10)).join(''));
row('file (bytes)', ['raw', 'gzip 9', 'brotli 11']);
for (const file of Object.values(files).filter(Boolean)) {
  const { raw, gzip, brotli } = measure(file);
  row(file, [raw, gzip, brotli]);
}

/** @type {Record<string, Partial<Sizes> & { requests?: number, what: string }>} */
const budget = JSON.parse(fs.readFileSync(path.join(ROOT, 'bench', 'size-budget.json'), 'utf8'));
console.log();
row('budget', ['is', 'at most', '']);
let over = 0;
for (const [name, limits] of Object.entries(budget)) {
  const members = groups[/** @type {keyof typeof groups} */ (name)];
  if (!members) throw new Error(`bench/size-budget.json names an unknown group: ${name}`);
  const is = { ...sum(members), requests: members.length };
  for (const key of /** @type {(keyof typeof is)[]} */ (Object.keys(is))) {
    const limit = limits[key];
    if (limit === undefined) continue;
    const fits = is[key] <= limit;
    row(`${name}, ${key}`, [is[key], limit, fits ? 'ok' : 'OVER']);
    if (!fits) over += 1;
  }
}
if (over > 0) {
  console.error(`error: ${over} of the size budgets exceeded (bench/size-budget.json)`);
  process.exitCode = 1;
}
