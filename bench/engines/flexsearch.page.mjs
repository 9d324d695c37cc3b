// FlexSearch, opened from its own export.
import { create } from './flexsearch.options.mjs';

/** @type {ReturnType<typeof create>} */
let index;

/** @param {Map<string, Uint8Array>} files */
export async function open(files) {
  index = create();
  for (const [key, part] of JSON.parse(new TextDecoder().decode(files.get('index.json')))) {
    await index.import(key, part);
  }
}

/**
 * @param {string} query
 * @param {number} limit
 * @param {boolean} [suggest] whether articles without some of the query's parts are found too
 */
export function search(query, limit, suggest = false) {
  /** @type {Set<number>} */
  const ids = new Set();
  for (const { result } of index.search(query, { limit, suggest }))
    for (const id of result) ids.add(Number(id));
  return [...ids].slice(0, limit).map((id) => ({ id, article: index.get(id) }));
}
