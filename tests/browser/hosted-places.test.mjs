// Results of an archive that are on screen keep their places when more come. Needs no browser.
import assert from 'node:assert/strict';
import test from 'node:test';
import { inPlace } from '../../www/hosted/places.js';

/**
 * A hit for each letter: capitals hold what was typed, the others parts of it.
 * @param {string} letters
 */
const hits = (letters) =>
  Array.from(letters, (id) => {
    const isWhole = id === id.toUpperCase();
    const known = { match: isWhole ? 'literal' : 'partial', lacks: isWhole ? [] : ['工会'] };
    return /** @type {import('gongwen').Hit} */ (/** @type {unknown} */ ({ id, ...known }));
  });

for (const [what, more, shown, wanted] of [
  ['nothing was shown', 'ABC', '', 'ABC'],
  ['the same order', 'ABCDE', 'AB', 'ABCDE'],
  ['others would be first', 'ABCDE', 'DB', 'DBACE'],
  ['the last ones are parts', 'ABxyz', 'BAz', 'BAzxy'],
  ['one is gone', 'ABCDE', 'AX', 'ABCDE'],
  ['fewer are wanted', 'AB', 'BAC', 'AB'],
  ['a better kind came', 'ABxyz', 'Bx', 'ABxyz'],
  ['nothing is left', '', 'AB', ''],
]) {
  test(`hosted: places of results, ${what}`, () => {
    const placed = inPlace(hits(more), hits(shown));
    assert.equal(placed.map(({ id }) => id).join(''), wanted);
    assert.equal(new Set(placed).size, more.length);
  });
}

test('hosted: a result that is kept is the newer one', () => {
  const [more, shown] = [hits('AB'), hits('B')];
  assert.equal(inPlace(more, shown)[0], more[1]);
});

test('hosted: of parts, those that lack as much stay', () => {
  const [more, shown] = [hits('abc'), hits('cb')];
  more[2].lacks.push('浙江');
  assert.equal(inPlace(more, shown), more);
});
