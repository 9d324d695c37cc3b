// The module with which the widget searches, asked as the widget asks it: whole answers, a snippet for each hit.
import { instantiate } from '../../www/app/wasm.js';

/** @type {import('../../www/app/wasm.js').Ask} */
let ask;

/** @param {Map<string, Uint8Array<ArrayBuffer>>} files */
export async function open(files) {
  ask = await instantiate(/** @type {Uint8Array<ArrayBuffer>} */ (files.get('search.wasm')));
}

/**
 * @param {string} query
 * @param {number} limit
 */
export const search = (query, limit) =>
  ask({ ask: 'search', query, limit, sort: 'relevance', facets: false }).hits;
