// Phones: nothing wider than the screen, targets a thumb can hit, a box that iOS does not zoom, elder mode.
import assert from 'node:assert/strict';
import { inState, parts, visit } from './support.mjs';

const QUERY = '业工';

/**
 * What is wider than the window, or smaller than a target must be.
 * @param {import('playwright-core').Page} page
 * @param {number} target CSS pixels
 */
async function checkLayout(page, target) {
  const { wide, small, inputSize } = await page.evaluate((target) => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('gongwen-search')?.shadowRoot);
    const box = /** @type {HTMLElement} */ (root.querySelector('[part=input]'));
    const targets = Array.from(
      root.querySelectorAll('button, input, h3 a, li a, [part=original], summary'),
    ).filter((node) => node.getClientRects().length);
    return {
      // A phone shows a page that is too wide smaller, so that its window is as wide as the page.
      wide: document.documentElement.scrollWidth - Math.min(innerWidth, screen.width),
      small: targets
        .filter((node) => node.getBoundingClientRect().height < target - 0.5)
        .map((node) => `${node.outerHTML.slice(0, 60)}: ${node.getBoundingClientRect().height}`),
      inputSize: parseFloat(getComputedStyle(box).fontSize),
    };
  }, target);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  assert.deepEqual(small, []);
  assert.ok(inputSize >= 16, 'iOS zooms the page at smaller text');
}

/** Pixels of the smallest letters that a reader need not look twice at. */
const READABLE = 14;

/**
 * What is set in smaller letters.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
function smallText(page) {
  return page.evaluate((readable) => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('gongwen-search')?.shadowRoot);
    const holdsText = (/** @type {Element} */ node) =>
      Array.from(node.childNodes).some(
        (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim(),
      );
    return Array.from(root.querySelectorAll('*'))
      .filter(
        (node) => !node.matches('style, script, .quiet') && node.getClientRects().length && holdsText(node),
      )
      .filter((node) => parseFloat(getComputedStyle(node).fontSize) < readable)
      .map((node) => `${node.outerHTML.slice(0, 60)}: ${getComputedStyle(node).fontSize}`);
  }, READABLE);
}

for (const width of [320, 360, 412]) {
  for (const size of ['normal', 'elder']) {
    const context = { viewport: { width, height: 740 } };
    visit(`phone: ${width} pixels wide, ${size}`, { device: 'phone', context }, async ({ page, server }) => {
      await page.addInitScript((size) => {
        addEventListener('DOMContentLoaded', () =>
          document.querySelector('gongwen-search')?.setAttribute('size', size),
        );
      }, size);
      await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
      await inState(page, 'results');
      const target = size === 'elder' ? 60 : 44;
      await checkLayout(page, target);
      await parts(page).links.first().tap();
      await parts(page).heading.waitFor();
      await page.locator('gongwen-search [part=summary] a').first().waitFor();
      await page.locator('gongwen-search [part=related] a').first().waitFor();
      await checkLayout(page, target);
      if (size === 'elder') {
        const text = await page
          .locator('gongwen-search [part=body] p')
          .first()
          .evaluate((node) => {
            const { fontSize, lineHeight } = getComputedStyle(node);
            return { size: parseFloat(fontSize), line: parseFloat(lineHeight) };
          });
        assert.ok(text.size >= 18 && text.line >= text.size * 1.5, JSON.stringify(text));
      }
    });
  }
}

for (const [size, least] of /** @type {const} */ ([
  ['normal', 44],
  ['elder', 60],
])) {
  visit(`targets on a wide screen, where a sentence is one line (${size})`, {}, async ({ page, server }) => {
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await parts(page).host.evaluate((host, size) => host.setAttribute('size', size), size);
    await inState(page, 'results');
    await parts(page).links.first().click();
    await page.locator('gongwen-search [part=summary] a').first().waitFor();
    await page.locator('gongwen-search [part=related] a').first().waitFor();
    await checkLayout(page, least);
  });
}

visit('phone: text at 200 % needs no sideways scrolling', { device: 'phone' }, async ({ page, server }) => {
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html { font-size: 200% }');
      document.adoptedStyleSheets = [sheet];
    });
  });
  await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
  await inState(page, 'results');
  await checkLayout(page, 44);
  await parts(page).links.first().tap();
  await parts(page).heading.waitFor();
  await checkLayout(page, 44);
});

visit(
  'phone: the keyboard’s 搜索 key searches and leaves the results in sight',
  { device: 'phone' },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    const { box } = parts(page);
    assert.equal(await box.getAttribute('enterkeyhint'), 'search');
    await box.tap();
    await box.fill(QUERY);
    await page.keyboard.press('Enter');
    await inState(page, 'results');
    assert.equal(
      await page.evaluate(() => document.querySelector('gongwen-search')?.shadowRoot?.activeElement),
      null,
    );
  },
);

visit(
  'phone: a finger on the text of a result does not bring up the keyboard',
  { device: 'phone' },
  async ({ page, server }) => {
    await page.goto(`${server.url}?q=${encodeURIComponent(QUERY)}`);
    await inState(page, 'results');
    await parts(page).results.first().locator('[part=snippet]').tap();
    assert.equal(await parts(page).box.evaluate((box) => box.matches(':focus')), false);
  },
);

visit(
  'a white page stays white when the reader’s system is dark',
  { context: { colorScheme: 'dark' } },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    const colours = await parts(page).box.evaluate((box) => getComputedStyle(box).backgroundColor);
    assert.equal(colours, 'rgb(255, 255, 255)');
    await parts(page).host.evaluate((host) => host.setAttribute('theme', 'auto'));
    const dark = await parts(page).box.evaluate((box) => getComputedStyle(box).backgroundColor);
    assert.equal(dark, 'rgb(23, 24, 28)', 'dark where the page asks');
  },
);

visit(
  'phone: in the table of an old page with small letters the filters fit and every word can be read',
  { device: 'phone', context: { viewport: { width: 360, height: 740 } } },
  async ({ page, server }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          'html { font-size: 62.5% } * { font: 12px serif; letter-spacing: 1px; word-break: break-all }',
        );
        document.adoptedStyleSheets = [sheet];
        const [table, host] = [document.createElement('table'), document.querySelector('gongwen-search')];
        table.width = '100%';
        host?.replaceWith(table);
        if (host) table.insertRow().insertCell().append(host);
      });
    });
    await page.goto(`${server.url}?q=${encodeURIComponent('工匠')}`);
    await inState(page, 'results');
    await page.locator('gongwen-search [part=filters] summary').tap();
    await page.locator('gongwen-search select[name=section]').waitFor();
    await checkLayout(page, 44);
    assert.deepEqual(await smallText(page), []);
    await parts(page).links.first().tap();
    await page.locator('gongwen-search [part=summary] a').first().waitFor();
    await checkLayout(page, 44);
    assert.deepEqual(await smallText(page), []);
  },
);
