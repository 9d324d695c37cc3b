// The page's side of the worker: questions and answers. What takes longer than a blink is done there: unpacking the module,
// reading, building, zipping.

/** Files that are handed over at a time: a browser takes long over thousands. */
const HANDFUL = 200;

/** @typedef {import('./files.js').Given} Given */

/** @type {Worker | undefined} */
let worker;
let number = 0;
/** @type {Map<number, { done: (answer: any) => void, fail: (error: Error) => void }>} */
const waiting = new Map();
/** Called with how much is done, of how much. @type {(done: number, of: number) => void} */
let onProgress = () => {};

/** Lets the browser do what else there is. */
export const pause = () => new Promise((done) => setTimeout(done));

/** The scripts of the page that hold something; a long text is in several. @param {string} name */
const holders = (name) => [...document.querySelectorAll(`script[data-holds=${name}]`)];

async function start() {
  const script = holders('worker').map((node) => node.textContent ?? '');
  const url = URL.createObjectURL(new Blob(script, { type: 'text/javascript' }));
  worker = new Worker(url);
  worker.onmessage = ({ data }) => {
    if (data.progress !== undefined) return onProgress(data.progress, data.of);
    const asked = waiting.get(data.number);
    waiting.delete(data.number);
    if (data.error === undefined) asked?.done(data.answer);
    else asked?.fail(new Error(data.error));
  };
  worker.onerror = ({ message }) => stop(new Error(message));
  for (const name of ['widget', 'module']) {
    // Piece by piece: millions of characters at once would stop the page.
    for (const { textContent } of holders(name)) {
      await send('carried', { text: textContent });
      await pause();
    }
    await send(name);
  }
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
/** The files that the worker has. @type {Given[] | undefined} */
let handed;

/**
 * Asks the worker, and starts it where it is not.
 * @param {string} question @param {object} [request] @param {(done: number, of: number) => void} [progress]
 * @returns {Promise<any>}
 */
export async function ask(question, request, progress) {
  started ??= start();
  await started;
  if (progress) onProgress = progress;
  return send(question, request);
}

/** Hands files to the worker, unless it has them. @param {Given[]} given */
export async function hand(given) {
  if (handed === given) return;
  handed = undefined;
  for (let from = 0; from < Math.max(given.length, 1); from += HANDFUL) {
    await ask('files', { from, files: given.slice(from, from + HANDFUL) });
    await pause();
  }
  handed = given;
}

/** Ends the worker; what is waited for fails. @param {Error} reason */
export function stop(reason) {
  worker?.terminate();
  worker = started = handed = undefined;
  for (const { fail } of waiting.values()) fail(reason);
  waiting.clear();
}
