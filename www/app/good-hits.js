// Which results a digest is made of.

/** @typedef {import('./engine.js').Hit} Hit */
/** @typedef {import('./engine.js').SearchResponse} SearchResponse */

/** Fewer good hits need no digest; fewer sentences are none. */
export const FEWEST = 3;
/** What was found as it was meant. */
const GOOD = /^(literal|words|value|alias|pinyin)$/;

/** @param {SearchResponse} response */
export const goodHits = ({ hits }) =>
  hits.filter(({ match, kind }) => GOOD.test(match) && kind !== 'listing');
