// Gongwen's engine without its widget, and without snippets, which no peer gives.
import init, { Engine } from 'gongwen-wasm';

/** @type {Engine} */
let engine;

/** @param {Map<string, Uint8Array>} files */
export async function open(files) {
  await init({ module_or_path: files.get('gongwen_bg.wasm') });
  const index = files.get('index.gwix');
  engine = index ? Engine.open(index) : Engine.embedded();
}

/**
 * @param {string} query
 * @param {number} limit
 * @param {number} [snippets]
 */
export const search = (query, limit, snippets = 0) => engine.search(query, { limit, snippets }).hits;
