// `results="popup"`: results in a panel under the box; `results="#id"`: results in another element of the page.
import assert from 'node:assert/strict';
import { demoWith } from './pages.mjs';
import { answered, inState, parts, visit } from './support.mjs';

const QUERY = '新质生产力';
const BELOW = `<p id="below"><a id="after" href="#">后面的链接</a></p>${'<p>网页的正文</p>'.repeat(60)}`;
const popupPage = (attributes = '') => ({
  alter: demoWith({ attributes: `results="popup" ${attributes}`, beside: BELOW }),
});
const elsewherePage = (
  attributes = 'results="#jieguo"',
  target = '<div id="jieguo"><p>在上面搜索</p></div>',
) => ({
  alter: demoWith({ attributes, beside: `${'<p>网页的正文</p>'.repeat(60)}${target}` }),
});

/** @param {import('playwright-core').Page} page */
const panel = (page) => page.locator('gongwen-search [part=panel]');

/** @param {import('playwright-core').Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node?.getAttribute('part') ?? (node?.id || node?.textContent || '');
  });

visit(
  'popup: lies over the page, which stays where it is, in reading and coming back too',
  {
    server: {
      async alter(path, answer) {
        if (path.endsWith('.wasm')) await new Promise((resolve) => setTimeout(resolve, 1000));
        return popupPage().alter(path, answer);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    const below = () =>
      page.evaluate(() => [scrollY, document.querySelector('#below')?.getBoundingClientRect().top]);
    await page.waitForFunction(() =>
      document.querySelector('gongwen-search')?.shadowRoot?.querySelector('gongwen-presence'),
    );
    const before = await below();
    await parts(page).box.focus();
    await page.waitForTimeout(600); // the time after which a slow download is told
    assert.deepEqual(await below(), before);
    await inState(page, 'ready');
    assert.equal(await panel(page).isVisible(), false);
    await page.keyboard.type('工会');
    await inState(page, 'results');
    assert.ok(await panel(page).isVisible());
    const { height, scrolls } = await panel(page).evaluate((node) => ({
      height: node.getBoundingClientRect().height / innerHeight,
      scrolls: node.scrollHeight > node.clientHeight,
    }));
    assert.ok(height <= 0.701 && scrolls, `${height} of the window`);
    const tenth = parts(page).links.nth(9);
    await tenth.scrollIntoViewIfNeeded();
    const at = await panel(page).evaluate((node) => node.scrollTop);
    assert.ok(at > 0);
    await tenth.click();
    await parts(page).heading.waitFor();
    assert.equal(await panel(page).evaluate((node) => node.scrollTop), 0, 'the article begins at its top');
    await page.getByRole('button', { name: '返回搜索结果' }).click();
    await parts(page).links.first().waitFor();
    assert.equal(await panel(page).evaluate((node) => node.scrollTop), at);
    assert.deepEqual(await below(), before);
  },
);

visit(
  'popup: Escape closes suggestions, then the panel, then clears; ArrowDown and typing bring it back',
  { server: popupPage() },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.focus();
    await inState(page, 'ready');
    await page.keyboard.type('工匠');
    const options = page.locator('gongwen-search [role=option]');
    await options.first().waitFor();
    const over = await options.first().evaluate((option) => {
      const { left, top } = option.getBoundingClientRect();
      return (
        /** @type {ShadowRoot} */ (option.getRootNode()).elementFromPoint(left + 10, top + 10) === option
      );
    });
    assert.ok(over, 'the suggestions lie over the panel');
    await page.keyboard.press('Escape');
    assert.ok(await panel(page).isVisible());
    await page.keyboard.press('Escape');
    assert.equal(await panel(page).isVisible(), false);
    assert.equal(await parts(page).box.inputValue(), '工匠');
    await page.keyboard.press('ArrowDown');
    assert.ok(await panel(page).isVisible());
    assert.equal(await focused(page), await parts(page).links.first().textContent());
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'input');
    await page.keyboard.press('Escape');
    assert.equal(await panel(page).isVisible(), false);
    await page.keyboard.press('Escape');
    assert.equal(await parts(page).box.inputValue(), '');
    await page.keyboard.type(QUERY);
    await parts(page).links.first().waitFor();
    await page.keyboard.press('Enter');
    assert.ok(await panel(page).isVisible());
  },
);

visit(
  'popup: closes when the reader presses beside it or walks out of it',
  { server: popupPage() },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    await panel(page).waitFor();
    await parts(page).results.first().locator('[part=meta]').click();
    assert.ok(await panel(page).isVisible(), 'a press on text inside leaves it open');
    await page.mouse.click(1200, 700);
    assert.equal(await panel(page).isVisible(), false);
    await parts(page).box.focus();
    assert.ok(await panel(page).isVisible());
    for (let i = 0; i < 40 && (await focused(page)) !== 'after'; i++) await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'after');
    assert.equal(await panel(page).isVisible(), false);
  },
);

visit(
  'popup: a linked query shows it; a query that the page sets does not',
  { server: popupPage() },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await inState(page, 'results');
    assert.ok(await panel(page).isVisible());
    await page.goto(server.url);
    await parts(page).host.evaluate((host, query) => host.setAttribute('q', query), QUERY);
    await inState(page, 'results');
    assert.equal(await panel(page).isVisible(), false);
    await parts(page).host.evaluate((/** @type {any} */ host) => host.open());
    assert.ok(await panel(page).isVisible());
    await parts(page).host.evaluate((/** @type {any} */ host) => host.close());
    assert.equal(await panel(page).isVisible(), false);
  },
);

visit(
  'popup: the page’s variables, and a narrow box at the right edge of a page',
  {
    server: popupPage(),
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await page.evaluate(() => {
      const style = /** @type {HTMLElement} */ (document.querySelector('gongwen-search')).style;
      style.setProperty('--gongwen-max-height', '200px');
      style.setProperty('--gongwen-z', '77');
      Object.assign(style, { width: '12rem', marginLeft: 'auto' });
    });
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    const seen = await panel(page).evaluate((node) => {
      const { left, right, width, height } = node.getBoundingClientRect();
      return { fits: left >= 0 && right <= innerWidth, width, height, z: getComputedStyle(node).zIndex };
    });
    assert.deepEqual(seen, { fits: true, width: 480, height: 200, z: '77' });
  },
);

for (const width of [320, 412]) {
  visit(
    `popup: on a phone ${width} pixels wide nothing is wider than the window`,
    { device: 'phone', context: { viewport: { width, height: 740 } }, server: popupPage() },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.tap();
      await parts(page).box.fill('工会');
      await page.locator('gongwen-search [role=option]').first().tap();
      await panel(page).waitFor();
      assert.ok(
        await page.evaluate(() => document.activeElement === document.body),
        'the keyboard has made room',
      );
      await page.getByRole('heading', { name: '工闻' }).tap();
      await panel(page).waitFor({ state: 'hidden' });
      await parts(page).box.tap();
      await parts(page).box.fill(QUERY);
      await page.keyboard.press('Enter');
      await inState(page, 'results');
      await panel(page).waitFor();
      const { left, right, wide } = await panel(page).evaluate((node) => ({
        left: node.getBoundingClientRect().left,
        right: node.getBoundingClientRect().right,
        wide: document.documentElement.scrollWidth,
      }));
      assert.ok(left >= 0 && right <= width && wide <= width, `${left} to ${right}, the page ${wide}`);
    },
  );
}

visit(
  'popup: with large type for older readers the results lie in the page, at once when the page switches',
  { server: popupPage('size="elder"') },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    const look = () =>
      panel(page).evaluate((node) => [getComputedStyle(node).position, getComputedStyle(node).maxHeight]);
    assert.deepEqual(await look(), ['static', 'none']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.equal(await parts(page).box.inputValue(), '', 'no panel for Escape to close');
    await parts(page).box.fill(QUERY);
    await page.mouse.click(1200, 20);
    await parts(page).links.first().waitFor();
    await parts(page).host.evaluate((host) => host.removeAttribute('size'));
    assert.equal((await look())[0], 'absolute');
    assert.equal(await panel(page).isVisible(), false, 'nothing pops up');
    await parts(page).host.evaluate((host) => host.setAttribute('size', 'elder'));
    assert.ok(await parts(page).links.first().isVisible());
  },
);

/** @param {import('playwright-core').Page} page */
const there = (page) => ({
  links: page.locator('#jieguo > gongwen-results h3 a'),
  heading: page.locator('#jieguo > gongwen-results [part=article-title]'),
});

/**
 * Opens the page and types a query; its results are in the other element.
 * @param {import('playwright-core').Page} page
 * @param {{ url: string }} server
 */
async function typed(page, server) {
  await page.goto(server.url);
  await parts(page).box.focus();
  await inState(page, 'ready');
  await page.keyboard.type(QUERY);
  await there(page).links.first().waitFor();
}

visit(
  'elsewhere: results and articles are in the named element, in a tree of their own',
  { server: elsewherePage() },
  async ({ page, server }) => {
    await typed(page, server);
    assert.equal(await parts(page).links.count(), 0);
    assert.equal(
      await page.locator('#jieguo > p').textContent(),
      '在上面搜索',
      'the page’s own content stays',
    );
    const line = await there(page)
      .links.first()
      .evaluate((link) => getComputedStyle(link).textDecorationLine);
    assert.equal(line, 'none', 'the style is there');
    const titles = await there(page).links.allTextContents();
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), titles[0]);
    await page.keyboard.press('End');
    assert.equal(await focused(page), titles[titles.length - 1]);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), titles[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(page), 'input');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await there(page).heading.waitFor();
    assert.equal(await focused(page), 'article-title');
    const size = await there(page).heading.evaluate((heading) => {
      const size = (/** @type {Element | null} */ node) =>
        parseFloat(getComputedStyle(node ?? heading).fontSize);
      return size(heading) / size(heading.parentElement);
    });
    assert.equal(size, 1.625, 'the style of the article is there, too');
    await page.locator('#jieguo [part=summary] li').first().waitFor();
    const lost = await page.locator('#jieguo > gongwen-results').evaluate((node) => {
      const root = /** @type {ShadowRoot} */ (node.shadowRoot);
      const names = ['aria-labelledby', 'aria-controls', 'aria-describedby', 'aria-activedescendant'];
      return names
        .flatMap((name) =>
          Array.from(root.querySelectorAll(`[${name}]`), (node) => node.getAttribute(name) ?? ''),
        )
        .filter((id) => id && !root.getElementById(id));
    });
    assert.deepEqual(lost, []);
    await page.keyboard.press('Escape');
    await there(page).links.first().waitFor();
    assert.equal(await focused(page), titles[0]);
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'input');
  },
);

visit(
  'elsewhere: results out of sight are brought into sight when they are asked for, looks follow the box',
  { server: elsewherePage() },
  async ({ page, server }) => {
    await typed(page, server);
    assert.equal(await page.evaluate(() => scrollY), 0, 'typing moves nothing');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => scrollY > 0);
    await parts(page).host.evaluate((host) => host.setAttribute('theme', 'dark'));
    const place = page.locator('#jieguo > gongwen-results');
    assert.equal(await place.evaluate((node) => getComputedStyle(node).backgroundColor), 'rgb(23, 24, 28)');
  },
);

visit(
  'elsewhere: taken away with its box, and put back',
  { server: elsewherePage() },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    // All results are there, not the first ones only.
    await answered(page, QUERY);
    const count = await there(page).links.count();
    await page.evaluate(() => {
      const host = /** @type {HTMLElement} */ (document.querySelector('gongwen-search'));
      Reflect.set(window, 'host', host);
      host.remove();
    });
    assert.equal(await page.locator('gongwen-results').count(), 0);
    await page.evaluate(() => document.body.prepend(Reflect.get(window, 'host')));
    assert.equal(await there(page).links.count(), count);
  },
);

visit(
  'elsewhere: an element that is not there: a word on the console, and results under the box',
  { noisy: true, server: elsewherePage('results="#jieguo"', '') },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await inState(page, 'results');
    assert.ok(await parts(page).links.first().isVisible());
    assert.deepEqual(visit.console, [
      'warning: gongwen-search: no element has the id "jieguo"; the results stay under the box',
    ]);
  },
);

visit(
  'results="inline" is what there is without it: nothing more is loaded',
  { server: { alter: demoWith({ attributes: 'results="inline"' }) } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    assert.ok(await parts(page).links.first().isVisible());
    assert.deepEqual(
      server.log.filter((path) => path.includes('extras')),
      [],
    );
  },
);
