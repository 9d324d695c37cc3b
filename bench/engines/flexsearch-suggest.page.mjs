// FlexSearch, which finds articles without some of the query's parts too.
import { open, search as find } from './flexsearch.page.mjs';

export { open };
/**
 * @param {string} query
 * @param {number} limit
 */
export const search = (query, limit) => find(query, limit, true);
