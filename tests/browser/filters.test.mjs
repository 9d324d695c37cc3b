// Narrowing the results, and their order.
import assert from 'node:assert/strict';
import { holding } from './gold.mjs';
import { inState, parts, visit } from './support.mjs';

const QUERY = '工会';

/** @param {import('playwright-core').Page} page */
const filters = (page) => page.locator('gongwen-search [part=filters]');
/** @param {import('playwright-core').Page} page */
const count = async (page) => parseInt((await page.locator('gongwen-search h2').textContent()) ?? '', 10);

for (const device of /** @type {const} */ (['desktop', 'phone'])) {
  visit(
    `filters: ${device}: a choice narrows to what it counts, and is undone`,
    { device },
    async (visit) => {
      const { page, server } = visit;
      await page.goto(`${server.url}?q=${QUERY}`);
      await inState(page, 'results');
      const all = holding(QUERY).length;
      assert.equal(await count(page), all);
      if (device === 'phone') {
        assert.equal(await filters(page).locator('select').first().isVisible(), false, 'folded on phones');
        await filters(page).locator('summary').tap();
      }
      const place = page.getByLabel('地区');
      await place.waitFor();
      const labels = await place.locator('option').allTextContents();
      const [, label, number] = /^(.+)（(\d+)）$/.exec(labels[1]) ?? [];
      assert.ok(Number(number) > 0 && Number(number) < all, labels[1]);
      await place.selectOption(label);
      await page.waitForFunction(
        (number) =>
          document
            .querySelector('gongwen-search')
            ?.shadowRoot?.querySelector('h2')
            ?.textContent?.startsWith(`${number} `),
        number,
      );
      for (const meta of await page.locator('gongwen-search [part=result] [part=meta]').allTextContents()) {
        assert.ok(meta.includes(label), `${meta} lies in ${label}`);
      }
      assert.equal(await place.inputValue(), label);
      const focused = page.evaluate(() =>
        document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.getAttribute('name'),
      );
      assert.equal(await focused, 'place', 'the focus stays');

      await parts(page).links.first().click();
      await parts(page).heading.waitFor();
      await page.goBack();
      await parts(page).links.first().waitFor();
      assert.equal(await count(page), Number(number), 'Back keeps the choice');

      await place.selectOption('');
      assert.equal(await count(page), all);
      await place.selectOption(label);
      await parts(page).box.fill('职工');
      await page.waitForFunction(() => location.search.includes(encodeURIComponent('职工')));
      assert.equal(await count(page), holding('职工').length, 'another query begins anew');
    },
  );
}

visit('filters: the newest first', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${QUERY}`);
  await inState(page, 'results');
  const before = await parts(page).links.allTextContents();
  await page.getByLabel('排序').selectOption('最新');
  const after = await parts(page).links.allTextContents();
  assert.notDeepEqual(after, before);
  const dates = (await page.locator('gongwen-search [part=result] [part=meta]').allTextContents())
    .map((meta) => /(\d{4}-)?\d{2}-\d{2}$/.exec(meta)?.[0])
    .filter((date) => date !== undefined);
  assert.ok(dates.length > 1);
  assert.deepEqual([...dates].sort().reverse(), dates);
});
