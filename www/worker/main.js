// The worker's script: runs the wasm modules that it is given, and answers. A classic script: engines before Chromium 80
// start no other.
import { instantiate } from '../app/wasm.js';

/**
 * @typedef {object} Message what the page sends (www/extras/thread.js)
 * @property {number} id comes back with the response
 * @property {number} module which one, by its number
 * @property {Uint8Array<ArrayBuffer>} [bytes] the module itself, to be started
 * @property {import('../app/wasm.js').Request} [request] to be asked of it
 *
 * @typedef {object} Reply
 * @property {number} id of the message; 0 before any: the script runs
 * @property {any} [response]
 * @property {string} [error] why there is none
 */

/** @type {import('../app/wasm.js').Ask[]} */
const modules = [];
const send = (/** @type {Reply} */ reply) => postMessage(reply);

addEventListener('message', async ({ data }) => {
  const { id, module, bytes, request } = /** @type {Message} */ (data);
  try {
    if (bytes) modules[module] = await instantiate(bytes);
    send({ id, response: request && modules[module](request) });
  } catch (error) {
    send({ id, error: String(error) });
  }
});
send({ id: 0 });
