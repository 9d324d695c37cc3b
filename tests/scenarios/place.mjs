// Addresses: typing replaces, submitting adds an entry, Back leads from the article to the list and the earlier query.
import assert from 'node:assert/strict';
import {
  FREQUENT,
  HOST,
  QUERY,
  SEEN,
  becomes,
  inside,
  listed,
  served,
  until,
  wake,
  clickOn,
  inState,
} from './page.mjs';

/** @typedef {import('./page.mjs').Driver} Driver */

const PARAMS = `decodeURIComponent(location.search)`;

/** @param {Driver} driver */
export const comesBack = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(`${server.url}?lang=zh`);
    await wake(driver);
    const entries = await driver.run('history.length');
    await driver.type(QUERY);
    await inState(driver, 'results');
    await becomes(driver, PARAMS, `?lang=zh&q=${QUERY}`);
    assert.equal(await driver.run('history.length'), entries, 'typing adds nothing to the history');
    await driver.press('Enter');

    await driver.run(`(${HOST}.input.select(), 1)`);
    await driver.type(FREQUENT);
    await driver.press('Enter');
    await becomes(driver, PARAMS, `?lang=zh&q=${FREQUENT}`);
    const { links } = await listed(driver, FREQUENT);
    await driver.run('(scrollTo(0, 200), 1)');
    const third = `${HOST}.shadowRoot.querySelectorAll('h3 a')[2]`;
    await driver.run(`(${third}.scrollIntoView({ block: 'center' }), 1)`);
    const scrolled = await driver.run('scrollY');
    await clickOn(driver, third);
    const opened = await until(driver, SEEN, ({ article }) => article !== '');
    assert.match(opened.search, /article=/);

    await driver.back();
    const list = await listed(driver, FREQUENT);
    assert.deepEqual(list.links, links);
    assert.equal(list.box, FREQUENT);
    const now = await until(driver, 'scrollY', (y) => Math.abs(y - scrolled) < 5);
    assert.ok(Math.abs(now - scrolled) < 5, `the list is where it was: ${now}, ${scrolled}`);

    await driver.back();
    await becomes(driver, `${HOST}.value`, QUERY);
    await becomes(driver, `${HOST}.shadowRoot.querySelectorAll('h3 a').length`, 3);
  });

/**
 * A sentence of the summary has an address of its own, which leads to it from outside.
 * @param {Driver} driver
 */
export const linksSentences = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(`${server.url}?q=${encodeURIComponent(FREQUENT)}`);
    await inState(driver, 'results');
    await clickOn(driver, inside('h3 a'));
    await until(driver, SEEN, ({ summary }) => summary.length > 0);
    const sentence = `(() => { const { textContent, href } = ${inside('[part=summary] li:last-child a')};
      return { text: textContent, href }; })()`;
    const { text, href } = await driver.run(sentence);
    assert.match(href, /#s\d+\.\d+-\d+$/);
    await driver.open('about:blank');
    await driver.open(href);
    await becomes(driver, `${inside('.sentence')}.textContent`, text);
    const top = await driver.run(`${inside('.sentence')}.getBoundingClientRect().top`);
    assert.ok(top >= 0 && top < (await driver.run('innerHeight')), 'the sentence is in sight');
  });
