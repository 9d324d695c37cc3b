// The worker's script: runs the wasm modules that it is given, and answers. A classic script: engines before Chromium 80
// start no other.
import { instantiate } from '../app/wasm.js';

/**
 * @typedef {object} Message what the page sends (www/extras/thread.js)
 * @property {number} id comes back with the answer
 * @property {number} module which one, by its number
 * @property {Uint8Array<ArrayBuffer>} [bytes] the module itself, to be started
 * @property {import('../app/wasm.js').Question} [question] to be asked of it
 *
 * @typedef {object} Answer
 * @property {number} id of the message; 0 before any: the script runs
 * @property {any} [answer]
 * @property {string} [error] why there is none
 */

/** @type {import('../app/wasm.js').Ask[]} */
const modules = [];
const send = (/** @type {Answer} */ answer) => postMessage(answer);

addEventListener('message', async ({ data }) => {
  const { id, module, bytes, question } = /** @type {Message} */ (data);
  try {
    if (bytes) modules[module] = await instantiate(bytes);
    send({ id, answer: question && modules[module](question) });
  } catch (error) {
    send({ id, error: String(error) });
  }
});
send({ id: 0 });
