// Writes BENCHMARKS.md and its charts from what the benches kept: `cargo xtask bench report`. It measures nothing.
import fs from 'node:fs';
import path from 'node:path';
import { bars, number } from './lib/chart.mjs';
import { ROOT } from './lib/paths.mjs';
import { RESULTS } from './lib/results.mjs';

/** @typedef {import('./lib/results.mjs').Result} Result */
/** @typedef {import('./lib/table.mjs').Table} Table */

/** The benches in the order of the report. */
const BENCHES = {
  speed: 'Cold start, latency and what is found',
  sizes: 'Bytes after brotli 11',
  memory: 'Memory of the module',
  index: 'Making an index',
  hosted: 'An archive in files',
  network: 'First results on 4G',
};
/** Columns in which more is better; in all others less is. */
const MORE = /^(recall|precision|first hit|right article|hit@|nDCG|MRR|some result)/;
/** Columns that have a chart. */
const CHARTED = /^(cold ms: |query µs: |recall$|index \+ articles$|(slow|fast)-)/;
const CHARTS = path.join('docs', 'charts');
/** The judged queries, which `bench judged --write` puts into the document. */
const JUDGED = { file: 'docs/benchmarks.md', marks: /<!-- judged: begin.*-->\n([^]*)<!-- judged: end -->/ };

/** @returns {Result[]} */
function results() {
  const names = fs.existsSync(RESULTS) ? fs.readdirSync(RESULTS).sort() : [];
  return names.map((name) => JSON.parse(fs.readFileSync(path.join(RESULTS, name), 'utf8')));
}

/** @param {Table} table */
const markdown = ({ head, rows }) =>
  [head, head.map((_, i) => (i ? '--:' : '---')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/**
 * The columns in which a peer is ahead of Gongwen, with the best of them; `undefined` where a table compares no engines.
 * @param {Table} table
 */
function ahead({ head, rows }) {
  const ours = rows.find(([label]) => label === 'Gongwen');
  if (head[0] !== 'engine' || !ours) return undefined;
  const peers = rows.filter(([label]) => !String(label).startsWith('Gongwen'));
  if (!peers.length) return undefined;
  const columns = head.slice(1).flatMap((name, at) => {
    const sign = MORE.test(name) ? 1 : -1;
    const value = (/** @type {(string | number)[]} */ row) => sign * number(row[at + 1]);
    const better = peers.filter((row) => value(row) > value(ours)).sort((a, b) => value(b) - value(a));
    return better.length ? [`${name} (${better[0][0]}: ${better[0][at + 1]} against ${ours[at + 1]})`] : [];
  });
  return columns.length
    ? `A peer is ahead of Gongwen in: ${columns.join('; ')}.`
    : 'No peer is ahead of Gongwen in any column.';
}

/**
 * Writes the charts of a table; gives the lines that show them.
 * @param {Result} result
 * @param {Table} table
 */
function charts({ bench, corpus }, { head, rows }) {
  if (head[0] !== 'engine') return [];
  return head.flatMap((name, at) => {
    if (!CHARTED.test(name)) return [];
    const file = path.posix.join('docs', 'charts', `${bench}-${corpus}-${name.split(/[^\w-]+/)[0]}.svg`);
    const title = `${corpus}: ${name} (${MORE.test(name) ? 'more' : 'less'} is better)`;
    fs.writeFileSync(
      path.join(ROOT, file),
      bars(
        title,
        rows.map((row) => [String(row[0]), row[at]]),
      ),
    );
    return [`![${title}](${file})`];
  });
}

/** @param {Result} result */
function section(result) {
  const { bench, corpus, options, date, machine, load, versions, tables } = result;
  const command = ['cargo xtask bench', bench, ...options].join(' ');
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const parts = tables.flatMap((table) => [markdown(table), ahead(table) ?? '', ...charts(result, table)]);
  return [
    `### ${corpus}`,
    `\`${command}\`, ${date}. ${machine}; load ${load}. ${named.join(', ')}.`,
    ...parts.filter(Boolean),
  ];
}

const all = results();
const known = Object.entries(BENCHES).filter(([bench]) => all.some((result) => result.bench === bench));
if (!known.length) {
  console.error('there is nothing to report: run `cargo xtask bench speed` or another bench of it first');
  process.exit(1);
}
fs.rmSync(path.join(ROOT, CHARTS), { recursive: true, force: true });
fs.mkdirSync(path.join(ROOT, CHARTS), { recursive: true });
const judged = JUDGED.marks.exec(fs.readFileSync(path.join(ROOT, JUDGED.file), 'utf8'));
const lines = [
  '# Benchmarks',
  'Written by `cargo xtask bench report` from what the benches measured; do not edit. What the columns mean, how the peers are ' +
    'used, and how to measure anew: [docs/benchmarks.md](docs/benchmarks.md). Times are of the machine that is named; compare ' +
    'rows of one table only.',
  ...known.flatMap(([bench, title]) => [
    `## ${title}`,
    ...all.filter((result) => result.bench === bench).flatMap(section),
  ]),
  ...(judged ? ['## Judged queries', '`cargo xtask bench judged --write`', judged[1].trim()] : []),
];
fs.writeFileSync(path.join(ROOT, 'BENCHMARKS.md'), lines.join('\n\n') + '\n');
console.log(`BENCHMARKS.md: ${known.map(([bench]) => bench).join(', ')}; charts in ${CHARTS}`);
