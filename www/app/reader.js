// The views that come after the list (www/reader), in an element.
import { loadViews } from './views.js';

/** @typedef {import('./views.js').Views} Views */

/** @type {WeakSet<object>} elements that wear their style sheet */
const dressed = new WeakSet();

/**
 * @param {import('./host.js').Host} host
 * @returns {Promise<Views>}
 */
export async function reader(host) {
  const views = await loadViews(host);
  if (!dressed.has(host)) views.dress(host);
  dressed.add(host);
  return views;
}

/**
 * Draws a histogram once the views are there.
 * @param {import('./host.js').Host} host
 * @returns {Views['fillHistogram']}
 */
export const drawing =
  (host) =>
  (...drawn) =>
    void reader(host).then(
      ({ fillHistogram }) => fillHistogram(...drawn),
      () => drawn[0].remove(),
    );
