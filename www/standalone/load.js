// Stands for loader/load.js in the single file: nothing is fetched, the program is here.
import { start } from '../app/main.js';

/** @param {import('../loader/search-element.js').GongwenSearch} host */
export async function load(host) {
  if (typeof WebAssembly !== 'object') throw { code: 'unsupported', message: 'no WebAssembly' };
  return start(host, undefined);
}
