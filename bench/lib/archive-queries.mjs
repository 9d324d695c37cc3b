// Queries of an archive: a mix as phones may ask them, drawn by place in headlines and texts, so that frequent words come often.
import { Random } from './random.mjs';

/** @typedef {{ id: string, query: string, kind: string }} Query */

const SEED = 18;
const TRIES = 1000;
/** Of a thousand queries so many are of each kind: an assumption. */
const MIX = {
  'two characters': 280,
  'three characters': 120,
  'four characters': 150,
  'two words': 120,
  'two words run together': 120,
  numbers: 60,
  'eight to twelve characters': 35,
  letters: 30,
  'one character': 30,
  absent: 25,
  fragments: 20,
  'one digit or letter': 10,
};
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** What one draw of each kind gives; undefined where it fails. */
function draws(/** @type {{ title: string, body: string }[]} */ articles, /** @type {Random} */ random) {
  const text = () => {
    const { title, body } = articles[random.below(articles.length)];
    return random.below(4) ? (random.one(body.split(/[。！？\n]/u)) ?? '') : title;
  };
  const segments = () =>
    [...words.segment(text())]
      .map(({ segment }) => segment)
      .filter((word) => /^\p{Script=Han}+$/u.test(word));
  const word = (/** @type {number} */ length) =>
    random.one(segments().filter((word) => word.length === length));
  const matching = (/** @type {RegExp} */ pattern) => random.one(text().match(pattern) ?? []);
  const run = (/** @type {number} */ least, /** @type {number} */ most) => {
    const length = least + random.below(most - least + 1);
    const han = random.one(
      (text().match(/\p{Script=Han}+/gu) ?? []).filter((found) => found.length >= length),
    );
    const start = han && random.below(han.length - length + 1);
    return han?.slice(start, Number(start) + length);
  };
  const two = () => {
    const found = segments();
    const at = random.below(found.length - 1);
    return found.length > 1 ? [found[at], found[at + 1]] : undefined;
  };
  /** @type {Record<keyof typeof MIX, () => string | undefined>} */
  return {
    'two characters': () => word(2),
    'three characters': () => word(3),
    'four characters': () => {
      if (random.below(2)) return word(4);
      const pair = two()?.join('');
      return pair?.length === 4 ? pair : undefined;
    },
    'two words': () => {
      const first = random.one(segments().filter((word) => word.length > 1));
      const second = random.one(segments().filter((word) => word.length > 1));
      return first && second && `${first} ${second}`;
    },
    'two words run together': () => {
      const pair = two();
      return pair && pair.join('').length >= 2 && pair.join('').length <= 6 ? pair.join('') : undefined;
    },
    numbers: () => matching(/\d[\d.]*(?:%|万|亿元|元|年|月|人|名|个百分点)?/gu),
    'eight to twelve characters': () => run(8, 12),
    letters: () => matching(/[A-Za-z][A-Za-z0-9-]+/gu),
    'one character': () => run(1, 1),
    absent: () => {
      const [first, second] = [run(2, 3), run(2, 3)];
      return first && second && first + second;
    },
    fragments: () => run(3, 5),
    'one digit or letter': () => matching(/[A-Za-z0-9]/gu),
  };
}

/**
 * Draws queries, always the same for one archive; what is called absent occurs nowhere.
 * @param {{ title: string, body: string }[]} articles
 * @param {number} count
 * @returns {Query[]}
 */
export function archiveQueries(articles, count) {
  const random = new Random(SEED);
  const kinds = draws(articles, random);
  const texts = articles.map(({ title, body }) => `${title}\n${body}`);
  /** @type {Query[]} */
  const queries = [];
  for (const [kind, share] of Object.entries(MIX)) {
    const wanted = Math.round((share * count) / 1000);
    for (let have = 0, tries = 0; have < wanted && tries < TRIES + wanted; tries++) {
      const query = kinds[/** @type {keyof typeof MIX} */ (kind)]();
      if (!query || (kind === 'absent' && texts.some((text) => text.includes(query)))) continue;
      queries.push({ id: `${kind} ${have}`, query, kind });
      have += 1;
    }
  }
  return queries;
}
