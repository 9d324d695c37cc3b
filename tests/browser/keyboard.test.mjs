// Everything by keyboard alone.
import assert from 'node:assert/strict';
import { answered, inState, parts, renewed, visit } from './support.mjs';

/** @param {import('playwright-core').Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const active = document.querySelector('gongwen-search')?.shadowRoot?.activeElement;
    return active?.getAttribute('part') ?? active?.textContent ?? '';
  });

visit(
  'keyboard: down and up through the results, Home, End, and back to the box',
  {},
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=业工`);
    await inState(page, 'results');
    const titles = await parts(page).links.allTextContents();
    await parts(page).box.focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), titles[0]);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), titles[1]);
    await page.keyboard.press('End');
    assert.equal(await focused(page), titles[titles.length - 1]);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(page), 'input');
  },
);

visit('keyboard: Enter opens, Escape leads back to the list and to the box', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=业工`);
  await inState(page, 'results');
  await parts(page).box.focus();
  await page.keyboard.press('ArrowDown');
  const title = await focused(page);
  await page.keyboard.press('Enter');
  await parts(page).heading.waitFor();
  assert.equal(await focused(page), 'article-title');
  await page.keyboard.press('Escape');
  await parts(page).links.first().waitFor();
  assert.equal(await focused(page), title);
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'input');
  await page.keyboard.press('Escape');
  assert.equal(await parts(page).box.inputValue(), '');
  assert.equal(await parts(page).links.count(), 0);
});

visit('keyboard: keys of the box stay the box’s own', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=业工`);
  await inState(page, 'results');
  await parts(page).box.focus();
  await page.keyboard.press('Home');
  await page.keyboard.type('产');
  await page.keyboard.press('End');
  await page.keyboard.type('人');
  assert.equal(await parts(page).box.inputValue(), '产业工人');
});

visit(
  'keyboard: a summary sentence leads to its place, 下一处 to the next match',
  {},
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=业工`);
    await inState(page, 'results');
    await parts(page).links.first().click();
    const sentence = page.locator('gongwen-search [part=summary] a').last();
    const text = await sentence.textContent();
    await sentence.focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), text);
    const place = page.locator('gongwen-search .sentence:focus');
    assert.ok(await place.evaluate((node) => node.getBoundingClientRect().top < innerHeight));

    const next = page.getByRole('button', { name: '下一处' });
    await next.click();
    await next.click();
    assert.equal(await page.locator('gongwen-search mark.current').count(), 1);
    assert.match((await parts(page).status.textContent()) ?? '', /^第 2 处，共 \d+ 处$/);
  },
);

visit('keyboard: a list’s own keys stay its own', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=工会`);
  await answered(page, '工会');
  const sort = page.getByLabel('排序');
  await sort.focus();
  await renewed(page, () => page.keyboard.press('ArrowDown'));
  assert.equal(await sort.inputValue(), 'date');
  await page.waitForFunction(
    () =>
      document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.getAttribute('name') === 'sort',
  );
  await renewed(page, () => page.keyboard.press('Home'));
  assert.equal(await sort.inputValue(), '');
});

visit('keyboard: the arrows move from where the focus is', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=工会`);
  await answered(page, '工会');
  const titles = await parts(page).links.allTextContents();
  const fold = parts(page).results.nth(4).locator('summary');
  const cases = /** @type {const} */ ([
    [fold, 'ArrowDown', titles[5]],
    [fold, 'ArrowUp', titles[3]],
    [page.locator('gongwen-search [part=more]'), 'ArrowUp', titles[19]],
    [page.locator('gongwen-search [part=more]'), 'ArrowDown', 'more'],
    [page.locator('gongwen-search [part=filters] summary'), 'ArrowDown', titles[0]],
  ]);
  for (const [from, key, to] of cases) {
    await from.focus();
    await page.keyboard.press(key);
    assert.equal(await focused(page), to);
  }
});
