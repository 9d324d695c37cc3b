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
 * Shows that the worker is no more, with a way to another one; then all is as it was. Results that were on their way to the
 * screen still come there, but what is told of them waits: it would take the place of the way to another worker.
 * @param {GongwenSearch} host
 * @param {Error} error
 */
function lose(host, error) {
  const { controller, start, say, setState } = host;
  if (!controller) return;
  let state = /** @type {import('../loader/search-element.js').State} */ (host.dataset.state);
  /** @type {Parameters<typeof say>} */
  let said = [''];
  host.controller = undefined;
  host.fail(error);
  host.setState = (to) => void (state = to);
  host.say = (...words) => void (said = words);
  host.start = async () => {
    if (host.dataset.state === 'loading') return;
    setState.call(host, 'loading');
    say.call(host, '');
    await revive();
    Object.assign(host, { controller, start, say, setState });
    host.lend(false);
    host.setState(state);
    host.say(...said);
    if (host.value.trim() !== controller.screen.q) controller.query(host.value, host.asked);
  };
}
