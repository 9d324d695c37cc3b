// Stands for app/wasm.js where the index lies outside the modules: a request can carry whole files.

/** @typedef {import('../app/wasm.js').Exports & { attach: () => void }} Exports */

/**
 * Starts a module. The files of a request (its field `files`) are handed over as they are, before its other fields.
 * @param {BufferSource} bytes
 * @returns {Promise<import('../app/wasm.js').Ask>}
 */
export async function instantiate(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const { memory, room, ask, length, attach } = /** @type {Exports} */ (
    /** @type {unknown} */ (instance.exports)
  );
  const view = (/** @type {number} */ address, /** @type {number} */ bytes) =>
    new Uint8Array(memory.buffer, address, bytes);
  const put = (/** @type {Uint8Array} */ bytes) => view(room(bytes.length), bytes.length).set(bytes);
  return ({ files, ...request }) => {
    for (const file of /** @type {Uint8Array[]} */ (/** @type {unknown} */ (files || []))) {
      put(file);
      attach();
    }
    const form = new URLSearchParams();
    for (const name in request) {
      for (const value of /** @type {unknown[]} */ ([]).concat(request[name])) {
        if (value !== undefined) form.append(name, `${value}`);
      }
    }
    put(new TextEncoder().encode(`${form}`));
    const response = ask();
    return JSON.parse(new TextDecoder().decode(view(response, length())));
  };
}
