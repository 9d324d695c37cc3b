// <gongwen-summary> on an article's own page: the words the reader came with, a summary that leads to its sentences.
import assert from 'node:assert/strict';
import { blameless } from './access.mjs';
import { asked, becomes, clickOn, served, until } from './page.mjs';

/** Occurs several times in the article of the page. */
const WORD = '搜索';
const ROOT = `document.querySelector('gongwen-summary').shadowRoot`;
const TEXT = `Array.from(document.querySelectorAll('article > :not(gongwen-summary)'), (node) => node.textContent)
  .join('\\n').replace(/\\s+/g, '')`;
const SELECTED = `String(getSelection()).replace(/\\s+/g, '')`;

/**
 * @param {import('./page.mjs').Driver} driver
 */
export const sumsUpPage = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(asked(server, WORD, 'help.html'));
    const printed = await until(driver, TEXT, Boolean);
    const count = printed.split(WORD).length - 1;
    assert.ok(count > 1);
    await becomes(driver, `${ROOT}.querySelector('.found span').textContent`, `“${WORD}”共 ${count} 处`);
    await clickOn(driver, `${ROOT}.querySelector('[part=next]')`);
    await becomes(driver, SELECTED, WORD);
    assert.ok(
      await driver.run(`(() => {
        const { top, bottom } = getSelection().getRangeAt(0).getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      })()`),
    );

    await driver.run('(scrollTo(0, 0), 1)');
    await clickOn(driver, `${ROOT}.querySelector('summary')`);
    const sentences = await until(
      driver,
      `Array.from(${ROOT}.querySelectorAll('li'), (item) => item.textContent.replace(/\\s+/g, ''))`,
      ({ length }) => length > 0,
    );
    assert.ok(sentences.length >= 1 && sentences.length <= 3);
    for (const sentence of sentences) assert.ok(printed.includes(sentence), sentence);
    await blameless(driver, 'summary unfolded');
    await clickOn(driver, `${ROOT}.querySelector('li:last-child a')`);
    await becomes(driver, SELECTED, sentences[sentences.length - 1]);
  });
