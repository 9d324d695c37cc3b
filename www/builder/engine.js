// The page's side of the worker: questions and answers.
import { gunzipSync } from 'fflate';
import { carriedBytes } from './carried.js';

/** @type {Worker | undefined} */
let worker;
let number = 0;
/** @type {Map<number, { done: (answer: any) => void, fail: (error: Error) => void }>} */
const waiting = new Map();
/** Called with the number of files that were read. @type {(done: number) => void} */
let onProgress = () => {};

async function start() {
  const script = /** @type {HTMLElement} */ (document.getElementById('worker-script')).textContent ?? '';
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  worker = new Worker(url);
  worker.onmessage = ({ data }) => {
    if (data.progress !== undefined) return onProgress(data.progress);
    const { done, fail } = /** @type {any} */ (waiting.get(data.number));
    waiting.delete(data.number);
    if (data.error === undefined) done(data.answer);
    else fail(new Error(data.error));
  };
  worker.onerror = ({ message }) => stop(new Error(message));
  const module = gunzipSync(carriedBytes('module'));
  const packed = gunzipSync(carriedBytes('widget'));
  let from = packed.indexOf(10) + 1;
  /** @type {[string, number][]} */
  const heads = JSON.parse(new TextDecoder().decode(packed.subarray(0, from)));
  const widget = heads.map(([name, length]) => [name, packed.slice(from, (from += length))]);
  await send('start', { module, widget });
}

/** @param {string} ask @param {object} [request] */
function send(ask, request) {
  number += 1;
  const mine = number;
  return new Promise((done, fail) => {
    waiting.set(mine, { done, fail });
    worker?.postMessage({ number: mine, ask, ...request });
  });
}

/** @type {Promise<void> | undefined} */
let started;

/**
 * Asks the worker, and starts it where it is not.
 * @param {string} question @param {object} [request] @param {(done: number) => void} [progress]
 * @returns {Promise<any>}
 */
export async function ask(question, request, progress = () => {}) {
  started ??= start();
  await started;
  onProgress = progress;
  return send(question, request);
}

/** Ends the worker; what is waited for fails. @param {Error} reason */
export function stop(reason) {
  worker?.terminate();
  worker = started = undefined;
  for (const { fail } of waiting.values()) fail(reason);
  waiting.clear();
}
