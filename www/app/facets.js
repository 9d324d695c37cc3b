/** @typedef {import('gongwen').Facets} Facets */

/** The facets of the engine (crates/engine/src/facets), in its order. */
export const FACETS = /** @type {(keyof Facets)[]} */ ([
  'kind',
  'place',
  'organisation',
  'person',
  'section',
  'source',
  'date',
]);
