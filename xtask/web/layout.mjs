// The folders and the names of built files, as the build writes them and the size report and tests read them.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DIST = path.join(ROOT, 'dist');
/** The widget's folder inside dist/: all that a webmaster copies. */
export const WIDGET = path.join(DIST, 'gongwen');
/** What the command `gongwen build` carries and writes beside an index: the same widget, for an index outside its modules. */
export const CARRIED = path.join(DIST, 'carried');
/** The builder's module, its script, and the page made of them. */
export const BUILDER = path.join(ROOT, 'target', 'builder');
/** The package for npm. */
export const NPM = path.join(ROOT, 'target', 'npm');
/** What wasm-pack made: the modules that the widget loads. */
export const SEARCH_PACKAGE = path.join(ROOT, 'target', 'wasm-search');
export const EXPANSION_PACKAGE = path.join(ROOT, 'target', 'wasm-expansion');
export const SEARCH_OUTSIDE_PACKAGE = path.join(ROOT, 'target', 'wasm-search-outside');
export const EXPANSION_OUTSIDE_PACKAGE = path.join(ROOT, 'target', 'wasm-expansion-outside');
export const HOSTED_PACKAGE = path.join(ROOT, 'target', 'wasm-hosted');
export const SUMMARY_PACKAGE = path.join(ROOT, 'target', 'wasm-summary');

/**
 * Names of the widget's files. Those that carry a hash of their content can be cached for ever: the program (app), its views
 * after the list (reader), what only some pages ask for (extras), the Web Worker's script (worker), the search module with the corpus (wasm), the one
 * that expands queries (expansionWasm), the summariser (summaryWasm).
 * @typedef {{ loader: string, app: string, reader: string, extras: string, worker: string, wasm: string, expansionWasm: string,
 *   summaryWasm: string, css: string, summary: string, summaryCss: string, standalone: string }} Files
 */

/** @returns {Files} what the last build made */
export const builtFiles = () => JSON.parse(fs.readFileSync(path.join(DIST, '.files.json'), 'utf8'));

/** @param {Files} files */
export const recordFiles = (files) =>
  fs.writeFileSync(path.join(DIST, '.files.json'), JSON.stringify(files, null, 2) + '\n');

/**
 * The first ten digits of SHA-256: enough to tell builds apart, short in a name.
 * @param {Uint8Array} bytes
 */
export const shortHash = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex').slice(0, 10);

/**
 * A digest as the attribute `integrity` has it.
 * @param {Uint8Array} bytes
 */
export const integrity = (bytes) => `sha384-${crypto.createHash('sha384').update(bytes).digest('base64')}`;
