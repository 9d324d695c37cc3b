// One widget: its scripts bundled around its wasm modules, in a folder.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { checksum } from '../../www/app/checksum.js';
import {
  allInside,
  bundle,
  indexInside,
  literals,
  minifiedCss,
  outside as outsidePlugin,
  www,
} from './bundle.mjs';
import { integrity, shortHash } from './layout.mjs';

/** @typedef {{ search: Uint8Array, expansion: Uint8Array, summarizer: Uint8Array }} Modules */
/** @typedef {{ folder: string, root: string, outside: boolean }} Place where the widget goes, and what lies at the root of a
 *   site; `outside`: the index lies outside the modules */

/** @param {string} folder */
export const writer = (folder) => ({
  /**
   * @param {string} name
   * @param {Uint8Array | string} content
   */
  write(name, content) {
    fs.writeFileSync(path.join(folder, name), content);
    return name;
  },
  /**
   * @param {string} name
   * @param {Uint8Array | string} content
   */
  hashed(name, content) {
    const [stem, extension] = name.split('.');
    return this.write(`${stem}-${shortHash(Buffer.from(content))}.${extension}`, content);
  },
});

/**
 * @param {string} file
 * @param {Uint8Array} wasm
 */
export const described = (file, wasm) => ({ file, bytes: wasm.length, checksum: checksum(wasm) });

const deflated = (/** @type {Uint8Array} */ wasm) =>
  zlib.deflateRawSync(wasm, { level: 9 }).toString('base64');

const styles = async (/** @type {string[]} */ sheets) =>
  (await Promise.all(sheets.map((sheet) => minifiedCss(www(sheet))))).join('\n');

/**
 * @param {Place} place
 * @param {Modules} modules
 * @returns {Promise<import('./layout.mjs').Files>}
 */
export async function buildWidget({ folder, root, outside }, { search, expansion, summarizer }) {
  fs.mkdirSync(folder, { recursive: true });
  const out = writer(folder);
  const plugins = outside ? [outsidePlugin] : [];
  /**
   * How much of a download files are, as servers compress them.
   * @param {string[]} files
   */
  const kilobytes = (files) =>
    Math.ceil(
      files
        .map((file) => zlib.gzipSync(fs.readFileSync(path.join(folder, file))).length)
        .reduce((a, b) => a + b) / 1024,
    );
  const wasm = out.hashed('gongwen.wasm', search);
  const expansionWasm = out.hashed('gongwen-expansion.wasm', expansion);
  const summaryWasm = out.hashed('gongwen-summary.wasm', summarizer);
  const SEARCH_WASM = described(wasm, search);
  const EXPANSION_WASM = described(expansionWasm, expansion);
  const SUMMARY_WASM = described(summaryWasm, summarizer);
  const reader = out.hashed('gongwen-reader.js', await bundle(www('reader/main.js'), {}));
  const app = out.hashed(
    'gongwen-app.js',
    await bundle(
      www('app/main.js'),
      literals({ SEARCH_WASM, EXPANSION_WASM, SUMMARY_WASM, READER_FILE: reader }),
      { plugins },
    ),
  );
  const worker = out.hashed(
    'gongwen-worker.js',
    await bundle(www('worker/main.js'), {}, { format: 'iife', plugins }),
  );
  // What an index outside weighs is not known here, so that nothing is said of the whole.
  const PROGRAM_KB = outside ? 0 : kilobytes([app, wasm]);
  const extras = out.hashed(
    'gongwen-extras.js',
    await bundle(www('extras/main.js'), literals({ WORKER_FILE: worker, PROGRAM_KB }), { plugins }),
  );
  const names = { APP_FILE: app, EXTRAS_FILE: extras, SEARCH_FILE: wasm };
  const loader = out.write(
    'gongwen-search.js',
    await bundle(www('loader/main.js'), literals(names), { plugins }),
  );
  const summary = out.write(
    'gongwen-summary.js',
    await bundle(www('summary/main.js'), literals({ SUMMARY_WASM })),
  );
  // For engines that cannot construct style sheets.
  const css = out.write(
    'gongwen-search.css',
    await styles(['loader/box.css', 'app/app.css', 'reader/reader.css', 'extras/extras.css']),
  );
  const summaryCss = out.write('gongwen-summary.css', await styles(['summary/summary.css']));
  for (const name of fs.readdirSync(www('strings'))) {
    out.write(`strings.${name}`, fs.readFileSync(www(`strings/${name}`)));
  }
  // Where the index is outside, the command puts the modules, too, in the place of these words: what carries the widget carries
  // each once.
  const inside = (/** @type {string} */ file, /** @type {Uint8Array} */ bytes) =>
    outside ? `__GONGWEN_FILE_${file}__` : deflated(bytes);
  const standalone = out.write(
    'gongwen.standalone.js',
    await singleFile(
      {
        ...names,
        SEARCH_WASM: { ...SEARCH_WASM, deflated: inside(wasm, search) },
        EXPANSION_WASM: { ...EXPANSION_WASM, deflated: inside(expansionWasm, expansion) },
        SUMMARY_WASM: { ...SUMMARY_WASM, deflated: inside(summaryWasm, summarizer) },
        // The command puts the index in the place of these words (crates/site/src/index.rs).
        INDEX_INSIDE: '__GONGWEN_INDEX__',
      },
      outside ? [indexInside, outsidePlugin] : [allInside],
    ),
  );
  const files = {
    loader,
    app,
    reader,
    extras,
    worker,
    wasm,
    expansionWasm,
    summaryWasm,
    css,
    summary,
    summaryCss,
    standalone,
  };
  if (!outside) await offline(files, folder, root);
  return files;
}

/**
 * @param {Record<string, unknown>} values
 * @param {import('esbuild').Plugin[]} plugins
 */
const singleFile = (values, plugins) =>
  bundle(
    www('loader/main.js'),
    { ...literals({ ...values, WORKER_FILE: '', PROGRAM_KB: 0 }), 'import.meta.url': 'document.baseURI' },
    {
      format: 'iife',
      plugins,
      banner: { js: '/*! Gongwen, MIT OR Apache-2.0; contains fflate, MIT, copyright Arjun Barrett */' },
    },
  );

/**
 * The service worker, and the script that registers it.
 * @param {import('./layout.mjs').Files} files
 * @param {string} folder
 * @param {string} root
 */
export async function offline(files, folder, root) {
  fs.writeFileSync(path.join(folder, 'gongwen-offline.js'), await bundle(www('offline/register.js'), {}));
  const { loader, app, reader, extras, worker, wasm, expansionWasm, summaryWasm, summary } = files;
  const kept = [loader, app, reader, extras, worker, wasm, expansionWasm, summaryWasm, summary];
  const contents = kept.map((name) => fs.readFileSync(path.join(folder, name)));
  const script = await bundle(
    www('offline/worker.js'),
    literals({
      WIDGET_FILES: kept.map((name, at) => [`gongwen/${name}`, integrity(contents[at])]),
      WIDGET_VERSION: shortHash(Buffer.concat(contents)),
    }),
    { format: 'iife' },
  );
  fs.writeFileSync(path.join(root, 'gongwen-sw.js'), script);
}
