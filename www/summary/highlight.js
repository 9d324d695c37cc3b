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
