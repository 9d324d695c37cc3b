// Stands for app/module.js in the single file: the wasm module lies in it, compressed, as text.
import { inflateSync } from 'fflate';

/** The bytes of the wasm module. */
export async function moduleBytes() {
  const text = atob(WASM_DEFLATED);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  return inflateSync(packed, { out: new Uint8Array(WASM_BYTES) });
}
