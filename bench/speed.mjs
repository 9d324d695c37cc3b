// Query latency, cold start and what is found, in Chromium, all engines in one run, a round of all after another.
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser, THROTTLE } from './lib/browser.mjs';
import { options } from './lib/command.mjs';
import { corpus } from './lib/corpus.mjs';
import { bundle, chosen } from './lib/engines.mjs';
import { WORK } from './lib/paths.mjs';
import { queriesFor } from './lib/queries.mjs';
import { keepResult } from './lib/results.mjs';
import { mean, median, percentile } from './lib/stats.mjs';
import { digits, share, table } from './lib/table.mjs';

/** The throttled columns mean something between these real ratios only. */
const RATIO = { least: 3.2, most: 4.8 };

const given = options({
  corpus: 'seeds',
  queries: '',
  engines: '',
  rounds: '4',
  budget: '1000',
  throttled: 'yes',
});
const { name, articles, input } = corpus(given.corpus);
const queries = queriesFor(articles, given.queries || undefined);
const engines = [];
for (const { build, ...engine } of chosen(given.engines, { name, articles, input })) {
  console.error(`building ${engine.name}`);
  const files = await build({ name, articles, input });
  engines.push({ ...engine, files, script: await bundle(engine.name) });
}
/** @type {('plain' | 'throttled')[]} */
const WAYS = given.throttled === 'yes' ? ['plain', 'throttled'] : ['plain'];
const keys = Object.fromEntries(articles.map(({ key, id }) => [key, id]));

/** @typedef {import('./lib/browser.mjs').Measured} Measured */
/** @type {Map<string, { plain: Measured[], throttled: Measured[], failed?: string }>} */
const runs = new Map(engines.map((engine) => [engine.name, { plain: [], throttled: [] }]));
const browser = await openBrowser(engines, queries, keys);
for (let round = 0; round < Number(given.rounds); round++) {
  // Every second round backwards, so that no engine always follows the same one.
  const order = round % 2 ? [...engines].reverse() : engines;
  for (const way of WAYS) {
    for (const engine of order) {
      const own = runs.get(engine.name);
      if (!own || own.failed) continue;
      try {
        const throttled = way === 'throttled';
        const score = round === 0 && !throttled;
        own[way].push(await browser.measure(engine.name, { throttled, budget: Number(given.budget), score }));
      } catch (error) {
        own.failed = String(error).split('\n')[0];
        console.error(`${engine.name}: ${own.failed}`);
      }
    }
  }
  console.error(`round ${round + 1} of ${given.rounds}`);
}
await browser.close();

/** Milliseconds over the rounds: median, and the least in brackets. */
const cold = (/** @type {Measured[]} */ measured) => {
  const all = measured.map((run) => run.cold.all);
  return all.length ? `${digits(median(all))} (${digits(Math.min(...all))})` : '-';
};
/**
 * Microseconds: the median over passes and rounds for each query, then median and 95th percentile of these. Queries that
 * occur nowhere are counted apart: for these an engine either does nothing, or looks for what else may be meant.
 */
const latency = (/** @type {Measured[]} */ measured, occur = true) => {
  const wanted = [...queries.keys()].filter((i) => queries[i].holders.length > 0 === occur);
  const each = wanted.map((i) => median(measured.flatMap((run) => run.times[i])));
  return measured.length ? `${digits(median(each))} / ${digits(percentile(each, 0.95))}` : '-';
};
const parts = (/** @type {Measured[]} */ measured) =>
  /** @type {const} */ (['import', 'open', 'first'])
    .map((part) => digits(median(measured.map((run) => run.cold[part]))))
    .join(' + ');

const ratios = [...runs.values()].flatMap(({ throttled }) => throttled.map((run) => run.ratio ?? NaN));
const ratio = median(ratios);
const slowed = ratio >= RATIO.least && ratio <= RATIO.most;
const characters = articles.reduce((sum, { title, body }) => sum + title.length + body.length, 0);
console.log(
  `Corpus ${name}: ${articles.length} articles, ${characters} characters; ${queries.length} queries, `,
);
console.log(
  `${queries.filter((query) => query.holders.length).length} of them occur; ${given.rounds} rounds; `,
);
console.log(`Chromium ${browser.version}.\n`);
if (given.throttled === 'yes') {
  console.log(`Throttling asked ${THROTTLE}, real ${digits(ratio)} (${digits(Math.min(...ratios))} to `);
  console.log(`${digits(Math.max(...ratios))})${slowed ? '' : ': the throttled columns are left out'}.\n`);
}
table(
  [
    'engine',
    'cold ms: median (least)',
    'of it import + open + first query',
    'query µs: median / p95',
    'absent strings, µs',
    ...(slowed ? ['cold ms, throttled', 'query µs, throttled'] : []),
  ],
  engines.map(({ name, label }) => {
    const { plain, throttled, failed } = runs.get(name) ?? { plain: [], throttled: [] };
    const cells = [cold(plain), plain.length ? parts(plain) : '-', latency(plain), latency(plain, false)];
    const slow = slowed ? [cold(throttled), latency(throttled)] : [];
    return [failed ? `${label}: ${failed}` : label, ...cells, ...slow];
  }),
);

/** Scores of one engine over the queries that occur, or over one kind of them. */
function scores(/** @type {NonNullable<Measured['answers']>} */ answers, /** @type {string} */ kind) {
  const pairs = queries.map((query, i) => ({ query, answer: answers[i] }));
  const asked = pairs.filter(({ query }) => query.holders.length && (!kind || query.kind === kind));
  const answered = asked.filter(({ answer }) => answer.found);
  return {
    recall: mean(asked.map(({ query, answer }) => answer.right / query.holders.length)),
    precision: mean(answered.map(({ answer }) => answer.right / answer.found)),
    top: mean(asked.map(({ answer }) => Number(answer.topIsRight))),
    absent: pairs.filter(({ query, answer }) => !query.holders.length && answer.found).length,
  };
}
const absent = queries.filter((query) => !query.holders.length).length;
const scored = engines.flatMap(({ name, label }) => {
  const answers = runs.get(name)?.plain[0]?.answers;
  return answers ? [{ label, answers }] : [];
});
table(
  ['engine', 'recall', 'precision', 'first hit holds it', `absent strings with hits, of ${absent}`],
  scored.map(({ label, answers }) => {
    const { recall, precision, top, absent } = scores(answers, '');
    return [label, share(recall), share(precision), share(top), absent];
  }),
);
const kinds = [...new Set(queries.filter((query) => query.holders.length).map((query) => query.kind))].sort();
table(
  ['recall / precision', ...scored.map(({ label }) => label)],
  kinds.map((kind) => [
    kind,
    ...scored.map(({ answers }) => {
      const { recall, precision } = scores(answers, kind);
      return `${share(recall)} / ${share(precision)}`;
    }),
  ]),
);

// For a closer look: everything that was measured.
const file = path.join(WORK, `speed-${name}.json`);
fs.mkdirSync(WORK, { recursive: true });
fs.writeFileSync(file, JSON.stringify({ queries, ratios, runs: Object.fromEntries(runs) }));
keepResult('speed', name);
console.error(`all of it: ${path.relative(process.cwd(), file)}`);
process.exit(0);
