/**
 * Why the search cannot start, with a word that programs can compare.
 * @param {'network' | 'corrupt' | 'unsupported'} code `unsupported` will not pass when tried again
 * @param {string} message
 */
export const loadError = (code, message) => Object.assign(new Error(message), { name: 'GongwenError', code });
