// Brings the wasm module in: all its bytes, the right ones, whatever the server calls them.
import { checksum } from './checksum.js';
import { LoadError } from './load-error.js';

/** Milliseconds before the one retry that happens by itself. */
const RETRY_AFTER = 1000;

/**
 * The bytes of the wasm module, neither relying on the MIME type nor on streaming compilation.
 * @param {string} folder
 * @param {Promise<Response> | undefined} begun the download that the box has begun together with this program's own
 * @param {(loaded: number) => void} progress
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function moduleBytes(folder, begun, progress) {
  try {
    return await checked(begun || fetch(folder + WASM_FILE), progress);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    // Past a cache that may hold the broken file.
    return checked(fetch(folder + WASM_FILE, { cache: 'reload' }), progress);
  }
}

/**
 * @param {Promise<Response>} download
 * @param {(loaded: number) => void} progress
 */
async function checked(download, progress) {
  const bytes = await download.then(
    (response) => {
      if (!response.ok) throw new LoadError('network', `HTTP ${response.status}`);
      return read(response, progress);
    },
    (error) => {
      throw new LoadError('network', String(error));
    },
  );
  if (bytes.length !== WASM_BYTES || checksum(bytes) !== WASM_CHECKSUM) {
    throw new LoadError('corrupt', `${WASM_FILE}: ${bytes.length} of ${WASM_BYTES} bytes, or others`);
  }
  return bytes;
}

/**
 * @param {Response} response
 * @param {(loaded: number) => void} progress
 */
async function read(response, progress) {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  const bytes = new Uint8Array(WASM_BYTES);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    if (length + value.length > WASM_BYTES) return value; // too long: the check that follows says so
    bytes.set(value, length);
    progress((length += value.length));
  }
}
