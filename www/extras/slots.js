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
  const stand = (place, /** @type {HTMLSlotElement} */ slot) => {
    if (!place || !has(slot)) return;
    slot.textContent = '';
    slot.append(...place.childNodes);
    place.append(slot);
  };
  const part = (/** @type {string} */ name) =>
    /** @type {ShadowRoot} */ (results.shadowRoot).querySelector(`[part=${name}]`);
  host.addEventListener('gongwen-results', () => {
    const region = part('results');
    if (!region) return;
    if (has(before)) region.prepend(before);
    if (has(after)) region.append(after);
  });
  host.addEventListener('gongwen-empty', () => stand(part('empty'), empty));
  host.addEventListener('gongwen-error', () => stand(host.status.querySelector('[part=error]'), error));
}
