// The program behind the box: loaded together with the wasm module when somebody turns to the search.
import init, { Engine } from 'gongwen-wasm';
import { Controller } from './controller.js';
import { LoadError } from './load-error.js';
import { moduleBytes } from './module.js';
import { TEXT } from './text.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */
/** @typedef {import('../summary/summary-element.js').GongwenSummary} GongwenSummary */

/** Downloads that are over sooner than this (milliseconds) need no progress text. */
const QUIET = 400;

/**
 * One engine for all elements on a page.
 * @type {Promise<Engine> | undefined}
 */
let engine;

/**
 * Starts the engine over the corpus inside the module and puts the program behind a search box; other elements get
 * the engine itself.
 * @template {GongwenSearch | GongwenSummary} T
 * @param {T} host
 * @param {Promise<Response> | undefined} wasm the download that the box has begun; none in the single file
 * @returns {Promise<T extends GongwenSearch ? Controller : Engine>}
 */
export async function start(host, wasm) {
  let loaded = 0;
  const telling = setInterval(() => host.say(TEXT.loading(loaded)), QUIET);
  const began = performance.now();
  try {
    engine =
      engine ||
      open(host.folder, wasm, (bytes) =>
        host.emit('progress', { loaded: (loaded = bytes), total: WASM_BYTES }),
      );
    const opened = await engine;
    const behind = 'drive' in host ? host.drive(opened) : new Controller(host, opened);
    host.say('');
    host.emit('ready', { bytes: WASM_BYTES, ms: performance.now() - began });
    return /** @type {any} */ (behind);
  } catch (error) {
    engine = undefined;
    throw error;
  } finally {
    clearInterval(telling);
  }
}

/**
 * @param {string} folder
 * @param {Promise<Response> | undefined} wasm
 * @param {(loaded: number) => void} progress
 */
async function open(folder, wasm, progress) {
  const bytes = await moduleBytes(folder, wasm, progress);
  try {
    await init({ module_or_path: bytes });
    return Engine.embedded();
  } catch (error) {
    // The bytes are those of this build, so it is the engine or the page's policy that refuses them.
    throw new LoadError('unsupported', String(error));
  }
}
