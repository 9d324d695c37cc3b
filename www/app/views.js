// Loads the views that come after the list (www/reader) when they are first wanted. www/standalone/views.js takes the place of
// this file in the single file.
import { pause } from './pause.js';

/** @typedef {typeof import('../reader/main.js')} Views */

/** Milliseconds before the one retry that happens by itself. */
const RETRY_AFTER = 1000;

/** @type {Promise<Views> | undefined} */
let loading;

/**
 * @param {string} file
 * @returns {Promise<Views>}
 */
const load = (file) =>
  import(file).catch(async () => {
    await pause(RETRY_AFTER);
    // Some engines remember a failed module by its address.
    return import(`${file}?${Date.now()}`);
  });

/**
 * @param {import('./host.js').Host} host
 * @returns {Promise<Views>}
 */
export const loadViews = (host) => {
  loading = loading || load(host.folder + READER_FILE);
  return loading.catch((error) => {
    loading = undefined;
    throw error;
  });
};
