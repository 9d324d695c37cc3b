// Suggestions under the box: while typing, from what was searched before, from the page's hot words.
import assert from 'node:assert/strict';
import { inState, parts, tagged, visit } from './support.mjs';

/** @param {import('playwright-core').Page} page */
const options = (page) => page.locator('gongwen-search [role=option]');
/** @param {import('playwright-core').Page} page */
const list = (page) => page.locator('gongwen-search [role=listbox]');

visit('suggestions: typed, chosen by keyboard, searched', {}, async ({ page, server }) => {
  await page.goto(server.url);
  const { box } = parts(page);
  await box.focus();
  await inState(page, 'ready');
  assert.equal(await box.getAttribute('role'), 'combobox');
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
  await box.pressSequentially('工匠');
  await options(page).first().waitFor();
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  const texts = await options(page).allTextContents();
  assert.ok(
    texts.every((text) => text.includes('工匠') && text !== '工匠'),
    texts.join(),
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const chosen = options(page).nth(1);
  assert.equal(await chosen.getAttribute('aria-selected'), 'true');
  assert.equal(await box.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
  assert.equal(await page.locator('gongwen-search [aria-selected=true]').count(), 1);
  await page.keyboard.press('Enter');
  assert.equal(await box.inputValue(), texts[1]);
  assert.equal(await list(page).isVisible(), false);
  assert.equal(new URL(page.url()).searchParams.get('q'), texts[1]);
  await inState(page, 'results');
});

visit('suggestions: pinyin leads to Chinese, a press takes it', { device: 'phone' }, async (visit) => {
  const { page, server } = visit;
  await page.goto(server.url);
  await parts(page).box.tap();
  await parts(page).box.pressSequentially('gongh');
  await options(page).first().waitFor();
  const [first] = await options(page).allTextContents();
  assert.match(first, /^工会/);
  await options(page).first().tap();
  assert.equal(await parts(page).box.inputValue(), first);
  await inState(page, 'results');
  assert.equal(await list(page).isVisible(), false);
});

visit('suggestions: Escape closes, then clears; Down after the last leads on', {}, async (visit) => {
  const { page, server } = visit;
  await page.goto(server.url);
  const { box } = parts(page);
  await box.pressSequentially('工匠');
  await options(page).first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await list(page).isVisible(), false);
  assert.equal(await box.inputValue(), '工匠');
  await page.keyboard.press('Alt+ArrowDown');
  const count = await options(page).count();
  for (let i = 0; i < count; i++) await page.keyboard.press('ArrowDown');
  assert.equal(await options(page).last().getAttribute('aria-selected'), 'true');
  await page.keyboard.press('ArrowDown');
  const focused = await page.evaluate(
    () => document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.closest('h3') !== null,
  );
  assert.ok(focused, 'the first result');
  assert.equal(await list(page).isVisible(), false);
  await box.focus();
  await page.keyboard.press('Escape');
  assert.equal(await box.inputValue(), '');
});

visit('suggestions: none while an input method composes', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.focus();
  await inState(page, 'ready');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: '工匠', selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(800);
  assert.equal(await options(page).count(), 0);
  await devtools.send('Input.insertText', { text: '工匠' });
  await options(page).first().waitFor();
});

const hot = { alter: tagged('hot="工匠，工资, 维权"') };
visit(
  'suggestions: hot words and nothing kept, where the page asks for no more',
  { server: hot },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    await parts(page).box.focus();
    await options(page).first().waitFor();
    assert.deepEqual(await options(page).allTextContents(), ['工匠', '工资', '维权']);
    await options(page).first().click();
    await inState(page, 'results');
    await parts(page).box.press('Enter');
    const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
    assert.equal(kept, 0);
    await page.locator('gongwen-search [part=clear]').click();
    assert.deepEqual(await options(page).allTextContents(), ['工匠', '工资', '维权']);
  },
);

const remembering = { alter: tagged('recent="local" hot="工匠"') };
visit(
  'suggestions: recent searches, the last one first, until they are cleared',
  { server: remembering },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    const { box } = parts(page);
    for (const query of ['工会', '职工', '工会']) {
      await box.fill(query);
      await page.keyboard.press('Enter');
      await page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q, query);
    }
    await page.goto(server.url);
    await box.focus();
    await options(page).first().waitFor();
    assert.deepEqual(await options(page).allTextContents(), ['工会', '职工', '工匠']);
    await page.getByRole('button', { name: '清除最近搜索' }).click();
    assert.deepEqual(await options(page).allTextContents(), ['工匠']);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  },
);
