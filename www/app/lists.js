// How lists of results were when they were left, for those who come back to them.
import * as address from './address.js';

/**
 * @typedef {object} Kept how a list was
 * @property {string} q its query
 * @property {import('./filters.js').Choice} choice what that was narrowed to
 * @property {number} count at most so many results
 * @property {number} scroll how far they were scrolled
 * @property {number[] | null} [unfolded] places of the results with an unfolded summary
 * @property {number} opened place of the result that was opened; -1 where none was
 */

/** @param {import('./host.js').Host} host */
export function keptLists(host) {
  /** @type {Kept | undefined} */
  let last;
  return {
    /** @param {Kept} list */
    keep(list) {
      address.note(host, (last = list));
    },
    /**
     * How the list of a query was: by what its entry in the history says, or else the last one.
     * @param {string} q
     */
    of: (q) => [address.noted(host), last].find((kept) => kept && kept.q === q),
  };
}
