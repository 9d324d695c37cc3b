// Loads the wasm module that reads, splits and indexes: the same code as the command `gongwen`.
import fs from 'node:fs';
import zlib from 'node:zlib';
import { initSync } from './builder.js';

export { Corpus, inputsOf, search, wantsBytes } from './builder.js';

const here = new URL('.', import.meta.url);
let loaded = false;

/** Starts the module, once. */
export function load() {
  if (loaded) return;
  initSync({ module: zlib.brotliDecompressSync(fs.readFileSync(new URL('builder.wasm.br', here))) });
  loaded = true;
}

/** The files of the widget that are written beside an index, in the order of their names. @returns {[string, Uint8Array][]} */
export function widget() {
  const folder = new URL('../widget/', here);
  const names = fs.readdirSync(folder).sort();
  return names.map((name) => [name, new Uint8Array(fs.readFileSync(new URL(name, folder)))]);
}
