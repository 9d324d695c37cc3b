import { el } from '../loader/dom.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/**
 * Gives what the page has put into slots its place: before and after the results, in place of the sentence that
 * nothing was found, in place of the one that the search did not start.
 * @param {GongwenSearch} host
 * @param {Element} results the element in whose shadow tree the results are: the host, or one elsewhere
 */
export function fillSlots(host, results) {
  const [before, after, empty, error] = ['before-results', 'after-results', 'empty', 'error'].map((name) =>
    el('slot', { name }),
  );
  const has = (/** @type {HTMLSlotElement} */ slot) => !!host.querySelector(`[slot=${slot.name}]`);
  /** @param {Element | null} place its content stays for a page that fills no such slot */
  const fill = (place, /** @type {HTMLSlotElement} */ slot) => {
    if (!place || !has(slot)) return;
    slot.textContent = '';
    slot.append(...place.childNodes);
    place.append(slot);
  };
  const part = (/** @type {string} */ name) =>
    /** @type {ShadowRoot} */ (results.shadowRoot).querySelector(`[part=${name}]`);
  const place = () => {
    const region = part('results');
    if (region && has(before)) region.prepend(before);
    if (region && has(after)) region.append(after);
    fill(part('empty'), empty);
  };
  // Together with the first results: they must not be moved by it once they are on screen.
  const placing = new MutationObserver(place);
  host.addEventListener('gongwen-ready', () => {
    const main = /** @type {ShadowRoot} */ (results.shadowRoot).querySelector('.main');
    if (main) placing.observe(main, { childList: true });
  });
  host.addEventListener('gongwen-error', () => fill(host.status.querySelector('[part=error]'), error));
}
