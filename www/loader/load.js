/** @typedef {import('./search-element.js').GongwenSearch} GongwenSearch */

/** Milliseconds before the one retry that happens by itself. */
const RETRY_AFTER = 1000;

/**
 * The download of the search module: one for all elements, as there is one engine.
 * @type {Promise<Response> | undefined}
 */
let wasm;

/**
 * Loads the program and the search module, both at once, and connects them with an element.
 * @param {GongwenSearch} host
 * @returns {Promise<import('../app/controller.js').Controller>}
 */
export async function load(host) {
  const { folder } = host;
  if (!self.WebAssembly) throw { code: 'unsupported', message: 'WebAssembly' };
  wasm = wasm || fetch(folder + SEARCH_FILE);
  wasm.catch(() => {}); // the program looks at it, if it comes
  try {
    const file = folder + APP_FILE;
    const { start } = await import(file).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
      // Some engines remember a failed module by its address.
      return import(`${file}?${Date.now()}`);
    });
    await host.extras;
    return await start(host, wasm);
  } catch (error) {
    wasm = undefined;
    throw error;
  }
}

/**
 * Loads what only some pages ask for (www/extras), and puts it around an element.
 * @param {GongwenSearch} host
 * @returns {Promise<void>}
 */
export const loadExtras = async (host) => (await import(host.folder + EXTRAS_FILE)).start(host);
