// What a page loads: registers the element. Importing the class alone (search-element.js) registers nothing.
import { el } from './dom.js';
import { GongwenSearch } from './search-element.js';

if (typeof customElements !== 'undefined' && !customElements.get('gongwen-search')) {
  customElements.define('gongwen-search', GongwenSearch);
  // Editors that take unknown tags away (WordPress) leave a <div data-gongwen-search>; data-summary-sentences="2" there
  // is summary-sentences="2".
  document.querySelectorAll('[data-gongwen-search]').forEach((place) => {
    const tag = /** @type {'div'} */ ('gongwen-search');
    const { dataset } = /** @type {HTMLElement} */ (place);
    const host = el(tag, {}, ...place.childNodes);
    for (const name in dataset) host.setAttribute(name.replace(/[A-Z]/g, '-$&'), dataset[name] || '');
    place.append(host);
  });
}
