// MiniSearch, for which any of the query's pairs is enough.
import { open, search as find } from './minisearch.page.mjs';

export { open };
/**
 * @param {string} query
 * @param {number} limit
 */
export const search = (query, limit) => find(query, limit, { combineWith: 'OR' });
