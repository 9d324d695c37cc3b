import { el } from '../loader/dom.js';
import { highlight } from './engine.js';

/** @typedef {[start: number, end: number]} Range in UTF-16 code units, end exclusive */

/**
 * Text with the ranges marked, as nodes.
 * @param {string} text
 * @param {Range[]} ranges ascending, not overlapping
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
  /** @type {Record<string, Range[]>} */
  const ranges = {};
  const find = async (/** @type {string} */ plain) => {
    let at = 0;
    ranges[plain] = [];
    for (const { text, hit } of await highlight(plain, query)) {
      if (hit) ranges[plain].push([at, at + text.length]);
      at += text.length;
    }
  };
  if (query) await Promise.all(texts.map(find));
  return (plain) => marked(plain, ranges[plain] || []);
}
