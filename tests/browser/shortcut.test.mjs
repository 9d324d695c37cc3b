// `shortcut`: keys that lead to the box, only where the page asks for them. `preload="idle"`, which comes with it.
import assert from 'node:assert/strict';
import { demoWith } from './pages.mjs';
import { inState, parts, visit } from './support.mjs';

const FIELD =
  '<p><input id="other" aria-label="别的框"><textarea id="area" aria-label="留言"></textarea></p>';
const pageWith = (/** @type {string} */ attributes) => ({ alter: demoWith({ attributes, beside: FIELD }) });

/** @param {import('playwright-core').Page} page */
const boxFocused = (page) =>
  page.evaluate(() => {
    const host = /** @type {any} */ (document.querySelector('gongwen-search'));
    return document.activeElement === host && host.shadowRoot.activeElement === host.input;
  });

visit('shortcut: none unless the page asks', {}, async ({ page, server }) => {
  await page.goto(server.url);
  for (const key of ['/', 'Control+k']) {
    await page.keyboard.press(key);
    assert.equal(await boxFocused(page), false, key);
  }
});

visit(
  'shortcut: the keys that the page names lead to the box',
  { server: pageWith('shortcut="/ ctrl+k"') },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    await page.waitForFunction(() =>
      document.querySelector('gongwen-search')?.shadowRoot?.querySelector('gongwen-presence'),
    );
    assert.equal(await parts(page).box.getAttribute('aria-keyshortcuts'), '/ Control+K');
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      await page.keyboard.press(key);
      assert.ok(await boxFocused(page), key);
      assert.equal(await parts(page).box.inputValue(), '', 'the key is not typed');
      await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    }
    for (const key of ['k', 'Alt+/', 'Control+/']) {
      await page.keyboard.press(key);
      assert.equal(await boxFocused(page), false, key);
    }
  },
);

visit(
  'shortcut: not while the reader types elsewhere, nor while an input method composes',
  { server: pageWith('shortcut="/,ctrl+k"') },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    await page.waitForFunction(() =>
      document.querySelector('gongwen-search')?.shadowRoot?.querySelector('gongwen-presence'),
    );
    for (const field of ['#other', '#area']) {
      await page.locator(field).focus();
      await page.keyboard.press('/');
      await page.keyboard.press('Control+k');
      assert.equal(await boxFocused(page), false);
      assert.equal(await page.locator(field).inputValue(), '/');
    }
    await page.evaluate(() => {
      /** @type {HTMLElement} */ (document.activeElement).blur();
      for (const more of [{ isComposing: true }, { keyCode: 229 }])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, ...more }));
    });
    assert.equal(await boxFocused(page), false);
    await parts(page).box.fill('');
    await parts(page).box.focus();
    await page.keyboard.press('/');
    assert.equal(await parts(page).box.inputValue(), '/', 'in the box itself it is a letter');
  },
);

visit(
  'shortcut: opens the dialog',
  { server: pageWith('mode="dialog" shortcut="/"') },
  async ({ page, server }) => {
    await page.goto(server.url);
    const trigger = page.locator('gongwen-search [part=trigger]');
    await trigger.waitFor();
    assert.equal(await trigger.getAttribute('aria-keyshortcuts'), '/');
    await page.keyboard.press('/');
    await page.locator('gongwen-search [part=dialog][open]').waitFor();
    assert.ok(await boxFocused(page));
    await page.keyboard.press('Escape');
    await page.locator('gongwen-search [part=dialog][open]').waitFor({ state: 'detached' });
    assert.equal(
      await page.evaluate(() =>
        document.querySelector('gongwen-search')?.shadowRoot?.activeElement?.getAttribute('part'),
      ),
      'trigger',
      'from nowhere it goes back to the button',
    );
  },
);

visit(
  'shortcut: an element that was taken away listens no more',
  { server: pageWith('shortcut="/"') },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    await page.waitForFunction(() =>
      document.querySelector('gongwen-search')?.shadowRoot?.querySelector('gongwen-presence'),
    );
    const taken = await page.evaluate(() => {
      const host = /** @type {HTMLElement} */ (document.querySelector('gongwen-search'));
      const press = () => {
        const event = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
        return event.defaultPrevented;
      };
      host.remove();
      const away = press();
      document.body.append(host);
      return [away, press()];
    });
    assert.deepEqual(taken, [false, true]);
  },
);

visit(
  'preload="idle": the search is there before anybody turns to it',
  { server: pageWith('preload="idle"') },
  async (visit) => {
    const { page, server } = visit;
    await page.goto(server.url);
    assert.equal(server.log.filter((path) => path.endsWith('.wasm')).length, 0);
    await inState(page, 'ready');
  },
);
