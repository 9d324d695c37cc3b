import { el } from '../loader/dom.js';

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
