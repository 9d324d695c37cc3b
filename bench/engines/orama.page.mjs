// Orama, opened from what its own `save` gave.
import { load, search as find } from '@orama/orama';
import { create } from './orama.options.mjs';

/** @type {ReturnType<typeof create>} */
let index;

/** @param {Map<string, Uint8Array>} files */
export function open(files) {
  index = create();
  load(index, JSON.parse(new TextDecoder().decode(files.get('index.json'))));
}

/**
 * @param {string} query
 * @param {number} limit
 * @param {number} [threshold] 1: any word of the query is enough, as Orama's own default; 0: all of them
 */
export async function search(query, limit, threshold = 1) {
  const { hits } = await find(index, { term: query, limit, boost: { title: 2 }, threshold });
  return hits.map(({ id }) => ({ id: Number(id) }));
}
