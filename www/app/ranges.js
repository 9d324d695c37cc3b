/**
 * Where the marked segments lie in the text that all make together, in UTF-16 code units.
 * @param {import('gongwen').Segment[]} segments
 */
export function hitsOf(segments) {
  /** @type {import('gongwen').TextRange[]} */
  const hits = [];
  let at = 0;
  for (const { text, hit } of segments) {
    if (hit) hits.push([at, at + text.length]);
    at += text.length;
  }
  return hits;
}

/**
 * Places in the text of an element, whatever elements lie in it.
 * @param {Node} node
 * @param {import('gongwen').TextRange[]} places in UTF-16 code units of its text
 * @returns {Range[]} without those that lie outside
 */
export const rangesIn = (node, places) =>
  places.flatMap(([start, end]) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let from = 0;
    let found = 0;
    for (let text; (text = /** @type {Text | null} */ (walker.nextNode())); from += text.data.length) {
      const to = from + text.data.length;
      if (start >= from && start < to) ((found += 1), range.setStart(text, start - from));
      if (end > from && end <= to) ((found += 1), range.setEnd(text, end - from));
    }
    return found === 2 ? [range] : [];
  });
