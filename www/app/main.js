// The program of the box: loaded together with the search module when somebody turns to the search.
import { Controller } from './controller.js';
import { total } from './corpus.js';
import { ask, open } from './engine.js';
import { pause } from './pause.js';
import { TEXT } from './text.js';
import { worded } from './worded.js';

/** Downloads that are over sooner than this (milliseconds) need no progress text. */
const QUIET = 400;

/** A word that most corpora hold. */
const WARM_UP = '工会';

/**
 * Starts the engine over the corpus and connects the program with a search box.
 * @param {import('./host.js').Host} host
 * @param {import('./corpus.js').Begun} begun what the box downloads already; nothing in the single file
 */
export async function start(host, begun) {
  if (host.rephrase) host.rephrase(TEXT);
  let loaded = 0;
  const telling = setInterval(() => host.say(worded(TEXT.loading, { kb: Math.ceil(loaded / 1024) })), QUIET);
  const began = performance.now();
  try {
    await open(host, begun, (bytes) => host.emit('progress', { loaded: (loaded = bytes), total: total() }));
    // Engines compile a function when it is first called: let that be in tasks of their own, not within the first query. The first
    // request opens the corpus.
    await pause();
    await ask('article', { id: '' });
    await pause();
    await ask('search', { query: WARM_UP, limit: 1 });
    await pause();
    const controller = new Controller(host);
    host.say('');
    host.emit('ready', { bytes: total(), ms: performance.now() - began });
    return controller;
  } finally {
    clearInterval(telling);
  }
}
