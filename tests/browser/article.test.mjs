// An open article: its tools.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sumUpTitles } from '../../www/app/title-hits.js';
import { underlined } from '../../www/app/links.js';
import { sentencesOf } from '../../www/reader/speech.js';
import { citationOf } from '../../www/reader/tools.js';
import { answered, parts, visit } from './support.mjs';

const QUERY = '新质生产力';
const inside = (/** @type {string} */ css) => `gongwen-search ${css}`;

/** @param {import('./support.mjs').Visit} visit */
async function open({ page, server }) {
  await page.goto(`${server.url}?q=${QUERY}`);
  await answered(page, QUERY);
  await parts(page).links.first().click();
  await page.locator(inside('[part=summary] li')).first().waitFor();
}

test('citation: titles within a title have the inner marks', () => {
  assert.equal(citationOf('读《诗经》', ['某报', '2025-06-10']), '《读〈诗经〉》，某报，2025-06-10');
  assert.equal(citationOf('标题', ['', undefined]), '《标题》');
});

test('speech: sentences joined give the paragraph back', () => {
  for (const text of ['“好！”他说。大家鼓掌。', '没有句号', '一。二！三？', '']) {
    const sentences = sentencesOf(text);
    assert.equal(sentences.map((sentence) => sentence.text).join(''), text);
    for (const { text: said, start, end } of sentences) assert.equal(text.slice(start, end), said);
  }
});

test('results: a hit in the title alone shows a sentence that sums it up, others keep their snippet', async () => {
  /** @param {[number, number][]} inTitle @param {[number, number][]} inText */
  const hit = (inTitle, inText) =>
    /** @type {any} */ ({ id: 'a', title_ranges: inTitle, snippets: [{ text: '开头', ranges: inText }] });
  const item = () => {
    const snippet = { textContent: '开头', setAttribute: () => {} };
    return /** @type {any} */ ({ snippet, querySelector: () => snippet });
  };
  const items = [item(), item(), item()];
  const hits = [hit([[0, 1]], []), hit([[0, 1]], [[0, 1]]), hit([], [])];
  const summary = async () => /** @type {any} */ ([{ text: '一句话。' }]);
  await sumUpTitles(hits, items, summary, () => true);
  assert.deepEqual(
    items.map(({ snippet }) => snippet.textContent),
    ['一句话。', '开头', '开头'],
  );
  const late = [item()];
  await sumUpTitles([hits[0]], late, summary, () => false);
  assert.equal(late[0].snippet.textContent, '开头', 'another query was asked meanwhile');
});

visit('links: no line runs on under punctuation', {}, async (visit) => {
  const { page } = visit;
  await open(visit);
  const ends = await page
    .locator(inside('[part=summary] li u'))
    .evaluateAll((nodes) => nodes.map((node) => (node.textContent ?? '').slice(-1)));
  assert.ok(ends.length > 1 && ends.every((end) => !/[。”！？]/.test(end)), ends.join(' '));
  assert.equal(typeof underlined, 'function');
});

visit('article: larger letters, for the next article, too', {}, async (visit) => {
  const { page } = visit;
  await open(visit);
  const size = () =>
    page
      .locator(inside('[part=body] p'))
      .first()
      .evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
  const before = await size();
  assert.equal(await page.getByRole('button', { name: '小字' }).isDisabled(), true);
  await page.getByRole('button', { name: '大字' }).click();
  assert.equal(await size(), before * 1.25);
  await page.locator(inside('[part=related] a')).first().click();
  await page.waitForFunction(() => /article=/.test(location.search));
  await page.locator(inside('[part=smaller]:not([disabled])')).waitFor();
  assert.equal(await size(), before * 1.25);
});

visit('article: marks back and forth, counted', {}, async (visit) => {
  const { page } = visit;
  await open(visit);
  const position = page.locator(inside('.jump > span')).first();
  const [, n] = /共 (\d+) 处/.exec((await position.textContent()) ?? '') ?? [];
  await page.getByRole('button', { name: '上一处' }).click();
  assert.equal(await position.textContent(), `第 ${n} 处，共 ${n} 处`);
  await page.getByRole('button', { name: '下一处' }).click();
  assert.equal(await position.textContent(), `第 1 处，共 ${n} 处`);
  assert.equal(await page.locator(inside('mark.current')).count(), 1);
});

visit(
  'article: a citation is copied',
  { context: { permissions: ['clipboard-read', 'clipboard-write'] } },
  async (visit) => {
    const { page } = visit;
    await open(visit);
    const title = await parts(page).heading.textContent();
    await page.getByRole('button', { name: '复制引用' }).click();
    await page.waitForFunction(
      () =>
        document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[role=status]')?.textContent ===
        '引用已复制',
    );
    assert.ok((await page.evaluate(() => navigator.clipboard.readText())).startsWith(`《${title}》`));
  },
);

visit(
  'article: read aloud sentence by sentence where there is a voice; closing it ends that',
  {},
  async (visit) => {
    const { page } = visit;
    await page.addInitScript(() => {
      /** @type {any[]} */
      const spoken = [];
      const speech = {
        getVoices: () => [{ lang: 'zh-CN' }],
        addEventListener: () => {},
        cancel: () => spoken.push('cancel'),
        speak: (/** @type {any} */ utterance) => spoken.push(utterance),
      };
      Object.defineProperty(window, 'speechSynthesis', { value: speech });
      Object.defineProperty(window, 'SpeechSynthesisUtterance', {
        value: class {
          constructor(/** @type {string} */ text) {
            Object.assign(this, { text });
          }
        },
      });
      Reflect.set(window, 'spoken', spoken);
    });
    await open(visit);
    const before = await page.locator(inside('[part=body]')).textContent();
    await page.getByRole('button', { name: '朗读' }).click();
    const last = () => page.evaluate(() => Reflect.get(window, 'spoken').slice(-1)[0].text);
    assert.equal(await last(), await parts(page).heading.textContent());
    const goOn = () => page.evaluate(() => Reflect.get(window, 'spoken').slice(-1)[0].onend());
    await goOn();
    assert.equal(await page.locator(inside('.spoken')).textContent(), await last());
    await goOn();
    assert.equal(await page.locator(inside('.spoken')).count(), 1);
    assert.equal(await page.locator(inside('[part=body]')).textContent(), before);
    await page.goBack();
    await parts(page).heading.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => Reflect.get(window, 'spoken').slice(-1)[0]), 'cancel');
  },
);

visit('article: no button for reading aloud where there is no voice', {}, async (visit) => {
  const { page } = visit;
  await page.addInitScript(() => {
    const speech = { getVoices: () => [{ lang: 'en-US' }], addEventListener: () => {} };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
  });
  await open(visit);
  assert.equal(await page.getByRole('button', { name: '朗读' }).count(), 0);
});
