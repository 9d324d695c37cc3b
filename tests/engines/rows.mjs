// The rows of the table in docs/widget.md that today's engines are held against: a name, and the scenario that shows it.
import { STRICT_CSP } from '../../xtask/web/server.mjs';
import { accessible, inEveryState } from '../scenarios/access.mjs';
import { answers } from '../scenarios/answers.mjs';
import * as faults from '../scenarios/faults.mjs';
import { composes } from '../scenarios/composition.mjs';
import * as extras from '../scenarios/extras.mjs';
import { gates } from '../scenarios/gate.mjs';
import * as hosts from '../scenarios/hosts.mjs';
import * as keyboard from '../scenarios/keyboard.mjs';
import * as layout from '../scenarios/layout.mjs';
import { paintsThemes } from '../scenarios/pictures.mjs';
import * as place from '../scenarios/place.mjs';
import { sumsUpPage } from '../scenarios/summary.mjs';
import { computedTree, golden } from '../scenarios/tree.mjs';

const TRUSTED = `${STRICT_CSP}; require-trusted-types-for 'script'; trusted-types 'none'`;
// The two sources that the README names, and nothing for styles or fonts. (The image is the demo page's own icon.)
const README =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; form-action 'self'";

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {(driver: import('../scenarios/tree.mjs').Listener, engine: string) => Promise<void>} run
 * @property {'media' | 'accessibility' | 'picture'} [needs] a verb that not every driver has
 */

/** @type {Row[]} */
export const ROWS = [
  { name: 'strict CSP', run: (driver) => answers(driver, { quiet: true }) },
  { name: 'Trusted Types', run: (driver) => answers(driver, { csp: TRUSTED, quiet: true }) },
  { name: 'the two sources of the README', run: (driver) => answers(driver, { csp: README }) },
  { name: 'single file', run: (driver) => answers(driver, { page: 'standalone.html' }) },
  { name: '<gongwen-summary>, axe', run: sumsUpPage },
  { name: 'CSP without wasm', run: (driver) => faults.fallsBack(driver) },
  { name: 'no WebAssembly', run: faults.withoutWebAssembly },
  { name: 'CSP without scripts', run: faults.withoutScripts },
  { name: 'wrong MIME type', run: (driver) => answers(driver, { alter: faults.mistyped }) },
  { name: '503, then 重试', run: faults.retries },
  { name: 'truncated download', run: faults.seesTruncation },
  { name: 'foreign bytes', run: faults.seesForeignBytes },
  { name: 'slow download', run: faults.waits },
  { name: 'offline', run: hosts.worksOffline },
  { name: 'React', run: (driver) => hosts.livesIn(driver, 'React') },
  { name: 'Vue', run: (driver) => hosts.livesIn(driver, 'Vue') },
  { name: 'five instances, hostile CSS', run: hosts.sharesOneEngine },
  { name: 'dialog', run: (driver) => extras.opensDialog(driver) },
  { name: 'dialog without <dialog>', run: (driver) => extras.opensDialog(driver, { old: true }) },
  { name: 'panel', run: extras.floatsPanel },
  { name: 'results elsewhere', run: extras.showsElsewhere },
  { name: 'slots and template', run: extras.fillsSlots },
  { name: 'axe: dialog, panel, results elsewhere', run: extras.extrasAccessible },
  { name: 'composition', run: composes },
  { name: 'event orders', run: gates },
  { name: 'keyboard: results', run: keyboard.walksResults },
  { name: 'keyboard: box and Tab', run: keyboard.leavesKeysToTheBox },
  { name: 'keyboard: suggestions', run: keyboard.choosesSuggestions },
  { name: 'Back, address, scroll', run: place.comesBack },
  { name: 'address of a sentence', run: place.linksSentences },
  { name: 'axe in every state', run: (driver) => accessible(driver) },
  { name: 'axe: dark, elder', run: (driver) => accessible(driver, { theme: 'dark', size: 'elder' }) },
  {
    name: 'tree of roles and names',
    run: (driver, engine) =>
      inEveryState(driver, async (state) => golden(engine, state, await computedTree(driver))),
    needs: 'accessibility',
  },
  {
    name: 'tree of the dialog',
    run: (driver, engine) =>
      extras.inDialog(driver, async (state) => golden(engine, state, await computedTree(driver))),
    needs: 'accessibility',
  },
  ...[320, 360, 412].map((width) => ({
    name: `${width} px, elder, 200 % text`,
    run: (/** @type {import('../scenarios/page.mjs').Driver} */ driver) => layout.fitsPhone(driver, width),
  })),
  { name: 'themes painted', run: paintsThemes, needs: 'picture' },
  { name: 'nothing moves', run: layout.staysStill },
  { name: 'forced colours', run: layout.survivesForcedColors, needs: 'media' },
  { name: 'dark system', run: layout.staysWhite, needs: 'media' },
  { name: 'paper', run: layout.prints, needs: 'media' },
];
