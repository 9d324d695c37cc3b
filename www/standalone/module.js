// Stands for app/module.js in the single file: the wasm modules lie in it, compressed, as text.
import { inflateSync } from 'fflate';
import { loadError } from '../app/load-error.js';
import { instantiate } from '../app/wasm.js';

/**
 * Starts a wasm module.
 * @param {WasmFile} wasm
 * @returns {Promise<import('../app/wasm.js').Ask>}
 */
export async function startModule({ bytes, deflated = '' }) {
  const text = atob(deflated);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  try {
    return await instantiate(inflateSync(packed, { out: new Uint8Array(bytes) }));
  } catch (error) {
    throw loadError('unsupported', error);
  }
}
