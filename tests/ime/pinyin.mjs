// Real pinyin: xdotool's keys go through the X server to ibus-libpinyin and on to a real browser window.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { holding } from '../browser/gold.mjs';
import { HOST, SEEN, inState, inside, served, until } from '../scenarios/page.mjs';

/** Milliseconds after which every event of a key has come. */
const SETTLED = 700;
const pause = (ms = SETTLED) => new Promise((resolve) => setTimeout(resolve, ms));

const xdotool = (/** @type {string[]} */ ...args) => execFileSync('xdotool', args, { encoding: 'utf8' });
const press = async (/** @type {string} */ key) => {
  xdotool('key', key);
  await pause();
};
/** With pauses as between the keys of a quick typist. @param {string} letters */
const type = async (letters) => {
  xdotool('type', '--delay', '120', letters);
  await pause();
};

/** Keeps every event that the box gets, and every query that the widget runs. */
const RECORD = `(() => {
  window.queries = [];
  window.log = [];
  document.addEventListener('gongwen-query', ({ detail }) => {
    window.queries.push(detail.q);
    window.log.push('query ' + detail.q);
  });
  for (const type of ['keydown', 'compositionstart', 'compositionupdate', 'compositionend', 'input'])
    ${HOST}.input.addEventListener(type, (event) =>
      window.log.push([type, event.key || event.data || '', event.keyCode || '', event.isComposing, ${HOST}.value].join(' ')),
      true);
  return 1;
})()`;

/**
 * Types pinyin, takes a candidate, submits; commits letters; gives a composition up. The queries that the widget runs
 * are exactly those of the texts that were committed.
 * @param {import('../scenarios/page.mjs').Driver} driver of a browser with a window on the display
 */
export const typesPinyin = (driver) =>
  served({}, async (server) => {
    await driver.open(server.url);
    await until(driver, SEEN, ({ state }) => state === 'idle');
    await pointAtBox(driver);
    await inState(driver, 'ready');
    spawnSync('ibus', ['engine', 'libpinyin']); // an engine belongs to a window
    await driver.run(RECORD);
    const ran = async (/** @type {string[]} */ queries, /** @type {string} */ why) =>
      assert.deepEqual(await driver.run('window.queries'), queries, why);
    const holds = async (/** @type {string} */ text, /** @type {string} */ why) =>
      assert.equal(await driver.run(`${HOST}.value`), text, why);
    try {
      await type('laodong');
      assert.ok(await driver.run(`window.log.some((entry) => entry.startsWith('compositionstart'))`));
      assert.notEqual(await driver.run(`${HOST}.value`), '', 'the input method composes');
      await ran([], 'nothing is searched while composing');
      await press('space');
      await holds('劳动', 'the first candidate is taken');
      await ran(['劳动'], 'it is searched once');
      const { state, links } = await driver.run(SEEN);
      assert.equal(state, 'results');
      assert.equal(links.length, Math.min(20, holding('劳动').length));
      await press('Return');
      await ran(['劳动', '劳动'], 'Enter submits once');

      await press('ctrl+a');
      await type('gonghui');
      await ran(['劳动', '劳动'], 'nothing is searched while composing over what was there');
      await press('Return');
      await holds('gonghui', 'Enter commits the letters');
      await ran(['劳动', '劳动', 'gonghui'], 'and submits nothing');
      await inState(driver, 'results');
      assert.match((await driver.run(SEEN)).marks.join(), /工会/, 'pinyin finds what it spells');

      await press('ctrl+a');
      await type('gonghui');
      await press('2');
      const taken = await driver.run(`${HOST}.value`);
      assert.match(taken, /^\p{Script=Han}{2}$/u, 'the second candidate is taken by its number');
      await ran(['劳动', '劳动', 'gonghui', taken], 'it is searched once');

      await type('zhigong');
      await press('Escape');
      await holds(taken, 'Escape gives the composition up and no more');
      await ran(['劳动', '劳动', 'gonghui', taken], 'and searches nothing');
      await press('Return');
      await ran(['劳动', '劳动', 'gonghui', taken, taken], 'Enter submits again');
    } catch (error) {
      console.error((await driver.run('window.log')).join('\n'));
      throw error;
    }
  });

/**
 * A press of the real pointer on the box: its place in the page and the page's in the window.
 * @param {import('../scenarios/page.mjs').Driver} driver
 */
async function pointAtBox(driver) {
  const { x, y } = await driver.run(`(() => {
    const { left, top, width, height } = ${inside('[part=input]')}.getBoundingClientRect();
    return { x: Math.round(screenX + (outerWidth - innerWidth) / 2 + left + width / 2),
      y: Math.round(screenY + outerHeight - innerHeight + top + height / 2) };
  })()`);
  xdotool('mousemove', String(x), String(y), 'click', '1');
  await pause();
  assert.ok(await driver.run(`${HOST}.matches(':focus-within')`), `the pointer hits the box at ${x}, ${y}`);
}
