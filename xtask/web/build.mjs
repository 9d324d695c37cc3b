// Bundles the widget (www/) and its wasm modules into dist/: the folder that is served, tested and released.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { www } from './bundle.mjs';
import {
  CARRIED,
  DIST,
  EXPANSION_OUTSIDE_PACKAGE,
  EXPANSION_PACKAGE,
  HOSTED_PACKAGE,
  SEARCH_OUTSIDE_PACKAGE,
  SEARCH_PACKAGE,
  SUMMARY_PACKAGE,
  WIDGET,
  recordFiles,
} from './layout.mjs';
import { buildHosted } from './hosted.mjs';
import { buildWidget } from './widget.mjs';

/** Zeros after the search module that are tried. */
const PADDING = [0, ...Array.from({ length: 127 }, (_, at) => 4021 + 19 * at)];

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
const summarizer = packaged(SUMMARY_PACKAGE);

fs.rmSync(DIST, { recursive: true, force: true });
recordFiles(
  await buildWidget(
    { folder: WIDGET, root: DIST, outside: false },
    { search: padded(packaged(SEARCH_PACKAGE)), expansion: packaged(EXPANSION_PACKAGE), summarizer },
  ),
);
const carried = await buildWidget(
  { folder: CARRIED, root: CARRIED, outside: true },
  {
    search: packaged(SEARCH_OUTSIDE_PACKAGE),
    expansion: packaged(EXPANSION_OUTSIDE_PACKAGE),
    summarizer,
  },
);
await buildHosted(CARRIED, carried, { search: packaged(HOSTED_PACKAGE), summarizer });
for (const page of fs.readdirSync(www('pages'))) {
  fs.copyFileSync(www(`pages/${page}`), path.join(DIST, page));
}
