import { begin } from './begin.js';

/** @typedef {import('./search-element.js').GongwenSearch} GongwenSearch */

/** Milliseconds before the one retry that happens by itself. */
const RETRY_AFTER = 1000;

/**
 * The downloads of the search: one for all elements, as there is one engine.
 * @type {ReturnType<typeof begin> | undefined}
 */
let begun;

/**
 * Loads the program, and what it needs, all at once, and connects them with an element.
 * @param {GongwenSearch} host
 * @returns {Promise<import('../app/controller.js').Controller>}
 */
export async function load(host) {
  const { folder } = host;
  if (!self.WebAssembly) throw { code: 'unsupported', message: 'WebAssembly' };
  begun = begun || begin(folder);
  try {
    const file = folder + APP_FILE;
    const { start } = await import(file).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
      // Some engines remember a failed module by its address.
      return import(`${file}?${Date.now()}`);
    });
    await host.extras;
    return await start(host, begun);
  } catch (error) {
    begun = undefined;
    throw error;
  }
}

/**
 * Loads what only some pages ask for (www/extras), and puts it around an element.
 * @param {GongwenSearch} host
 * @returns {Promise<void>}
 */
export const loadExtras = async (host) => (await import(host.folder + EXTRAS_FILE)).start(host);
