import { el } from '../loader/dom.js';

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
