// Stands for app/module.js in the single file: the wasm modules lie in it, compressed, as text.
import { loadError } from '../app/load-error.js';
import { instantiate } from '../app/wasm.js';
import { unpack } from './unpack.js';

/**
 * Starts a wasm module.
 * @param {WasmFile} wasm
 * @returns {Promise<import('../app/wasm.js').Ask>}
 */
export async function startModule(wasm) {
  try {
    return await instantiate(unpack(wasm));
  } catch (error) {
    throw loadError('unsupported', error);
  }
}
