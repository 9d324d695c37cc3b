// The tests of today's engines, each as the system ships it.
import test, { after, before } from 'node:test';
import { ROWS } from './rows.mjs';

/**
 * @typedef {import('../scenarios/composition.mjs').Composer & { close: () => Promise<void>,
 *   accessibility?: import('../scenarios/tree.mjs').Listener['accessibility'] }} Browser
 */

/**
 * Runs every row in an engine; a row that asks for what the engine's driver cannot do is left out.
 * @template {Browser} B
 * @param {string} name
 * @param {string | undefined} program
 * @param {{ launch: (program: string) => Promise<B>, prototype: B }} Driver
 * @returns {(row: string, run: (browser: B) => Promise<void>) => void} adds a test of this engine alone
 */
export function modern(name, program, Driver) {
  const skip = program ? false : `there is no ${name} (see \`cargo xtask browsers engines\`)`;
  /** @type {B} */
  let browser;
  before(async () => {
    if (program) browser = await Driver.launch(program);
  });
  after(() => browser?.close());
  const add = (/** @type {string} */ row, /** @type {(browser: B) => Promise<void>} */ run) =>
    void test(`${name}: ${row}`, { skip }, () => run(browser));
  for (const { name: row, run, needs } of ROWS)
    if (!needs || needs in Driver.prototype)
      add(row, (browser) => run(/** @type {import('../scenarios/tree.mjs').Listener} */ (browser), name));
  return add;
}
