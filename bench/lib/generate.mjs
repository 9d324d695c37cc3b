// Makes a larger corpus out of a small one, always the same.
//
// A Markov chain over characters writes the articles. Most characters are drawn after the two before them, some after
// the one before, so that strings arise which the source does not hold; some are drawn from one article of the source
// alone, so that an article has a subject and a word occurs in few articles. Numbers are drawn anew, and each article
// names people of its own with characters that the source need not hold: the tail of rare strings, which decides about
// the size of an index, would otherwise be missing.
import { Random } from './random.mjs';

/** @typedef {{ title: string, body: string }} Source */

const SEED = 20_251_121;
/** Part of the steps that look back one character in place of two. */
const SHORT_CONTEXT = 0.12;
/** Part of the steps that ask the article's own subject first. */
const ON_SUBJECT = 0.6;
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
/** Han characters in Unicode's first block, in which given names are drawn, low code points more often. */
const HAN = { first: 0x4e00, count: 0x9fa5 - 0x4e00 };
const PARAGRAPHS = { least: 2, most: 7 };
const PARAGRAPH_CHARS = { least: 50, most: 150 };
const TITLE_CHARS = { least: 10, most: 24 };

/** What follows what in some texts; an empty context is the beginning of a paragraph. */
class Chain {
  /** @type {Map<string, string[]>} */
  #followers = new Map();

  /** @param {string[]} paragraphs */
  constructor(paragraphs) {
    for (const paragraph of paragraphs) {
      const chars = [...paragraph];
      for (let i = 0; i < chars.length; i++) {
        this.#add(i === 0 ? '' : chars[i - 1], chars[i]);
        if (i >= 2) this.#add(chars[i - 2] + chars[i - 1], chars[i]);
      }
    }
  }

  #add(/** @type {string} */ context, /** @type {string} */ next) {
    const followers = this.#followers.get(context);
    if (followers) followers.push(next);
    else this.#followers.set(context, [next]);
  }

  after(/** @type {string} */ context) {
    return this.#followers.get(context) ?? [];
  }
}

/**
 * @param {Chain[]} chains asked in this order
 * @param {Random} random
 * @param {number} length characters
 */
function write(chains, random, length) {
  /** @type {string[]} */
  const chars = [];
  while (chars.length < length || !'。！？'.includes(chars[chars.length - 1])) {
    if (chars.length > 2 * length) break;
    const two = chars.slice(-2).join('');
    const one = chars.slice(-1).join('');
    const contexts = random.below(1000) < SHORT_CONTEXT * 1000 ? [one, ''] : [two, one, ''];
    const order = random.below(1000) < ON_SUBJECT * 1000 ? chains : [...chains].reverse();
    const followers = contexts.flatMap((context) => order.map((chain) => chain.after(context)));
    const next = random.one(followers.find((found) => found.length > 0) ?? []);
    if (next === undefined) break;
    chars.push(/[0-9]/.test(next) ? String(random.below(10)) : next);
  }
  return chars.join('');
}

const between = (
  /** @type {Random} */ random,
  /** @type {{ least: number, most: number }} */ { least, most },
) => least + random.below(most - least + 1);

/** The name of a person. @param {Random} random */
function person(random) {
  const given = () => {
    const part = random.below(1000) / 1000;
    return String.fromCodePoint(HAN.first + Math.floor(part * part * HAN.count));
  };
  return random.one(SURNAMES) + given() + (random.below(3) ? given() : '');
}

/**
 * @param {Source[]} source
 * @param {number} count
 * @returns {{ id: string, title: string, body: string }[]}
 */
export function makeArticles(source, count) {
  const random = new Random(SEED);
  const paragraphs = source.map((article) => article.body.split('\n'));
  const all = new Chain(paragraphs.flat());
  const subjects = paragraphs.map((own) => new Chain(own));
  const titles = new Chain(source.map((article) => article.title));
  return Array.from({ length: count }, (_, number) => {
    const subject = subjects[random.below(subjects.length)];
    const text = Array.from({ length: between(random, PARAGRAPHS) }, () =>
      write([subject, all], random, between(random, PARAGRAPH_CHARS)),
    );
    text[0] = `本报讯（记者${person(random)} 通讯员${person(random)}）${text[0]}`;
    const length = between(random, TITLE_CHARS);
    const title = [...write([titles, subject], random, length)].slice(0, length).join('');
    return { id: `made-${number}`, title, body: text.join('\n') };
  });
}
