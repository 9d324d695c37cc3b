// Stands for app/engine.js where the index is an archive in files: an answer may wait for the network, and may have to be retried.
import { button, el, fill } from '../loader/dom.js';
import { TEXT as BOX_TEXT } from '../loader/text.js';
import * as address from '../app/address.js';
import { worded } from '../app/worded.js';
import { FACETS } from '../app/facets.js';
import { askAtHand, complete, start } from './corpus.js';
import { inPlace } from './places.js';
import { TEXT } from './text.js';

/** @typedef {import('gongwen').Article} Article */
/** @typedef {import('gongwen').Hit} Hit */
/** @typedef {import('gongwen').SearchResponse & { approximate?: boolean }} SearchResponse */
/** @typedef {import('gongwen').Suggestion} Suggestion */
/** @typedef {import('../app/host.js').Host} Host */
/** @typedef {import('../app/module.js').Place} Place */

/** Downloads that are over sooner than this (milliseconds) need no text. */
const QUIET = 400;
/** Milliseconds of rest after which what was typed is searched: each query downloads something. */
const REST = '300';

/** Results that are shown before the texts of the others are there. */
const FEW = 4;

/**
 * What each element asked last, and what of it is shown: nothing older is wanted.
 * @type {WeakMap<object, { about: string, shown: Hit[] | undefined }>}
 */
const latest = new WeakMap();

/** An article is always wanted, and comes at once. */
const ALWAYS = { wanted: () => true, progress: () => {} };

/**
 * Elements that have searched. Their filters are folded at first, however wide they are: counting downloads something.
 * @type {WeakSet<object>}
 */
const searched = new WeakSet();

/** What the module answers from the files at hand. */
const AT_HAND = ['highlight', 'keywords'];

/**
 * Starts the module over the archive.
 * @param {Host} host
 * @param {import('./corpus.js').Begun} begun
 * @param {(loaded: number) => void} progress
 */
export async function open(host, begun, progress) {
  if (host.rephrase) host.rephrase(TEXT);
  if (!host.hasAttribute('debounce')) host.setAttribute('debounce', REST);
  await start(host, begun, progress);
}

/**
 * What else the program asks. A search of no element is that which warms up: here it would download files.
 * @param {string} name
 * @param {any} fields
 * @returns {Promise<any>}
 */
export const ask = async (name, fields) =>
  (await (name === 'related' ? related(fields) : AT_HAND.includes(name) && askAtHand(name, fields))) || [];

/**
 * @param {{ id: string, limit: number }} request
 * @returns {Promise<Hit[]>} none where files do not come
 */
async function related(request) {
  try {
    /** @type {any} */
    const response = await complete('related', request, ALWAYS);
    return response.found;
  } catch {
    return [];
  }
}

/**
 * @param {string} id
 * @returns {Promise<Article | null>} null where it is not known
 */
export const article = async (id) => {
  /** @type {any} */
  const response = await complete('article', { id }, ALWAYS);
  return response.found || null;
};

/**
 * Searches the archive. Where files do not come, says so and waits for the reader's retry.
 * @param {Host} host
 * @param {any} request
 * @returns {Promise<{ found: SearchResponse, fuller?: Promise<SearchResponse | undefined> }>}
 */
export async function search(host, request) {
  const { screen } = /** @type {import('../app/controller.js').Controller} */ (host.controller);
  if (request.query && !searched.has(host)) {
    searched.add(host);
    screen.filtering = false;
    request = { ...request, facets: FACETS.some((name) => request[name]) };
  }
  const { q } = screen;
  // What waits for a rest of the typing would ask the same once more, and take the reader out of an article.
  if (host.value.trim() === q && !host.typing.composing()) host.typing.set(host.value);
  const about = JSON.stringify({ ...request, limit: 0, facets: false });
  const before = latest.get(host);
  const turn = { about, shown: before && before.about === about ? before.shown : undefined };
  // Where results of the same are on screen, or were when the reader left them, more are wanted, not fewer.
  const noted = address.noted(host);
  const isNew = !turn.shown && !(noted && noted.q === q);
  const fewer = isNew && request.query && request.limit > FEW ? { ...request, limit: FEW } : undefined;
  latest.set(host, turn);
  const wanted = () => host.isConnected && screen.q === q && latest.get(host) === turn;
  for (;;) {
    let loaded = 0;
    let quiet = true;
    const telling = setTimeout(() => {
      quiet = false;
      tell();
    }, QUIET);
    const tell = () => {
      if (!quiet && loaded && wanted()) host.say(worded(TEXT.searching, { kb: Math.ceil(loaded / 1024) }));
    };
    const progress = (/** @type {number} */ bytes) => {
      if (!wanted()) return;
      loaded = bytes;
      host.setState('searching');
      host.emit('progress', { loaded, total: null });
      tell();
    };
    try {
      /** @type {any} */
      const response = await complete('search', request, { wanted, progress }, fewer);
      const found = foundIn(response);
      // Dates have one order.
      if (found && request.sort !== 'date') found.hits = inPlace(found.hits, turn.shown || []);
      if (found) turn.shown = found.hits;
      return {
        found,
        fuller: response && response.isPart ? whole(request, wanted) : undefined,
      };
    } catch (error) {
      clearTimeout(telling);
      turn.shown = undefined;
      await retried(host, screen, /** @type {Error & { code?: string }} */ (error), wanted);
    } finally {
      clearTimeout(telling);
    }
  }
}

/** @param {any} response */
const foundIn = (response) => response && { ...response.found, approximate: response.approximate };

/**
 * The whole of what is shown in part.
 * @param {any} request
 * @param {() => boolean} wanted
 * @returns {Promise<SearchResponse | undefined>} nothing where files do not come: who asks for more results asks for them again
 */
const whole = (request, wanted) =>
  complete('search', request, { wanted, progress: () => {} }).then(foundIn, () => undefined);

/**
 * Says that files did not come; fulfilled when the reader asks for another try, never where something else is asked.
 * @param {Host} host
 * @param {import('../app/screen.js').Screen} screen
 * @param {Error & { code?: string }} error
 * @param {() => boolean} wanted
 * @returns {Promise<void>}
 */
const retried = (host, screen, { code = 'network', message }, wanted) =>
  new Promise((resolve) => {
    if (!wanted()) return;
    // The results of another query must not be taken for those of this one.
    fill(screen.main);
    screen.hits = [];
    host.say('');
    const isOld = code === 'version';
    host.status.append(el('span', { part: 'error' }, isOld ? TEXT.renewed : TEXT.lost));
    const retry = () => {
      host.status.focus();
      host.say('');
      resolve();
    };
    if (!isOld) host.status.append(button('retry', BOX_TEXT.retry, retry));
    host.setState('error');
    host.emit('error', { code, message });
  });

/**
 * @param {Host} host
 * @param {{ prefix: string, limit: number }} request
 * @returns {Promise<Suggestion[]>} none where files do not come
 */
export async function suggest(host, request) {
  const wanted = () => host.isConnected && host.value.trim() === request.prefix;
  try {
    /** @type {any} */
    const response = await complete('suggest', request, { wanted, progress: () => {} });
    return (response && response.found) || [];
  } catch {
    return [];
  }
}
