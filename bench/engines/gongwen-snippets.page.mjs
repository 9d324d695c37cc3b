// Gongwen's engine with its options as they are if left out: a snippet for each hit.
import { open, search as withSnippets } from './gongwen.page.mjs';

export { open };
/**
 * @param {string} query
 * @param {number} limit
 */
export const search = (query, limit) => withSnippets(query, limit, 1);
