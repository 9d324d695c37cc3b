// Before the first letter: what there is to browse.
import assert from 'node:assert/strict';
import { inState, parts, renewed, tagged, visit } from './support.mjs';

const BROWSE = 'gongwen-search [part=browse]';
const browsing = { server: { alter: tagged('browse') } };

/** @param {import('playwright-core').Page} page @param {string} heading */
const group = (page, heading) => page.locator(`${BROWSE} h2:text-is("${heading}") + ul`);
/** @param {import('playwright-core').Page} page */
const count = async (page) =>
  parseInt((await page.locator('gongwen-search [part=count]').textContent()) ?? '', 10);

for (const device of /** @type {const} */ (['desktop', 'phone'])) {
  visit(
    `browse: ${device}: a chip narrows to what it counts, and is taken off`,
    { device, ...browsing },
    async (visit) => {
      const { page, server } = visit;
      await page.goto(server.url);
      const chip = group(page, '地区').locator('button').first();
      await chip.waitFor();
      const [, place, number] = /^(.+?)(\d+)$/.exec((await chip.textContent()) ?? '') ?? [];
      await renewed(page, () => chip.click());
      assert.equal(await count(page), Number(number));
      for (const meta of await page.locator('gongwen-search [part=result] [part=meta]').allTextContents()) {
        assert.ok(meta.includes(place), meta);
      }
      const off = page.getByRole('button', { name: `去掉 ${place}` });
      await off.click();
      await page.locator(BROWSE).waitFor();
    },
  );
}

visit(
  'browse: the newest first; an article opens, and Back leads here',
  browsing,
  async ({ page, server }) => {
    await page.goto(server.url);
    const titles = group(page, '最新文章').locator('h3 a');
    await titles.first().waitFor();
    const dates = await group(page, '最新文章')
      .locator('li')
      .evaluateAll((items) => items.map((item) => /\d\d-\d\d/.exec(item.textContent ?? '')?.[0] ?? ''));
    assert.ok(dates[0] && dates.join() === [...dates].sort().reverse().join(), dates.join());
    const title = await titles.first().textContent();
    await titles.first().click();
    assert.equal(await parts(page).heading.textContent(), title);
    await page.goBack();
    await page.locator(BROWSE).waitFor();
  },
);

visit(
  'browse: a hot word is a query; an empty box shows what there is again',
  browsing,
  async ({ page, server }) => {
    await page.goto(server.url);
    const word = group(page, '热词').locator('button').first();
    const text = await word.textContent();
    await word.click();
    await inState(page, 'results');
    assert.equal(await parts(page).box.inputValue(), text);
    assert.equal(await page.locator(BROWSE).count(), 0);
    await parts(page).box.fill('');
    await page.locator(BROWSE).waitFor();
  },
);

visit(
  'browse: the page’s own hot words come first',
  { server: { alter: tagged('browse hot="疗休养,维权"') } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await page.locator(BROWSE).waitFor();
    assert.deepEqual(await group(page, '热词').locator('button').allTextContents(), ['疗休养', '维权']);
  },
);

visit('browse: nothing is loaded where it is not asked for', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await page.waitForTimeout(500);
  assert.deepEqual(
    server.log.filter((path) => /app|reader|wasm/.test(path)),
    [],
  );
});
