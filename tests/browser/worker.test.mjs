// `worker`: the wasm modules run in a Web Worker; where none can be, in the page's thread; one that dies is replaced.
import assert from 'node:assert/strict';
import { holding } from './gold.mjs';
import { STRICT_CSP, inState, literalTitles, parts, tagged, visit } from './support.mjs';

const QUERY = '新质生产力';
const OTHER = '浙江大学';
const isWorker = (/** @type {string} */ path) => /gongwen-worker-.*\.js$/.test(path);
const inWorker = { server: { alter: tagged('worker') } };

/**
 * Waits for the results of a query.
 * @param {import('playwright-core').Page} page
 * @param {string} query
 */
async function shows(page, query) {
  await page.waitForFunction((text) => {
    const host = document.querySelector('gongwen-search');
    const status = host?.shadowRoot?.querySelector('[role=status]');
    return host?.getAttribute('data-state') === 'results' && status?.textContent?.includes(text);
  }, `“${query}”`);
  assert.equal((await literalTitles(parts(page).results)).length, holding(query).length);
}

/**
 * Type, see results, open one, read its summary: the main path.
 * @param {import('playwright-core').Page} page
 */
async function reads(page) {
  await parts(page).box.pressSequentially(QUERY);
  await shows(page, QUERY);
  await parts(page).links.first().click();
  await parts(page).heading.waitFor();
  await page.locator('gongwen-search [part=summary] li').first().waitFor();
  assert.ok((await page.locator('gongwen-search [part=body] mark').count()) > 0);
  await page.locator('gongwen-search [part=keywords] button').first().waitFor();
  await page.locator('gongwen-search [part=related] a').first().waitFor();
}

visit('worker: searches and reads in it, under the strict policy', inWorker, async ({ page, server }) => {
  await page.goto(server.url);
  await reads(page);
  assert.equal(page.workers().length, 1);
  assert.equal(server.log.filter(isWorker).length, 1);
});

visit('worker: one for all elements of a page', { noisy: false }, async ({ page, server }) => {
  await page.addInitScript(() => {
    const mark = () =>
      document.querySelectorAll('gongwen-search').forEach((host) => host.setAttribute('worker', ''));
    new MutationObserver(mark).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${server.url}gallery.html`);
  await page.waitForFunction(() =>
    Array.from(document.querySelectorAll('gongwen-search')).every(
      (host) => host.getAttribute('data-state') === 'results' && host.hasAttribute('worker'),
    ),
  );
  assert.equal(page.workers().length, 1);
  assert.equal(server.log.filter((name) => name.endsWith('.wasm')).length, 1);
});

const trusted = `${STRICT_CSP}; require-trusted-types-for 'script'`;
visit(
  'worker: where the page trusts the policy “gongwen”',
  { server: { alter: tagged('worker'), csp: `${trusted}; trusted-types gongwen` } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await reads(page);
    assert.equal(page.workers().length, 1);
  },
);

const FORBIDDEN = 'its own policy forbids wasm';
/** Where the page is served: told by each test. */
let port = '';
/** @type {[string, Partial<Parameters<typeof import('../../xtask/web/server.mjs').serve>[0]>][]} */
const REFUSALS = [
  ['the page trusts no script address', { csp: `${trusted}; trusted-types 'none'` }],
  ['the policy allows no worker', { csp: `${STRICT_CSP}; worker-src 'none'` }],
  [
    'its script is not there',
    {
      alter(path, answer) {
        if (isWorker(path)) answer.status = 404;
      },
    },
  ],
  [
    FORBIDDEN,
    {
      alter(path, answer) {
        if (isWorker(path)) answer.headers['content-security-policy'] = "default-src 'none'";
      },
    },
  ],
  [
    'the widget lies on another server',
    {
      csp: null,
      alter(path, answer) {
        answer.headers['access-control-allow-origin'] = '*';
        if (path !== '/') return;
        const page = Buffer.from(answer.body).toString();
        answer.body = Buffer.from(page.replace('"gongwen/', `"http://elsewhere.localhost:${port}/gongwen/`));
      },
    },
  ],
];
for (const [why, options] of REFUSALS) {
  const alter = (/** @type {string} */ path, /** @type {any} */ answer) => {
    tagged('worker')(path, answer);
    return options.alter?.(path, answer);
  };
  visit(
    `worker: where ${why}, the page’s thread does it without a word to the reader`,
    { noisy: true, abroad: true, server: { ...options, alter } },
    async ({ page, server }) => {
      ({ port } = new URL(server.url));
      await page.goto(server.url);
      await reads(page);
      assert.equal(await page.locator('gongwen-search [part=retry]').count(), 0);
      const running = await Promise.all(
        page.workers().map((worker) => worker.evaluate(() => 1).catch(() => 0)),
      );
      assert.ok(!options.csp || running.length === 0);
    },
  );
}

visit(
  'worker: one that dies is said to have failed; 重试 brings all back',
  { ...inWorker, noisy: true },
  async ({ page, server }) => {
    await page.goto(`${server.url}?keep=1`);
    await parts(page).box.fill(QUERY);
    await shows(page, QUERY);
    await page.evaluate(() => {
      document.addEventListener('gongwen-error', (event) => {
        Reflect.set(window, 'code', /** @type {CustomEvent} */ (event).detail.code);
      });
    });
    const [worker] = page.workers();
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('worn out');
      });
    });
    await inState(page, 'error');
    assert.equal(await page.evaluate(() => Reflect.get(window, 'code')), 'worker');
    const form = page.locator('gongwen-search form:not([part])');
    assert.equal(await form.locator('input[name=q]').inputValue(), QUERY);
    assert.ok((await parts(page).links.count()) > 0, 'what was found stays');
    await page.getByRole('button', { name: '重试' }).click();
    await inState(page, 'results');
    assert.equal(await form.isVisible(), false);
    assert.equal(page.workers().length, 1);
    assert.notEqual(page.workers()[0], worker);
    await parts(page).links.first().click();
    await page.locator('gongwen-search [part=summary] li').first().waitFor();
    await page.goBack();
    await parts(page).box.fill(OTHER);
    await shows(page, OTHER);
    assert.equal(new URL(page.url()).searchParams.get('keep'), '1');
  },
);

/** Keeps the page's worker at hand, so that the page itself can let it die at a moment of the test's choice. */
const keepWorker = () => {
  const { Worker } = window;
  Reflect.set(
    window,
    'Worker',
    class extends Worker {
      constructor(/** @type {string} */ address) {
        super(address);
        Reflect.set(window, 'kill', () =>
          this.dispatchEvent(new ErrorEvent('error', { message: 'worn out' })),
        );
      }
    },
  );
};

/** @type {[when: string, arm: (host: any) => void][]} */
const MOMENTS = [
  [
    'before its results are announced',
    (host) => host.addEventListener('gongwen-results', () => Reflect.get(window, 'kill')(), { once: true }),
  ],
  [
    'while its results come to the screen',
    (host) => {
      host.renderResult = (/** @type {object} */ _hit, /** @type {Node} */ node) => {
        host.renderResult = undefined;
        Reflect.get(window, 'kill')();
        return node;
      };
    },
  ],
];
for (const [when, arm] of MOMENTS) {
  visit(
    `worker: one that dies ${when} does not take 重试 along`,
    { ...inWorker, noisy: true },
    async ({ page, server }) => {
      await page.addInitScript(keepWorker);
      await page.goto(server.url);
      await parts(page).box.fill(QUERY);
      await shows(page, QUERY);
      await parts(page).host.evaluate(arm);
      await page.locator('gongwen-search').evaluate((host, text) => host.setAttribute('q', text), OTHER);
      await inState(page, 'error');
      await page.waitForTimeout(1000); // past the announcement
      await page.getByRole('button', { name: '重试' }).click();
      await inState(page, 'results');
      await page.locator('gongwen-search').evaluate((host, text) => host.setAttribute('q', text), QUERY);
      await shows(page, QUERY);
    },
  );
}

visit(
  'worker: one that never answers is given up; what it was asked is answered after 重试',
  { ...inWorker, noisy: true },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.fill(QUERY);
    await shows(page, QUERY);
    await page.workers()[0].evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    await parts(page).box.fill(OTHER);
    await inState(page, 'error');
    await page.getByRole('button', { name: '重试' }).click();
    await shows(page, OTHER);
    assert.equal(await parts(page).box.inputValue(), OTHER);
  },
);

visit('worker: answers that come late are not shown', inWorker, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.fill(QUERY);
  await shows(page, QUERY);
  await page.evaluate(() => {
    /** @type {string[]} */
    const seen = [];
    Reflect.set(window, 'seen', seen);
    document.addEventListener('gongwen-results', (event) =>
      seen.push(/** @type {CustomEvent} */ (event).detail.q),
    );
    document.addEventListener('gongwen-open', () => seen.push('open'));
  });
  /** Keeps the worker from answering for a while, and does something meanwhile. */
  const meanwhile = async (/** @type {(host: any) => void} */ act) => {
    await page.workers()[0].evaluate(() => {
      setTimeout(() => {
        for (const end = Date.now() + 600; Date.now() < end;);
      });
    });
    await page.locator('gongwen-search').evaluate(act);
  };
  await meanwhile((host) => {
    host.setAttribute('q', '工会');
    host.setAttribute('q', '浙江大学');
  });
  assert.equal(await parts(page).links.count(), holding(QUERY).length, 'the old results stay until then');
  await shows(page, OTHER);
  await meanwhile((host) => {
    host.shadowRoot.querySelector('h3 a').click();
    host.setAttribute('q', '新质生产力');
  });
  await shows(page, QUERY);
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'seen')), [OTHER, QUERY]);
  assert.equal(await page.locator('gongwen-search [part=article]').count(), 0);
});

visit('worker: Back overtakes an article that is on its way', inWorker, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.fill(QUERY);
  await page.keyboard.press('Enter');
  await shows(page, QUERY);
  await parts(page).links.first().click();
  await parts(page).heading.waitFor();
  await page.goBack();
  await parts(page).links.first().waitFor();
  await page.workers()[0].evaluate(() => {
    setTimeout(() => {
      for (const end = Date.now() + 600; Date.now() < end;);
    });
  });
  await page.evaluate(() => {
    history.forward();
    addEventListener('popstate', () => setTimeout(() => history.back()), { once: true });
  });
  await page.waitForTimeout(1200);
  assert.equal(new URL(page.url()).searchParams.get('article'), null);
  assert.equal(await page.locator('gongwen-search [part=article]').count(), 0);
  assert.equal(await parts(page).links.count(), holding(QUERY).length);
});
