// What the page sets by attributes.

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/**
 * @param {GongwenSearch} host
 * @param {string} attribute
 * @param {number} fallback where it says no such number
 */
function count(host, attribute, fallback) {
  const value = Math.floor(Number(host.getAttribute(attribute)));
  return value > 0 ? value : fallback;
}

/**
 * How many results are shown at first, and by each press of 再显示.
 * @param {GongwenSearch} host
 */
export const limitOf = (host) => count(host, 'limit', DEFAULTS.limit);

/**
 * How many sentences a summary has; 0 where none is wanted.
 * @param {GongwenSearch} host
 */
export const sentencesOf = (host) =>
  host.getAttribute('summary') === 'off' ? 0 : count(host, 'summary-sentences', DEFAULTS.summarySentences);

/** Whether the reader uses a finger: the keyboard on the screen then comes and goes with the focus. */
export const isTouch = () => matchMedia('(pointer: coarse)').matches;
