/**
 * Ends the task, so that the page may paint and take keys in between.
 * @param {number} [ms]
 * @returns {Promise<void>}
 */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
