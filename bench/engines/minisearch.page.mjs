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
 */
export const search = (query, limit) => index.search(query).slice(0, limit);
