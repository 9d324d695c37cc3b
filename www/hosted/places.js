// What is on screen keeps its place where more of the same comes: of more results that are asked for, an archive ranks more candidates.

/** @typedef {import('gongwen').Hit} Hit */

/**
 * Hits in the places where a reader saw them, before those that were not there. In their own order where one of them is gone, or
 * where a better kind of hit has come: what was typed goes before its words, and these before parts of it.
 * @param {Hit[]} hits
 * @param {Hit[]} shown
 * @returns {Hit[]}
 */
export function inPlace(hits, shown) {
  const left = new Map(hits.map((hit) => [hit.id, hit]));
  const placed = [];
  for (const [at, { id }] of shown.entries()) {
    const hit = left.get(id);
    if (!hit || hit.match !== hits[at].match || hit.lacks.length !== hits[at].lacks.length) return hits;
    left.delete(id);
    placed.push(hit);
  }
  return [...placed, ...left.values()];
}
