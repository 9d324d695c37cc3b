// What changes the results after they were made: `highlight="none"`, `summary="on"`, `target`; and `scope="title"`, which
// changes what is asked.
import { inTitles } from './scope.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/** @param {GongwenSearch} host */
export function display(host) {
  if (host.getAttribute('scope') === 'title') Object.assign(host, { within: inTitles });
  const target = host.getAttribute('target');
  host.ready.then(() => {
    const { main } = /** @type {import('../app/controller.js').Controller} */ (host.controller).screen;
    if (target) main.addEventListener('click', (event) => elsewhere(event, target, host), true);
    if (!host.matches('[highlight=none],[summary=on]')) return;
    new MutationObserver(() => change(host, main)).observe(main, { childList: true, subtree: true });
  });
}

/**
 * Called before what was added is painted.
 * @param {GongwenSearch} host
 * @param {HTMLElement} main
 */
function change(host, main) {
  if (host.getAttribute('highlight') === 'none') {
    main.querySelectorAll('.jump').forEach((bar) => bar.remove());
    main.querySelectorAll('mark').forEach((mark) => mark.replaceWith(...mark.childNodes));
  }
  if (host.getAttribute('summary') === 'on') {
    // Each once: what the reader folds stays folded.
    main.querySelectorAll('[part=excerpt]:not([data-seen])').forEach((excerpt) => {
      const details = /** @type {HTMLDetailsElement} */ (excerpt);
      details.dataset.seen = '';
      details.open = true;
    });
  }
}

/**
 * A result is opened by the browser, in a window of its own, where the page says which.
 * @param {Event} event
 * @param {string} target
 * @param {GongwenSearch} host
 */
function elsewhere(event, target, host) {
  /** @type {HTMLAnchorElement | null} */
  const link = /** @type {Element} */ (event.target).closest('[part=result] a');
  // Where the page keeps its address to itself, an article without a page of its own opens here.
  if (!link || !link.getAttribute('href')) return;
  // The link's own listener would open the article here.
  event.stopPropagation();
  link.target = target;
  link.rel = 'noopener';
  const all = Array.from(link.closest('ol')?.children || []);
  const rank = all.findIndex((item) => item.contains(link));
  const { hits } = /** @type {import('../app/controller.js').Controller} */ (host.controller).screen;
  const { id } = hits[rank];
  if (!host.emit('select', { id, rank, url: link.href }, true)) event.preventDefault();
}
