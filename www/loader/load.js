/** @typedef {import('./search-element.js').GongwenSearch} GongwenSearch */
/** @typedef {import('../summary/summary-element.js').GongwenSummary} GongwenSummary */
/** @typedef {typeof import('../app/main.js')} App */

/** Milliseconds before the one retry that happens by itself. */
const RETRY_AFTER = 1000;

/**
 * Downloads of the wasm module by folder: elements that share a folder share one.
 * @type {Record<string, Promise<Response>>}
 */
const downloads = {};

/**
 * Loads the program and the wasm module beside it, both at once, and starts the engine behind an element.
 * @template {GongwenSearch | GongwenSummary} T
 * @param {T} host
 */
export async function load(host) {
  const { folder } = host;
  if (typeof WebAssembly !== 'object') throw { code: 'unsupported', message: 'no WebAssembly' };
  const wasm = (downloads[folder] = downloads[folder] || fetch(folder + WASM_FILE));
  wasm.catch(() => {}); // the program looks at it, if it comes
  try {
    const file = folder + APP_FILE;
    /** @type {App} */
    const app = await import(file).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
      // Some engines remember a failed module by its address.
      return import(`${file}?${Date.now()}`);
    });
    return await app.start(host, wasm);
  } catch (error) {
    delete downloads[folder];
    throw error;
  }
}
