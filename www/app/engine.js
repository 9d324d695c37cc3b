// The search module's answers as objects. Their types are those of the module for programs (pkg/gongwen.d.ts).
import { startModule } from './module.js';

/** @typedef {import('gongwen').Article} Article */
/** @typedef {import('gongwen').Hit} Hit */
/** @typedef {import('gongwen').SearchResponse} SearchResponse */
/** @typedef {import('gongwen').Segment} Segment */
/** @typedef {import('gongwen').Suggestion} Suggestion */
/** @typedef {import('gongwen').Facets} Facets */
/** @typedef {import('gongwen').FacetValue} FacetValue */

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

/** The facets of the engine (crates/engine/src/facets), in its order. */
export const FACETS = /** @type {(keyof Facets)[]} */ ([
  'kind',
  'place',
  'organisation',
  'person',
  'section',
  'source',
  'date',
]);

/**
 * @param {string} query
 * @param {number} limit
 * @param {import('./filters.js').Choice} choice what it is narrowed to, and the order
 * @param {boolean} facets whether to count them
 * @returns {SearchResponse}
 */
export const search = (query, limit, choice, facets) =>
  ask('search', limit, choice.sort || '', facets ? 1 : 0, ...FACETS.map((name) => choice[name] || ''), query);

/**
 * What may be meant by the beginning of a query.
 * @param {string} prefix
 * @param {number} limit
 * @returns {Suggestion[]}
 */
export const suggest = (prefix, limit) => ask('suggest', limit, prefix);

/**
 * The articles most like one.
 * @param {string} id
 * @param {number} limit
 * @returns {Hit[]}
 */
export const related = (id, limit) => ask('related', limit, id) || [];

/**
 * @param {string} id
 * @param {number} limit
 * @returns {string[]}
 */
export const keywords = (id, limit) => ask('keywords', limit, id) || [];

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
