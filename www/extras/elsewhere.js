import { el } from '../loader/dom.js';
import { whilePresent } from './presence.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/** Slots that lie among the results. */
const SLOTTED = '[slot=before-results], [slot=after-results], [slot=empty]';

/**
 * Shows results and articles in another element of the page: in a shadow tree of their own, so that the page's
 * styles stay out there too. What the page has slotted among the results is copied; a page's nodes are not moved, its
 * framework may look for them.
 * @param {GongwenSearch} host
 * @param {string} id of that element
 * @returns {HTMLElement | undefined} the element that holds them; none where the page has no such element
 */
export function elsewhere(host, id) {
  const page = /** @type {Document | ShadowRoot} */ (host.getRootNode());
  const target = page.getElementById(id);
  if (!target) {
    console.warn(`gongwen-search: no element has the id "${id}"; the results stay under the box`);
    return undefined;
  }
  const place = el(/** @type {'div'} */ ('gongwen-results'));
  const root = place.attachShadow({ mode: 'open' });
  place.append(...Array.from(host.querySelectorAll(SLOTTED), (node) => node.cloneNode(true)));
  const follow = () => {
    for (const name of STYLED) {
      const value = host.getAttribute(name);
      if (value === null) place.removeAttribute(name);
      else place.setAttribute(name, value);
    }
  };
  follow();
  new MutationObserver(follow).observe(host, { attributes: true, attributeFilter: STYLED });
  whilePresent(
    host,
    () => target.append(place),
    () => place.remove(),
  );

  const own = /** @type {ShadowRoot} */ (host.shadowRoot);
  const share = () => {
    root.adoptedStyleSheets = own.adoptedStyleSheets;
  };
  // The views that come later bring a style sheet of theirs.
  const { dress } = host;
  host.dress = (css) => {
    dress.call(host, css);
    if (own.adoptedStyleSheets) share();
  };
  host.addEventListener(
    'gongwen-ready',
    () => {
      if (own.adoptedStyleSheets) share();
      else own.querySelectorAll('link, style').forEach((sheet) => root.append(sheet.cloneNode(true)));
      root.append(/** @type {Element} */ (own.querySelector('.main')));
    },
    { once: true },
  );
  host.addEventListener('gongwen-results', () => {
    const { top, bottom } = place.getBoundingClientRect();
    if (host.asked && (bottom < 0 || top > innerHeight)) place.scrollIntoView();
  });
  return place;
}
