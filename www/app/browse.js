// What there is, before the first letter: asked of the engine as a query without words.
import { ask, search } from './engine.js';
import { labelOf } from './filters.js';
import { pause } from './pause.js';
import { reader } from './reader.js';
import { factsOf } from './results.js';
import { TEXT } from './text.js';

/** Articles that are shown; hot words are taken from them. */
const NEWEST = 6;
/** Keywords of each that count, and words that are offered. */
const KEYWORDS = 4;
const WORDS = 10;

/**
 * The newest articles, what all can be narrowed by, and words to search for: those that the page names, or else the keywords
 * of the newest articles, those of several first.
 * @param {import('./host.js').Host} host
 * @param {import('./reports.js').Reports} reports
 * @param {import('./filters.js').Choose} choose
 */
export async function browse(host, reports, choose) {
  const loading = reader(host);
  const request = { query: '', limit: NEWEST, sort: 'date', facets: true, kind: Object.keys(TEXT.kind) };
  const { found } = await search(host, request);
  const named = (host.getAttribute('hot') || '').split(/[,，]/).filter(Boolean);
  /** @type {string[]} */
  const words = [];
  for (const { id } of named.length ? [] : found.hits) {
    words.push(...(await ask('keywords', { id, limit: KEYWORDS })));
  }
  const often = words.filter((word, at) => words.indexOf(word) < at);
  const offered = [...new Set([...named, ...often, ...words])].slice(0, WORDS);
  const views = await loading;
  await pause();
  return views.browseView(found, offered, { ...reports, choose, facts: factsOf, name: labelOf });
}
