// MiniSearch, opened from its own JSON.
import MiniSearch from 'minisearch';
import { OPTIONS } from './minisearch.options.mjs';

/** @type {MiniSearch} */
let index;

/** @param {Map<string, Uint8Array>} files */
export function open(files) {
  index = MiniSearch.loadJSON(new TextDecoder().decode(files.get('index.json')), OPTIONS);
}

/**
 * @param {string} query
 * @param {number} limit
 * @param {import('minisearch').SearchOptions} [options]
 */
export const search = (query, limit, options) => index.search(query, options).slice(0, limit);
