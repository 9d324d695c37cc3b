// Bytes of every engine for one corpus, after brotli 11: `cargo xtask bench sizes [--corpus seeds|made:N|FILE.jsonl]`.
//
// "Engine" is the bundled script and the files that are the same for every corpus; "index + articles" is the rest.
// Gongwen's module holds the seeds: their index is taken off the engine, and counted where the seeds are measured.
import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { options } from './lib/command.mjs';
import { corpus } from './lib/corpus.mjs';
import { bundle, chosen, indexOf } from './lib/engines.mjs';
import { WORK } from './lib/paths.mjs';
import { keepResult } from './lib/results.mjs';
import { bytes, table } from './lib/table.mjs';

/** Wanted of Gongwen's index + articles: bytes for the seeds, times the articles alone for larger corpora. */
const TARGET = { seeds: 40_000, ratio: 1.35 };

/** @param {Uint8Array} file what a server sends: brotli, or the file as it is where that is smaller */
function compressed(file) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
  };
  return Math.min(file.length, brotliCompressSync(file, { params }).length);
}
const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0);

const given = options({ corpus: 'seeds', engines: 'scan,gongwen,flexsearch,minisearch,orama,pagefind' });
const measured = corpus(given.corpus);
const articles = JSON.stringify(measured.articles.map(({ id, title, body }) => ({ id, title, body })));
const alone = compressed(Buffer.from(articles));

const rows = [];
for (const { name, label, build, isCode } of chosen(given.engines, measured)) {
  console.error(`building ${name}`);
  const files = [...(await build(measured))].map(([file, content]) => ({
    code: isCode(file),
    raw: content.length,
    small: compressed(content),
  }));
  const script = await bundle(name);
  const engine = compressed(script) + sum(files.filter(({ code }) => code).map(({ small }) => small));
  const data = files.filter(({ code }) => !code);
  const row = {
    name,
    label,
    engine,
    data: sum(data.map(({ small }) => small)),
    raw: sum(data.map(({ raw }) => raw)),
    files: files.length + 1,
  };
  if (name.startsWith('gongwen')) {
    const index = fs.readFileSync(indexOf(corpus('seeds')));
    row.engine -= compressed(index);
    if (measured.name === 'seeds') Object.assign(row, { data: compressed(index), raw: index.length });
  }
  rows.push({ ...row, ratio: row.data / alone });
}

console.log(`Corpus ${measured.name}: ${measured.articles.length} articles; the articles alone, as JSON, `);
console.log(`${bytes(Buffer.byteLength(articles))} bytes, after brotli 11 ${bytes(alone)}.\n`);
table(
  [
    'engine',
    'engine',
    'index + articles',
    '× articles alone',
    'both',
    'index + articles as the files lie',
    'files',
  ],
  rows.map(({ label, engine, data, ratio, raw, files }) => [
    label,
    bytes(engine),
    bytes(data),
    ratio.toFixed(2),
    bytes(engine + data),
    bytes(raw),
    files,
  ]),
);
const ours = rows.find(({ name }) => name === 'gongwen');
if (ours) {
  const seeds = measured.name === 'seeds';
  const met = seeds ? ours.data <= TARGET.seeds : ours.ratio <= TARGET.ratio;
  const wanted = seeds ? `${bytes(TARGET.seeds)} bytes` : `${TARGET.ratio} × the articles alone`;
  console.log(`Wanted of Gongwen's index + articles: at most ${wanted}: ${met ? 'met' : 'missed'}.`);
}
fs.mkdirSync(WORK, { recursive: true });
fs.writeFileSync(path.join(WORK, `sizes-${measured.name}.json`), JSON.stringify({ alone, rows }));
keepResult('sizes', measured.name);
process.exit(0);
