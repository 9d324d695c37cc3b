// Recent searches: kept only where the page asks for them (`recent`), in the reader's own browser.

const KEY = 'gongwen-recent';
/** So many are kept. */
const MOST = 6;

/** @type {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} keeps nothing */
const NOWHERE = { getItem: () => null, setItem() {}, removeItem() {} };

/** @typedef {{ getAttribute: (name: string) => string | null }} Host */

/**
 * Where the page wants them kept; it may be forbidden, which throws.
 * @param {Host} host
 */
function store(host) {
  const where = host.getAttribute('recent');
  return where === 'local' ? localStorage : where === 'session' ? sessionStorage : NOWHERE;
}

/**
 * The latest searches, the last one first.
 * @param {Host} host
 * @returns {string[]}
 */
export function recall(host) {
  try {
    return JSON.parse(store(host).getItem(KEY) || '[]').map(String);
  } catch {
    return []; // forbidden, or not written by us
  }
}

/**
 * @param {Host} host
 * @param {string} q
 */
export function remember(host, q) {
  const queries = [q, ...recall(host).filter((other) => other !== q)].slice(0, MOST);
  try {
    store(host).setItem(KEY, JSON.stringify(queries));
  } catch {
    // Forbidden, or full: nothing is kept.
  }
}

/**
 * Clears what was kept; there is something, so that it can be reached.
 * @param {Host} host
 */
export const forget = (host) => store(host).removeItem(KEY);
