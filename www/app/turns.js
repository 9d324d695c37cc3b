/**
 * Of answers that are waited for, only the one that was asked for last may be shown.
 * @returns {() => () => boolean} begins a turn, which ends the one before; what it gives tells whether it still lasts
 */
export function turns() {
  /** @type {object} */
  let now;
  return () => {
    const mine = (now = {});
    return () => mine === now;
  };
}
