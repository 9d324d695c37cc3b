// Stands for loader/load.js in the single file: nothing is fetched, the program is here.
import { start } from '../app/main.js';
import { start as startExtras } from '../extras/main.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/** @param {GongwenSearch} host */
export async function load(host) {
  if (typeof WebAssembly !== 'object') throw { code: 'unsupported', message: 'no WebAssembly' };
  await host.extras;
  return start(host, undefined);
}

/**
 * Not at once: the element is not yet built to its end.
 * @param {GongwenSearch} host
 */
export const loadExtras = (host) => Promise.resolve(host).then(startExtras);
