// An archive in files whose articles lie in as many files: the first results are shown while the texts of the others come.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildOf } from './built.mjs';
import { answered, parts, tagged, visit } from './support.mjs';

const QUERY = '劳动竞赛';
const isText = (/** @type {string} */ name) => /\/archive\/[0-9a-f]+\/t/.test(name);

/** Articles of characters that look random, so that few go into one file. */
function articles() {
  let state = 7;
  const character = () => String.fromCharCode(0x4e00 + ((state = (state * 48271) % 0x7fffffff) % 3000));
  const article = (/** @type {unknown} */ _, /** @type {number} */ number) => ({
    id: `a${number}`,
    title: `新闻${number}`,
    body: `${Array.from({ length: 1500 }, character).join('')}。${QUERY}。`,
  });
  return Array.from({ length: 60 }, article);
}

const input = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-parts-')), 'articles.jsonl');
fs.writeFileSync(
  input,
  articles()
    .map((article) => `${JSON.stringify(article)}\n`)
    .join(''),
);
const root = buildOf(input, '--mode', 'hosted');
process.on('exit', () => fs.rmSync(path.dirname(input), { recursive: true, force: true }));

/** Paths of the texts that four results take. @type {Set<string>} */
const first = new Set();

visit(
  'hosted: four results take few texts',
  { server: { root, alter: tagged('limit="4"') } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await answered(page, QUERY);
    server.log.filter(isText).forEach((name) => first.add(name));
    assert.ok(first.size > 0 && first.size <= 6, `${first.size}`);
  },
);

for (const come of [true, false]) {
  /** @type {(come: boolean) => void} */
  let release = () => {};
  const released = new Promise((resolve) => (release = resolve));
  // The other texts wait until they may go, or do not come.
  const alter = async (
    /** @type {string} */ name,
    /** @type {import('../../xtask/web/server.mjs').Answer} */ answer,
  ) => {
    if (isText(name) && !first.has(name) && !(await released)) answer.status = 503;
  };
  const what = come ? 'the others come behind them' : 'where the others do not come, they stay';
  visit(
    `hosted: a few results are shown first; ${what}`,
    { server: { root, alter }, noisy: !come },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.fill(QUERY);
      await answered(page, QUERY);
      const { links } = parts(page);
      const titles = await links.allTextContents();
      assert.equal(titles.length, 4);
      release(come);
      if (come) {
        await links.nth(19).waitFor();
        const all = await links.allTextContents();
        assert.equal(new Set(all).size, 20);
        assert.deepEqual(all.slice(0, 4), titles, 'they stay where they are');
        assert.equal(new Set(server.log).size, server.log.length, 'nothing is fetched twice');
      } else {
        await page.waitForTimeout(3000);
        assert.deepEqual(await links.allTextContents(), titles);
      }
    },
  );
}
