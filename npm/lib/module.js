// Loads the wasm module that reads, splits and indexes: the same code as the command `gongwen`.
import fs from 'node:fs';
import zlib from 'node:zlib';
import { Corpus, __wbg_reset_state, initSync } from './builder.js';
import { readAll } from './reading.js';

export { inputsOf, review, search, searchArchive, wantsBytes } from './builder.js';

const unpacked = (/** @type {string} */ name) =>
  zlib.brotliDecompressSync(fs.readFileSync(new URL(name, import.meta.url)));
let loaded = false;

/** Starts the module, once. */
export function load() {
  if (loaded) return;
  initSync({ module: unpacked('builder.wasm.br') });
  loaded = true;
}

/**
 * Reads files; one that breaks the module is told as one that cannot be read.
 * @param {string} files @param {string} config @param {ReturnType<typeof import('./disk.js').host>} host
 * @param {boolean} [replaceBadBytes]
 */
export const readCorpus = (files, config, host, replaceBadBytes) =>
  readAll(
    {
      read: (watched, broken) => Corpus.read(files, config, watched, replaceBadBytes, broken),
      reset: __wbg_reset_state,
    },
    host,
  );

/** A file that comes with the module: its name, and what it holds. @typedef {[string, Uint8Array]} Carried */

/** The files that come with the module, in the order of their names. @returns {Carried[]} */
function carried() {
  // A line that names them with their lengths, then what they hold.
  const bytes = unpacked('carried.br');
  let from = bytes.indexOf(10) + 1;
  /** @type {[string, number][]} */
  const heads = JSON.parse(bytes.toString('utf8', 0, from));
  return heads.map(([name, length]) => [name, new Uint8Array(bytes.subarray(from, (from += length)))]);
}

const isOfEditor = (/** @type {string} */ name) => name.startsWith('review.');

/** The files of the widget that are written beside an index. */
export const widget = () => carried().filter(([name]) => !isOfEditor(name));

/** The script and the style sheet of the page of `gongwen review`. */
export function editor() {
  const files = new Map(carried());
  const text = (/** @type {string} */ name) => new TextDecoder().decode(files.get(name));
  return { script: text('review.js'), style: text('review.css') };
}
