import { el } from '../loader/dom.js';

/** @typedef {[start: number, end: number]} Range in UTF-16 code units, end exclusive */

const mark = (/** @type {string} */ text) => el('mark', { part: 'mark' }, text);

/**
 * Text with the ranges marked, as nodes.
 * @param {string} text
 * @param {Range[]} ranges ascending, not overlapping
 * @returns {(Node | string)[]}
 */
export function marked(text, ranges) {
  return spanned(text, ranges, [], () => el('span'));
}

/**
 * Text with ranges marked and other ranges wrapped (sentences of a summary); the two may overlap.
 * @param {string} text
 * @param {Range[]} ranges to mark, ascending
 * @param {Range[]} spans to wrap, ascending, apart from one another
 * @param {(span: number) => HTMLElement} wrap makes the element around the span of that index
 * @returns {(Node | string)[]}
 */
export function spanned(text, ranges, spans, wrap) {
  /** @type {(Node | string)[]} */
  const out = [];
  let at = 0;
  spans.forEach(([start, end], index) => {
    out.push(...cut(text, ranges, at, start));
    const node = wrap(index);
    node.append(...cut(text, ranges, start, end));
    out.push(node);
    at = end;
  });
  out.push(...cut(text, ranges, at, text.length));
  return out;
}

/**
 * The nodes of text[from..to]; marks that reach over a border are divided there.
 * @param {string} text
 * @param {Range[]} ranges
 * @param {number} from
 * @param {number} to
 */
function cut(text, ranges, from, to) {
  /** @type {(Node | string)[]} */
  const out = [];
  let at = from;
  for (const [start, end] of ranges) {
    const first = Math.max(start, from);
    const last = Math.min(end, to);
    if (first >= last) continue;
    if (first > at) out.push(text.slice(at, first));
    out.push(mark(text.slice(first, last)));
    at = last;
  }
  if (at < to) out.push(text.slice(at, to));
  return out;
}

/**
 * The ranges of the segments that are hits.
 * @param {{ text: string, hit: boolean }[]} segments
 */
export function hitRanges(segments) {
  /** @type {Range[]} */
  const ranges = [];
  let at = 0;
  for (const { text, hit } of segments) {
    if (hit) ranges.push([at, at + text.length]);
    at += text.length;
  }
  return ranges;
}
