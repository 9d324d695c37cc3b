/**
 * What a page's extras (www/extras) may have put on the element by the time the program starts.
 * @typedef {object} Hooks
 * @property {import('./module.js').Runner} [runner] starts wasm modules, not in this thread
 * @property {string} [at] the place that the address named last (./address.js)
 * @property {(texts: Record<string, any>) => void} [rephrase] puts the page's words in place of the program's
 * @property {(q: string) => string} [within] what is searched for a query
 * @property {Past} [past] what was searched before, and what the page names
 *
 * @typedef {object} Past
 * @property {() => string[]} list what to offer in an empty box: the latest searches, the last one first, and hot words
 * @property {(q: string) => void} keep
 * @property {() => Node[]} rest what is shown in place of the results while the box is empty
 *
 * @typedef {import('../loader/search-element.js').GongwenSearch & Hooks} Host
 */
export {};
