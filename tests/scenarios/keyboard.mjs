// Everything by keyboard alone, with keys that the browser itself was given.
import assert from 'node:assert/strict';
import {
  FOCUS,
  FREQUENT,
  HOST,
  SEEN,
  asked,
  becomes,
  inside,
  listed,
  served,
  until,
  wake,
  inState,
} from './page.mjs';

/** @typedef {import('./page.mjs').Driver} Driver */

const SUGGESTED = `Array.from(${HOST}.shadowRoot.querySelectorAll('[role=listbox]:not([hidden]) [role=option]'),
  (option) => option.textContent)`;

/**
 * Down, Up, Home and End through the results, Enter into an article, Escape back to the list, the box, an empty box.
 * @param {Driver} driver
 */
export const walksResults = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(asked(server, FREQUENT));
    const { links } = await listed(driver, FREQUENT);
    await driver.run(`(${HOST}.focus(), 1)`);
    for (const [key, focused] of [
      ['ArrowDown', links[0]],
      ['ArrowDown', links[1]],
      ['End', links[links.length - 1]],
      ['Home', links[0]],
      ['ArrowUp', 'input'],
      ['ArrowDown', links[0]],
      ['Enter', 'article-title'],
      ['Escape', links[0]],
      ['Escape', 'input'],
    ]) {
      await driver.press(key);
      await becomes(driver, FOCUS, focused, `${key} leads to ${focused}`);
    }
    await driver.press('Escape');
    await becomes(driver, `${HOST}.value`, '');
    await becomes(driver, `${HOST}.shadowRoot.querySelectorAll('h3 a').length`, 0);
  });

/**
 * Home and End move in the box's text; Tab goes its natural way, past the list of suggestions.
 * @param {Driver} driver
 */
export const leavesKeysToTheBox = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(server.url);
    await until(driver, SEEN, ({ state }) => state === 'idle');
    await driver.press('Tab');
    await becomes(driver, FOCUS, 'input', 'Tab leads to the box');
    await inState(driver, 'ready');
    await driver.type('gongh');
    await until(driver, `${SUGGESTED}.length`, Boolean);
    await driver.press('Home');
    await driver.type('a');
    await driver.press('End');
    await driver.type('b');
    await becomes(driver, `${HOST}.value`, 'agonghb');
    for (const part of ['clear', 'submit']) {
      await driver.press('Tab');
      await becomes(driver, FOCUS, part);
    }
    await driver.press('Shift+Tab');
    await becomes(driver, FOCUS, 'clear');
  });

/**
 * Suggestions: Escape closes, Alt+Down opens, Down chooses, Enter takes and searches; a second Escape clears.
 * @param {Driver} driver
 */
export const choosesSuggestions = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(server.url);
    await wake(driver);
    await driver.type('gongh');
    await becomes(driver, `new URLSearchParams(location.search).get('q')`, 'gongh');
    // Those of the last letter come after its results.
    const texts = await until(driver, SUGGESTED, (texts) => /^工会/.test(texts[0]));
    assert.match(texts[0], /^工会/, 'pinyin leads to Chinese');
    await driver.press('Escape');
    await becomes(driver, `${SUGGESTED}.length`, 0);
    assert.equal(await driver.run(`${HOST}.value`), 'gongh', 'the first Escape only closes');
    await driver.press('Alt+ArrowDown');
    await becomes(driver, `${SUGGESTED}.length`, texts.length);
    await driver.press('ArrowDown');
    await driver.press('ArrowDown');
    const chosen = `Array.from(${HOST}.shadowRoot.querySelectorAll('[aria-selected=true]'), ({ id }) => id).join()`;
    const active = await until(driver, chosen, Boolean);
    assert.equal(await driver.run(`${inside('[part=input]')}.getAttribute('aria-activedescendant')`), active);
    await driver.press('Enter');
    await becomes(driver, `${HOST}.value`, texts[1]);
    await inState(driver, 'results');
    await becomes(driver, `${SUGGESTED}.length`, 0);
    await becomes(driver, `new URLSearchParams(location.search).get('q')`, texts[1]);
    await driver.press('Escape');
    await becomes(driver, `${HOST}.value`, '');
  });
