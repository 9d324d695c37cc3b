// axe finds nothing to blame in any state.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { WITHOUT_WASM } from './faults.mjs';
import {
  ABSENT,
  HOST,
  QUERY,
  SEEN,
  asked,
  becomes,
  inside,
  served,
  until,
  wake,
  inState,
  listed,
} from './page.mjs';

/** @typedef {import('./page.mjs').Driver} Driver */

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @param {Driver} driver
 * @param {string} state
 */
export async function blameless(driver, state) {
  await driver.run(`(() => { if (!window.axe) { ${AXE}; } return 1; })()`);
  const { bad, passes } = await driver.run(`axe.run(document).then(({ violations, passes }) => ({
    bad: violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 120)), passes: passes.length }))`);
  assert.deepEqual(bad, [], state);
  assert.ok(passes > 10, 'axe looked at the page');
}

/**
 * The states a widget can be in, one after the other; `look` is called in each. The names are those of the snapshots.
 * @param {Driver} driver
 * @param {(state: string) => Promise<void>} look
 * @param {Record<string, string>} [attributes] of the widget
 */
export async function inEveryState(driver, look, attributes = {}) {
  await served({}, async (server) => {
    await driver.open(server.url);
    await until(driver, SEEN, ({ state }) => state === 'idle');
    await driver.run(`(() => { const wanted = ${JSON.stringify(attributes)};
      for (const name in wanted) ${HOST}.setAttribute(name, wanted[name]); return 1; })()`);
    await look('idle');
    await wake(driver);
    await driver.type('工匠');
    // Those of the whole query, not of its first character.
    await until(driver, `${inside('[role=option]')}.textContent.startsWith('工匠')`, Boolean);
    await listed(driver, '工匠');
    await driver.press('ArrowDown');
    await becomes(driver, `${inside('[role=option]')}.getAttribute('aria-selected')`, 'true');
    await digested(driver);
    // The number of results is announced when the typing has come to rest: before or after the digest.
    await said(driver, '找到');
    await look('suggestions');
    await driver.press('Escape');
    await driver.run(`(${HOST}.setAttribute('q', '${QUERY}'), 1)`);
    await said(driver, '找到');
    await digested(driver);
    await look('results');
    await driver.run(`(${inside('h3 a')}.click(), 1)`);
    await until(driver, SEEN, ({ summary }) => summary.length > 0);
    await look('article');
    await driver.run(`(${HOST}.setAttribute('q', '${ABSENT}'), 1)`);
    await said(driver, '没有找到');
    await look('empty');
  });
  const broken = (/** @type {string} */ name, /** @type {{ status: number }} */ answer) => {
    if (name.endsWith('.wasm')) answer.status = 503;
  };
  await served({ alter: broken }, async (server) => {
    await driver.open(asked(server, QUERY));
    await inState(driver, 'error');
    await look('error');
  });
  await served({ csp: WITHOUT_WASM }, async (server) => {
    await driver.open(asked(server, QUERY));
    await inState(driver, 'unsupported');
    await look('unsupported');
  });
}

/**
 * The status line is spoken when the typing has come to rest.
 * @param {Driver} driver
 * @param {string} beginning
 */
export async function said(driver, beginning) {
  const seen = await until(driver, SEEN, ({ status }) => status.startsWith(beginning));
  assert.ok(seen.status.startsWith(beginning), seen.status);
}

/**
 * The digest over the results comes a little later than they do.
 * @param {Driver} driver
 */
export const digested = (driver) => until(driver, `Boolean(${inside('[part=digest] li')})`, Boolean);

/**
 * @param {Driver} driver
 * @param {Record<string, string>} [attributes] of the widget
 */
export const accessible = (driver, attributes) =>
  inEveryState(driver, (state) => blameless(driver, state), attributes);
