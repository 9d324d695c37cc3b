// The widget inside pages that React and Vue render: attributes, events, conditional rendering, no warnings.
import assert from 'node:assert/strict';
import * as esbuild from 'esbuild';
import { ROOT } from '../../xtask/web/layout.mjs';
import { holding } from './gold.mjs';
import { inState, literalTitles, parts, visit } from './support.mjs';

const QUERY = '新质生产力';

/** What each framework renders: the widget with a query, what it answered, and a button that takes it away. */
const SOURCES = {
  React: `
    import { createElement as h, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    function App() {
      const [shown, show] = useState(true);
      const [total, count] = useState(-1);
      return h('main', {},
        h('button', { onClick: () => show(!shown) }, 'toggle'),
        shown && h('gongwen-search', {
          q: '${QUERY}', param: '', 'ongongwen-results': (event) => count(event.detail.total),
        }),
        h('output', {}, String(total)));
    }
    createRoot(document.getElementById('app')).render(h(App));`,
  Vue: `
    import { createApp, h, ref } from 'vue';
    const shown = ref(true), total = ref(-1);
    createApp(() => h('main', {}, [
      h('button', { onClick: () => (shown.value = !shown.value) }, 'toggle'),
      shown.value ? h('gongwen-search', {
        q: '${QUERY}', param: '', 'onGongwen-results': (event) => (total.value = event.detail.total),
      }) : null,
      h('output', {}, String(total.value)),
    ])).mount('#app');`,
};

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>host</title><link rel="icon" href="icon.svg">
  <div id="app"></div><script type="module" src="host.js"></script>
  <script type="module" src="gongwen/gongwen-search.js"></script></html>`;

for (const [name, contents] of Object.entries(SOURCES)) {
  /** @type {Promise<esbuild.BuildResult> | undefined} */
  let bundle;
  const answer = async (
    /** @type {string} */ path,
    /** @type {import('../../xtask/web/server.mjs').Answer} */ answer,
  ) => {
    const give = (/** @type {string} */ type, /** @type {Uint8Array} */ body) =>
      Object.assign(answer, { status: 200, headers: { 'content-type': type }, body });
    if (path === '/host.html') give('text/html', Buffer.from(PAGE));
    if (path === '/host.js') {
      bundle ??= esbuild.build({
        stdin: { contents, resolveDir: ROOT },
        bundle: true,
        write: false,
        format: 'esm',
        define: {
          'process.env.NODE_ENV': '"production"',
          __VUE_OPTIONS_API__: 'false',
          __VUE_PROD_DEVTOOLS__: 'false',
          __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
        },
      });
      give('text/javascript', (await bundle).outputFiles?.[0].contents ?? Buffer.from(''));
    }
  };
  visit(`hosts: inside ${name}`, { server: { alter: answer } }, async ({ page, server }) => {
    await page.goto(`${server.url}host.html`);
    await inState(page, 'results');
    assert.equal((await literalTitles(parts(page).results)).length, holding(QUERY).length);
    const total = String(await parts(page).links.count());
    await page.waitForFunction((total) => document.querySelector('output')?.textContent === total, total);
    const toggle = page.getByRole('button', { name: 'toggle' });
    await toggle.click();
    assert.equal(await parts(page).host.count(), 0);
    await toggle.click();
    await inState(page, 'results');
    assert.equal(server.log.filter((path) => path.endsWith('.wasm')).length, 1, 'one engine for both');
  });
}
