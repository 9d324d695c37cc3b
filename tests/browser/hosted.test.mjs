// The folder that `gongwen build --mode hosted` writes: the widget over an archive in files, on a server that only serves files.
// Files that are missing, broken or of another build: hosted-faults.test.mjs.
import assert from 'node:assert/strict';
import { build, readsFirst } from './built.mjs';
import { answered, inState, parts, renewed, tagged, visit } from './support.mjs';

const root = build('--mode', 'hosted');
const QUERY = '新质生产力';
const ARCHIVE = '/gongwen/archive/';
const isBlock = (/** @type {string} */ name) => name.startsWith(ARCHIVE) && !name.endsWith('.gwar');

/** @param {import('playwright-core').Page} page */
async function reads(page) {
  await parts(page).box.pressSequentially(QUERY);
  await answered(page, QUERY);
  await readsFirst(page, QUERY);
  await parts(page).links.first().waitFor();
}

for (const worker of ['', ' in a worker']) {
  const alter = worker ? tagged('worker') : undefined;
  visit(`hosted: searched under the strict policy${worker}`, { server: { root, alter } }, async (visited) => {
    const { page, server } = visited;
    await page.goto(server.url);
    const asked = () => server.log.filter((name) => name.startsWith(ARCHIVE));
    assert.deepEqual(asked(), [], 'nothing is loaded before somebody searches');
    await reads(page);
    assert.ok(asked().includes(`${ARCHIVE}root.gwar`) && asked().some(isBlock));
    assert.equal(new Set(asked()).size, asked().length, 'nothing is fetched twice');
    assert.equal(
      server.log.some((name) => /gongwen-worker-/.test(name)),
      Boolean(worker),
    );
  });
}

visit('hosted: what nothing holds is said to be absent', { server: { root } }, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.fill('鼹鼠望远镜');
  await inState(page, 'empty');
});

visit(
  'hosted: the link of an article opens it, whatever was read before',
  { server: { root } },
  async (visited) => {
    const { page, server } = visited;
    await page.goto(server.url);
    await reads(page);
    const title = await parts(page).links.first().textContent();
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    const id = new URL(page.url()).searchParams.get('article') ?? '';
    await page.goto('about:blank');
    await page.goto(`${server.url}?article=${encodeURIComponent(id)}`);
    await parts(page).heading.waitFor();
    assert.equal(await parts(page).heading.textContent(), title);
    await page.goto('about:blank');
    await page.goto(`${server.url}?article=no-such-article`);
    await page.waitForFunction(() =>
      /没有/.test(document.querySelector('gongwen-search')?.shadowRoot?.textContent ?? ''),
    );
  },
);

visit(
  'hosted: words are suggested while typing, and letters spell them',
  { server: { root } },
  async (visited) => {
    const { page, server } = visited;
    await page.goto(server.url);
    const options = page.locator('gongwen-search #suggestions li');
    await parts(page).box.pressSequentially('劳动');
    await options.first().waitFor();
    assert.ok((await options.allTextContents()).every((text) => text.startsWith('劳动')));
    await parts(page).box.fill('');
    await parts(page).box.pressSequentially('laodong');
    await answered(page, 'laodong');
    assert.match((await parts(page).results.first().locator('[part=meta]').textContent()) ?? '', /拼音/);
    await options.first().waitFor();
    assert.ok((await options.allTextContents()).some((text) => text.startsWith('劳动')));
  },
);

/** How many results the heading counts. @param {import('playwright-core').Page} page */
const counted = async (page) =>
  parseInt((await page.locator('gongwen-search [part=count]').textContent()) ?? '', 10);

visit(
  'hosted: filters are counted when they are unfolded, and narrow to what they count',
  { server: { root } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('工会');
    await answered(page, '工会');
    const counts = () => server.log.filter((name) => name.startsWith(ARCHIVE) && name.includes('/v0/'));
    assert.deepEqual(counts(), [], 'nothing is counted unasked');
    const filters = page.locator('gongwen-search [part=filters]');
    // The suggestions lie over them; without any the key would empty the box.
    await page.locator('gongwen-search [role=option]').first().waitFor();
    await page.keyboard.press('Escape');
    await filters.locator('summary').click();
    const place = page.getByLabel('地区');
    await place.waitFor();
    assert.ok(counts().length > 0);
    const [, label, number] =
      /^(.+)（(\d+)）$/.exec((await place.locator('option').allTextContents())[1]) ?? [];
    await renewed(page, () => place.selectOption(label));
    assert.equal(await counted(page), Number(number));
    for (const meta of await page.locator('gongwen-search [part=result] [part=meta]').allTextContents()) {
      assert.ok(meta.includes(label), `${meta} lies in ${label}`);
    }
  },
);

visit(
  'hosted: before the first letter the newest articles, and ways to the others',
  { server: { root, alter: tagged('browse') } },
  async ({ page, server }) => {
    await page.goto(server.url);
    const browse = page.locator('gongwen-search [part=browse]');
    const chip = browse.locator('h2:text-is("地区") + ul button').first();
    await chip.waitFor();
    assert.ok((await browse.locator('[part=newest] li').count()) > 0);
    const [, number] = /^.+?(\d+)$/.exec((await chip.textContent()) ?? '') ?? [];
    await renewed(page, () => chip.click());
    assert.equal(await counted(page), Number(number));
  },
);
