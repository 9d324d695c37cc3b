import { el } from '../loader/dom.js';
import { ask } from './engine.js';
import { hitsOf } from './ranges.js';

/** @typedef {import('gongwen').TextRange} TextRange */

/**
 * Text with the ranges marked, as nodes.
 * @param {string} text
 * @param {TextRange[]} ranges ascending, not overlapping
 * @returns {(Node | string)[]}
 */
export function marked(text, ranges) {
  /** @type {(Node | string)[]} */
  const out = [];
  let at = 0;
  for (const [start, end] of ranges) {
    out.push(text.slice(at, start), el('mark', { part: 'mark' }, text.slice(start, end)));
    at = end;
  }
  out.push(text.slice(at));
  return out;
}

/**
 * Marks the query in the texts of an article.
 * @param {import('./engine.js').Article} article
 * @param {string} query
 * @returns {Promise<(plain: string) => (Node | string)[]>} gives one of the texts with its marks
 */
export async function marker({ title, kicker = '', subtitle = '', paragraphs, subheads, captions }, query) {
  const texts = [title, kicker, subtitle, ...paragraphs, ...captions, ...subheads.map(({ text }) => text)];
  /** @type {Record<string, TextRange[]>} */
  const ranges = {};
  const find = async (/** @type {string} */ plain) => {
    ranges[plain] = hitsOf(await ask('highlight', { query, text: plain }));
  };
  if (query) await Promise.all(texts.map(find));
  return (plain) => marked(plain, ranges[plain] || []);
}
