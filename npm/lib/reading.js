// Reading that outlives a file which breaks the module. A panic ends a module of WebAssembly: it is started anew, and the file
// over which it broke is named among those that cannot be read. Both the builder page and the command read so.

/** Files over which a reading may break before something else must be wrong. */
const MOST_BROKEN = 20;

/** What engines throw where a module panics or runs out of its stack. */
const BREAKDOWNS = ['RuntimeError', 'RangeError', 'InternalError'];

/** Whether the module broke down and must be started anew. @param {unknown} error @returns {error is Error} */
export const isBreakdown = (error) => error instanceof Error && BREAKDOWNS.includes(error.name);

/**
 * Reads files. Where it fails over too many of them, or over none, the module has been started anew, too: what is thrown is an
 * error as any other, no breakdown.
 * @template Host, Read
 * @param {object} module
 * @param {(host: Host & { begins(shown: string): void }, broken: string[]) => Read} module.read
 * @param {() => void} module.reset starts the module anew
 * @param {Host & { progress(done: number): void }} host who has the files
 * @returns {Read}
 */
export function readAll({ read, reset }, host) {
  /** @type {string[]} */
  const broken = [];
  /** The file that is being read. @type {string | undefined} */
  let current;
  const watched = {
    ...host,
    begins(/** @type {string} */ shown) {
      current = shown;
    },
    progress(/** @type {number} */ done) {
      current = undefined;
      host.progress(done);
    },
  };
  for (;;) {
    try {
      return read(watched, broken);
    } catch (error) {
      if (!isBreakdown(error)) throw error;
      reset();
      if (current === undefined || broken.length === MOST_BROKEN)
        throw new Error(error.message, { cause: error });
      broken.push(current);
      current = undefined;
    }
  }
}
