// What only some pages ask for: the dialog, the panel, results elsewhere, slots and a template.
import assert from 'node:assert/strict';
import { demoWith } from '../browser/pages.mjs';
import { blameless, digested, said } from './access.mjs';
import {
  ABSENT,
  FOCUS,
  HOST,
  QUERY,
  SEEN,
  becomes,
  clickOn,
  inState,
  inside,
  served,
  until,
  wake,
} from './page.mjs';

/** @typedef {import('./page.mjs').Driver} Driver */

const OPEN = `!!${inside('[part=dialog][open]')}`;
const LINKS = `${HOST}.shadowRoot.querySelectorAll('h3 a').length`;
const start = (/** @type {Driver} */ driver) => until(driver, SEEN, ({ state }) => state === 'idle');

/**
 * Types a query into the box, and waits until its results, not those of its beginning, have been announced.
 * @param {Driver} driver
 */
async function search(driver) {
  await driver.type(QUERY);
  const seen = await until(driver, SEEN, ({ status }) => status.includes(QUERY));
  assert.ok(seen.status.includes(QUERY), seen.status);
}

/**
 * Opens by key, searches, and closes by Escape, by Back, and by a press beside it; each time the button has the focus.
 * @param {Driver} driver
 * @param {{ page?: string, old?: boolean }} [options] `old`: as in an engine that has no `<dialog>`
 */
export function opensDialog(driver, { page = '', old = false } = {}) {
  const head = old ? '<script src="no-dialog.js"></script>' : '';
  const tag = demoWith({ attributes: 'mode="dialog"', head, beside: '<p>网页的一段</p>'.repeat(80) });
  /** @type {typeof tag} */
  const alter = (path, answer) => {
    if (path === '/no-dialog.js') {
      answer.status = 200;
      answer.headers['content-type'] = 'text/javascript';
      answer.body = Buffer.from('delete HTMLDialogElement.prototype.showModal;');
    }
    return tag(path, answer);
  };
  return served({ csp: driver.csp, alter }, async (server) => {
    await driver.open(server.url + page);
    await until(driver, `!!${inside('[part=trigger]')}`, Boolean);
    assert.equal(await driver.run(OPEN), false);
    await driver.run(`(${inside('[part=trigger]')}.focus(), 1)`);
    await driver.press('Enter');
    await becomes(driver, OPEN, true);
    await becomes(driver, FOCUS, 'input');
    const box = await driver.run(`(() => {
      const { localName, attributes } = ${inside('[part=dialog]')};
      const { position, display } = getComputedStyle(${inside('[part=dialog]')});
      return { localName, role: attributes.role ? attributes.role.value : '', position, display };
    })()`);
    const name = { localName: old ? 'div' : 'dialog', role: old ? 'dialog' : '' };
    assert.deepEqual(box, { ...name, position: 'fixed', display: 'flex' });
    await inState(driver, 'ready');
    await search(driver);
    const seen = `(() => {
      const { left, top } = ${inside('h3 a')}.getBoundingClientRect();
      return !!${HOST}.shadowRoot.elementFromPoint(left + 10, top + 10).closest('h3 a');
    })()`;
    assert.equal(await driver.run(seen), true, 'the results are seen');
    await driver.press('ArrowDown');
    await driver.press('Enter');
    await becomes(driver, FOCUS, 'article-title');
    await until(driver, SEEN, ({ summary }) => summary.length > 0);
    await driver.press('Escape');
    await until(driver, LINKS, Boolean);
    await driver.press('Escape');
    await becomes(driver, FOCUS, 'input');
    await driver.press('Escape');
    await becomes(driver, `${HOST}.value`, '');
    assert.equal(await driver.run(OPEN), true);
    await driver.press('Escape');
    await becomes(driver, OPEN, false);
    await becomes(driver, FOCUS, 'trigger');
    await becomes(driver, 'location.search', '');

    await driver.press('Enter');
    await becomes(driver, OPEN, true);
    await search(driver);
    await clickOn(driver, inside('h3 a'));
    await becomes(driver, FOCUS, 'article-title');
    await driver.back();
    await until(driver, LINKS, Boolean);
    assert.equal(await driver.run(OPEN), true);
    await driver.back();
    await becomes(driver, OPEN, false);
    await becomes(driver, FOCUS, 'trigger');

    await driver.press('Enter');
    await becomes(driver, OPEN, true);
    await driver.click(5, 5);
    // On a narrow window the dialog covers all of it.
    if (await driver.run('innerWidth > 700')) {
      await becomes(driver, OPEN, false);
      await becomes(driver, `document.documentElement.style.overflow`, '');
    }
  });
}

/**
 * The panel under the box does not move the page; Escape closes it, then clears.
 * @param {Driver} driver
 */
export function floatsPanel(driver) {
  const beside = `<p id="below">网页的正文</p>${'<p>网页的正文</p>'.repeat(60)}`;
  const alter = demoWith({ attributes: 'results="popup"', beside });
  const top = `[scrollY, document.querySelector('#below').getBoundingClientRect().top]`;
  const shown = `(() => { const panel = ${inside('[part=panel]')}; return !!panel && !panel.hidden; })()`;
  return served({ csp: driver.csp, alter }, async (server) => {
    await driver.open(server.url);
    await start(driver);
    await driver.run(`(${HOST}.focus(), 1)`);
    await inState(driver, 'ready');
    const before = await driver.run(top);
    await search(driver);
    await becomes(driver, shown, true);
    await driver.run(`(${inside('h3 a')}.click(), 1)`);
    await becomes(driver, FOCUS, 'article-title');
    await driver.press('Escape');
    await until(driver, LINKS, Boolean);
    assert.deepEqual(await driver.run(top), before);
    await driver.press('Escape');
    await becomes(driver, FOCUS, 'input');
    await driver.press('Escape');
    await becomes(driver, shown, false);
    assert.equal(await driver.run(`${HOST}.value`), QUERY);
    await driver.press('ArrowDown');
    await becomes(driver, shown, true);
    await driver.press('Escape');
    await becomes(driver, FOCUS, 'input');
    for (const key of ['Escape', 'Escape']) await driver.press(key);
    await becomes(driver, `${HOST}.value`, '');
  });
}

const PLACE = `document.querySelector('#jieguo > gongwen-results')`;

/**
 * Results and articles in another element, walked by keyboard from the box and back.
 * @param {Driver} driver
 */
export function showsElsewhere(driver) {
  const alter = demoWith({ attributes: 'results="#jieguo"', beside: '<div id="jieguo"></div>' });
  const links = `Array.from(${PLACE}.shadowRoot.querySelectorAll('h3 a'), ({ textContent }) => textContent)`;
  const focused = `(() => {
    const active = ${PLACE}.shadowRoot.activeElement || ${HOST}.shadowRoot.activeElement;
    return active ? active.getAttribute('part') || active.textContent : '';
  })()`;
  return served({ csp: driver.csp, alter }, async (server) => {
    await driver.open(server.url);
    await start(driver);
    await driver.run(`(${HOST}.focus(), 1)`);
    await inState(driver, 'ready');
    await search(driver);
    const titles = await driver.run(links);
    assert.equal(titles.length, 3);
    assert.equal(await driver.run(LINKS), 0);
    const styled = `getComputedStyle(${PLACE}.shadowRoot.querySelector('h3 a')).display`;
    await becomes(driver, styled, 'flow-root', 'the style reaches the other tree');
    for (const [key, place] of [
      ['ArrowDown', titles[0]],
      ['End', titles[2]],
      ['Home', titles[0]],
      ['ArrowUp', 'input'],
      ['ArrowDown', titles[0]],
      ['Enter', 'article-title'],
      ['Escape', titles[0]],
      ['Escape', 'input'],
    ]) {
      await driver.press(key);
      await becomes(driver, focused, place, `${key} leads to ${place}`);
    }
  });
}

const SLOTS = `<p slot="before-results">前</p><p slot="after-results">后</p><p slot="empty">换个词</p>
  <template slot="result-template"><div part="card"><div data-field="title"></div><i data-field="byline"></i></div></template>`;

/**
 * The page's own words among the results, and its own arrangement of them.
 * @param {Driver} driver
 */
export const fillsSlots = (driver) =>
  served({ csp: driver.csp, alter: demoWith({ inside: SLOTS }) }, async (server) => {
    const seen = (/** @type {string} */ name) =>
      `${HOST}.querySelector('[slot=${name}]').getBoundingClientRect().height > 0`;
    await driver.open(server.url);
    await start(driver);
    await driver.run(`(${HOST}.focus(), 1)`);
    await inState(driver, 'ready');
    assert.equal(await driver.run(seen('before-results')), false);
    await search(driver);
    for (const name of ['before-results', 'after-results']) await becomes(driver, seen(name), true, name);
    assert.equal(
      await driver.run(
        `${HOST}.shadowRoot.querySelectorAll('[part=card] > div > h3 mark, [part=card] i').length > 2`,
      ),
      true,
    );
    await driver.run(`(${HOST}.setAttribute('q', '${ABSENT}'), 1)`);
    await inState(driver, 'empty');
    await becomes(driver, seen('empty'), true);
  });

/**
 * The dialog with results in it; `look` is called then, with the name of the snapshot.
 * @param {Driver} driver
 * @param {(state: string) => Promise<void>} look
 */
export const inDialog = (driver, look) =>
  served({ csp: driver.csp, alter: demoWith({ attributes: 'mode="dialog"' }) }, async (server) => {
    await driver.open(server.url);
    await until(driver, `!!${inside('[part=trigger]')}`, Boolean);
    await driver.run(`(${HOST}.open(), 1)`);
    await inState(driver, 'ready');
    await search(driver);
    await said(driver, '找到');
    await digested(driver);
    await look('dialog');
  });

/**
 * axe finds nothing to blame in the dialog, the panel, and results elsewhere.
 * @param {Driver} driver
 */
export async function extrasAccessible(driver) {
  for (const [attributes, inTree] of [
    ['mode="dialog"', HOST],
    ['mode="dialog" size="elder" theme="dark"', HOST],
    ['results="popup"', HOST],
    ['results="#jieguo"', PLACE],
  ]) {
    const alter = demoWith({ attributes, inside: SLOTS, beside: '<div id="jieguo"></div>' });
    await served({ csp: driver.csp, alter }, async (server) => {
      await driver.open(server.url);
      await start(driver);
      if (attributes.includes('dialog')) {
        // Its script may come after the element's first state; until then there is no such method.
        await until(driver, `(${HOST}.open(), 1)`, Boolean);
        await inState(driver, 'ready');
      } else await wake(driver);
      await blameless(driver, `${attributes}: open`);
      for (const query of [QUERY, ABSENT]) {
        await driver.run(`(${HOST}.search('${query}'), 1)`);
        await inState(driver, query === QUERY ? 'results' : 'empty');
        await blameless(driver, `${attributes}: ${query}`);
      }
      await driver.run(`(${HOST}.search('${QUERY}'), 1)`);
      await inState(driver, 'results');
      await driver.run(`(${inTree}.shadowRoot.querySelector('h3 a').click(), 1)`);
      await until(driver, `${inTree}.shadowRoot.querySelectorAll('[part=summary] li').length`, Boolean);
      await blameless(driver, `${attributes}: article`);
    });
  }
}
