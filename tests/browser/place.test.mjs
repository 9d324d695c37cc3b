// Addresses: a link to a query, to an article; Back and forward; the page's other parameters.
import assert from 'node:assert/strict';
import { holding } from './gold.mjs';
import { demoWith } from './pages.mjs';
import { answered, inState, parts, renewed, tagged, visit } from './support.mjs';

const QUERY = '业工';

/** @param {import('playwright-core').Page} page */
const params = (page) => Object.fromEntries(new URL(page.url()).searchParams);

/** @param {import('playwright-core').Page} page */
const titles = async (page) => (await parts(page).links.allTextContents()).join('|');

visit('place: a linked query is answered, and its box holds it', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
  await inState(page, 'results');
  assert.equal(await parts(page).box.inputValue(), QUERY);
});

visit('place: a linked article is open, with the query marked', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
  await inState(page, 'results');
  const link = parts(page).links.first();
  const [href, title] = [await link.getAttribute('href'), await link.textContent()];
  await page.goto(String(href));
  await parts(page).heading.waitFor();
  assert.equal(await parts(page).heading.textContent(), title);
  assert.equal(page.url(), href);
  assert.ok((await page.locator('gongwen-search [part=body] mark').count()) > 0);
});

visit('place: a linked article that is no more is said to be gone', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}&article=no-such-article`);
  await inState(page, 'results');
  await page.waitForFunction(() => {
    const root = document.querySelector('gongwen-search')?.shadowRoot;
    return root?.querySelector('[role=status]')?.textContent?.includes('没有这篇文章');
  });
});

visit('place: typing changes the address without filling the history', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?lang=zh&page=2`);
  const before = await page.evaluate(() => history.length);
  await parts(page).box.pressSequentially('新质生产力', { delay: 60 });
  await inState(page, 'results');
  await page.waitForFunction(() => location.search.includes('q='));
  assert.deepEqual(params(page), { lang: 'zh', page: '2', q: '新质生产力' });
  assert.equal(await page.evaluate(() => history.length), before);
});

visit(
  'place: Back leads from the article to the results, and on to the earlier query',
  {},
  async ({ page, server }) => {
    await page.goto(server.url);
    const earlier = parts(page).links.nth(holding('浙江大学').length - 1);
    await parts(page).box.fill('浙江大学');
    await page.keyboard.press('Enter');
    await answered(page, '浙江大学');
    // They come on screen a few at a time.
    await earlier.waitFor();
    const first = await parts(page).links.first().textContent();
    await parts(page).box.fill(QUERY);
    await page.keyboard.press('Enter');
    await page.waitForFunction((query) => location.search.includes(encodeURIComponent(query)), QUERY);
    await parts(page)
      .links.nth(holding(QUERY).length - 1)
      .waitFor();
    const list = await titles(page);
    const third = parts(page).links.nth(2);
    await third.scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, 150));
    const scrolled = await page.evaluate(() => scrollY);
    await third.click();
    await parts(page).heading.waitFor();
    assert.ok(params(page).article);

    await page.goBack();
    await parts(page).links.first().waitFor();
    assert.equal(await titles(page), list);
    assert.deepEqual(params(page), { q: QUERY });
    assert.ok(Math.abs((await page.evaluate(() => scrollY)) - scrolled) < 5, 'the list is where it was');

    await page.goForward();
    await parts(page).heading.waitFor();
    await page.goBack();
    await parts(page).links.first().waitFor();
    await page.goBack();
    await page.waitForFunction(
      (title) =>
        document.querySelector('gongwen-search')?.shadowRoot?.querySelector('h3 a')?.textContent === title,
      first,
    );
    await earlier.waitFor();
    assert.equal(await parts(page).box.inputValue(), '浙江大学');
  },
);

visit('place: a query on its way to another one is not come back to', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.fill('浙江大学');
  await page.keyboard.press('Enter');
  await inState(page, 'results');
  await parts(page).box.fill('业');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '业');
  // The next character and Enter come so fast that no query runs between them.
  await page.evaluate((query) => {
    const host = /** @type {any} */ (document.querySelector('gongwen-search'));
    host.input.value = query;
    host.input.dispatchEvent(new InputEvent('input'));
    host.form.dispatchEvent(new Event('submit', { cancelable: true }));
  }, QUERY);
  await page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q, QUERY);
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes(encodeURIComponent('业')));
  assert.equal(await parts(page).box.inputValue(), '浙江大学');
});

const slowly = async (/** @type {string} */ name) => {
  if (name.endsWith('.wasm')) await new Promise((resolve) => setTimeout(resolve, 1000));
};
visit(
  'place: a query submitted while the engine loads is one to come back to',
  { server: { alter: slowly } },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    await parts(page).box.fill('浙江大学');
    await page.keyboard.press('Enter');
    await inState(page, 'results');
    await parts(page).box.fill(QUERY);
    await page.waitForFunction((query) => location.search.includes(encodeURIComponent(query)), QUERY);
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('article'));
    assert.equal(await parts(page).box.inputValue(), '浙江大学');
  },
);

visit(
  'place: the button leads back to the results and to the link that was followed',
  {},
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await inState(page, 'results');
    const title = await parts(page).links.nth(1).textContent();
    await parts(page).links.nth(1).click();
    await page.getByRole('button', { name: '返回搜索结果' }).click();
    await parts(page).links.first().waitFor();
    const focused = await page.evaluate(
      () => document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.textContent,
    );
    assert.equal(focused, title);
    assert.deepEqual(params(page), { q: QUERY });
  },
);

visit('place: with param="" the address is left alone', {}, async ({ page, server }) => {
  await page.route(server.url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<gongwen-search>', '<gongwen-search param="">');
    await route.fulfill({ response, body });
  });
  await page.goto(server.url);
  await parts(page).box.fill(QUERY);
  await page.keyboard.press('Enter');
  await inState(page, 'results');
  await parts(page).links.first().click();
  await parts(page).heading.waitFor();
  assert.equal(page.url(), server.url);
});

visit(
  'place: a sentence of the summary opens in a new tab as any link does',
  {},
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await inState(page, 'results');
    await parts(page).links.first().click();
    const sentence = page.locator('gongwen-search [part=summary] a').last();
    const [href, text] = await sentence.evaluate((link) => [
      /** @type {HTMLAnchorElement} */ (link).href,
      link.textContent,
    ]);
    const opening = page.context().waitForEvent('page');
    await sentence.click({ modifiers: ['ControlOrMeta'] });
    const opened = await opening;
    assert.equal(opened.url(), href);
    assert.equal(await opened.locator('gongwen-search .sentence').textContent(), text);
    assert.equal(await page.locator('gongwen-search .sentence').count(), 0, 'this page stays where it was');
  },
);

visit('place: a sentence has an address, Back leads from it to where the reader was', {}, async (visit) => {
  const { page, server } = visit;
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
  await inState(page, 'results');
  await parts(page).links.first().click();
  const sentence = page.locator('gongwen-search [part=summary] a').last();
  await sentence.waitFor();
  const [text, href] = [await sentence.textContent(), await sentence.getAttribute('href')];
  assert.match(href ?? '', /#s\d+\.\d+-\d+$/);
  await sentence.click();
  assert.equal(page.url(), href);
  const place = page.locator('gongwen-search .sentence');
  assert.equal(await place.textContent(), text);
  await page.goBack();
  await page.waitForFunction(() => location.hash === '');
  assert.ok(await parts(page).heading.isVisible(), 'the article is still open');

  await page.goto('about:blank');
  await page.goto(String(href));
  await parts(page).heading.waitFor();
  assert.equal(await place.textContent(), text);
  assert.ok(await place.evaluate((node) => node.getBoundingClientRect().top < innerHeight));
});

visit('place: keywords and related articles lead on, Back leads back', {}, async ({ page, server }) => {
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
  await inState(page, 'results');
  await parts(page).links.first().click();
  await parts(page).heading.waitFor();
  const title = await parts(page).heading.textContent();
  const word = page.locator('gongwen-search [part=keywords] button').first();
  const text = await word.textContent();
  await word.click();
  await parts(page).links.first().waitFor();
  assert.equal(await parts(page).box.inputValue(), text);
  assert.deepEqual(params(page), { q: text });
  await page.goBack();
  await parts(page).heading.waitFor();
  assert.equal(await parts(page).heading.textContent(), title);
});

visit(
  'place: what else the address holds is kept to the byte',
  { server: { alter: tagged('limit="3"') } },
  async ({ page, server }) => {
    const [others, route] = ['?name=%B9%A4&x=a%20b&flag&&n=%2f', '#/news/12'];
    await page.goto(`${server.url}${others}${route}`);
    await parts(page).box.focus();
    await inState(page, 'ready');
    await page.waitForTimeout(200);
    assert.equal(page.url(), `${server.url}${others}${route}`, 'nothing was asked for');
    assert.equal(await page.evaluate(() => history.state), null);
    await parts(page).box.fill(QUERY);
    await answered(page, QUERY);
    const kept = others.replace('&&', '&');
    const asked = `${server.url}${kept}&q=${encodeURIComponent(QUERY)}`;
    assert.equal(page.url(), asked + route);
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    assert.match(page.url().slice(asked.length), /^&article=[\d-]+#\/news\/12$/);
    await page.goBack();
    await parts(page).links.first().waitFor();
    await parts(page).host.evaluate((host) => Reflect.get(host, 'clear').call(host));
    await page.waitForFunction(() => !location.search.includes('q='));
    assert.equal(page.url(), `${server.url}${kept}${route}`);
  },
);

for (const attributes of ['history="none"', 'param=""', '']) {
  visit(
    `place: a link to another section changes nothing (${attributes || 'the address is ours'})`,
    { server: { alter: demoWith({ attributes, beside: '<a href="#section">下面</a>' }) } },
    async ({ page, server }) => {
      const section = page.getByRole('link', { name: '下面' });
      await page.goto(server.url);
      await parts(page).box.fill(QUERY);
      await answered(page, QUERY);
      const list = await titles(page);
      await section.click();
      await page.waitForFunction(() => location.hash === '#section');
      await page.waitForTimeout(200);
      assert.equal(await parts(page).box.inputValue(), QUERY);
      assert.equal(await titles(page), list);
      await parts(page).links.first().click();
      await parts(page).heading.waitFor();
      await section.click();
      await page.evaluate(() => (location.hash = '#other'));
      await page.waitForFunction(() => location.hash === '#other');
      await page.waitForTimeout(200);
      assert.ok(await parts(page).heading.isVisible());
      assert.equal(await parts(page).box.inputValue(), QUERY);
    },
  );
}

const COMMON = '工会';

/**
 * What is on screen of the list.
 * @param {import('playwright-core').Page} page
 */
const listed = (page) =>
  page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('gongwen-search')?.shadowRoot);
    const excerpts = Array.from(root.querySelectorAll('[part=excerpt]'));
    return {
      titles: Array.from(root.querySelectorAll('h3 a'), (link) => link.textContent),
      unfolded: excerpts.flatMap((fold, rank) => (fold.hasAttribute('open') ? [rank] : [])),
      summaries: excerpts.map((fold) => fold.querySelector('p')?.textContent),
      sort: root.querySelector('select')?.value,
      top: root.querySelectorAll('h3 a')[7]?.getBoundingClientRect().top,
    };
  });

/**
 * Sorts the results, unfolds two summaries, has more of them shown, and scrolls to the eighth.
 * @param {import('playwright-core').Page} page
 */
async function lookAround(page) {
  await answered(page, COMMON);
  await renewed(page, () => page.getByLabel('排序').selectOption('最新'));
  for (const count of [6, 9]) {
    await renewed(page, () => page.getByRole('button', { name: /再显示/ }).click());
    assert.equal(await parts(page).links.count(), count);
  }
  // Some of them are listings, which have none.
  for (const rank of [1, 2, 3, 4, 7]) await parts(page).results.nth(rank).locator('summary').click();
  const unfolded = page.locator('gongwen-search [part=excerpt] p:has(a)');
  await unfolded.nth(2).waitFor();
  await page.waitForTimeout(200);
  await parts(page)
    .links.nth(7)
    .evaluate((link) => link.scrollIntoView({ block: 'center' }));
  return listed(page);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Awaited<ReturnType<typeof listed>>} before
 */
async function asBefore(page, before) {
  await parts(page).links.nth(8).waitFor();
  await page.waitForFunction((top) => {
    const root = document.querySelector('gongwen-search')?.shadowRoot;
    const link = root?.querySelectorAll('h3 a')[7];
    return link && Math.abs(link.getBoundingClientRect().top - top) < 5;
  }, Number(before.top));
  const now = await listed(page);
  assert.deepEqual({ ...now, top: 0 }, { ...before, top: 0 });
}

const focusedText = (/** @type {import('playwright-core').Page} */ page) =>
  page.evaluate(() => document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.textContent ?? '');

for (const [attributes, way] of [
  ['', 'Back'],
  ['', 'the button'],
  ['history="replace"', 'the button'],
  ['history="none"', 'the button'],
  ['param=""', 'the button'],
]) {
  visit(
    `place: by ${way} to as many results, scrolled and unfolded as they were (${attributes})`,
    { server: { alter: tagged(`limit="3" ${attributes}`) } },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.fill(COMMON);
      const before = await lookAround(page);
      await parts(page).links.nth(7).click();
      await parts(page).heading.waitFor();
      // On to another article, which is not in the list.
      await page.locator('gongwen-search [part=related] a').first().click();
      await page.waitForFunction(
        (title) =>
          document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[part=article-title]')
            ?.textContent !== title,
        before.titles[7],
      );
      if (way === 'Back') {
        await page.goBack();
        await page.goBack();
      } else {
        if (!attributes) await page.goBack();
        await page.getByRole('button', { name: '返回搜索结果' }).click();
      }
      await asBefore(page, before);
      assert.equal(await focusedText(page), before.titles[7]);
      assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'shown').slice(-1)), [COMMON]);
    },
  );
}

visit(
  'place: Back from another document to the results as they were, by way of an article too',
  { server: { alter: tagged('limit="3"') } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(COMMON);
    const before = await lookAround(page);
    await page.evaluate(() => location.assign('gallery.html'));
    await page.waitForURL('**/gallery.html');
    await page.goBack();
    await asBefore(page, before);
    await page.reload();
    await asBefore(page, before);

    await parts(page).links.nth(7).click();
    await parts(page).heading.waitFor();
    await page.goto(`${server.url}gallery.html`);
    await page.goBack();
    await parts(page).heading.waitFor();
    await page.goBack();
    await asBefore(page, before);
    assert.equal(await focusedText(page), before.titles[7]);
  },
);

visit(
  'place: Back to an earlier query shows as much of it as there was',
  { server: { alter: tagged('limit="3"') } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(COMMON);
    await page.keyboard.press('Enter');
    const before = await lookAround(page);
    await parts(page).box.fill('职工');
    await page.keyboard.press('Enter');
    await answered(page, '职工');
    // Typed and submitted, it may be shown twice.
    await page.getByRole('button', { name: '再显示 3 条' }).waitFor();
    assert.equal(await parts(page).links.count(), 3);
    await page.goBack();
    // Scrolled up to the box, as the reader was.
    await parts(page).links.nth(8).waitFor();
    assert.deepEqual({ ...(await listed(page)), top: 0 }, { ...before, top: 0 });
    await page.goForward();
    await answered(page, '职工');
    // Typed and submitted, it may be shown twice.
    await page.getByRole('button', { name: '再显示 3 条' }).waitFor();
    assert.equal(await parts(page).links.count(), 3);
  },
);
