// Nothing to break: whatever goes wrong, the page's own form is there, with the text that was typed, and one polite
// sentence says so.
import assert from 'node:assert/strict';
import { STRICT_CSP, inState, parts, visit } from './support.mjs';

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
  assert.equal(server.log.filter(isWasm).length, 1);
  assert.equal(await page.locator('gongwen-search .main').count(), 1);
});
