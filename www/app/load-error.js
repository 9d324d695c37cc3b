/**
 * Why the search cannot start, with a word that programs can compare.
 * @param {'network' | 'corrupt' | 'unsupported' | 'worker' | 'version'} code `unsupported` will not pass when tried again
 * @param {unknown} reason
 */
export const loadError = (code, reason) => Object.assign(new Error(String(reason)), { code });
