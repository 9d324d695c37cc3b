// Bundles scripts and style sheets of www/ for the engines that the widget starts on.
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { minify } from 'terser';
import { constants } from '../../www/attributes.js';
import { ROOT } from './layout.mjs';

export const www = (/** @type {string} */ name) => path.join(ROOT, 'www', name);

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

/**
 * Modules of a folder of www/ that replace those of the same name.
 * @param {string} folder
 * @param {RegExp} filter of the imports
 */
const replaced = (folder, filter) => ({
  name: folder,
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onResolve({ filter }, ({ path: file, importer }) =>
      path.dirname(importer) === www(folder) ? undefined : { path: www(`${folder}/${path.basename(file)}`) },
    );
  },
});

/** For the single file that the command `gongwen build` puts an index into; beside {@link outside}. */
export const indexInside = replaced('standalone', /^\..*\/(corpus|load|module|styles|views)\.js$/);
/** For the single file. */
export const allInside = replaced('standalone', /^\..*\/(load|module|styles|views)\.js$/);
/** Where the index lies outside the modules. */
export const outside = replaced('outside', /^\..*\/(begin|corpus|wasm)\.js$/);
/** Where the index is an archive in files. */
export const hosted = [
  replaced('hosted', /^\..*\/(begin|corpus|count|engine)\.js$/),
  replaced('outside', /^\..*\/wasm\.js$/),
];

/** @param {string} file */
export async function minifiedCss(file) {
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
export const literals = (constants) =>
  Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));

/**
 * @param {string} entry
 * @param {Record<string, string>} define the value of each name, as JavaScript
 * @param {esbuild.BuildOptions} [options]
 */
export async function bundle(entry, define, options = {}) {
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
    logLevel: 'warning',
    ...options,
    plugins: [...(options.plugins ?? []), cssAsText],
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
 * A script that is written into a page of one HTML file (the builder's, the editor's): no text of it ends the element.
 * @param {string} entry
 * @param {esbuild.BuildOptions} [options]
 */
export async function pageScript(entry, options = {}) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome80',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
  const [output] = outputFiles ?? [];
  return output.text.replace(/<(?=\/script|script|!--)/g, '\\x3c');
}
