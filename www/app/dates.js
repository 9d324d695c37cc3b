// Dates as what results are narrowed to: the engine counts months, a reader may mean a year.

/** @typedef {import('gongwen').FacetValue} FacetValue */

/**
 * What the engine is asked for: the months of a date.
 * @param {string | undefined} date a month, or a year
 */
export const monthsOf = (date) =>
  date && date.length === 4
    ? Array.from(Array(12), (_, month) => `${date}-${`0${month + 1}`.slice(-2)}`)
    : date;

/**
 * Values with the year that is chosen, if one is, counted.
 * @param {FacetValue[]} values
 * @param {string | undefined} date
 * @returns {FacetValue[]}
 */
export function datesOf(values, date) {
  if (!/^\d{4}$/.test(date || '') || values.some(({ value }) => value === date)) return values;
  const within = values.filter(({ value }) => value.startsWith(`${date}-`));
  return [{ value: String(date), count: within.reduce((sum, { count }) => sum + count, 0) }, ...values];
}
