/** Elements that hold running text of an article. */
const BLOCKS = 'p, li, h1, h2, h3, h4, dt, dd, td, th, blockquote, figcaption';
/** The name of the highlight in the page's registry. */
const NAME = 'gongwen';

/**
 * The blocks of an article that hold text and no other block.
 * @param {Element} article
 * @returns {Element[]}
 */
export function textBlocks(article) {
  const blocks = Array.from(article.querySelectorAll(BLOCKS)).filter(
    (block) => !block.querySelector(BLOCKS) && block.textContent?.trim() && !block.closest('gongwen-summary'),
  );
  return blocks.length ? blocks : [article];
}

/**
 * Turns offsets in the text of a block into ranges of the document; they may lie across inline elements.
 * @param {Element} block
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

/**
 * Paints ranges without touching the page's own tree, where the engine can; with `marks`, `<mark>` elements serve
 * where it cannot.
 * @param {Range[]} ranges
 * @param {boolean} marks
 */
export function paint(ranges, marks) {
  const registry = /** @type {any} */ (window.CSS).highlights;
  if (registry) {
    registry.set(NAME, new /** @type {any} */ (window).Highlight(...ranges));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`::highlight(${NAME}) { background-color: #ffe58a; color: #1a1a1a }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } else if (marks) {
    for (const range of ranges) {
      // A range across elements cannot be wrapped as a whole; what is inside one element can.
      if (range.startContainer === range.endContainer) range.surroundContents(document.createElement('mark'));
    }
  }
}
