// Nothing to break: whatever goes wrong, the page's own form is there, with the text that was typed, and one polite
// sentence says so.
import assert from 'node:assert/strict';
import { demoWith } from './pages.mjs';
import { STRICT_CSP, answered, inState, isSearchModule, parts, visit } from './support.mjs';

const SENTENCE = /^搜索组件未能启动。已改用普通搜索。/;
const isWasm = (/** @type {string} */ path) => path.endsWith('.wasm');
const isProgram = (/** @type {string} */ path) => /gongwen-app-.*\.js$/.test(path);

/**
 * The form of the page is visible, holds the query and can be sent.
 * @param {import('playwright-core').Page} page
 * @param {string} query
 */
async function formServes(page, query) {
  const form = page.locator('gongwen-search form:not([part])');
  assert.ok(await form.isVisible(), 'the form is visible');
  assert.equal(await form.locator('input[name=q]').inputValue(), query);
  assert.match((await parts(page).status.textContent()) ?? '', SENTENCE);
  assert.equal(await parts(page).box.isVisible(), false, 'one box, not two');
}

visit(
  'fallback: without JavaScript the form is there',
  { context: { javaScriptEnabled: false } },
  async (visit) => {
    await visit.page.goto(visit.server.url);
    assert.ok(await visit.page.locator('gongwen-search form:not([part])').isVisible());
  },
);

visit('fallback: without WebAssembly', { noisy: true }, async ({ page, server }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly'));
  await page.goto(`${server.url}?q=工会`);
  await inState(page, 'unsupported');
  await formServes(page, '工会');
  assert.equal(server.log.filter(isWasm).length, 0, 'nothing is downloaded in vain');
});

const withoutWasm = STRICT_CSP.replace(" 'wasm-unsafe-eval'", '');
visit(
  'fallback: a policy that forbids WebAssembly',
  { noisy: true, server: { csp: withoutWasm } },
  async (visit) => {
    await visit.page.goto(`${visit.server.url}?q=工会`);
    await inState(visit.page, 'unsupported');
    await formServes(visit.page, '工会');
  },
);

for (const [what, fault] of /** @type {const} */ ([
  ['wasm', isWasm],
  ['program', isProgram],
])) {
  let broken = true;
  visit(
    `fallback: the server fails for the ${what}, then recovers, and 重试 works`,
    {
      noisy: true,
      server: {
        alter(path, answer) {
          if (broken && fault(path)) answer.status = 503;
        },
      },
    },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.fill('工会');
      await inState(page, 'error');
      await formServes(page, '工会');
      assert.equal(server.log.filter(fault).length, 2, 'one retry by itself, not more');
      broken = false;
      await page.getByRole('button', { name: '重试' }).click();
      await inState(page, 'results');
      assert.equal(await parts(page).box.inputValue(), '工会');
      assert.equal(await page.locator('gongwen-search form:not([part])').isVisible(), false);
    },
  );
}

let noSummary = true;
visit(
  'fallback: an article whose summary does not come',
  {
    noisy: true,
    server: {
      alter(path, answer) {
        if (noSummary && /gongwen-summary-/.test(path)) answer.body = answer.body.subarray(0, 5000);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=新质生产力`);
    await inState(page, 'results');
    await parts(page).results.first().locator('[part=excerpt] summary').click();
    await page.getByText('自动摘录没有载入。').waitFor();
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    await page.waitForTimeout(1500); // past the retry that happens by itself
    assert.equal(await page.locator('gongwen-search [part=summary]').count(), 0);
    assert.ok((await page.locator('gongwen-search [part=body] p').count()) > 0);
    noSummary = false;
    await page.getByRole('button', { name: '返回搜索结果' }).click();
    await parts(page).links.first().click();
    await page.locator('gongwen-search [part=summary] li').first().waitFor();
  },
);

let times = 0;
visit(
  'fallback: one failed download is made good without a word',
  {
    noisy: true,
    server: {
      alter(path, answer) {
        if (isWasm(path) && times++ === 0) answer.status = 503;
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('工会');
    await inState(page, 'results');
  },
);

visit(
  'fallback: a truncated download is seen and not started',
  {
    noisy: true,
    server: {
      alter(path, answer) {
        if (isWasm(path)) answer.body = answer.body.subarray(0, answer.body.length - 1000);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await page.evaluate(() => {
      document.addEventListener('gongwen-error', (event) => {
        Reflect.set(window, 'code', /** @type {CustomEvent} */ (event).detail.code);
      });
    });
    await parts(page).box.fill('工会');
    await inState(page, 'error');
    await formServes(page, '工会');
    assert.equal(await page.evaluate(() => Reflect.get(window, 'code')), 'corrupt');
  },
);

visit(
  'fallback: a foreign file of the same length is seen',
  {
    noisy: true,
    server: {
      alter(path, answer) {
        if (isWasm(path)) answer.body = Buffer.from(answer.body).fill(0, 1000, 1100);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('工会');
    await inState(page, 'error');
    await formServes(page, '工会');
  },
);

visit(
  'a wrong MIME type does not matter',
  {
    server: {
      alter(path, answer) {
        if (isWasm(path)) answer.headers['content-type'] = 'application/octet-stream';
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('工会');
    await inState(page, 'results');
  },
);

const trusted = `${STRICT_CSP}; require-trusted-types-for 'script'; trusted-types 'none'`;
visit(
  'works where the page forbids every HTML sink',
  { server: { csp: trusted } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('新质生产力');
    await inState(page, 'results');
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
  },
);

// The two sources that the README names, and nothing for styles or fonts. (The image is the demo page's own icon.)
const readme = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'";
visit(
  'works with the two sources the README asks for',
  { server: { csp: readme } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('新质生产力');
    await inState(page, 'results');
    const height = await parts(page).box.evaluate((box) => box.getBoundingClientRect().height);
    assert.ok(height >= 44, 'the style is there');
  },
);

visit(
  'a slow download says how far it is, keeps the box, and runs what was typed meanwhile',
  {
    server: {
      async alter(path) {
        if (isWasm(path)) await new Promise((resolve) => setTimeout(resolve, 1500));
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.focus();
    await page.waitForFunction(() => {
      const status = document.querySelector('gongwen-search')?.shadowRoot?.querySelector('[role=status]');
      return /^正在载入搜索……已下载 \d+ KB$/.test(status?.textContent ?? '');
    });
    await parts(page).box.pressSequentially('新质生产力');
    await inState(page, 'results');
    assert.equal(await parts(page).box.inputValue(), '新质生产力');
    assert.ok((await parts(page).links.count()) > 0);
  },
);

visit('a page that is left and come back to while it loads starts once', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await page.evaluate(() => {
    const host = /** @type {HTMLElement} */ (document.querySelector('gongwen-search'));
    const home = /** @type {HTMLElement} */ (host.parentElement);
    Reflect.get(host, 'start').call(host);
    host.remove();
    home.append(host);
    Reflect.get(host, 'start').call(host);
  });
  await inState(page, 'ready');
  await page.evaluate(() => {
    Reflect.set(window, 'answers', 0);
    const count = () => Reflect.set(window, 'answers', Reflect.get(window, 'answers') + 1);
    document.addEventListener('gongwen-results', count);
  });
  await parts(page).box.fill('工会');
  await inState(page, 'results');
  assert.equal(await page.evaluate(() => Reflect.get(window, 'answers')), 1);
  assert.equal(server.log.filter(isSearchModule).length, 1);
  assert.equal(await page.locator('gongwen-search .main').count(), 1);
});

const ownBox = (/** @type {import('playwright-core').Page} */ page) =>
  page.locator('gongwen-search form:not([part]) input[name=q]');
const states = (/** @type {import('playwright-core').Page} */ page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const seen = [];
    Reflect.set(window, 'states', seen);
    document.addEventListener('gongwen-state', (event) =>
      seen.push(/** @type {CustomEvent} */ (event).detail.to),
    );
  });
let down = true;
let noServer = true;

visit(
  'fallback: the page’s own form keeps what is typed in it and the focus; 重试 alone tries again, and takes it over',
  {
    noisy: true,
    server: { alter: (path, answer) => void (down && isWasm(path) && (answer.status = 503)) },
  },
  async ({ page, server }) => {
    const retry = page.getByRole('button', { name: '重试' });
    const typed = '劳动合同';
    await page.goto(server.url);
    await parts(page).box.fill('工会');
    await inState(page, 'error');
    const tries = server.log.filter(isWasm).length;
    assert.ok(await ownBox(page).evaluate((box) => document.activeElement === box), 'the focus came along');
    await states(page);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await ownBox(page).click();
    await ownBox(page).fill(typed);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'states')), [], 'it is not tried again');
    await formServes(page, typed);

    await retry.click();
    await ownBox(page).fill(`${typed}法`);
    await inState(page, 'error');
    await formServes(page, `${typed}法`);
    assert.ok(await retry.isVisible());
    assert.ok(await ownBox(page).evaluate((box) => document.activeElement === box));

    await page.evaluate(() => {
      /** @type {any} */ (document.querySelector('gongwen-search')).start();
    });
    await inState(page, 'error');
    assert.ok(server.log.filter(isWasm).length > tries, 'a page may try again');
    down = false;
    await page.evaluate(() => {
      /** @type {any} */ (document.querySelector('gongwen-search')).start();
    });
    await inState(page, 'results', 'empty');
    assert.equal(await parts(page).box.inputValue(), `${typed}法`);
    assert.ok(await parts(page).box.evaluate((box) => box.matches(':focus')), 'the focus came along');
  },
);

visit(
  'fallback: 重试 by key keeps the focus in the widget',
  {
    noisy: true,
    server: { alter: (path, answer) => void (isWasm(path) && (answer.status = 503)) },
  },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=工会`);
    await inState(page, 'error');
    await page.getByRole('button', { name: '重试' }).focus();
    await page.keyboard.press('Enter');
    await inState(page, 'loading');
    await inState(page, 'error');
    assert.ok(await page.evaluate(() => document.activeElement?.matches('gongwen-search')));
    await page.keyboard.press('Tab');
    assert.ok(
      await page.getByRole('button', { name: '重试' }).evaluate((button) => button.matches(':focus')),
    );
  },
);

visit(
  'fallback: where nothing can start, a touch of the page’s form tries nothing',
  { noisy: true, server: { csp: withoutWasm } },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=工会`);
    await inState(page, 'unsupported');
    const tries = server.log.filter(isWasm).length;
    await states(page);
    await ownBox(page).click();
    await ownBox(page).fill('劳动合同');
    await page.waitForTimeout(100);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'states')), []);
    assert.equal(server.log.filter(isWasm).length, tries);
    await formServes(page, '劳动合同');
  },
);

visit(
  'fallback: a page without a form keeps the box; what is typed is tried when it is submitted',
  {
    noisy: true,
    server: {
      alter(path, answer) {
        if (noServer && isWasm(path)) answer.status = 503;
        return demoWith({ inside: '' })(path, answer);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill('工会');
    await inState(page, 'error');
    await states(page);
    await parts(page).box.fill('工资');
    await page.waitForTimeout(100);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'states')), []);
    noServer = false;
    await parts(page).box.press('Enter');
    await inState(page, 'results');
  },
);

for (const [when, late] of /** @type {const} */ ([
  ['its program', isProgram],
  ['the corpus', isWasm],
])) {
  /** @type {() => void} */
  let come = () => {};
  visit(
    `an element taken out of the page while ${when} loads leaves the next page alone; put back, it works`,
    {
      server: {
        async alter(path) {
          if (late(path)) await new Promise((resolve) => (come = () => resolve(undefined)));
        },
      },
    },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.pressSequentially('工会');
      await page.waitForFunction(() => document.querySelector('gongwen-search[data-state=loading]'));
      await page.evaluate(() => {
        const host = /** @type {any} */ (document.querySelector('gongwen-search'));
        Object.assign(window, { host, home: host.parentElement });
        host.remove();
        history.pushState(null, '', '?page=other');
      });
      while (server.log.filter(late).length === 0) await page.waitForTimeout(20);
      come();
      await page.evaluate(() => Reflect.get(window, 'host').ready);
      await page.waitForTimeout(300);
      assert.equal(new URL(page.url()).search, '?page=other');
      // Back and forward are the page's own: a program that listened would search what the address names.
      await page.evaluate(() => history.pushState(null, '', '?page=third&q=工资'));
      await page.evaluate(() => history.pushState(null, '', '?page=fourth'));
      await page.goBack();
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => Reflect.get(window, 'host').value), '工会');
      assert.equal(new URL(page.url()).searchParams.get('q'), '工资');
      assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'shown')), []);
      await page.evaluate(() => Reflect.get(window, 'home').append(Reflect.get(window, 'host')));
      await inState(page, 'results');
      assert.equal(new URL(page.url()).searchParams.get('q'), '工会');
      await parts(page).box.fill('骑手');
      await answered(page, '骑手');
    },
  );
}

visit('an element that is on no page does not start', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('gongwen-search'));
    Object.assign(window, { host, home: host.parentElement });
    host.remove();
    host.start();
  });
  await page.waitForTimeout(300);
  assert.equal(server.log.filter(isWasm).length, 0);
  await page.evaluate(() => Reflect.get(window, 'home').append(Reflect.get(window, 'host')));
  await parts(page).box.fill('骑手');
  await inState(page, 'results');
});
