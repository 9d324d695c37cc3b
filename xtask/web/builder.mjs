// Makes of the builder's module (target/builder/): the package for npm (target/npm/) and the builder page, one HTML file.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { isOfArchive, writePage } from './builder-page.mjs';
import { BUILDER, NPM, ROOT } from './layout.mjs';

/** The widget that is written beside an index: the release that the command carries, so that both write the same. */
const WIDGET_RELEASE = path.join(ROOT, 'pkg', 'carried');

const { constants, brotliCompressSync } = zlib;

/** The module, packed as tightly as Node can. */
function packed() {
  const wasm = fs.readFileSync(path.join(BUILDER, 'builder_bg.wasm'));
  return brotliCompressSync(wasm, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length,
    },
  });
}

/** @param {Uint8Array} module */
function npmPackage(module) {
  fs.rmSync(NPM, { recursive: true, force: true });
  fs.cpSync(path.join(ROOT, 'npm'), NPM, { recursive: true });
  const put = (/** @type {string} */ name, /** @type {Uint8Array | string} */ content) =>
    fs.writeFileSync(path.join(NPM, name), content);
  put('lib/builder.wasm.br', module);
  for (const name of ['builder.js', 'builder.d.ts']) {
    fs.copyFileSync(path.join(BUILDER, name), path.join(NPM, 'lib', name));
  }
  fs.cpSync(WIDGET_RELEASE, path.join(NPM, 'widget'), {
    recursive: true,
    filter: (file) => !isOfArchive(path.basename(file)),
  });
  for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE'])
    fs.copyFileSync(path.join(ROOT, licence), path.join(NPM, licence));
}

const module = packed();
npmPackage(module);
console.log(`module after brotli: ${module.length} bytes`);
const page = await writePage(BUILDER, WIDGET_RELEASE);
console.log(`gongwen-builder.html: ${fs.statSync(page).size} bytes`);
