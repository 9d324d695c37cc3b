// A composition that the engine itself makes: nothing is searched before its end, and once after it.
import assert from 'node:assert/strict';
import { HOST, asked, becomes, served, wake, inState } from './page.mjs';

/**
 * How a driver composes. WebKitGTK's own input method knows code points instead of letters.
 * @typedef {import('./page.mjs').Driver & {
 *   compose: (letters: string, character: string) => Promise<unknown>,
 *   commit: (character: string) => Promise<unknown>,
 *   abandon: () => Promise<unknown>,
 *   picture?: () => Promise<Buffer>,
 * }} Composer
 */

/**
 * Milliseconds: longer than the gate waits for trailing events, and so much shorter than it lets Latin letters rest that
 * a slow road to the browser fits between.
 */
const PAUSE = 100;
const pause = (ms = PAUSE) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {Composer} driver */
export const composes = (driver) =>
  served({ csp: null }, async (server) => {
    await driver.open(server.url);
    await wake(driver);
    await driver.run(`(() => {
      window.queries = [];
      window.ends = 0;
      document.addEventListener('gongwen-query', ({ detail }) => window.queries.push(detail.q));
      ${HOST}.input.addEventListener('compositionend', () => (window.ends += 1));
      return 1;
    })()`);
    const queries = () => driver.run('window.queries');

    await driver.compose('gong', '工');
    await pause();
    assert.notEqual(await driver.run(`${HOST}.value`), '', 'the text in composition is in the box');
    assert.deepEqual(await queries(), [], 'nothing is searched while composing');
    await driver.commit('工');
    await becomes(driver, `${HOST}.value`, '工');
    await inState(driver, 'results');
    await pause();
    assert.deepEqual(await queries(), ['工']);
    assert.ok(await driver.run('window.ends > 0'), 'the engine did compose');

    await driver.compose('hui', '会');
    await pause();
    await driver.abandon();
    await becomes(driver, `${HOST}.value`, '工', 'a composition that is given up leaves the box as it was');
    await pause(700);
    assert.deepEqual(await queries(), ['工']);

    await driver.press('Enter');
    await becomes(driver, `window.queries.join()`, '工,工', 'Enter submits afterwards, once');
    assert.equal(await driver.run('location.href'), asked(server, '工'));
  });
