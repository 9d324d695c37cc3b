// The tests of today's engines that Playwright does not drive as the system ships them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';
import { accessible, answers, fallsBack, gates } from '../browser/scenario.mjs';
import { STRICT_CSP } from '../../xtask/web/server.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @typedef {import('../browser/scenario.mjs').Driver & { close: () => Promise<void>, errors?: string[] }} Browser
 *
 * @param {string} name
 * @param {string | undefined} program
 * @param {(program: string) => Promise<Browser>} launch
 */
export function modern(name, program, launch) {
  const skip = program ? false : `there is no ${name} (see \`cargo xtask browsers engines\`)`;
  /** @type {Browser} */
  let browser;
  before(async () => {
    if (program) browser = await launch(program);
  });
  after(() => browser?.close());

  test(
    `${name} answers a search and opens an article under the strict policy, silently`,
    { skip },
    async () => {
      await answers(browser);
      assert.deepEqual(browser.errors ?? [], []);
    },
  );
  test(`${name} runs the single file`, { skip }, () => answers(browser, { page: 'standalone.html' }));
  test(`${name} gives the form back where the policy forbids wasm`, { skip }, () =>
    fallsBack(browser, STRICT_CSP.replace(" 'wasm-unsafe-eval'", '')),
  );
  test(`${name} keeps input methods and queries apart`, { skip }, () => gates(browser));
  test(`${name}: axe finds nothing`, { skip }, () => accessible(browser, axe));
}
