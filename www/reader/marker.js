import { marked } from '../app/marks.js';
import { hitsOf } from '../app/ranges.js';

/** @typedef {import('gongwen').TextRange} TextRange */

/**
 * Marks the query in the texts of an article.
 * @param {import('../app/engine.js').Article} article
 * @param {(text: string) => Promise<import('gongwen').Segment[]>} [highlight] finds the query in a text; left out where there
 *   is none
 * @returns {Promise<(plain: string) => (Node | string)[]>} gives one of the texts with its marks
 */
export async function marker(article, highlight) {
  const { title, kicker = '', subtitle = '', paragraphs, subheads, captions } = article;
  const texts = [title, kicker, subtitle, ...paragraphs, ...captions, ...subheads.map(({ text }) => text)];
  /** @type {Record<string, TextRange[]>} */
  const ranges = {};
  if (highlight) {
    await Promise.all(texts.map(async (plain) => (ranges[plain] = hitsOf(await highlight(plain)))));
  }
  return (plain) => marked(plain, ranges[plain] || []);
}
