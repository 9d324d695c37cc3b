// Makes of the builder's module (target/builder/): the package for npm (target/npm/) and the builder page, one HTML file.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { transform } from 'esbuild';
import { writePage } from './builder-page.mjs';
import { archived, filesOf } from './carried.mjs';
import { BUILDER, NPM, ROOT } from './layout.mjs';
import { REVIEW } from './review.mjs';

/** The widget that is written beside an index: the release that the command carries, so that both write the same. */
const WIDGET_RELEASE = path.join(ROOT, 'pkg', 'carried');

const { constants, brotliCompressSync } = zlib;

/** Of the folder that the crate has them in: its program is beside them. @param {import('./carried.mjs').Named} file */
const isOfEditor = ([name]) => /^review\.(js|css)$/.test(name);

/**
 * Bytes, packed by brotli.
 * @param {Uint8Array} bytes
 * @param {Record<number, number>} [how] more parameters of brotli
 */
const packed = (bytes, how = {}) =>
  brotliCompressSync(bytes, {
    params: {
      ...how,
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** @param {Uint8Array} module */
async function npmPackage(module) {
  fs.rmSync(NPM, { recursive: true, force: true });
  fs.cpSync(path.join(ROOT, 'npm'), NPM, { recursive: true });
  const put = (/** @type {string} */ name, /** @type {Uint8Array | string} */ content) =>
    fs.writeFileSync(path.join(NPM, name), content);
  put('lib/builder.wasm.br', module);
  // The widget and the editor of `gongwen review`, packed together: the scripts have much in common.
  put(
    'lib/carried.br',
    packed(archived([...filesOf(WIDGET_RELEASE), ...filesOf(REVIEW).filter(isOfEditor)])),
  );
  // The tarball has a limit, and the module needs nearly all of it: the sources are in the repository.
  const minified = async (/** @type {string} */ file) =>
    (await transform(fs.readFileSync(file, 'utf8'), { minify: true, format: 'esm' })).code;
  for (const name of fs.readdirSync(path.join(ROOT, 'npm', 'lib')).filter((file) => file.endsWith('.js')))
    put(`lib/${name}`, await minified(path.join(ROOT, 'npm', 'lib', name)));
  put('lib/builder.js', await minified(path.join(BUILDER, 'builder.js')));
  fs.copyFileSync(path.join(BUILDER, 'builder.d.ts'), path.join(NPM, 'lib', 'builder.d.ts'));
  for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE'])
    fs.copyFileSync(path.join(ROOT, licence), path.join(NPM, licence));
}

// The module has long tables of numbers: how brotli writes distances makes some KB, now one way is better and now another, and
// blocks of 64 KB in place of 256 make ten.
const built = fs.readFileSync(path.join(BUILDER, 'builder_bg.wasm'));
const [module] = [
  { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT },
  { [constants.BROTLI_PARAM_NPOSTFIX]: 2, [constants.BROTLI_PARAM_NDIRECT]: 48 },
]
  .map((how) => packed(built, { ...how, [constants.BROTLI_PARAM_LGBLOCK]: 16 }))
  .sort((one, other) => one.length - other.length);
await npmPackage(module);
console.log(`module after brotli: ${module.length} bytes`);
const page = await writePage(BUILDER, WIDGET_RELEASE);
console.log(`gongwen-builder.html: ${fs.statSync(page).size} bytes`);
