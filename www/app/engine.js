// The search module, and the one beside it that expands queries: pinyin, typos, numbers in other written forms,
// suggestions. Every response is awaited, so that it may come from this thread, in the same task, or from a worker.
import { expansion, isExpanding, searching } from './corpus.js';
import { pause } from './pause.js';

/** @typedef {import('gongwen').Article} Article */
/** @typedef {import('gongwen').Hit} Hit */
/** @typedef {import('gongwen').SearchResponse} SearchResponse */
/** @typedef {import('gongwen').Suggestion} Suggestion */
/** @typedef {import('./module.js').Place} Place */
/** @typedef {import('./protocol.js').ExpansionModule} ExpansionModule */
/**
 * @template {keyof ExpansionModule} Name
 * @typedef {import('./shared.js').FieldsOf<ExpansionModule[Name]>} Fields
 */

/** Starts the search module over the corpus. */
export const { start: open, ask } = searching;

/**
 * @param {string} id
 * @returns {Promise<Article | null>} null where there is none
 */
export const article = (id) => ask('article', { id });

/**
 * Searches by the expansion module once it is there; until then by the search module, with what that may miss on its way.
 * Where no article holds the query as it was typed, the other is waited for: it may take back what this one guesses.
 * @param {Place} place
 * @param {Fields<'search'>} request
 * @returns {Promise<{ found: SearchResponse, fuller?: Promise<SearchResponse | undefined> }>} `fuller` gives nothing where
 *   the module does not come
 */
export async function search(place, request) {
  if (isExpanding) return { found: await expansion.ask('search', request) };
  const found = await ask('search', request);
  const fuller = found.incomplete ? expand(place, 'search', request) : undefined;
  return found.counts.literal ? { found, fuller } : { found: (await fuller) || found };
}

/**
 * @param {Place} place
 * @param {Fields<'suggest'>} request
 * @returns {Promise<Suggestion[]>} none where the module does not come
 */
export const suggest = async (place, request) => (await expand(place, 'suggest', request)) || [];

/**
 * Asks the expansion module, started by the first request, and by the next one where it did not come. Opening the corpus and
 * each request that waits for it are a task of their own.
 * @template {keyof ExpansionModule} Name
 * @param {Place} place
 * @param {Name} name
 * @param {Fields<Name>} request
 */
const expand = (place, name, request) =>
  expansion
    .start(place)
    .then(/** @type {() => Promise<void>} */ (pause))
    .then(() => expansion.ask(name, request))
    .catch(() => undefined);
