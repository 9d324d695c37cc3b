/** Why the search cannot start, as a word that programs can compare. */
export class LoadError extends Error {
  /**
   * @param {'network' | 'corrupt' | 'unsupported'} code `unsupported` will not pass when tried again
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'GongwenError';
    this.code = code;
  }
}
