// Talks with a wasm module of the widget: src/exchange.rs is the other side.

/** Stands between the parts of a question. */
const SEPARATOR = '\0';

/**
 * What a module exports, beside its memory.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(bytes: number) => number} room makes room for a question, gives its address
 * @property {() => number} ask answers it, gives the address of the answer
 * @property {() => number} length of the answer in bytes
 */

/**
 * Asks a module; null where it has no answer.
 * @typedef {(...question: (string | number)[]) => any} Ask
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
  return (...question) => {
    const text = new TextEncoder().encode(question.join(SEPARATOR));
    view(room(text.length), text.length).set(text);
    const answer = ask();
    return JSON.parse(new TextDecoder().decode(view(answer, length())));
  };
}
