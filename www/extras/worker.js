import { revive, run } from './thread.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/**
 * The elements whose requests go to the worker.
 * @type {Set<GongwenSearch>}
 */
const hosts = new Set();

/**
 * `worker`: gives an element a way to run wasm modules that is not in this thread.
 * @param {GongwenSearch} host
 */
export function useWorker(host) {
  if (!WORKER_FILE) return;
  const file = host.folder + WORKER_FILE;
  hosts.add(host);
  const died = (/** @type {Error} */ error) => hosts.forEach((host) => lose(host, error));
  /** @type {import('../app/module.js').Runner} */
  const runner = (bytes) => run(file, bytes, died);
  Object.assign(host, { runner });
}

/**
 * Shows that the worker is no more, with a way to another one; then all is as it was.
 * @param {GongwenSearch} host
 * @param {Error} error
 */
function lose(host, error) {
  const { controller, start } = host;
  if (!controller) return;
  const before = /** @type {import('../loader/search-element.js').State} */ (host.dataset.state);
  host.controller = undefined;
  host.start = async () => {
    if (host.dataset.state === 'loading') return;
    host.setState('loading');
    host.say('');
    await revive();
    host.start = start;
    host.controller = controller;
    host.lend(false);
    host.setState(before);
    if (host.value.trim() !== controller.screen.q) controller.query(host.value, host.asked);
  };
  host.fail(error);
}
