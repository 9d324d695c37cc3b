// Stands for app/reader.js in the single file: the views are here.
import * as views from '../reader/main.js';

/** @type {WeakSet<object>} elements that wear their style sheet */
const dressed = new WeakSet();

/** @param {import('../app/host.js').Host} host */
export async function reader(host) {
  if (!dressed.has(host)) views.dress(host);
  dressed.add(host);
  return views;
}
