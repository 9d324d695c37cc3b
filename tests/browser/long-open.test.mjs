// A page that stays open: the browser freezes it and wakes it again, the site is built anew under it.
import assert from 'node:assert/strict';
import { build, buildOf, readsFirst, replaced } from './built.mjs';
import { answered, literalTitles, parts, renewed, tagged, visit } from './support.mjs';

const QUERY = '新质生产力';
const hosted = build('--mode', 'hosted');
const file = build('--mode', 'file');
const later = buildOf('tests/pages', '--mode', 'file');

/** @type {Record<string, NonNullable<Parameters<typeof visit>[1]['server']>>} */
const WAYS = {
  'on the page': {},
  'in a worker': { alter: tagged('worker') },
  'over an archive in files': { root: hosted },
};

/** Freezes a page as a browser does when a phone sleeps, or wakes it. @param {import('playwright-core').CDPSession} session @param {'frozen' | 'active'} state */
const lifecycle = (session, state) => session.send('Page.setWebLifecycleState', { state });

for (const [where, server] of Object.entries(WAYS)) {
  visit(`long open: asleep in the middle of a query and woken, ${where}`, { server }, async (visited) => {
    const { page } = visited;
    await page.goto(visited.server.url);
    const session = await page.context().newCDPSession(page);
    await parts(page).box.fill('工会');
    await lifecycle(session, 'frozen');
    await lifecycle(session, 'active');
    await answered(page, '工会');
    await parts(page).box.fill(QUERY);
    await answered(page, QUERY);
    await lifecycle(session, 'frozen');
    await lifecycle(session, 'active');
    await readsFirst(page, QUERY);
  });

  visit(
    `long open: woken without a network it says so and goes on when it is back, ${where}`,
    { noisy: true, server },
    async (visited) => {
      const { page } = visited;
      await page.goto(visited.server.url);
      const session = await page.context().newCDPSession(page);
      await parts(page).box.fill(QUERY);
      await answered(page, QUERY);
      await lifecycle(session, 'frozen');
      await page.context().setOffline(true);
      await lifecycle(session, 'active');
      await parts(page).box.fill('工匠');
      // An archive may want a file for it.
      await page.waitForFunction(() => {
        const state = document.querySelector('gongwen-search')?.getAttribute('data-state');
        return state === 'error' || Reflect.get(window, 'shown').slice(-1)[0] === '工匠';
      });
      assert.equal(await parts(page).box.inputValue(), '工匠');
      await page.context().setOffline(false);
      await renewed(page, () => parts(page).box.fill(QUERY));
      await answered(page, QUERY);
      await readsFirst(page, QUERY);
    },
  );
}

{
  const { serving, alter } = replaced(later);
  visit(
    'long open: a page whose site is built anew answers from its own index; opened anew, from the new one',
    // A file of the old site that is fetched late is gone.
    { noisy: true, server: { root: file, alter } },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.fill('工会');
      await answered(page, '工会');
      serving.isNew = true;
      await parts(page).box.fill(QUERY);
      await answered(page, QUERY);
      await readsFirst(page, QUERY);
      const old = await literalTitles(parts(page).results);
      await page.goto(`${server.url}?q=${encodeURIComponent('工会')}`);
      await answered(page, '工会');
      const titles = await literalTitles(parts(page).results);
      assert.ok(titles.length > 0 && !titles.some((title) => old.includes(title)));
    },
  );
}
