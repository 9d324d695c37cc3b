// The main path: a linked query is answered, an article opens with marks and summary.
import assert from 'node:assert/strict';
import { holding, squeeze, titles } from '../browser/gold.mjs';
import { QUERY, SEEN, asked, clickOn, inState, inside, served, until } from './page.mjs';

/**
 * @typedef {import('./page.mjs').Driver} Driver
 *
 * @param {Driver} driver
 * @param {Parameters<typeof served>[0] & { page?: string, quiet?: boolean }} [options] `quiet`: the console stays empty
 */
export const answers = (driver, { page = '', quiet = false, ...options } = {}) =>
  served({ csp: driver.csp, ...options }, async (server) => {
    driver.errors?.splice(0);
    await driver.open(asked(server, QUERY, page));
    await showsResults(driver);
    const styled = await until(driver, SEEN, ({ boxHeight }) => boxHeight >= 44);
    assert.ok(styled.boxHeight >= 44, 'the style reaches the shadow tree');

    await clickOn(driver, inside('h3 a'));
    const opened = await until(driver, SEEN, ({ article, summary }) => article !== '' && summary.length > 0);
    assert.ok(opened.summary.length > 0 && opened.marks.length > 0, JSON.stringify(opened));
    if (quiet) assert.deepEqual(driver.errors ?? [], []);
  });

/**
 * The articles that hold the query are on screen, and no other.
 * @param {Driver} driver
 */
export async function showsResults(driver) {
  const seen = await inState(driver, 'results', 'unsupported', 'error');
  assert.equal(seen.state, 'results', JSON.stringify(seen));
  const expected = holding(QUERY);
  const found = seen.links.map((/** @type {string} */ shown) => {
    return expected.find((article) => titles(article).includes(squeeze(shown)))?.id;
  });
  assert.deepEqual(found.sort(), expected.map(({ id }) => id).sort());
  assert.ok(seen.marks.includes(QUERY));
}
