// Talks with a wasm module of the widget: src/exchange.rs is the other side.

/**
 * What a module exports, beside its memory.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(bytes: number) => number} room makes room for a question, gives its address
 * @property {() => number} ask answers it, gives the address of the answer
 * @property {() => number} length of the answer in bytes
 */

/**
 * The name of a question, and its fields: those of protocol.d.ts.
 * @typedef {{ ask: string, [field: string]: string | number | boolean | string[] | undefined }} Question
 *
 * Asks a module; null where it has no answer.
 * @typedef {(question: Question) => any} Ask
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
  return (question) => {
    const form = new URLSearchParams();
    for (const name in question) {
      for (const value of /** @type {unknown[]} */ ([]).concat(question[name])) {
        if (value !== undefined) form.append(name, `${value}`);
      }
    }
    const text = new TextEncoder().encode(`${form}`);
    view(room(text.length), text.length).set(text);
    const answer = ask();
    return JSON.parse(new TextDecoder().decode(view(answer, length())));
  };
}
