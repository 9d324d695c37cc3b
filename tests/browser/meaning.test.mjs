// What the page says of results that do not hold the query as it was typed, in words that a reader understands.
import assert from 'node:assert/strict';
import { answered, inState, parts, visit } from './support.mjs';

/**
 * The count over the list, and for each result its facts: the label first, then what it lacks.
 * @param {import('playwright-core').Page} page
 */
async function told(page) {
  const host = page.locator('gongwen-search');
  const facts = await parts(page).results.evaluateAll((results) =>
    results.map((result) =>
      Array.from(result.querySelectorAll('[part=meta] span'), ({ textContent }) => textContent ?? ''),
    ),
  );
  return { count: await host.locator('[part=count]').textContent(), facts };
}

/** @type {[query: string, count: RegExp, label: string][]} */
const QUERIES = [
  ['工会', /^35 条结果$/, ''],
  ['骑手技能大赛', /^没有逐字相同的“骑手技能大赛”；\d+ 条含有 骑手、技能、?大赛/, '词语分散出现'],
  ['培训工匠', /^没有逐字相同的“培训工匠”；\d+ 条含有 培训、工匠/, '词语分散出现'],
  ['AI培训', /^没有逐字相同的“AI培训”；\d+ 条含有 AI、培训/, '词语分散出现'],
  ['9月23日重庆', /^没有逐字相同的“9月23日重庆”；1 条含有 9月23日、重庆$/, '词语分散出现'],
  ['金华花艺班', /^没有逐字相同的“金华花艺班”；1 条含有其中大部分$/, '含有大部分'],
  ['职工书屋 重庆', /^没有找到“职工书屋 重庆”；以下 \d+ 条相近$/, '相近'],
  ['gonghui', /^“gonghui”按“工会”查找：35 条结果$/, '拼音匹配'],
  ['20大', /^“20大”按“二十大”查找：2 条结果$/, '数字、日期的另一种写法'],
  ['产改', /^6 条；另有 4 条含有 产业工人队伍建设改革$/, ''],
  ['浙江大学', /^1 条；另有 \d+ 条含有 浙江、大学/, ''],
  ['工慧', /^没有找到“工慧”；以下 35 条相近$/, '相近'],
];

const LABELS = ['词语分散出现', '数字、日期的另一种写法', '同义词', '拼音匹配', '含有大部分', '相近'];

for (const [query, line, label] of QUERIES) {
  visit(`meaning: ${query} is told what was found, and how`, {}, async ({ page, server }) => {
    await page.goto(`${server.url}?q=${encodeURIComponent(query)}`);
    await answered(page, query);
    const { count, facts } = await told(page);
    assert.match(count ?? '', line);
    const labels = facts.map(([first]) => (LABELS.includes(first) ? first : ''));
    assert.equal(labels[0], label);
    // What holds the query as it was typed comes first.
    const literal = labels.filter((one) => !one).length;
    assert.ok(labels.every((one, rank) => !one === rank < literal));
    for (const [first, lacks] of facts) {
      if (first === '含有大部分') assert.match(lacks, /^没有：./);
    }
  });
}

visit('meaning: a result says which part of the query it lacks', {}, async ({ page, server }) => {
  const query = '金华花艺班';
  await page.goto(`${server.url}?q=${encodeURIComponent(query)}`);
  await answered(page, query);
  const { count, facts } = await told(page);
  assert.equal(count, `没有逐字相同的“${query}”；${facts.length} 条含有其中大部分`);
  for (const [label, lacks] of facts) assert.deepEqual([label, lacks], ['含有大部分', '没有：班']);
  await page.waitForTimeout(700);
  assert.equal(await parts(page).status.textContent(), count, 'and it is spoken');
});

visit('meaning: where nothing holds enough, there is nothing', {}, async ({ page, server }) => {
  const query = '工伤认定流程';
  await page.goto(`${server.url}?q=${encodeURIComponent(query)}`);
  await inState(page, 'empty');
  assert.equal(await parts(page).links.count(), 0);
  const offered = page.locator('gongwen-search [part=alternatives]');
  assert.match((await offered.textContent()) ?? '', /^您是不是要找：/);
  await page.waitForTimeout(700);
  assert.equal(await parts(page).status.textContent(), `没有找到与“${query}”有关的内容`);
});
