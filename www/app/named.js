/**
 * The name of a file (of those that `gongwen index` reads) tells a reader nothing.
 * @param {string} value
 */
export const isNamed = (value) => !/\.(txt|pdf|jsonl?)$/.test(value);
