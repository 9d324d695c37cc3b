// The search module's answers as objects. Their types are those of the module for programs (pkg/gongwen.d.ts). Every
// answer is awaited, so that it may come from this thread, in the same task, or from a worker.
import { FACETS } from './facets.js';
import { shared } from './shared.js';

/** @typedef {import('gongwen').Article} Article */
/** @typedef {import('gongwen').Hit} Hit */
/** @typedef {import('gongwen').SearchResponse} SearchResponse */
/** @typedef {import('gongwen').Segment} Segment */
/** @typedef {import('gongwen').Suggestion} Suggestion */

const { start, ask } = shared(SEARCH_WASM);

/** Starts the search module over the corpus inside it. */
export const open = start;

/**
 * @param {string} query
 * @param {number} limit
 * @param {import('./filters.js').Choice} choice what it is narrowed to, and the order
 * @param {boolean} facets whether to count them
 * @returns {Promise<SearchResponse>}
 */
export const search = (query, limit, choice, facets) =>
  ask('search', limit, choice.sort || '', facets ? 1 : 0, ...FACETS.map((name) => choice[name] || ''), query);

/**
 * What may be meant by the beginning of a query.
 * @param {string} prefix
 * @param {number} limit
 * @returns {Promise<Suggestion[]>}
 */
export const suggest = (prefix, limit) => ask('suggest', limit, prefix);

/**
 * The articles most like one that there is.
 * @param {string} id
 * @param {number} limit
 * @returns {Promise<Hit[]>}
 */
export const related = (id, limit) => ask('related', limit, id);

/**
 * @param {string} id of an article that there is
 * @param {number} limit
 * @returns {Promise<string[]>}
 */
export const keywords = (id, limit) => ask('keywords', limit, id);

/**
 * @param {string} id
 * @returns {Promise<Article | null>} null where there is none
 */
export const article = (id) => ask('article', id);

/**
 * @param {string} text
 * @param {string} query
 * @returns {Promise<Segment[]>}
 */
export const highlight = (text, query) => ask('highlight', query, text);
