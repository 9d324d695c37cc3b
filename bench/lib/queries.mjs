// Queries drawn from a corpus, and which articles hold them.
import fs from 'node:fs';
import { Random } from './random.mjs';

/** @typedef {import('./corpus.mjs').Article} Article */
/**
 * @typedef {object} Query
 * @property {string} q
 * @property {string} kind
 * @property {number[]} holders ids of the articles that literally hold it
 */

const SEED = 4;
/** How many queries of each kind; of each length from 1 to 10 characters the last number. */
const WANTED = {
  word: 20,
  crossword: 15,
  name: 10,
  organisation: 10,
  number: 8,
  latin: 5,
  'two words': 10,
  absent: 10,
};
const OF_EACH_LENGTH = 3;
const TRIES = 5_000;

const HAN = /^\p{Script=Han}+$/u;
const NAMES = /(?:记者|通讯员|主席|书记|部长|总统|总理|教授)[ 　]?(\p{Script=Han}{2,3})(?=[、，。：）　 ])/gu;
const ORGANISATIONS = /(\p{Script=Han}{2,8}(?:总工会|公司|集团|大学|学院|委员会|协会|中心|法院|局))/gu;
const NUMBERS = /(\d[\d.]*(?:%|万|亿元|元|年|月|人|名|公里|个百分点)?)/gu;
const LATIN = /([A-Za-z][A-Za-z0-9-]{1,8})/gu;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Case does not matter; of a query with a space each part must occur. */
function holdersOf(/** @type {string[]} */ texts, /** @type {string} */ query) {
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  return [...texts.keys()].filter((id) => parts.every((part) => texts[id].includes(part)));
}

/** What one draw for each kind of query gives; undefined where this draw fails. */
function draws(
  /** @type {Article[]} */ articles,
  /** @type {string[]} */ texts,
  /** @type {Random} */ random,
) {
  const article = () => articles[random.below(articles.length)];
  const sentence = () => random.one(article().body.split(/[。！？\n]/)) ?? '';
  const segments = () => [...words.segment(sentence())].map(({ segment }) => segment);
  const longWord = (/** @type {string} */ word) => HAN.test(word) && word.length >= 2 && word.length <= 4;
  const matching = (/** @type {RegExp} */ pattern) => () => {
    const { title, body } = article();
    return random.one([...`${title}\n${body}`.matchAll(pattern)])?.[1];
  };
  const run = (/** @type {number} */ length) => {
    const found = random.one(
      sentence()
        .match(/\p{Script=Han}+/gu)
        ?.filter((han) => han.length >= length) ?? [],
    );
    if (found === undefined) return undefined;
    const start = random.below(found.length - length + 1);
    return found.slice(start, start + length);
  };
  /** @type {Record<string, () => string | undefined>} */
  const kinds = {
    word: () => random.one(segments().filter(longWord)),
    crossword: () => {
      const found = segments();
      const at = random.below(found.length - 1);
      const [left, right] = [found[at] ?? '', found[at + 1] ?? ''];
      return longWord(left) && longWord(right)
        ? left.slice(-1) + right.slice(0, right.length - 1)
        : undefined;
    },
    name: matching(NAMES),
    organisation: matching(ORGANISATIONS),
    number: matching(NUMBERS),
    latin: matching(LATIN),
    'two words': () => {
      const [left, right] = random.shuffled([...new Set(segments().filter(longWord))]);
      return right && `${left} ${right}`;
    },
    absent: () => {
      const found = run(2 + random.below(4));
      const turned = found && [...found].reverse().join('');
      return turned && holdersOf(texts, turned).length === 0 ? turned : undefined;
    },
  };
  for (let length = 1; length <= 10; length++) kinds[`${length} characters`] = () => run(length);
  return kinds;
}

/**
 * Draws queries of all kinds, always the same for one corpus.
 * @param {Article[]} articles
 * @param {string} [file] a JSON array of `{q, kind}`, taken in place of drawn ones
 * @returns {Query[]} in an order in which the kinds are mixed
 */
export function queriesFor(articles, file) {
  const texts = articles.map(({ title, body }) => `${title}\n${body}`.toLowerCase());
  const random = new Random(SEED);
  /** @type {Map<string, string>} */
  const found = new Map();
  if (file) {
    for (const { q, kind } of JSON.parse(fs.readFileSync(file, 'utf8'))) found.set(q, kind);
  } else {
    for (const [kind, draw] of Object.entries(draws(articles, texts, random))) {
      const wanted = WANTED[/** @type {keyof typeof WANTED} */ (kind)] ?? OF_EACH_LENGTH;
      for (let tries = 0, have = 0; have < wanted && tries < TRIES; tries++) {
        const q = draw();
        if (!q || found.has(q)) continue;
        found.set(q, kind);
        have += 1;
      }
    }
  }
  const queries = [...found].map(([q, kind]) => ({ q, kind, holders: holdersOf(texts, q) }));
  return random.shuffled(queries);
}
