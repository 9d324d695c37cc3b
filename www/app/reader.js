// The views that come after the list (www/reader): loaded when they are first wanted. www/standalone/reader.js takes the place of
// this file in the single file.
import { pause } from './pause.js';

/** @typedef {typeof import('../reader/main.js')} Reader */

/** Milliseconds before the one retry that happens by itself. */
const RETRY_AFTER = 1000;

/** @type {Promise<Reader> | undefined} */
let loading;
/** @type {WeakSet<object>} elements that wear its style sheet */
const dressed = new WeakSet();

/**
 * @param {string} file
 * @returns {Promise<Reader>}
 */
const load = (file) =>
  import(file).catch(async () => {
    await pause(RETRY_AFTER);
    // Some engines remember a failed module by its address.
    return import(`${file}?${Date.now()}`);
  });

/**
 * @param {import('./host.js').Host} host
 * @returns {Promise<Reader>}
 */
export async function reader(host) {
  loading = loading || load(host.folder + READER_FILE);
  const views = await loading.catch((error) => {
    loading = undefined;
    throw error;
  });
  if (!dressed.has(host)) views.dress(host);
  dressed.add(host);
  return views;
}
