// When the results are of: a histogram whose bars narrow them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { datesOf, monthsOf } from '../../www/app/dates.js';
import { bars } from '../../www/reader/histogram.js';
import { buildOf } from './built.mjs';
import { renewed, skip, visit } from './support.mjs';

const facet = (/** @type {Record<string, number>} */ counts) =>
  Object.entries(counts).map(([value, count]) => ({ value, count }));

test('dates: months without articles have their place', () => {
  assert.deepEqual(bars(facet({ '2025-01': 2, '2024-11': 3 })), [
    ['2024-11', 3],
    ['2024-12', 0],
    ['2025-01', 2],
  ]);
});

test('dates: many months are counted by year', () => {
  assert.deepEqual(bars(facet({ '2022-03': 1, '2024-11': 3, '2024-01': 4 })), [
    ['2022', 1],
    ['2023', 0],
    ['2024', 7],
  ]);
});

test('dates: one month, or none, is no histogram', () => {
  assert.deepEqual(bars(facet({ '2025-01': 2 })), []);
  assert.deepEqual(bars([]), []);
  assert.deepEqual(bars(facet({ nonsense: 2, '2025-01': 1 })), []);
});

test('dates: a hundred years are the newest twenty', () => {
  const years = bars(facet({ '1921-07': 1, '2025-01': 1 })).map(([year]) => year);
  assert.equal(years.length, 20);
  assert.equal(years[19], '2025');
});

test('dates: a year is its twelve months, and counts them', () => {
  assert.equal(monthsOf('2025-03'), '2025-03');
  assert.equal(monthsOf(undefined), undefined);
  const months = /** @type {string[]} */ (monthsOf('2025'));
  assert.deepEqual([months.length, months[0], months[11]], [12, '2025-01', '2025-12']);
  const values = facet({ '2025-03': 2, '2024-12': 9, '2025-01': 1 });
  assert.deepEqual(datesOf(values, '2025')[0], { value: '2025', count: 3 });
  assert.deepEqual(datesOf(values, '2025-03'), values);
});

/** A site of made-up notices, of the months that are given. @param {string[]} months */
function siteOf(months) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-dates-'));
  const lines = months.map((month, at) =>
    JSON.stringify({
      id: `n${at}`,
      title: `第${at + 1}期工匠学堂开班`,
      body: `${month}，青禾县总工会举办第${at + 1}期工匠学堂。\n${at + 20}名职工参加了学习。`,
      date: `${month}-05`,
    }),
  );
  const file = path.join(folder, 'notices.jsonl');
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return buildOf(file);
}

const site = skip ? '' : siteOf(['2024-11', '2024-11', '2024-11', '2025-01', '2025-02', '2025-02']);

for (const device of /** @type {const} */ (['desktop', 'phone'])) {
  visit(
    `dates: ${device}: a bar narrows to its month, and frees them again`,
    { device, server: { root: site } },
    async ({ page, server }) => {
      await page.goto(`${server.url}?q=工匠`);
      const list = page.locator('gongwen-search [part=histogram]');
      if (device === 'phone') await page.locator('gongwen-search [part=filters] summary').tap();
      await list.locator('button').first().waitFor();
      assert.equal(await list.locator('li').count(), 4, 'December 2024 has its place');
      const bar = list.getByRole('button', { name: '2024 年 11 月（3）' });
      await renewed(page, () => bar.click());
      assert.equal(await page.locator('gongwen-search [part=result]').count(), 3);
      await page.locator('gongwen-search [aria-pressed=true]').waitFor();
      await renewed(page, () => bar.click());
      assert.equal(await page.locator('gongwen-search [part=result]').count(), 6);
    },
  );
}
