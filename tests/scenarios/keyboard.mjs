// Everything by keyboard alone, with keys that the browser itself was given.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../xtask/web/layout.mjs';
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
 * The completions that the widget offers for what was typed, by the same build's module for programs.
 * @param {string} typed
 * @returns {Promise<string[]>}
 */
async function completions(typed) {
  const folder = path.join(ROOT, 'target', 'wasm-pkg');
  const { default: init, Engine } = await import(path.join(folder, 'gongwen.js'));
  await init({ module_or_path: fs.readFileSync(path.join(folder, 'gongwen_bg.wasm')) });
  /** @type {{ text: string }[]} */
  const suggestions = Engine.embedded().suggest(typed, 8);
  return suggestions
    .map((/** @type {{ text: string }} */ { text }) => text)
    .filter((/** @type {string} */ text) => text !== typed);
}

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
    // The list of the letter before stays on screen until that of the last letter comes, after its results.
    const wanted = await completions('gongh');
    const texts = await until(driver, SUGGESTED, (texts) => texts.join() === wanted.join());
    assert.deepEqual(texts, wanted);
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
