// Paper, forced colours, readers who want no motion, slow phones.
import assert from 'node:assert/strict';
import { inState, parts, visit } from './support.mjs';

const QUERY = '工会';

visit('print: the query, the results and their addresses, no buttons', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${QUERY}`);
  await inState(page, 'results');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await parts(page).box.isVisible());
  assert.equal(await parts(page).box.inputValue(), QUERY);
  assert.equal(await page.locator('gongwen-search button').filter({ visible: true }).count(), 0);
  assert.ok(await parts(page).links.first().isVisible());
  const address = await parts(page)
    .links.first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  assert.ok(address.includes(server.url), address);
  assert.ok((await page.pdf()).length > 1000);
});

visit('forced colours: marks, borders and the focus stay visible', {}, async ({ page, server }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${server.url}?q=${QUERY}`);
  await inState(page, 'results');
  const seen = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('gongwen-search')?.shadowRoot);
    const style = (/** @type {string} */ css) =>
      getComputedStyle(/** @type {Element} */ (root.querySelector(css)));
    const input = /** @type {HTMLElement} */ (root.querySelector('[part=input]'));
    input.focus();
    return {
      mark: style('mark').backgroundColor !== style('[part=snippet]').backgroundColor,
      border: style('[part=input]').borderTopWidth,
      outline: style('[part=input]').outlineStyle,
    };
  });
  assert.deepEqual(seen, { mark: true, border: '1px', outline: 'solid' });
});

for (const device of /** @type {const} */ (['desktop', 'phone'])) {
  visit(`motion: the results stay in place when announced (${device})`, { device }, async (visit) => {
    const { page, server } = visit;
    await page.addInitScript(() => {
      const top = () =>
        document.querySelector('gongwen-search')?.shadowRoot?.querySelector('h3 a')?.getBoundingClientRect()
          .top;
      document.addEventListener('gongwen-results', () => Reflect.set(window, 'before', top()));
      Reflect.set(window, 'now', top);
    });
    await page.goto(`${server.url}?q=${QUERY}`);
    await page.waitForFunction(() => {
      const status = document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[role=status]');
      return status?.textContent?.startsWith('找到');
    });
    const { before, now } = await page.evaluate(() => ({
      before: Reflect.get(window, 'before'),
      now: Reflect.get(window, 'now')(),
    }));
    assert.ok(before > 0);
    assert.equal(now, before);
  });
}

visit('motion: nothing moves by itself', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${QUERY}`);
  await inState(page, 'results');
  await parts(page).links.first().click();
  const moving = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('gongwen-search')?.shadowRoot);
    return Array.from(root.querySelectorAll('*'), (node) => getComputedStyle(node)).filter(
      ({ animationName, transitionDuration, scrollBehavior }) =>
        animationName !== 'none' || transitionDuration !== '0s' || scrollBehavior === 'smooth',
    ).length;
  });
  assert.equal(moving, 0);
});
