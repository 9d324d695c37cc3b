// The search module. Every response is awaited, so that it may come from this thread, in the same task, or from a worker.
import { shared } from './shared.js';

/** @typedef {import('gongwen').Article} Article */
/** @typedef {import('gongwen').Hit} Hit */
/** @typedef {import('gongwen').SearchResponse} SearchResponse */

/** @type {import('./shared.js').Shared<import('./protocol.js').SearchModule>} */
const { start, ask } = shared(SEARCH_WASM);

/** Starts the search module over the corpus inside it. */
export const open = start;

export { ask };

/**
 * @param {string} id
 * @returns {Promise<Article | null>} null where there is none
 */
export const article = (id) => ask('article', { id });
