/**
 * Where results lie in a box that scrolls by itself, articles begin at its top, the list comes back to where it was,
 * and the page stays where it is.
 * @param {HTMLElement} panel
 * @param {HTMLElement} host
 */
export function scrollIn(panel, host) {
  const main = /** @type {HTMLElement} */ (panel.querySelector('.main'));
  let list = 0;
  let page = 0;
  /** @type {Element | null} what was shown last */
  let shown = null;
  main.scrollIntoView = () => {
    panel.scrollTop = 0;
  };
  host.addEventListener('gongwen-select', () => {
    list = panel.scrollTop;
  });
  host.addEventListener('gongwen-results', () => {
    page = window.scrollY;
    const now = main.querySelector('[part=results]');
    if (now !== shown) panel.scrollTop = 0; // otherwise there are only more of them
    shown = now;
  });
  host.addEventListener('gongwen-close', (event) => {
    if (!(/** @type {CustomEvent} */ (event).detail.id)) return;
    scrollTo(0, page);
    panel.scrollTop = list;
  });
}

/**
 * Keeps the page from scrolling under what covers it, without a jump where its scroll bar was.
 * @returns {() => void} lets it scroll again
 */
export function lockPage() {
  const page = document.documentElement;
  const { overflow, paddingRight } = page.style;
  const bar = innerWidth - page.clientWidth;
  page.style.overflow = 'hidden';
  if (bar > 0) page.style.paddingRight = `${bar}px`;
  return () => void Object.assign(page.style, { overflow, paddingRight });
}
