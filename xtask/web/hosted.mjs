// The scripts of the widget over an archive in files. The rest it shares with the widget whose index lies outside its modules.
import { bundle, hosted, literals, www } from './bundle.mjs';
import { described, writer } from './widget.mjs';

/**
 * @param {string} folder where that widget is
 * @param {import('./layout.mjs').Files} files of that widget
 * @param {{ search: Uint8Array, summarizer: Uint8Array }} modules
 */
export async function buildHosted(folder, { reader, extras, summaryWasm }, { search, summarizer }) {
  const out = writer(folder);
  const wasm = out.hashed('gongwen-archive.wasm', search);
  const options = { plugins: hosted };
  const SEARCH_WASM = described(wasm, search);
  const SUMMARY_WASM = described(summaryWasm, summarizer);
  const app = out.hashed(
    'gongwen-archive-app.js',
    await bundle(www('app/main.js'), literals({ SEARCH_WASM, SUMMARY_WASM, READER_FILE: reader }), options),
  );
  const names = { APP_FILE: app, EXTRAS_FILE: extras, SEARCH_FILE: wasm };
  out.write('gongwen-archive.js', await bundle(www('loader/main.js'), literals(names), options));
}
