// `mode="dialog"`: a button in the page opens a dialog with the box, the results and the articles.
import assert from 'node:assert/strict';
import { demoWith } from './pages.mjs';
import { STRICT_CSP, inState, isSearchModule, parts, visit } from './support.mjs';

const QUERY = '新质生产力';
const TALL = '<p>很长的网页里的一段</p>'.repeat(100);
const dialogPage = (attributes = '', beside = '') => ({
  alter: demoWith({ attributes: `mode="dialog" ${attributes}`, beside }),
});

/** @param {import('playwright-core').Page} page */
const piecesOf = (page) => ({
  trigger: page.locator('gongwen-search [part=trigger]'),
  dialog: page.locator('gongwen-search [part=dialog]'),
  open: page.locator('gongwen-search [part=dialog][open]'),
  close: page.getByRole('button', { name: '关闭' }),
});

/** @param {import('playwright-core').Page} page */
const focused = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node?.getAttribute('part') ?? node?.id ?? '';
  });

/** @param {import('playwright-core').Page} page */
const closed = (page) => piecesOf(page).open.waitFor({ state: 'detached' });

/**
 * Waits for the script that gives the element its methods; it comes after the page.
 * @param {import('playwright-core').Page} page
 */
const canOpen = (page) =>
  page.waitForFunction(() => 'open' in (document.querySelector('gongwen-search') ?? {}));

/** Takes `<dialog>` away, as engines before 2022 are. @param {import('playwright-core').Page} page */
const withoutDialog = (page) =>
  page.addInitScript(() => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal'));

for (const kind of ['<dialog>', 'no <dialog>']) {
  const prepare = async (/** @type {import('playwright-core').Page} */ page) => {
    if (kind === 'no <dialog>') await withoutDialog(page);
  };

  visit(
    `dialog (${kind}): the button opens it, the box has the focus, 关闭 gives it back; the page stays where it is`,
    { server: dialogPage('trigger="找一找"', TALL) },
    async ({ page, server }) => {
      await prepare(page);
      await page.goto(server.url);
      const { trigger, dialog, open, close } = piecesOf(page);
      assert.equal(await trigger.textContent(), '找一找');
      assert.equal(await trigger.getAttribute('aria-haspopup'), 'dialog');
      assert.equal(await parts(page).box.isVisible(), false);
      assert.equal(await dialog.isVisible(), false);
      await trigger.click();
      await open.waitFor();
      assert.equal(await focused(page), 'input');
      assert.equal(await page.getByRole('dialog', { name: '站内搜索' }).count(), 1);
      const width = await page.evaluate(() => document.body.clientWidth);
      await page.keyboard.type(QUERY);
      await inState(page, 'results');
      await page.mouse.move(600, 790);
      await page.mouse.wheel(0, 800);
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => scrollY), 0, 'the page does not scroll behind it');
      await parts(page).links.first().click();
      await parts(page).heading.waitFor();
      assert.ok(await parts(page).heading.isVisible());
      await close.click();
      await closed(page);
      assert.equal(await focused(page), 'trigger');
      assert.equal(await page.evaluate(() => document.body.clientWidth), width, 'nothing jumps aside');
      await page.mouse.wheel(0, 800);
      await page.waitForFunction(() => scrollY > 0);
      assert.deepEqual(
        await page.evaluate(() => [
          document.documentElement.getAttribute('style') || '',
          document.querySelectorAll('[aria-hidden]').length,
        ]),
        ['', 0],
      );
    },
  );

  visit(
    `dialog (${kind}): Escape closes the suggestions, then clears, then closes; from the results it leads to the box`,
    { server: dialogPage() },
    async ({ page, server }) => {
      await prepare(page);
      await page.goto(server.url);
      const { trigger, open } = piecesOf(page);
      await trigger.focus();
      await page.keyboard.press('Enter');
      await inState(page, 'ready');
      await page.keyboard.type('工匠');
      const options = page.locator('gongwen-search [role=option]');
      await options.first().waitFor();
      await page.keyboard.press('Escape');
      assert.equal(await options.first().isVisible(), false);
      assert.equal(await parts(page).box.inputValue(), '工匠');
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(page), '');
      await page.keyboard.press('Enter');
      await parts(page).heading.waitFor();
      await page.keyboard.press('Escape');
      await parts(page).links.first().waitFor();
      await page.keyboard.press('Escape');
      assert.equal(await focused(page), 'input');
      assert.equal(await open.count(), 1);
      await page.keyboard.press('Escape');
      assert.equal(await parts(page).box.inputValue(), '');
      assert.equal(await open.count(), 1);
      await page.keyboard.press('Escape');
      await closed(page);
      assert.equal(await focused(page), 'trigger');
    },
  );

  visit(
    `dialog (${kind}): a press beside it closes it, a selection that ends there does not`,
    { server: dialogPage() },
    async ({ page, server }) => {
      await prepare(page);
      await page.goto(server.url);
      const { trigger, open } = piecesOf(page);
      await trigger.click();
      await page.keyboard.type(QUERY);
      await inState(page, 'results');
      const text = await parts(page).results.first().locator('[part=snippet]').boundingBox();
      assert.ok(text);
      await page.mouse.move(text.x + 20, text.y + 5);
      await page.mouse.down();
      await page.mouse.move(20, 700, { steps: 5 });
      await page.mouse.up();
      await page.waitForTimeout(200);
      assert.equal(await open.count(), 1);
      await page.mouse.click(20, 700);
      await closed(page);
    },
  );

  visit(
    `dialog (${kind}): the keyboard stays inside`,
    { server: dialogPage('', '<p><a id="after" href="#">后面的链接</a></p>') },
    async ({ page, server }) => {
      await prepare(page);
      await page.goto(server.url);
      await piecesOf(page).trigger.click();
      await page.keyboard.type('区块链钱包');
      await inState(page, 'empty');
      /** @type {Set<string>} */
      const seen = new Set();
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let i = 0; i < 12; i++) {
          await page.keyboard.press(key);
          seen.add(await focused(page));
        }
      }
      for (const part of ['input', 'clear', 'submit', 'close'])
        assert.ok(seen.has(part), `${part} of ${[...seen]}`);
      assert.ok(!seen.has('trigger') && !seen.has('after'), [...seen].join(' '));
    },
  );

  visit(
    `dialog (${kind}): a form that the page put inside serves in the dialog when the search does not start`,
    {
      noisy: true,
      server: {
        alter(path, answer) {
          if (path.endsWith('.wasm')) answer.status = 503;
          return dialogPage().alter(path, answer);
        },
      },
    },
    async ({ page, server }) => {
      await prepare(page);
      await page.goto(server.url);
      const form = page.locator('gongwen-search form:not([part])');
      assert.equal(await form.isVisible(), false);
      await piecesOf(page).trigger.click();
      await page.keyboard.type('工会');
      await inState(page, 'error');
      assert.ok(await form.isVisible());
      assert.equal(await form.locator('input').inputValue(), '工会');
      assert.ok(await form.locator('input').evaluate((input) => input === document.activeElement));
      assert.match((await parts(page).status.textContent()) ?? '', /^搜索组件未能启动。已改用普通搜索。/);
      assert.ok(await parts(page).status.isVisible());
      for (let i = 0; i < 6; i++) await page.keyboard.press('Tab');
      assert.notEqual(await focused(page), 'trigger');
      await page.keyboard.press('Escape');
      await closed(page);
    },
  );
}

visit(
  'dialog: Escape that an input method needs does not close it',
  { server: dialogPage() },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    await piecesOf(page).trigger.click();
    await inState(page, 'ready');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'gong', selectionStart: 4, selectionEnd: 4 });
    await page.keyboard.press('Escape');
    await page.waitForTimeout(100);
    assert.equal(await piecesOf(page).open.count(), 1);
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      await parts(page).box.evaluate((box, init) => {
        const key = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
        box.dispatchEvent(new KeyboardEvent('keydown', { ...key, ...init }));
      }, init);
      assert.equal(await piecesOf(page).open.count(), 1, JSON.stringify(init));
    }
  },
);

visit(
  'dialog: Back closes it, Forward opens it again with its query',
  { device: 'phone', server: dialogPage() },
  async ({ page, server }) => {
    await page.goto(server.url);
    const { trigger, open } = piecesOf(page);
    await trigger.tap();
    await open.waitFor();
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    await parts(page).links.first().tap();
    await parts(page).heading.waitFor();
    await page.goBack();
    await parts(page).links.first().waitFor();
    assert.equal(await open.count(), 1);
    await page.goBack();
    await closed(page);
    assert.equal(page.url(), server.url);
    assert.equal(await focused(page), 'trigger');
    await page.goForward();
    await open.waitFor();
    await parts(page).links.first().waitFor();
    assert.equal(await parts(page).box.inputValue(), QUERY);
  },
);

visit(
  'dialog: however it is closed, the history is where it was opened',
  { server: dialogPage() },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(`${server.url}help.html`);
    await page.goto(server.url);
    const { trigger, open, close } = piecesOf(page);
    await trigger.click();
    await page.keyboard.type('工会');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(QUERY);
    await page.keyboard.press('Enter');
    await inState(page, 'results');
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    await close.click();
    await page.waitForURL(server.url);
    assert.equal(await open.count(), 0);
    assert.equal(await page.evaluate(() => history.state), null);

    await trigger.click();
    await open.waitFor();
    assert.equal(await parts(page).box.inputValue(), QUERY, 'the last query is there again');
    await parts(page).links.first().waitFor();
    assert.deepEqual(
      await parts(page).box.evaluate((/** @type {HTMLInputElement} */ box) => [
        box.selectionStart,
        box.selectionEnd,
      ]),
      [0, QUERY.length],
    );
    await page.keyboard.type('工匠');
    await parts(page).links.first().waitFor();
    await page.goBack();
    await closed(page);
    await page.goBack();
    assert.equal(page.url(), `${server.url}help.html`, 'one step more leaves the page');
  },
);

visit('dialog: closed and opened at once', { server: dialogPage() }, async ({ page, server }) => {
  await page.goto(server.url);
  await canOpen(page);
  await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector('gongwen-search'));
    host.open();
    host.close();
    const left = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    host.open();
    await left;
  });
  await page.waitForFunction(() => history.state?.['gongwen-dialog'] === 1);
  assert.equal(await piecesOf(page).open.count(), 1);
  await page.goBack();
  await closed(page);
  assert.equal(page.url(), server.url);
});

visit(
  'dialog: `param=""` leaves address and history alone',
  { server: dialogPage('param=""') },
  async ({ page, server }) => {
    await page.goto(server.url);
    const before = await page.evaluate(() => history.length);
    const { trigger, open, close } = piecesOf(page);
    await trigger.click();
    await page.keyboard.type(QUERY);
    await inState(page, 'results');
    await close.click();
    await closed(page);
    assert.deepEqual(await page.evaluate(() => [history.length, location.search]), [before, '']);
    await trigger.click();
    await open.waitFor();
    assert.equal(await parts(page).links.first().isVisible(), true);
  },
);

for (const mode of ['replace', 'none']) {
  visit(
    `dialog: history="${mode}" adds no entry for it`,
    { server: dialogPage(`history="${mode}"`) },
    async ({ page, server }) => {
      await page.goto(server.url);
      const before = await page.evaluate(() => history.length);
      await piecesOf(page).trigger.click();
      await page.keyboard.type(QUERY);
      await inState(page, 'results');
      await piecesOf(page).close.click();
      await closed(page);
      assert.deepEqual(await page.evaluate(() => [history.length, location.search]), [before, '']);
    },
  );
}

visit(
  'dialog: a linked query opens it, closing cleans the address',
  { server: dialogPage() },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}&page=2`);
    const { open, close } = piecesOf(page);
    await inState(page, 'results');
    await open.waitFor();
    assert.ok(await parts(page).links.first().isVisible());
    await close.click();
    await closed(page);
    assert.equal(page.url(), `${server.url}?page=2`);
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}&article=000-01`);
    await parts(page).heading.waitFor();
    assert.ok(await parts(page).heading.isVisible());
  },
);

visit(
  'dialog: events, methods, and a button of the page’s own',
  { server: dialogPage('trigger="" param=""', '<button id="own">搜索本站</button>') },
  async ({ page, server }) => {
    await page.goto(server.url);
    await page.evaluate(() => {
      const host = /** @type {any} */ (document.querySelector('gongwen-search'));
      /** @type {unknown[]} */
      const seen = [];
      Reflect.set(window, 'seen', seen);
      for (const name of ['open', 'close'])
        document.addEventListener(`gongwen-${name}`, (event) =>
          seen.push([name, /** @type {CustomEvent} */ (event).detail]),
        );
      document.querySelector('#own')?.addEventListener('click', () => host.open());
    });
    await canOpen(page);
    assert.equal(await piecesOf(page).trigger.isVisible(), false);
    await page.locator('#own').click();
    await inState(page, 'ready');
    assert.equal(await focused(page), 'input');
    await page.keyboard.press('Escape');
    await closed(page);
    assert.equal(await focused(page), 'own');
    await page.evaluate((query) => {
      const host = /** @type {any} */ (document.querySelector('gongwen-search'));
      host.search(query);
    }, QUERY);
    await parts(page).links.first().waitFor();
    await page.evaluate(() => /** @type {any} */ (document.querySelector('gongwen-search')).close());
    await closed(page);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'seen')), [
      ['open', { dialog: true }],
      ['close', { dialog: true }],
      ['open', { dialog: true }],
      ['close', { dialog: true }],
    ]);
  },
);

visit(
  'dialog: taken away while it is open, it lets the page go; put back, it works',
  { server: dialogPage('', TALL) },
  async ({ page, server }) => {
    await page.goto(server.url);
    const { trigger, open } = piecesOf(page);
    await trigger.click();
    await open.waitFor();
    await page.evaluate(() => {
      const host = /** @type {HTMLElement} */ (document.querySelector('gongwen-search'));
      host.remove();
      Reflect.set(window, 'host', host);
    });
    assert.equal(await page.evaluate(() => document.documentElement.style.overflow), '');
    await page.evaluate(() => document.body.prepend(Reflect.get(window, 'host')));
    assert.equal(await open.count(), 0);
    await trigger.click();
    await page.keyboard.type(QUERY);
    await inState(page, 'results');
    assert.ok(await parts(page).links.first().isVisible());
  },
);

const isExtras = (/** @type {string} */ path) => /gongwen-extras-/.test(path);
visit('dialog: pages that do not ask for it do not load it', {}, async ({ page, server }) => {
  await page.goto(server.url);
  await parts(page).box.fill(QUERY);
  await inState(page, 'results');
  assert.equal(server.log.filter(isExtras).length, 0);
});

visit(
  'dialog: its script fails, and the box is in the page',
  {
    noisy: true,
    server: {
      alter(path, answer) {
        if (isExtras(path)) answer.status = 503;
        return dialogPage().alter(path, answer);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.waitFor();
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    assert.ok(await parts(page).links.first().isVisible());
  },
);

const trusted = `${STRICT_CSP}; require-trusted-types-for 'script'; trusted-types 'none'`;
visit(
  'dialog: works where the page forbids every HTML sink and inline style',
  { server: { ...dialogPage(), csp: trusted.replace("style-src 'self'; ", '') } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await piecesOf(page).trigger.click();
    await page.keyboard.type(QUERY);
    await inState(page, 'results');
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    const position = await piecesOf(page).dialog.evaluate((node) => getComputedStyle(node).position);
    assert.equal(position, 'fixed', 'the style is there');
  },
);

visit(
  'dialog: one of two, the other inline, both from one engine',
  {
    server: dialogPage('', '<gongwen-search id="inline" param=""></gongwen-search>'),
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    const inline = page.locator('#inline');
    await inline.locator('[part=input]').fill('工匠');
    await page.locator('#inline[data-state=results]').waitFor();
    const shown = await inline.locator('h3 a').count();
    await page.locator('gongwen-search:not([id]) [part=trigger]').click();
    await page.keyboard.type(QUERY);
    await page.locator('gongwen-search:not([id]) h3 a').first().waitFor();
    await page.goBack();
    await closed(page);
    assert.equal(await inline.locator('h3 a').count(), shown);
    assert.equal(await inline.locator('[part=input]').inputValue(), '工匠');
    assert.equal(server.log.filter(isSearchModule).length, 1);
  },
);

const HOSTILE = `<link rel="stylesheet" href="hostile.css">`;
visit(
  'dialog: a page’s styles for dialogs, buttons and menus do not reach in',
  {
    server: {
      alter(path, answer) {
        if (path === '/hostile.css') {
          const css = `dialog, button, input { border: 3px dashed red !important; position: static !important }
            main { color: lime; white-space: nowrap; text-transform: uppercase; letter-spacing: 9px; transform: rotate(1deg) }
            * { z-index: 2147483647 }`;
          Object.assign(answer, { status: 200, body: Buffer.from(css) });
          answer.headers['content-type'] = 'text/css';
        }
        return demoWith({ attributes: 'mode="dialog"', head: HOSTILE })(path, answer);
      },
    },
  },
  async ({ page, server }) => {
    await page.goto(server.url);
    await piecesOf(page).trigger.click();
    await page.keyboard.type(QUERY);
    await inState(page, 'results');
    const seen = await piecesOf(page).dialog.evaluate((node) => {
      const { position, color, whiteSpace, letterSpacing, borderTopStyle } = getComputedStyle(node);
      const { left, right } = node.getBoundingClientRect();
      const middle = document.elementFromPoint(innerWidth / 2, 120);
      return {
        position,
        color,
        whiteSpace,
        letterSpacing,
        borderTopStyle,
        left,
        right,
        top: middle?.localName,
      };
    });
    assert.deepEqual(seen, {
      position: 'fixed',
      color: 'rgb(26, 26, 26)',
      whiteSpace: 'normal',
      letterSpacing: 'normal',
      borderTopStyle: 'solid',
      left: 272,
      right: 1008,
      top: 'gongwen-search',
    });
  },
);

/**
 * What sticks out of the dialog, is smaller than a finger needs, or leaves the page in sight.
 * @param {import('playwright-core').Page} page
 * @param {number} target CSS pixels
 */
async function fills(page, target) {
  const { wide, small, rest } = await piecesOf(page).dialog.evaluate((dialog, target) => {
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    const panel = /** @type {HTMLElement} */ (dialog.querySelector('.panel'));
    const targets = Array.from(dialog.querySelectorAll('button, input, h3 a, summary'));
    return {
      wide: Math.max(panel.scrollWidth - panel.clientWidth, dialog.scrollWidth - dialog.clientWidth),
      small: targets
        .filter((node) => node.getClientRects().length)
        .filter((node) => node.getBoundingClientRect().height < target - 0.5)
        .map((node) => node.outerHTML.slice(0, 60)),
      rest: left + top + (innerWidth - right) + (innerHeight - bottom),
    };
  }, target);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  assert.deepEqual(small, []);
  assert.equal(rest, 0, 'it covers the window');
}

for (const width of [320, 412]) {
  for (const [what, attributes, scale] of /** @type {const} */ ([
    ['normal', '', '100%'],
    ['elder', 'size="elder"', '100%'],
    ['200 % text', '', '200%'],
  ])) {
    visit(
      `dialog: on a phone ${width} pixels wide, ${what}`,
      {
        device: 'phone',
        context: { viewport: { width, height: 740 } },
        server: dialogPage(`${attributes} hot="工资,维权,疗休养,技能竞赛"`),
      },
      async ({ page, server }) => {
        await page.goto(server.url);
        await page.evaluate((scale) => {
          document.documentElement.style.fontSize = scale;
        }, scale);
        const target = what === 'elder' ? 60 : 44;
        await piecesOf(page).trigger.tap();
        await page.locator('gongwen-search [role=option]').first().waitFor();
        await fills(page, target);
        await parts(page).box.fill(QUERY);
        await inState(page, 'results');
        await fills(page, target);
        await parts(page).links.first().tap();
        await parts(page).heading.waitFor();
        await fills(page, target);
      },
    );
  }
}

visit(
  'dialog: with large type it fills the window on a desktop too, where the norm wants nothing that floats',
  { server: dialogPage('size="elder"') },
  async ({ page, server }) => {
    await page.goto(server.url);
    await piecesOf(page).trigger.click();
    await inState(page, 'ready');
    await fills(page, 60);
  },
);

visit(
  'dialog: the page’s variables and parts reach it',
  {
    server: {
      alter: demoWith({ attributes: 'mode="dialog"', head: '<link rel="stylesheet" href="own.css">' }),
    },
  },
  async ({ page, server }) => {
    await page.route(`${server.url}own.css`, (route) =>
      route.fulfill({
        contentType: 'text/css',
        body: `gongwen-search { --gongwen-max-height: 333px } gongwen-search::part(trigger) { color: rgb(1, 2, 3) }
          gongwen-search::part(dialog) { border-color: rgb(4, 5, 6) }`,
      }),
    );
    await page.goto(server.url);
    await piecesOf(page).trigger.click();
    await page.keyboard.type('工会');
    await inState(page, 'results');
    const style = (/** @type {import('playwright-core').Locator} */ node, /** @type {string} */ name) =>
      node.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), name);
    assert.equal(await style(piecesOf(page).trigger, 'color'), 'rgb(1, 2, 3)');
    assert.equal(await style(piecesOf(page).dialog, 'border-top-color'), 'rgb(4, 5, 6)');
    assert.equal((await piecesOf(page).dialog.boundingBox())?.height, 333);
  },
);

visit(
  'dialog: on the page of places, beside the panel and results elsewhere',
  {},
  async ({ page, server }) => {
    await page.goto(`${server.url}places.html`);
    const pieces = (/** @type {string} */ id) => page.locator(`${id} [part=input]`);
    await pieces('#popup').fill('工匠');
    await page.locator('#popup h3 a').first().waitFor();
    await pieces('#elsewhere').fill('工会');
    await page.locator('gongwen-results h3 a').first().waitFor();
    assert.equal(await page.locator('#popup [part=panel]').isVisible(), false);
    assert.match((await page.locator('gongwen-results').textContent()) ?? '', /以下内容来自/);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await page.keyboard.press('/');
    await page.keyboard.type(QUERY);
    await page.locator('#dialog h3 a').first().waitFor();
    await page.goBack();
    await closed(page);
    assert.equal(page.url(), `${server.url}places.html`);
    await page.locator('gongwen-results h3 a').first().waitFor();
    assert.equal(server.log.filter(isSearchModule).length, 1);
  },
);
