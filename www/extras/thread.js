// `worker`: the wasm modules run in a Web Worker, one for all elements on a page. Where none can be started they run in
// this thread, as without the attribute. A worker that dies loses nothing: what it was asked waits for the next.
import { loadError } from '../app/load-error.js';
import { instantiate } from '../app/wasm.js';

/** @typedef {import('../app/wasm.js').Ask} Ask */
/** @typedef {import('../worker/main.js').Message} Message */

/** Milliseconds after which a worker that owes an answer is looked at. */
const LOOK_AFTER = 5000;
/**
 * So many looks without an answer, one after the other, and it counts as dead. More than one: a page that was
 * frozen looks before the worker's answers reach it.
 */
const LOOKS = 2;

/**
 * What was asked and not yet answered.
 * @typedef {object} Asked
 * @property {Partial<Message>} message
 * @property {(response: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {boolean} [survived] a worker died over it; it is not asked a third time
 */

/** @type {Map<number, Asked>} by the message's number; 0 is the worker's own first word */
const waiting = new Map();
/** @type {{ bytes: Uint8Array<ArrayBuffer>, ask?: Ask }[]} the modules; `ask` where one runs in this thread */
const modules = [];
/** @type {Worker | undefined} */
let worker;
/** @type {Promise<void> | undefined} fulfilled when the worker's script runs */
let launched;
/** @type {Promise<void> | undefined} */
let reviving;
/** @type {any} the script's address, as `new Worker` takes it */
let address;
let lastId = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;
/** @type {(error: Error) => void} */
let tellDeath = () => {};

/**
 * Starts a wasm module in the worker; where that fails, in this thread.
 * @param {string} file the worker's script
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {(error: Error) => void} died called when a worker that ran is no more
 * @returns {Promise<Ask>}
 */
export async function run(file, bytes, died) {
  tellDeath = died;
  const module = modules.length;
  const entry = (modules[module] = { bytes, ask: /** @type {Ask | undefined} */ (undefined) });
  try {
    launched = launched || launch(file);
    await launched;
    await tell({ module, bytes });
  } catch {
    entry.ask = await instantiate(bytes);
  }
  return (request) => (entry.ask ? entry.ask(request) : tell({ module, request }));
}

/**
 * Starts another worker in place of one that died; where that fails, the modules in this thread. What waits is asked
 * again.
 * @returns {Promise<void>}
 */
export const revive = () =>
  (reviving =
    reviving ||
    (async () => {
      const left = Array.from(waiting.values());
      waiting.clear();
      try {
        await (launched = launch(''));
        await Promise.all(modules.map(({ bytes }, module) => tell({ module, bytes })));
      } catch {
        for (const entry of modules) entry.ask = await instantiate(entry.bytes);
      }
      for (const asked of left) {
        const { module = 0, request } = asked.message;
        const { ask } = modules[module];
        if (ask && request) asked.resolve(ask(request));
        else post(asked);
      }
      reviving = undefined;
    })());

/**
 * @param {string} file
 * @returns {Promise<void>}
 */
const launch = (file) =>
  new Promise((resolve, reject) => {
    address = address || trusted(file);
    worker = new Worker(address);
    worker.onerror = ({ message }) => die(message);
    worker.onmessage = hear;
    waiting.set(0, { message: {}, resolve, reject });
    look();
  });

/**
 * Where the page demands trusted types, it must allow the policy `gongwen`, which trusts this one address.
 * @param {string} file
 */
function trusted(file) {
  const types = Reflect.get(window, 'trustedTypes');
  return types ? types.createPolicy('gongwen', { createScriptURL: () => file }).createScriptURL('') : file;
}

/**
 * @param {Partial<Message>} message
 * @returns {Promise<any>}
 */
const tell = (message) => new Promise((resolve, reject) => post({ message, resolve, reject }));

/** @param {Asked} asked */
function post(asked) {
  const id = ++lastId;
  waiting.set(id, asked);
  // Without a worker it waits for the next one.
  if (!worker) return;
  worker.postMessage({ id, ...asked.message });
  if (waiting.size === 1) look();
}

/** @param {{ data: import('../worker/main.js').Reply }} event */
function hear({ data: { id, response, error } }) {
  const asked = waiting.get(id);
  waiting.delete(id);
  look();
  if (!asked) return;
  if (!error) return asked.resolve(response);
  asked.reject(loadError('worker', error));
  // A module that has failed over a request is in no state to be asked more.
  if (asked.message.request) die(error);
}

/** Sees to it that a silent worker is found out. */
function look(looks = LOOKS) {
  clearTimeout(looking);
  if (waiting.size === 0) return;
  looking = setTimeout(() => (looks > 1 ? look(looks - 1) : die('no answer')), LOOK_AFTER);
}

/** @param {string} reason */
function die(reason) {
  clearTimeout(looking);
  if (worker) worker.terminate();
  worker = undefined;
  const error = loadError('worker', reason);
  launched = Promise.reject(error);
  launched.catch(() => {}); // for a module that comes before the next worker
  waiting.forEach((asked, id) => {
    if (asked.message.request && !asked.survived) {
      asked.survived = true;
    } else {
      waiting.delete(id);
      asked.reject(error);
    }
  });
  tellDeath(error);
}
