// Bundles the widget (www/) and the wasm module into dist/: the folder that is served, tested and released.
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { checksum } from '../../www/app/checksum.js';
import { DIST, ROOT, WASM_PACKAGE, WIDGET, recordFiles, shortHash } from './layout.mjs';

const www = (/** @type {string} */ name) => path.join(ROOT, 'www', name);

/** Style sheets are imported as text: the elements adopt them, so a host page loads no CSS file. */
const cssAsText = {
  name: 'css-as-text',
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({
      contents: await minifiedCss(file),
      loader: 'text',
    }));
  },
};

/** @param {string} file */
async function minifiedCss(file) {
  const { code } = await esbuild.transform(fs.readFileSync(file, 'utf8'), {
    loader: 'css',
    minify: true,
    charset: 'utf8',
    target: TARGET,
  });
  return code.trim();
}

// Chromium 61 is the first with modules. Dynamic import and import.meta came a little later (63, 64), are
// needed as they are, and exist in all engines the module starts on.
const TARGET = 'chrome61';

/**
 * @param {string} entry
 * @param {Record<string, unknown>} constants
 * @param {esbuild.BuildOptions} [options]
 */
async function bundle(entry, constants, options = {}) {
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: TARGET,
    supported: { 'dynamic-import': true, 'import-meta': true },
    charset: 'utf8',
    legalComments: 'none',
    alias: { 'gongwen-wasm': path.join(WASM_PACKAGE, 'gongwen.js') },
    define: Object.fromEntries(
      Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    plugins: [cssAsText],
    logLevel: 'warning',
    ...options,
  });
  const [output] = result.outputFiles ?? [];
  return output.contents;
}

/**
 * @param {string} name
 * @param {Uint8Array | string} content
 */
function write(name, content) {
  fs.writeFileSync(path.join(WIDGET, name), content);
  return name;
}

fs.rmSync(DIST, { recursive: true, force: true });
fs.mkdirSync(WIDGET, { recursive: true });

const wasm = fs.readFileSync(path.join(WASM_PACKAGE, 'gongwen_bg.wasm'));
const wasmFile = write(`gongwen-${shortHash(wasm)}.wasm`, wasm);
const wasmConstants = { WASM_FILE: wasmFile, WASM_BYTES: wasm.length, WASM_CHECKSUM: checksum(wasm) };
const app = await bundle(www('app/main.js'), wasmConstants);
const appFile = write(`gongwen-app-${shortHash(app)}.js`, app);
const loader = write(
  'gongwen-search.js',
  await bundle(www('loader/main.js'), { WASM_FILE: wasmFile, APP_FILE: appFile }),
);
const sheets = [www('loader/box.css'), www('app/app.css')];
const css = write('gongwen-search.css', (await Promise.all(sheets.map(minifiedCss))).join('\n'));
for (const page of fs.readdirSync(www('pages'))) {
  fs.copyFileSync(www(`pages/${page}`), path.join(DIST, page));
}
recordFiles({ loader, app: appFile, wasm: wasmFile, css, standalone: '' });
