// Orama, for which all words of the query must occur.
import { open, search as find } from './orama.page.mjs';

export { open };
/**
 * @param {string} query
 * @param {number} limit
 */
export const search = (query, limit) => find(query, limit, 0);
