// Bundles the widget (www/) and the wasm module into dist/: the folder that is served, tested and released.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import * as esbuild from 'esbuild';
import { checksum } from '../../www/app/checksum.js';
import { DIST, ROOT, WASM_PACKAGE, WIDGET, recordFiles, shortHash } from './layout.mjs';
import { shortNames } from './short-names.mjs';

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

const packaged = (/** @type {string} */ name) => fs.readFileSync(path.join(WASM_PACKAGE, name));
const { wasm, script } = shortNames(packaged('gongwen_bg.wasm'), packaged('gongwen.js').toString());

/** `gongwen-wasm` is wasm-bindgen's script. */
const bindings = {
  name: 'bindings',
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^gongwen-wasm$/ }, () => ({ path: 'gongwen.js', namespace: 'wasm-bindgen' }));
    build.onLoad({ filter: /.*/, namespace: 'wasm-bindgen' }, () => ({ contents: script, loader: 'js' }));
  },
};

/** In the single file these modules of www/standalone/ stand for those of the same name. */
const allInside = {
  name: 'all-inside',
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\..*\/(load|module|styles)\.js$/ }, ({ path: file }) => ({
      path: www(`standalone/${path.basename(file)}`),
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
 * What wasm-bindgen's script offers and the widget never uses: it hands over bytes, and its engine lives as long as
 * the page. Defined away, the code for it goes.
 */
const UNUSED = { Response: 'undefined', Request: 'undefined', FinalizationRegistry: 'undefined' };

/** @param {Record<string, unknown>} constants */
const literals = (constants) =>
  Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));

/**
 * @param {string} entry
 * @param {Record<string, string>} define what each name stands for, as JavaScript
 * @param {esbuild.BuildOptions} [options]
 */
async function bundle(entry, define, options = {}) {
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
    define,
    plugins: [cssAsText, bindings],
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

const wasmFile = write(`gongwen-${shortHash(wasm)}.wasm`, wasm);
const wasmConstants = { WASM_FILE: wasmFile, WASM_BYTES: wasm.length, WASM_CHECKSUM: checksum(wasm) };
const app = await bundle(www('app/main.js'), { ...literals(wasmConstants), ...UNUSED });
const appFile = write(`gongwen-app-${shortHash(app)}.js`, app);
const loader = write(
  'gongwen-search.js',
  await bundle(www('loader/main.js'), literals({ WASM_FILE: wasmFile, APP_FILE: appFile })),
);
const summary = write(
  'gongwen-summary.js',
  await bundle(www('summary/main.js'), literals({ WASM_FILE: wasmFile, APP_FILE: appFile })),
);
const standalone = write(
  'gongwen.standalone.js',
  await bundle(
    www('loader/main.js'),
    {
      ...literals({
        ...wasmConstants,
        WASM_DEFLATED: zlib.deflateRawSync(wasm, { level: 9 }).toString('base64'),
      }),
      ...UNUSED,
      'import.meta.url': 'document.baseURI',
    },
    {
      format: 'iife',
      plugins: [allInside, cssAsText, bindings],
      banner: { js: '/*! Gongwen, MIT OR Apache-2.0; contains fflate, MIT, copyright Arjun Barrett */' },
    },
  ),
);
// For engines that cannot construct style sheets.
const styles = async (/** @type {string[]} */ sheets) =>
  (await Promise.all(sheets.map((sheet) => minifiedCss(www(sheet))))).join('\n');
const css = write('gongwen-search.css', await styles(['loader/box.css', 'app/app.css']));
const summaryCss = write('gongwen-summary.css', await styles(['summary/summary.css']));
write('gongwen-offline.js', await bundle(www('offline/register.js'), {}));
const kept = [loader, appFile, wasmFile, summary];
const keptBytes = Buffer.concat(kept.map((name) => fs.readFileSync(path.join(WIDGET, name))));
const worker = await bundle(
  www('offline/worker.js'),
  literals({ WIDGET_FILES: kept.map((name) => `gongwen/${name}`), WIDGET_VERSION: shortHash(keptBytes) }),
  { format: 'iife' },
);
fs.writeFileSync(path.join(DIST, 'gongwen-sw.js'), worker);

for (const page of fs.readdirSync(www('pages'))) {
  fs.copyFileSync(www(`pages/${page}`), path.join(DIST, page));
}
recordFiles({ loader, app: appFile, wasm: wasmFile, css, summary, summaryCss, standalone });
