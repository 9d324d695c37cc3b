// What is offered while the box is empty. `recent`: searches that were submitted, kept in the reader's own browser, to be
// offered again and to be cleared. `hot`: what the page names.
import { button } from '../loader/dom.js';
import { TEXT } from './text.js';

const KEY = 'gongwen-recent';
/** So many are kept. */
const MOST = 6;

/** @param {import('../loader/search-element.js').GongwenSearch} host */
export function recent(host) {
  const where = host.getAttribute('recent');
  const remembers = where === 'local' || where === 'session';
  if (!remembers && !host.hasAttribute('hot')) return;
  /** The browser may forbid it, which throws. */
  const store = () => (where === 'local' ? localStorage : sessionStorage);
  /** @returns {string[]} */
  const own = () => {
    if (!remembers) return [];
    try {
      return JSON.parse(store().getItem(KEY) || '[]').map(String);
    } catch {
      return []; // forbidden, or not written by us
    }
  };
  const list = () => {
    const hot = (host.getAttribute('hot') || '').split(/[,，]/).map((word) => word.trim());
    return [...new Set([...own(), ...hot])].filter(Boolean);
  };
  const keep = (/** @type {string} */ q) => {
    if (!remembers) return;
    const queries = [q, ...own().filter((other) => other !== q)].slice(0, MOST);
    try {
      store().setItem(KEY, JSON.stringify(queries));
    } catch {
      // Forbidden, or full: nothing is kept.
    }
  };
  const rest = () => {
    if (!own().length) return [];
    const clear = button('forget', TEXT.forget, () => {
      store().removeItem(KEY);
      clear.remove();
      host.input.focus();
    });
    return [clear];
  };
  /** @type {import('../app/host.js').Past} */
  const past = { list, keep, rest };
  Object.assign(host, { past });
}
