// Talks with a wasm module of the widget: src/exchange.rs is the other side.

/**
 * What a module exports, beside its memory.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(bytes: number) => number} room makes room for a request, gives its address
 * @property {() => number} ask responds to it, gives the address of the response
 * @property {() => number} length of the response in bytes
 */

/**
 * The name of a request, and its fields: those of protocol.d.ts.
 * @typedef {{ ask: string, [field: string]: string | number | boolean | string[] | undefined }} Request
 *
 * Asks a module; null where it has no response.
 * @typedef {(request: Request) => any} Ask
 */

/**
 * Starts a module.
 * @param {BufferSource} bytes
 * @returns {Promise<Ask>}
 */
export async function instantiate(bytes) {
  // It asks for nothing from outside.
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const { memory, room, ask, length } = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
  // The memory may move with every call.
  const view = (/** @type {number} */ address, /** @type {number} */ bytes) =>
    new Uint8Array(memory.buffer, address, bytes);
  return (request) => {
    const form = new URLSearchParams();
    for (const name in request) {
      for (const value of /** @type {unknown[]} */ ([]).concat(request[name])) {
        if (value !== undefined) form.append(name, `${value}`);
      }
    }
    const text = new TextEncoder().encode(`${form}`);
    view(room(text.length), text.length).set(text);
    const response = ask();
    return JSON.parse(new TextDecoder().decode(view(response, length())));
  };
}
