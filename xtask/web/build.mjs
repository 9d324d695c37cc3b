// Bundles the widget (www/) and its wasm modules into dist/: the folder that is served, tested and released.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import * as esbuild from 'esbuild';
import { minify } from 'terser';
import { checksum } from '../../www/app/checksum.js';
import { constants } from '../../www/attributes.js';
import {
  DIST,
  EXPANSION_PACKAGE,
  ROOT,
  SEARCH_PACKAGE,
  SUMMARY_PACKAGE,
  WIDGET,
  recordFiles,
  shortHash,
} from './layout.mjs';

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

/** Zeros after the search module that are tried. */
const PADDING = [0, 1021, 2045, 3069, 4093, 5117];

/**
 * A module with a custom section of zeros after it, which every engine passes over: as many as make the fewest bytes
 * after brotli. It takes a file for text if three quarters of its bytes could be UTF-8 (zeros could not), and then models
 * it as text. The search module lies just above that line; below it, it is 1.2 KB smaller.
 * @param {Uint8Array} wasm
 */
function padded(wasm) {
  const tried = PADDING.map((zeros) => {
    // Of the section: its kind, the length of what follows in two bytes of seven bits, an empty name.
    const head = [0, ((zeros + 1) & 127) | 128, (zeros + 1) >> 7, 0];
    const bytes = zeros ? Buffer.concat([wasm, Buffer.from(head), Buffer.alloc(zeros)]) : Buffer.from(wasm);
    return { bytes, brotli: zlib.brotliCompressSync(bytes).length };
  });
  return tried.reduce((best, other) => (other.brotli < best.brotli ? other : best)).bytes;
}

/** @param {string} folder of a package of wasm-pack; of its two files the widget has its own script */
const packaged = (folder) => fs.readFileSync(path.join(folder, 'gongwen_bg.wasm'));
const search = padded(packaged(SEARCH_PACKAGE));
const expansion = packaged(EXPANSION_PACKAGE);
const summarizer = packaged(SUMMARY_PACKAGE);

/** In the single file these modules of www/standalone/ replace those of the same name. */
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
  // The blanks that esbuild keeps after the names of custom properties, and quotes round plain words.
  return code
    .trim()
    .replace(/(--[\w-]+[:,]) /g, '$1')
    .replace(/\[([a-z-]+)="([a-z-]+)"\]/g, '[$1=$2]');
}

// Chromium 61 is the first with modules; esbuild would lower template literals for a fault of tagged ones alone.
// Dynamic import and import.meta came a little later (63, 64), are
// needed as they are, and exist in all engines the module starts on.
const TARGET = 'chrome61';

/** @param {Record<string, unknown>} constants */
const literals = (constants) =>
  Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));

/**
 * @param {string} entry
 * @param {Record<string, string>} define the value of each name, as JavaScript
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
    supported: { 'dynamic-import': true, 'import-meta': true, 'template-literal': true },
    charset: 'utf8',
    legalComments: 'none',
    define: { ...literals(constants()), ...define },
    plugins: [cssAsText],
    logLevel: 'warning',
    ...options,
  });
  const [output] = result.outputFiles ?? [];
  // Terser finds 3 % more than esbuild; with the wasm inside as text it would search for long, and little.
  if (options.format === 'iife') return output.contents;
  const { code = '' } = await minify(output.text, {
    module: true,
    ecma: 2017,
    compress: {
      passes: 3,
      pure_getters: true,
      unsafe_arrows: true,
      unsafe: true,
      sequences: false,
      conditionals: false,
      unsafe_undefined: true,
      hoist_funs: true,
    },
    format: { comments: false },
  });
  return code;
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

/**
 * @param {string} name
 * @param {Uint8Array | string} content
 */
function hashed(name, content) {
  const [stem, extension] = name.split('.');
  return write(`${stem}-${shortHash(Buffer.from(content))}.${extension}`, content);
}

/**
 * How much of a download files are, as servers compress them.
 * @param {string[]} files
 */
const kilobytes = (files) =>
  Math.ceil(
    files
      .map((file) => zlib.gzipSync(fs.readFileSync(path.join(WIDGET, file))).length)
      .reduce((a, b) => a + b) / 1024,
  );

/**
 * @param {string} file
 * @param {Uint8Array} wasm
 */
const described = (file, wasm) => ({ file, bytes: wasm.length, checksum: checksum(wasm) });
const wasmFile = hashed('gongwen.wasm', search);
const expansionWasmFile = hashed('gongwen-expansion.wasm', expansion);
const summaryWasmFile = hashed('gongwen-summary.wasm', summarizer);
const SEARCH_WASM = described(wasmFile, search);
const EXPANSION_WASM = described(expansionWasmFile, expansion);
const SUMMARY_WASM = described(summaryWasmFile, summarizer);

const app = hashed(
  'gongwen-app.js',
  await bundle(www('app/main.js'), literals({ SEARCH_WASM, EXPANSION_WASM, SUMMARY_WASM })),
);
const workerScript = hashed('gongwen-worker.js', await bundle(www('worker/main.js'), {}, { format: 'iife' }));
const extras = hashed(
  'gongwen-extras.js',
  await bundle(
    www('extras/main.js'),
    literals({ WORKER_FILE: workerScript, PROGRAM_KB: kilobytes([app, wasmFile]) }),
  ),
);
const names = { APP_FILE: app, EXTRAS_FILE: extras, SEARCH_FILE: wasmFile };
const loader = write('gongwen-search.js', await bundle(www('loader/main.js'), literals(names)));
const summary = write('gongwen-summary.js', await bundle(www('summary/main.js'), literals({ SUMMARY_WASM })));
const deflated = (/** @type {Uint8Array} */ wasm) =>
  zlib.deflateRawSync(wasm, { level: 9 }).toString('base64');
const standalone = write(
  'gongwen.standalone.js',
  await bundle(
    www('loader/main.js'),
    {
      ...literals({
        ...names,
        WORKER_FILE: '',
        PROGRAM_KB: 0,
        SEARCH_WASM: { ...SEARCH_WASM, deflated: deflated(search) },
        EXPANSION_WASM: { ...EXPANSION_WASM, deflated: deflated(expansion) },
        SUMMARY_WASM: { ...SUMMARY_WASM, deflated: deflated(summarizer) },
      }),
      'import.meta.url': 'document.baseURI',
    },
    {
      format: 'iife',
      plugins: [allInside, cssAsText],
      banner: { js: '/*! Gongwen, MIT OR Apache-2.0; contains fflate, MIT, copyright Arjun Barrett */' },
    },
  ),
);
// For engines that cannot construct style sheets.
const styles = async (/** @type {string[]} */ sheets) =>
  (await Promise.all(sheets.map((sheet) => minifiedCss(www(sheet))))).join('\n');
const css = write('gongwen-search.css', await styles(['loader/box.css', 'app/app.css', 'extras/extras.css']));
const summaryCss = write('gongwen-summary.css', await styles(['summary/summary.css']));
write('gongwen-offline.js', await bundle(www('offline/register.js'), {}));
const kept = [loader, app, extras, workerScript, wasmFile, expansionWasmFile, summaryWasmFile, summary];
const keptBytes = Buffer.concat(kept.map((name) => fs.readFileSync(path.join(WIDGET, name))));
const worker = await bundle(
  www('offline/worker.js'),
  literals({ WIDGET_FILES: kept.map((name) => `gongwen/${name}`), WIDGET_VERSION: shortHash(keptBytes) }),
  { format: 'iife' },
);
fs.writeFileSync(path.join(DIST, 'gongwen-sw.js'), worker);

for (const name of fs.readdirSync(www('strings'))) {
  write(`strings.${name}`, fs.readFileSync(www(`strings/${name}`)));
}
for (const page of fs.readdirSync(www('pages'))) {
  fs.copyFileSync(www(`pages/${page}`), path.join(DIST, page));
}
recordFiles({
  loader,
  app,
  extras,
  worker: workerScript,
  wasm: wasmFile,
  expansionWasm: expansionWasmFile,
  summaryWasm: summaryWasmFile,
  css,
  summary,
  summaryCss,
  standalone,
});
