/**
 * What the peers answer to judged queries: `cargo xtask bench judged` runs this, then scores it with `gongwen-eval judged`.
 * Writes into the folder `--out`: `documents.jsonl`, the articles in the form that every engine gets, and `peers.jsonl`, a line
 * `{engine, answers: {query: [article]}}` for each peer.
 */

import fs from 'node:fs';
import path from 'node:path';
import { firstHits } from './lib/browser.mjs';
import { jsonLines, options } from './lib/command.mjs';
import { corpus } from './lib/corpus.mjs';
import { bundle, chosen } from './lib/engines.mjs';

const PEERS = 'flexsearch,flexsearch-suggest,minisearch,minisearch-any,orama,orama-all,pagefind';
/** The hits that are scored. */
const DEPTH = 10;

const given = options({ articles: 'seeds', queries: '', out: '' });
const searched = corpus(given.articles);
/** @type {{ id: string, query: string }[]} */
const queries = jsonLines(fs.readFileSync(given.queries, 'utf8'));

const engines = [];
for (const { build, ...engine } of chosen(PEERS, searched))
  engines.push({ ...engine, files: await build(searched), script: await bundle(engine.name) });

const { articles } = searched;
const found = await firstHits(
  engines,
  queries.map(({ query }) => query),
  DEPTH,
);

/**
 * @param {string} name
 * @param {unknown[]} values
 */
const write = (name, values) =>
  fs.writeFileSync(path.join(given.out, name), values.map((value) => JSON.stringify(value) + '\n').join(''));
fs.mkdirSync(given.out, { recursive: true });
write(
  'documents.jsonl',
  articles.map(({ key, title, body }) => ({ id: key, title, body })),
);
write(
  'peers.jsonl',
  engines.map(({ name, label }) => {
    const hits = found.get(name) ?? [];
    const answer = (/** @type {{ id: string }} */ { id }, /** @type {number} */ at) => [
      id,
      hits[at].map((article) => articles[article].key),
    ];
    return { engine: label, answers: Object.fromEntries(queries.map(answer)) };
  }),
);
