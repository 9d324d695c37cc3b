// Attributes that have no file of their own, and the ways to write them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { pageOf } from '../../www/app/address.js';
import { holding, squeeze } from './gold.mjs';
import { inState, parts, tagged, visit } from './support.mjs';

const QUERY = '新质生产力';
const COMMON = '工会';
const under = (/** @type {string} */ attributes) => ({ server: { alter: tagged(attributes) } });
const entries = (/** @type {import('playwright-core').Page} */ page) => page.evaluate(() => history.length);

for (const [mode, added] of /** @type {const} */ ([
  ['replace', 0],
  ['none', 0],
  ['push', 2],
])) {
  visit(`settings: history="${mode}"`, under(`history="${mode}"`), async ({ page, server }) => {
    await page.goto(`${server.url}?keep=1`);
    const before = await entries(page);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    const url = new URL(page.url());
    assert.equal(url.searchParams.get('q'), mode === 'none' ? null : QUERY);
    assert.equal(url.searchParams.has('article'), mode !== 'none');
    assert.equal(url.searchParams.get('keep'), '1');
    assert.equal((await entries(page)) - before, added);
    await page.getByRole('button', { name: '返回搜索结果' }).click();
    await parts(page).links.first().waitFor();
    assert.equal(await parts(page).box.inputValue(), QUERY);
  });
}

visit(
  'settings: history="none" still reads the address',
  under('history="none"'),
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await inState(page, 'results');
  },
);

visit('settings: target opens results in a window of their own', under('target="_blank"'), async (visit) => {
  const { page, server } = visit;
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
  await inState(page, 'results');
  const [title, href] = await parts(page)
    .links.nth(1)
    .evaluate((link) => [link.textContent, link.getAttribute('href')]);
  await page.evaluate(() => {
    document.addEventListener('gongwen-select', (event) =>
      Reflect.set(window, 'selected', /** @type {CustomEvent} */ (event).detail),
    );
  });
  const opening = page.context().waitForEvent('page');
  await parts(page).links.nth(1).click();
  const opened = await opening;
  await parts(opened).heading.waitFor();
  assert.equal(squeeze(await parts(opened).heading.textContent()), squeeze(title));
  assert.equal(await opened.evaluate(() => window.opener), null);
  assert.equal(await page.locator('gongwen-search [part=article]').count(), 0, 'the results stay');
  const selected = await page.evaluate(() => Reflect.get(window, 'selected'));
  assert.deepEqual([selected.rank, selected.url], [1, href]);
});

visit('settings: highlight="none"', under('highlight="none"'), async ({ page, server }) => {
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
  await inState(page, 'results');
  assert.equal(await parts(page).links.count(), holding(QUERY).length);
  assert.equal(await page.locator('gongwen-search mark').count(), 0);
  await parts(page).links.first().click();
  await parts(page).heading.waitFor();
  assert.ok((await page.locator('gongwen-search [part=body]').textContent())?.includes(QUERY));
  assert.equal(await page.locator('gongwen-search mark').count(), 0);
  assert.equal(await page.locator('gongwen-search .jump').count(), 0);
});

visit(
  'settings: summary="on" shows the excerpts',
  under('summary="on" limit="2"'),
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${COMMON}`);
    await inState(page, 'results');
    await page.waitForFunction(() => {
      const root = document.querySelector('gongwen-search')?.shadowRoot;
      const excerpts = Array.from(root?.querySelectorAll('[part=excerpt]') ?? []);
      return excerpts.length === 2 && excerpts.some((excerpt) => excerpt.querySelector('p a'));
    });
    const folds = page.locator('gongwen-search [part=excerpt]');
    await folds.first().locator('summary').click();
    await page.getByRole('button', { name: /再显示/ }).click();
    await page.waitForFunction(
      () =>
        document.querySelector('gongwen-search')?.shadowRoot?.querySelectorAll('[part=excerpt][open]')
          .length === 3,
    );
    assert.equal(await folds.first().getAttribute('open'), null, 'what the reader folded stays folded');
  },
);

visit('settings: summary="off" and limit', under('summary="off" limit="3"'), async ({ page, server }) => {
  await page.goto(`${server.url}?q=${COMMON}`);
  await inState(page, 'results');
  assert.equal(await parts(page).links.count(), 3);
  assert.equal(await page.locator('gongwen-search [part=excerpt]').count(), 0);
  const first = await parts(page).links.first().textContent();
  await page.getByRole('button', { name: '再显示 3 条' }).click();
  await parts(page).links.nth(5).waitFor();
  assert.equal(await parts(page).links.count(), 6);
  assert.equal(await parts(page).links.first().textContent(), first);
  const focused = await page.evaluate(
    () => document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.textContent,
  );
  assert.equal(focused, await parts(page).links.nth(3).textContent());
  await parts(page).links.first().click();
  await page.locator('gongwen-search [part=keywords], gongwen-search [part=related]').first().waitFor();
  await page.waitForTimeout(500);
  assert.equal(await page.locator('gongwen-search [part=summary]').count(), 0);
  assert.equal(server.log.filter((name) => /gongwen-summary-/.test(name)).length, 0);
});

visit('settings: sort="date"', under('sort="date"'), async ({ page, server }) => {
  await page.goto(`${server.url}?q=${COMMON}`);
  await inState(page, 'results');
  const dates = (await page.locator('gongwen-search [part=result] [part=meta]').allTextContents())
    .map((meta) => /^(?:[^·\d]*)((?:\d{4}-)?\d{2}-\d{2})/.exec(meta)?.[1])
    .filter((date) => date !== undefined);
  assert.ok(dates.length > 1);
  assert.deepEqual([...dates].sort().reverse(), dates);
});

visit(
  'settings: preload="none" loads for a query alone',
  under('preload="none"'),
  async ({ page, server }) => {
    await page.goto(server.url);
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('extras')),
    );
    await parts(page).box.click();
    await page.waitForTimeout(500);
    assert.equal(server.log.filter((name) => name.endsWith('.wasm')).length, 0);
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
  },
);

visit(
  'settings: a reader who saves data is told the size',
  under('preload="idle"'),
  async ({ page, server }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.goto(server.url);
    const button = page.locator('gongwen-search [part=submit]');
    await page.waitForFunction(() =>
      /载入/.test(
        document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[part=submit]')?.textContent ??
          '',
      ),
    );
    const [, kb] = /^载入搜索（约 (\d+) KB）$/.exec((await button.textContent()) ?? '') ?? [];
    await page.waitForTimeout(2500); // past the time of idle loading
    assert.equal(server.log.filter((name) => name.endsWith('.wasm')).length, 0);
    await button.click();
    await inState(page, 'ready');
    assert.equal(await button.textContent(), '搜索');
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => /** @type {PerformanceResourceTiming} */ (entry))
        .filter(({ name }) => /gongwen-app-|\.wasm$/.test(name))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    assert.ok(Math.abs(loaded / 1024 - Number(kb)) < 4, `${kb} KB said, ${loaded} bytes loaded`);
  },
);

visit(
  'settings: the data- road takes names of two words',
  {
    server: {
      alter(path, answer) {
        if (path !== '/') return;
        const page = Buffer.from(answer.body).toString();
        const div = '<div data-gongwen-search data-summary-sentences="1" data-limit="4">';
        answer.body = Buffer.from(
          page.replace('<gongwen-search>', div).replace('</gongwen-search>', '</div>'),
        );
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${COMMON}`);
    await inState(page, 'results');
    assert.equal(await parts(page).links.count(), 4);
    await parts(page).links.first().click();
    await page.locator('gongwen-search [part=summary] li').first().waitFor();
    assert.equal(await page.locator('gongwen-search [part=summary] li').count(), 1);
  },
);

visit('settings: summarize() takes any text, and how many sentences', {}, async ({ page, server }) => {
  await page.goto(server.url);
  const [one, four, ofArticle] = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector('gongwen-search'));
    host.start();
    await host.ready;
    const [hit] = await host.search('工会');
    const text =
      '全国总工会今天召开会议，部署新就业形态劳动者入会工作。天气很好。\n会议要求，各级工会要把入会和服务结合起来，维护劳动者的合法权益。\n他来了。\n据了解，去年全国新增新就业形态劳动者会员九百万人，建立工会组织三万家。';
    const texts = async (/** @type {Promise<{ text: string }[]>} */ sentences) =>
      (await sentences).map(({ text }) => text);
    return [
      { text, sentences: await texts(host.summarize(text, 1)) },
      { text, sentences: await texts(host.summarize(text, 4)) },
      { text: '', sentences: await texts(host.summarize(hit.id, 5)) },
    ];
  });
  assert.equal(one.sentences.length, 1);
  assert.ok(four.sentences.length > 1);
  for (const sentence of four.sentences) assert.ok(four.text.includes(sentence));
  assert.equal(ofArticle.sentences.length, 5);
});

visit(
  'settings: the link can be copied and shared',
  { context: { permissions: ['clipboard-read', 'clipboard-write'] } },
  async (visit) => {
    const { page, server } = visit;
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'share', {
        value: async (/** @type {object} */ data) => Reflect.set(window, 'shared', data),
      });
    });
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await inState(page, 'results');
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    await page.getByRole('button', { name: '复制链接' }).click();
    await page.waitForFunction(
      () =>
        document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[role=status]')?.textContent ===
        '链接已复制',
    );
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    await page.getByRole('button', { name: '分享' }).click();
    const shared = await page.evaluate(() => Reflect.get(window, 'shared'));
    assert.equal(shared.url, page.url());
    assert.equal(squeeze(shared.title), squeeze(await parts(page).heading.textContent()));
  },
);

visit('settings: an article’s own page is told the query and the sentence', {}, async ({ page, server }) => {
  await page.addInitScript(() => {
    const { parse } = JSON;
    JSON.parse = (text) => {
      const value = parse(text);
      if (value && value.paragraphs) value.url = '/news/1.html?from=a#top';
      return value;
    };
  });
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
  await inState(page, 'results');
  await parts(page).links.first().click();
  const original = page.locator('gongwen-search [part=original]');
  await original.waitFor();
  const plain = `${server.url}news/1.html?from=a&q=${encodeURIComponent(QUERY)}#top`;
  assert.equal(await original.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href), plain);
  for (const at of [0, 1]) {
    const sentence = page.locator('gongwen-search [part=summary] a').nth(at);
    await sentence.click();
    const text = encodeURIComponent((await sentence.textContent()) ?? '').replaceAll('-', '%2D');
    assert.equal(await original.getAttribute('href'), `${plain}:~:text=${text}`);
  }
});

for (const url of ['javascript:alert(1)', 'data:text/html,1', 'http://[bad', 'https://other.example/1']) {
  visit(`settings: an article whose own page is said to be ${url}`, {}, async ({ page, server }) => {
    await page.addInitScript((url) => {
      const { parse } = JSON;
      JSON.parse = (text) => {
        const value = parse(text);
        if (value && value.paragraphs) value.url = url;
        return value;
      };
    }, url);
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await inState(page, 'results');
    await parts(page).links.first().click();
    await page.locator('gongwen-search [part=summary] a').first().click();
    const original = page.locator('gongwen-search [part=original]');
    if (!url.startsWith('https:')) return assert.equal(await original.count(), 0);
    assert.equal(await original.getAttribute('href'), url);
    assert.equal(await original.getAttribute('referrerpolicy'), 'no-referrer');
  });
}

test('settings: text fragments have no punctuation with a meaning in them', () => {
  Object.assign(globalThis, {
    location: new URL('https://www.example.org/a/'),
    document: { fragmentDirective: {} },
  });
  const href = pageOf('/b.html', '甲&乙', 'A-B,C&D');
  assert.equal(href, 'https://www.example.org/b.html?q=%E7%94%B2%26%E4%B9%99#:~:text=A%2DB%2CC%26D');
  assert.equal(
    pageOf('https://other.example/b', '甲', 'A'),
    'https://other.example/b',
    'other sites are told nothing',
  );
  Object.assign(globalThis, { document: {} });
  assert.equal(pageOf('/b.html#c', '', 'A'), 'https://www.example.org/b.html#c');
});

for (const url of ['', '/news/1.html']) {
  visit(
    `settings: param="" leads to the article’s own page, or opens here (${url || 'no page'})`,
    under('param="" target="_blank"'),
    async ({ page, server }) => {
      await page.addInitScript((url) => {
        const { parse } = JSON;
        JSON.parse = (text) => {
          const value = parse(text);
          const all = (value && (value.hits || (value.paragraphs && [value]))) || [];
          for (const item of all) Object.assign(item, { source: '浙江工人日报' }, url && { url });
          return value;
        };
      }, url);
      await page.goto(server.url);
      await parts(page).box.fill(QUERY);
      await inState(page, 'results');
      const link = parts(page).links.first();
      const meta = page.locator('gongwen-search [part=meta]').first();
      assert.match((await meta.textContent()) ?? '', /浙江工人日报/);
      const own = url && `${server.url}news/1.html?q=${encodeURIComponent(QUERY)}`;
      assert.equal(await link.getAttribute('href'), own);
      if (own) {
        const opening = page.context().waitForEvent('page');
        await link.click();
        assert.equal((await opening).url(), own);
        return;
      }
      await link.click();
      await parts(page).heading.waitFor();
      assert.match((await meta.textContent()) ?? '', /浙江工人日报/);
      assert.equal(await page.getByRole('button', { name: '复制链接' }).count(), 0);
    },
  );
}

visit('settings: the page is told when an article is left, in whatever way', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await page.evaluate(() => {
    /** @type {string[]} */
    const told = [];
    Reflect.set(window, 'told', told);
    for (const what of ['open', 'close'])
      document.addEventListener(`gongwen-${what}`, (event) =>
        told.push(`${what} ${/** @type {CustomEvent} */ (event).detail.id}`),
      );
  });
  await parts(page).box.fill(QUERY);
  await inState(page, 'results');
  await parts(page).links.first().click();
  await page.locator('gongwen-search [part=related] a').first().click();
  await page.waitForFunction(() => Reflect.get(window, 'told').length === 3);
  await parts(page).box.fill(COMMON);
  await page.waitForFunction(() => Reflect.get(window, 'told').length === 4);
  await parts(page).links.first().click();
  await page.waitForFunction(() => Reflect.get(window, 'told').length === 5);
  await page.getByRole('button', { name: '返回搜索结果' }).click();
  await page.waitForFunction(() => Reflect.get(window, 'told').length === 6);
  const told = /** @type {string[]} */ (await page.evaluate(() => Reflect.get(window, 'told')));
  const [first, second, third] = [0, 2, 4].map((at) => told[at].replace('open ', ''));
  assert.deepEqual(
    told,
    [first, second, third].flatMap((id) => [`open ${id}`, `close ${id}`]),
  );
});
