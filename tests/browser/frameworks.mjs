// Host pages that React and Vue render: the widget with a query, what it answered, and a button that takes it away.
import * as esbuild from 'esbuild';
import { ROOT } from '../../xtask/web/layout.mjs';

const SOURCES = {
  React: (/** @type {string} */ attributes) => `
    import { createElement as h, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    function App() {
      const [shown, show] = useState(true);
      const [total, count] = useState(-1);
      return h('main', {},
        h('button', { onClick: () => show(!shown) }, 'toggle'),
        shown && h('gongwen-search', {
          ...${attributes}, 'ongongwen-results': (event) => count(event.detail.total),
        }, h('p', { slot: 'after-results' }, 'after')),
        h('output', {}, String(total)));
    }
    createRoot(document.getElementById('app')).render(h(App));`,
  Vue: (/** @type {string} */ attributes) => `
    import { createApp, h, ref } from 'vue';
    const shown = ref(true), total = ref(-1);
    createApp(() => h('main', {}, [
      h('button', { onClick: () => (shown.value = !shown.value) }, 'toggle'),
      shown.value ? h('gongwen-search', {
        ...${attributes}, 'onGongwen-results': (event) => (total.value = event.detail.total),
      }, [h('p', { slot: 'after-results' }, 'after')]) : null,
      h('output', {}, String(total.value)),
    ])).mount('#app');`,
};

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>host</title><link rel="icon" href="icon.svg">
  <div id="app"></div><script type="module" src="host.js"></script>
  <script type="module" src="gongwen/gongwen-search.js"></script></html>`;

/** @param {string} contents */
const bundled = async (contents) => {
  const { outputFiles } = await esbuild.build({
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
  return outputFiles[0].contents;
};

/**
 * What makes the server answer `host.html`, a page that the framework renders.
 * @param {keyof typeof SOURCES} name
 * @param {string} query of the widget
 * @param {Record<string, string>} [more] other attributes of it
 * @returns {NonNullable<import('../../xtask/web/server.mjs').Options['alter']>}
 */
export function framework(name, query, more = {}) {
  const attributes = JSON.stringify({ q: query, param: '', ...more });
  /** @type {Promise<Uint8Array> | undefined} */
  let bundle;
  return async (path, answer) => {
    const give = (/** @type {string} */ type, /** @type {Uint8Array} */ body) =>
      Object.assign(answer, { status: 200, headers: { 'content-type': type }, body });
    if (path === '/host.html') give('text/html', Buffer.from(PAGE));
    if (path === '/host.js') give('text/javascript', await (bundle ??= bundled(SOURCES[name](attributes))));
  };
}
