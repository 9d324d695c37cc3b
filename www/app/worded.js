/**
 * A text with its values: `{n}` for a number, `{q}` for the query.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export const worded = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? `${values[name]}` : whole));
