// The search module's answers as objects. Their types are those of the module for programs (pkg/gongwen.d.ts).
import { startModule } from './module.js';

/** @typedef {import('gongwen').Article} Article */
/** @typedef {import('gongwen').Hit} Hit */
/** @typedef {import('gongwen').SearchResponse} SearchResponse */
/** @typedef {import('gongwen').Segment} Segment */
/** @typedef {import('gongwen').Suggestion} Suggestion */

/**
 * One module for all elements on a page.
 * @type {Promise<void> | undefined}
 */
let running;
/** @type {import('./wasm.js').Ask} */
let ask;

/**
 * Starts the search module over the corpus inside it.
 * @param {string} folder
 * @param {Promise<Response> | undefined} wasm its download
 * @param {(loaded: number) => void} progress
 */
export function open(folder, wasm, progress) {
  return (running =
    running ||
    startModule(SEARCH_WASM, folder, wasm, progress).then(
      (module) => {
        ask = module;
      },
      (error) => {
        running = undefined;
        throw error;
      },
    ));
}

/**
 * @param {string} query
 * @param {number} limit
 * @param {boolean} byDate
 * @returns {SearchResponse}
 */
export const search = (query, limit, byDate) => ask('search', limit, byDate ? 'date' : '', query);

/**
 * @param {string} id
 * @returns {Article | null} null where there is none
 */
export const article = (id) => ask('article', id);

/**
 * @param {string} text
 * @param {string} query
 * @returns {Segment[]}
 */
export const highlight = (text, query) => ask('highlight', query, text);
