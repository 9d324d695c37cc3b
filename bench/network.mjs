// How long a reader on a phone's network waits for the first results of a large archive, beside Pagefind:
// `cargo xtask bench network --texts FILE|FOLDER [--counts 20000] [--queries 16] [--networks slow,fast]`.
//
// Both have the same articles (lib/archive-articles.mjs) on a plain static host, and each program's own page as its documentation
// sets it up. Every query is asked by a browser that has been nowhere before: once typed into a page that stands there, two seconds
// after the box was touched, and once by the page's address. Chromium slows the requests (lib/slow-network.mjs).
// Times are those of the queries for which each program shows something; how many it shows nothing for is told beside them.
import { chromium } from 'playwright-core';
import { makeSites } from './lib/archive-sites.mjs';
import { options } from './lib/command.mjs';
import { ask } from './lib/first-results.mjs';
import { NETWORKS } from './lib/slow-network.mjs';
import { keepResult } from './lib/results.mjs';
import { host } from './lib/static-host.mjs';
import { percentile } from './lib/stats.mjs';
import { bytes, table } from './lib/table.mjs';

/** @typedef {import('./lib/first-results.mjs').Waited} Waited */
/** @typedef {import('./lib/first-results.mjs').Way} Way */

const ENGINES = {
  gongwen: 'Gongwen',
  pagefind: 'Pagefind 1.6.0',
  'pagefind-components': 'Pagefind 1.6.0, components',
};
/** @type {Record<Way, string>} */
const WAYS = {
  typed: 'typed, two seconds after the box was touched: from the last key',
  address: "by the page's address: from the start of the navigation",
};

const given = options({
  texts: '',
  counts: '20000',
  queries: '16',
  networks: 'slow,fast',
  engines: Object.keys(ENGINES).join(','),
  build: 'yes',
  each: 'no',
});
if (!given.texts)
  throw new Error('--texts names a file or folder of articles: JSON lines with title and body');
if (!process.env.CHROMIUM) throw new Error('CHROMIUM does not name a browser (run `cargo xtask bench`)');

const seconds = (/** @type {number[]} */ values) =>
  [0.5, 0.95].map((part) => (percentile(values, part) / 1000).toFixed(2)).join(' / ');
const middle = (/** @type {number[]} */ values) => percentile(values, 0.5);

/** The figures of one number of articles. @param {number} count */
async function run(count) {
  const engines = Object.keys(ENGINES).filter((name) => given.engines.split(',').includes(name));
  const isCompared = engines.some((name) => name.startsWith('pagefind'));
  const isBuilt = given.build === 'yes';
  const { root, queries } = await makeSites(given.texts, count, Number(given.queries), isBuilt, isCompared);
  console.log(`\n## ${bytes(count)} articles, ${queries.length} queries\n`);
  const site = await host(root);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  for (const name of given.networks.split(',')) {
    const network = NETWORKS[/** @type {keyof typeof NETWORKS} */ (name)];
    for (const way of /** @type {Way[]} */ (Object.keys(WAYS))) {
      /** @type {Map<string, Waited[]>} of the queries that every engine answered */
      const waited = new Map(engines.map((engine) => [engine, []]));
      /** @type {Map<string, number>} */
      const unanswered = new Map(engines.map((engine) => [engine, 0]));
      for (const [at, query] of queries.entries()) {
        // Every second query is asked of them backwards: what else the machine does falls on all.
        /** @type {Map<string, Waited>} */
        const answers = new Map();
        for (const engine of at % 2 ? [...engines].reverse() : engines) {
          const found = await ask(browser, site, { engine, query, way, network });
          if (found) answers.set(engine, found);
          else unanswered.set(engine, (unanswered.get(engine) ?? 0) + 1);
          if (given.each === 'yes') console.log(name, way, engine, query, JSON.stringify(found));
        }
        if (answers.size === engines.length)
          for (const [engine, found] of answers) waited.get(engine)?.push(found);
      }
      console.log(`${network.label}; ${WAYS[way]}\n`);
      const row = (/** @type {[string, Waited[]]} */ [engine, all]) => [
        ENGINES[/** @type {keyof typeof ENGINES} */ (engine)],
        seconds(all.map(({ first }) => first)),
        seconds(all.map(({ page }) => page)),
        middle(all.map(({ requests }) => requests)),
        (middle(all.map(({ sent }) => sent)) / 1000).toFixed(0),
        unanswered.get(engine) ?? 0,
      ];
      const head = [
        'engine',
        `${name}-${way}: first result s, median / p95`,
        'screen full s',
        'requests',
        'KB',
        'queries without a result',
      ];
      table(head, [...waited].map(row));
    }
  }
  await browser.close();
  site.close();
  keepResult('network', `made-${count}`);
}

for (const count of given.counts.split(',')) await run(Number(count));
