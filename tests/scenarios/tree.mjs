// The tree that a screen reader walks, held against the file that was looked at (tests/snapshots). `cargo xtask
// snapshots` writes the files anew.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../xtask/web/layout.mjs';
import { HOST } from './page.mjs';

/**
 * Compares with the golden file; with `BLESS` set, writes it.
 * @param {string} engine
 * @param {string} state
 * @param {string} text
 */
export function golden(engine, state, text) {
  const file = path.join(ROOT, 'tests', 'snapshots', engine.toLowerCase(), `${state}.txt`);
  if (process.env.BLESS) fs.writeFileSync(file, text);
  assert.equal(text, fs.readFileSync(file, 'utf8'), `${state}; \`cargo xtask snapshots\` writes it anew`);
}

/**
 * @typedef {import('./composition.mjs').Composer & {
 *   accessibility: (elements: string) => Promise<{ role: string, name: string }[]>,
 * }} Listener `accessibility`: role and name of the elements that the expression gives
 */

/** The elements that are seen, in the order of the tree; of the results only the first. */
const ELEMENTS = `Array.from(${HOST}.shadowRoot.querySelectorAll('*')).filter((node) =>
  node.getClientRects().length && !node.closest('[part=list] > li ~ li, mark'))`;
/** For each of them the place in the list of the element around it; -1 where that is not in it. */
const PARENTS = `(() => {
  const elements = ${ELEMENTS};
  return elements.map((node) => elements.indexOf(node.parentElement));
})()`;
/** Roles that say nothing. */
const SILENT = ['', 'generic', 'none', 'presentation'];

/**
 * What the engine itself computes: role and name of each element, a line each, indented by the elements around it
 * that have a role.
 * @param {Listener} driver
 */
export async function computedTree(driver) {
  const parents = await driver.run(PARENTS);
  const spoken = await driver.accessibility(ELEMENTS);
  /** @type {number[]} */
  const depths = [];
  const lines = spoken.map(({ role, name }, index) => {
    const depth = parents[index] < 0 ? 0 : depths[parents[index]];
    const silent = SILENT.includes(role.toLowerCase());
    depths.push(silent ? depth : depth + 1);
    return silent ? '' : `${'  '.repeat(depth)}${role}${name ? ` “${name}”` : ''}\n`;
  });
  return lines.join('');
}

/**
 * Playwright's reading of the tree. Of the results only the first is compared, and of the corpus's text only the
 * shape: what it says is the engine's.
 * @param {import('playwright-core').Page} page
 */
export async function ariaSnapshot(page) {
  const whole = await page.locator('gongwen-search').ariaSnapshot();
  const result = '\n    - listitem:\n      - article';
  const first = whole.split(result).slice(0, 2).join(result);
  const shape = first
    .replace(/http:\/\/127\.0\.0\.1:\d+\S*/g, '(address)')
    .replace(/(\n +- option ".*（\d+）")+/g, '\n    - (options with counts)')
    .replace(/(\n +- (text|mark): .*)+/g, '\n            (text with marks)')
    .replace(/(\n {8}- paragraph:) .+/g, '$1 (facts)');
  return `${shape}\n`;
}
