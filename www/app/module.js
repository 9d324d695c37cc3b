// Brings a wasm module in: all its bytes, the right ones, whatever the server calls them.
import { checksum } from './checksum.js';
import { loadError } from './load-error.js';
import { pause } from './pause.js';
import { instantiate } from './wasm.js';

/** Milliseconds before the one retry that happens by itself. */
const RETRY_AFTER = 1000;

/**
 * What starts a module, if not this thread.
 * @typedef {(bytes: Uint8Array<ArrayBuffer>) => Promise<import('./wasm.js').Ask>} Runner
 *
 * An element that wants a module: the folder it lies in, and what starts it.
 * @typedef {{ folder: string, runner?: Runner }} Place
 */

/**
 * Starts a wasm module, neither relying on the MIME type nor on streaming compilation.
 * @param {WasmFile} wasm
 * @param {Place} place
 * @param {Promise<Response>} [begun] the download, where it was begun together with the script's own
 * @param {(loaded: number) => void} [progress]
 * @returns {Promise<import('./wasm.js').Ask>}
 */
export async function startModule(wasm, { folder, runner = instantiate }, begun, progress) {
  const bytes = await download(wasm, folder, begun, progress);
  try {
    return await runner(bytes);
  } catch (error) {
    // The bytes are those of this build, so it is the engine or the page's policy that refuses them.
    throw loadError('unsupported', error);
  }
}

/**
 * Downloads a file of this build, twice if need be.
 * @param {WasmFile} wasm
 * @param {string} folder
 * @param {Promise<Response>} [begun]
 * @param {(loaded: number) => void} [progress]
 */
export function download(wasm, folder, begun, progress = () => {}) {
  const file = folder + wasm.file;
  return checked(wasm, begun || fetch(file), progress).catch(async () => {
    await pause(RETRY_AFTER);
    // Past a cache that may hold the broken file.
    return checked(wasm, fetch(file, { cache: 'reload' }), progress);
  });
}

/**
 * @param {WasmFile} wasm
 * @param {Promise<Response>} download
 * @param {(loaded: number) => void} progress
 */
async function checked(wasm, download, progress) {
  /** @type {Uint8Array<ArrayBuffer>} */
  let bytes;
  try {
    const response = await download;
    if (!response.ok) throw response.status;
    bytes = await read(response, wasm.bytes, progress);
  } catch (error) {
    throw loadError('network', error);
  }
  if (bytes.length !== wasm.bytes || checksum(bytes) !== wasm.checksum) {
    throw loadError('corrupt', wasm.file);
  }
  return bytes;
}

/**
 * @param {Response} response
 * @param {number} expected bytes
 * @param {(loaded: number) => void} progress
 */
async function read(response, expected, progress) {
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
  const bytes = new Uint8Array(expected);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    if (length + value.length > expected) return value; // too long: the check that follows says so
    bytes.set(value, length);
    progress((length += value.length));
  }
}
