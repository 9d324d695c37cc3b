// Stands for app/corpus.js where the index lies outside the modules: `gongwen build` writes `index.json`, which names the
// files of the newest index.
import { loadError } from '../app/load-error.js';
import { download } from '../app/module.js';
import { shared } from '../app/shared.js';
import { opened } from './opened.js';

/**
 * What the box downloads already.
 * @typedef {{ wasm: Promise<Response>, manifest: Promise<Response> } | undefined} Begun
 *
 * The index: what a first query needs of it, and the rest.
 * @typedef {{ core: WasmFile, companion: WasmFile }} Manifest
 */

/** @type {Manifest} */
let manifest;
/** @type {string} */
let folder;
/** @type {Promise<Uint8Array> | undefined} */
let core;
/** @type {Promise<Uint8Array> | undefined} */
let companion;

/** @type {import('../app/shared.js').Shared<import('../app/protocol.js').SearchModule>} */
const search = shared(SEARCH_WASM, (send) => opened(send, async () => [await core]));

export let isExpanding = false;

/** @type {import('../app/shared.js').Shared<import('../app/protocol.js').ExpansionModule>} */
export const expansion = shared(EXPANSION_WASM, async (send) => {
  companion = companion || download(manifest.companion, folder);
  const files = [await core, await companion.catch(again)];
  const ask = await opened(send, async () => files);
  isExpanding = true;
  return ask;
});

/** @param {Error} error */
function again(error) {
  companion = undefined;
  throw error;
}

/** @type {import('../app/shared.js').Shared<import('../app/protocol.js').SearchModule>} */
export const searching = {
  ask: search.ask,
  start(place, begun, progress = () => {}) {
    const loaded = { wasm: 0, core: 0 };
    const tell = (/** @type {'wasm' | 'core'} */ part) => (/** @type {number} */ bytes) => {
      loaded[part] = bytes;
      progress(loaded.wasm + loaded.core);
    };
    const { wasm, manifest } = /** @type {NonNullable<Begun>} */ (/** @type {unknown} */ (begun || {}));
    folder = place.folder;
    core = core || fetchCore(manifest, tell('core'));
    core.catch(() => (core = undefined));
    return search.start(place, wasm, tell('wasm'));
  },
};

/**
 * @param {Promise<Response> | undefined} begun
 * @param {(loaded: number) => void} progress
 */
async function fetchCore(begun, progress) {
  manifest = await readManifest(begun).catch(() => readManifest(undefined));
  return download(manifest.core, folder, undefined, progress);
}

/**
 * @param {Promise<Response> | undefined} begun
 * @returns {Promise<Manifest>}
 */
async function readManifest(begun) {
  /** @type {Response} */
  let response;
  try {
    response = await (begun || fetch(`${folder}index.json`, { cache: 'reload' }));
    if (!response.ok) throw response.status;
  } catch (error) {
    throw loadError('network', error);
  }
  try {
    return await response.json();
  } catch (error) {
    throw loadError('corrupt', error);
  }
}

/** Bytes until the first results, as far as they are known. */
export const total = () => SEARCH_WASM.bytes + (manifest ? manifest.core.bytes : 0);
