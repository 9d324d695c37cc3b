/**
 * Turns offsets in the text of an element into ranges of the document; they may lie across inline elements.
 * @param {Node} block
 * @param {[start: number, end: number][]} offsets in UTF-16 code units
 * @returns {Range[]}
 */
export function rangesIn(block, offsets) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {{ node: Text, from: number }[]} */
  const texts = [];
  for (let from = 0, node = walker.nextNode(); node; node = walker.nextNode()) {
    texts.push({ node: /** @type {Text} */ (node), from });
    from += /** @type {Text} */ (node).data.length;
  }
  const place = (/** @type {number} */ offset, /** @type {boolean} */ isEnd) =>
    texts.find(({ node, from }) => {
      const to = from + node.data.length;
      return isEnd ? offset <= to && offset > from : offset < to && offset >= from;
    });
  /** @type {Range[]} */
  const ranges = [];
  for (const [start, end] of offsets) {
    const [first, last] = [place(start, false), place(end, true)];
    if (!first || !last) continue;
    const range = document.createRange();
    range.setStart(first.node, start - first.from);
    range.setEnd(last.node, end - last.from);
    ranges.push(range);
  }
  return ranges;
}
