/** Of a value so much is shown: a browser takes a minute for the lines of a query of a megabyte without a blank. */
const SHOWN = 200;

/**
 * A text with its values: `{n}` for a number, `{q}` for the query.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export const worded = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? `${values[name]}`.slice(0, SHOWN) : whole));
