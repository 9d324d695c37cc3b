import { useStrings } from './strings.js';
import { useWorker } from './worker.js';

/** @param {import('../loader/search-element.js').GongwenSearch} host */
export async function start(host) {
  if (host.hasAttribute('worker')) useWorker(host);
  await useStrings(host);
}
