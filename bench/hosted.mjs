// What an archive in files costs: `cargo xtask bench hosted --texts FILE|FOLDER [--counts 20000,100000] [--queries 1000]`.
//
// It is built of articles that lib/archive-articles.mjs makes out of the given texts, and asked by the command, every query with
// nothing at hand. Bytes are those of the files as they lie on the host, the root included. `--literal 3000` asks so many strings
// of the articles in quotation marks, too, and fails where an article that holds one is not found, or one that lacks it is shown.
import fs from 'node:fs';
import path from 'node:path';
import { makeArchive, outsideTexts } from './lib/archive-articles.mjs';
import { archiveQueries } from './lib/archive-queries.mjs';
import { gongwen, jsonLines, options } from './lib/command.mjs';
import { COMMAND, WORK } from './lib/paths.mjs';
import { HEADS, cells, measure } from './lib/process.mjs';
import { Random } from './lib/random.mjs';
import { keepResult } from './lib/results.mjs';
import { percentile } from './lib/stats.mjs';
import { bytes, table } from './lib/table.mjs';

/** Rounds that nearly every query should need at the most. */
const ROUNDS = 3;
const given = options({ texts: '', counts: '20000,100000', queries: '1000', build: 'yes', literal: '0' });
if (!given.texts)
  throw new Error('--texts names a file or folder of articles: JSON lines with title and body');
const texts = outsideTexts(given.texts);

/** Writes the articles and the queries of an archive. @param {number} count */
function make(count) {
  const name = path.join(WORK, `archive-${count}`);
  fs.mkdirSync(WORK, { recursive: true });
  const [file, articles, size] = [fs.openSync(`${name}.jsonl`, 'w'), /** @type {any[]} */ ([]), { bytes: 0 }];
  makeArchive(texts, count, (article) => {
    fs.writeSync(file, `${JSON.stringify(article)}\n`);
    articles.push(article);
    size.bytes += Buffer.byteLength(article.title) + Buffer.byteLength(article.body);
  });
  fs.closeSync(file);
  const queries = archiveQueries(articles, Number(given.queries));
  fs.writeFileSync(`${name}-queries.jsonl`, queries.map((query) => `${JSON.stringify(query)}\n`).join(''));
  return { name, articles, queries, textBytes: size.bytes };
}

/** Number and bytes of the files of a folder, by the letter of their kind. @param {string} folder */
function files(folder) {
  /** @type {Record<string, { count: number, bytes: number }>} */
  const kinds = {};
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const kind = entry.parentPath === folder ? 'root' : path.basename(entry.parentPath)[0];
    const known = (kinds[kind] ??= { count: 0, bytes: 0 });
    known.count += 1;
    known.bytes += fs.statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return kinds;
}

/** Hits of a string that are asked for. */
const MOST_HITS = 50;
/** What the matcher passes over, and what it takes for the same. */
const folded = (/** @type {string} */ text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');

/**
 * Whether strings are found where they occur, and nowhere else.
 * @param {string} name
 * @param {{ id: string, title: string, section?: string, body: string }[]} articles
 */
function checkLiteral(name, articles) {
  const random = new Random(7);
  const strings = Array.from({ length: Number(given.literal) }, (_, number) => {
    const runs = () => articles[random.below(articles.length)].body.match(/\p{Script=Han}{2,}/gu) ?? [];
    let run = '';
    while (!run) run = random.one(runs()) ?? '';
    const length = Math.min(run.length, 2 + random.below(9));
    const start = random.below(run.length - length + 1);
    return { id: `${number}`, query: `"${run.slice(start, start + length)}"` };
  });
  const file = `${name}-strings.jsonl`;
  fs.writeFileSync(file, strings.map((string) => `${JSON.stringify(string)}\n`).join(''));
  const answers = jsonLines(gongwen(['search', name, '--queries', file, '--limit', `${MOST_HITS}`]));
  const texts = articles.map(({ id, title, section, body }) => ({
    id,
    text: [title, section, body].join('\n'),
  }));
  const plain = new Map(texts.map(({ id, text }) => [id, folded(text)]));
  let [whole, some] = [0, 0];
  for (const [at, { query }] of strings.entries()) {
    const string = query.slice(1, -1);
    const holders = texts.filter(({ text }) => text.includes(string)).map(({ id }) => id);
    const shown = answers[at].hits.filter((/** @type {any} */ hit) => hit.match === 'literal');
    const found = new Set(shown.map((/** @type {any} */ hit) => hit.id));
    for (const id of found)
      if (!plain.get(id)?.includes(folded(string))) throw new Error(`${query} is not in ${id}`);
    if (holders.length <= MOST_HITS) {
      whole += 1;
      for (const id of holders) if (!found.has(id)) throw new Error(`${query} in ${id} is not found`);
    } else {
      some += 1;
      if (found.size < MOST_HITS) throw new Error(`${query}: ${found.size} of ${holders.length} are shown`);
    }
  }
  console.log(
    `${whole} strings of ${MOST_HITS} articles at the most were found in all of them, ${some} others in ${MOST_HITS}; no wrong hit.\n`,
  );
}

const KB = (/** @type {number} */ value) => (value / 1000).toFixed(1);
const spread = (/** @type {number[]} */ values, /** @type {(value: number) => string} */ show) =>
  [0.5, 0.95, 0.99, 1].map((part) => show(percentile(values, part)));

/** The figures of one number of articles. @param {number} count */
async function run(count) {
  const { name, articles, queries, textBytes } = make(count);
  console.log(`\n## ${bytes(count)} articles\n`);
  if (given.build === 'yes') {
    fs.rmSync(name, { recursive: true, force: true });
    const args = ['index', `${name}.jsonl`, '--mode', 'hosted', '--out', name];
    table(['build', ...HEADS], [['', ...cells(await measure(COMMAND, args))]]);
  }
  const kinds = files(name);
  const sum = Object.values(kinds).reduce((all, kind) => ({
    count: all.count + kind.count,
    bytes: all.bytes + kind.bytes,
  }));
  table(
    ['files', 'number', 'bytes', 'mean'],
    Object.entries({ ...kinds, all: sum }).map(([kind, each]) => [
      kind,
      bytes(each.count),
      bytes(each.bytes),
      bytes(Math.round(each.bytes / each.count)),
    ]),
  );
  console.log(`All beside headlines and texts in UTF-8: ${(sum.bytes / textBytes).toFixed(3)}\n`);
  const answers = jsonLines(gongwen(['search', name, '--queries', `${name}-queries.jsonl`, '--limit', '10']));
  const fetched = new Map(answers.map((answer) => [answer.id, answer.fetched]));
  const row = (/** @type {string} */ kind) => {
    const of = queries
      .filter((query) => kind === 'all' || query.kind === kind)
      .map(({ id }) => fetched.get(id));
    const rounds = of.map((each) => each.rounds);
    const late = rounds.filter((each) => each > ROUNDS).length / of.length;
    return [
      kind,
      of.length,
      ...spread(
        of.map((each) => each.bytes),
        KB,
      ),
      spread(rounds, String).join(' / '),
      `${(100 * late).toFixed(1)} %`,
      spread(
        of.map((each) => each.requests),
        String,
      ).join(' / '),
    ];
  };
  const all = ['all', ...new Set(queries.map((query) => query.kind))];
  const percentiles = ['p50 KB', 'p95', 'p99', 'most'];
  const later = `more than ${ROUNDS}`;
  table(['queries', 'number', ...percentiles, 'rounds', later, 'files'], all.map(row));
  keepResult('hosted', `made-${count}`);
  if (Number(given.literal)) checkLiteral(name, articles);
}

for (const count of given.counts.split(',')) await run(Number(count));
