// Narrowing the results, and their order.
import assert from 'node:assert/strict';
import { holding } from './gold.mjs';
import { answered, inState, parts, renewed, visit } from './support.mjs';

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
      await place.focus();
      await renewed(page, () => place.selectOption(label));
      assert.equal(await count(page), Number(number));
      for (const meta of await page.locator('gongwen-search [part=result] [part=meta]').allTextContents()) {
        assert.ok(meta.includes(label), `${meta} lies in ${label}`);
      }
      assert.equal(await place.inputValue(), label);
      await page.waitForFunction(
        () =>
          document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.getAttribute('name') ===
          'place',
      ); // the focus stays

      await parts(page).links.first().click();
      await parts(page).heading.waitFor();
      await renewed(page, () => page.goBack());
      assert.equal(await count(page), Number(number), 'Back keeps the choice');

      await renewed(page, () => place.selectOption(''));
      assert.equal(await count(page), all);
      await renewed(page, () => place.selectOption(label));
      await parts(page).box.fill('职工');
      await answered(page, '职工');
      assert.equal(await count(page), holding('职工').length, 'another query begins anew');
    },
  );
}

visit('filters: the newest first', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${QUERY}`);
  await inState(page, 'results');
  const before = await parts(page).links.allTextContents();
  await renewed(page, () => page.getByLabel('排序').selectOption('最新'));
  const after = await parts(page).links.allTextContents();
  assert.notDeepEqual(after, before);
  const dates = (await page.locator('gongwen-search [part=result] [part=meta]').allTextContents())
    .map((meta) => /^(?:[^·\d]*)((?:\d{4}-)?\d{2}-\d{2})/.exec(meta)?.[1])
    .filter((date) => date !== undefined);
  assert.ok(dates.length > 1);
  assert.deepEqual([...dates].sort().reverse(), dates);
});
