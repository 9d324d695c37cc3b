// Host pages: many instances, hostile styles, elements made and moved by programs.
import assert from 'node:assert/strict';
import { holding } from './gold.mjs';
import { literalTitles, parts, visit } from './support.mjs';

/** @param {import('playwright-core').Page} page */
const allAnswered = (page) =>
  page.waitForFunction(() =>
    Array.from(document.querySelectorAll('gongwen-search')).every(
      (host) => host instanceof HTMLElement && host.dataset.state === 'results',
    ),
  );

visit(
  'hosts: five instances on a page share one engine and keep their queries',
  {},
  async ({ page, server }) => {
    await page.goto(`${server.url}gallery.html`);
    await allAnswered(page);
    const hosts = await page.locator('gongwen-search').all();
    assert.equal(hosts.length, 5);
    for (const host of hosts) {
      const query = (await host.getAttribute('q')) ?? '';
      const limit = Number(await host.getAttribute('limit'));
      const titles = await literalTitles(host.locator('[part=result]'));
      assert.equal(titles.length, Math.min(limit, holding(query).length), query);
    }
    const wasm = server.log.filter((name) => name.endsWith('.wasm'));
    assert.equal(wasm.length, 1);
    assert.equal(page.url(), `${server.url}gallery.html`, 'the address is left alone');
  },
);

visit(
  'hosts: the page’s styles do not reach in, its variables and parts do',
  {},
  async ({ page, server }) => {
    await page.goto(`${server.url}gallery.html`);
    await allAnswered(page);
    const style = (/** @type {string} */ selector, /** @type {string} */ property) =>
      page
        .locator(selector)
        .first()
        .evaluate((node, property) => getComputedStyle(node).getPropertyValue(property), property);
    assert.equal(await style('#hostile [part=input]', 'border-top-style'), 'solid');
    assert.equal(await style('#hostile h3 a', 'background-color'), 'rgba(0, 0, 0, 0)');
    assert.equal(await style('#red mark', 'color'), 'rgb(204, 0, 0)');
    assert.equal(await style('#red mark', 'font-weight'), '700');
  },
);

visit(
  'hosts: the type of an old page does not reach the box before it starts',
  {},
  async ({ page, server }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { font-size: 12px; font-weight: bold; letter-spacing: 4px }');
        document.adoptedStyleSheets = [sheet];
      });
    });
    await page.goto(server.url);
    const { box, host } = parts(page);
    await box.waitFor();
    assert.equal(await host.getAttribute('data-state'), 'idle');
    const type = await box.evaluate((node) => {
      const { fontSize, fontWeight, letterSpacing } = getComputedStyle(node);
      return [fontSize, fontWeight, letterSpacing];
    });
    assert.deepEqual(type, ['16px', '400', 'normal']);
  },
);

visit(
  'hosts: a theme that was asked for wins over the colours of an old page',
  {},
  async ({ page, server }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { color: #333; background: #fffff0 }');
        document.adoptedStyleSheets = [sheet];
        document.querySelector('gongwen-search')?.setAttribute('theme', 'dark');
      });
    });
    await page.goto(`${server.url}?q=${encodeURIComponent('新质生产力')}`);
    await parts(page).links.first().waitFor();
    const colours = await parts(page).host.evaluate((host) => {
      const { color, backgroundColor } = getComputedStyle(host);
      return [color, backgroundColor];
    });
    assert.deepEqual(colours, ['rgb(236, 236, 236)', 'rgb(23, 24, 28)']);
    const snippet = page.locator('gongwen-search [part=snippet]').first();
    assert.equal(await snippet.evaluate((node) => getComputedStyle(node).color), 'rgb(236, 236, 236)');
  },
);

visit('hosts: made by a program, moved, taken away and put back', {}, async ({ page, server }) => {
  await page.goto(server.url);
  const seen = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.createElement('gongwen-search'));
    host.setAttribute('param', '');
    host.setAttribute('placeholder', '搜一搜');
    document.body.append(host);
    const answered = () => new Promise((resolve) => host.addEventListener('gongwen-results', resolve));
    host.setAttribute('q', '“浙江大学”'); // a phrase finds nothing beside itself
    await answered();
    const count = () => host.shadowRoot.querySelectorAll('h3 a').length; // both queries occur as they are
    const first = count();
    host.remove();
    document.body.prepend(host);
    host.setAttribute('q', '新质生产力');
    await answered();
    return {
      first,
      second: count(),
      placeholder: host.input.placeholder,
      parts: host.shadowRoot.children.length,
    };
  });
  assert.equal(seen.first, holding('浙江大学').length);
  assert.equal(seen.second, holding('新质生产力').length);
  assert.equal(seen.placeholder, '搜一搜');
  assert.equal(seen.parts, 5, 'form, suggestions, status, slot and results, once each');
});

visit('hosts: events tell the page, and let it decide', {}, async ({ page, server }) => {
  await page.goto(server.url);
  const events = await page.evaluate(async () => {
    const host = /** @type {any} */ (document.querySelector('gongwen-search'));
    /** @type {string[]} */
    const events = [];
    const names = ['state', 'ready', 'query', 'results', 'empty', 'select', 'open', 'close', 'error'];
    for (const name of names) document.addEventListener(`gongwen-${name}`, () => events.push(name));
    const answered = new Promise((resolve) => host.addEventListener('gongwen-results', resolve));
    host.setAttribute('q', '“浙江大学”'); // a phrase finds nothing beside itself
    await answered;
    document.addEventListener('gongwen-select', (event) => event.preventDefault(), { once: true });
    const link = () => host.shadowRoot.querySelector('h3 a');
    link().click();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stayed = host.shadowRoot.querySelector('[part=article]') === null;
    const opened = new Promise((resolve) => host.addEventListener('gongwen-open', resolve));
    link().click();
    await opened;
    events.push(stayed ? 'stayed' : 'left');
    return events;
  });
  assert.deepEqual(events, [
    'state', // loading
    'ready',
    'state', // ready
    'query',
    'state', // results
    'results',
    'select',
    'select',
    'open',
    'stayed',
  ]);
});
