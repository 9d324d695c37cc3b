// MiniSearch on pairs of neighbouring characters (lucaong/minisearch#201).

const RUNS = /\p{Script=Han}+|[^\s\p{P}\p{Z}\p{S}\p{Script=Han}]+/gu;
const isHan = (/** @type {string} */ text) => /^\p{Script=Han}/u.test(text);

/** Runs of Han characters as pairs, other runs whole. */
function pairs(/** @type {string} */ text, /** @type {boolean} */ withLast) {
  return [...text.matchAll(RUNS)].flatMap(([run]) => {
    if (!isHan(run) || run.length < 2) return [run];
    const found = Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
    // The last character alone, so that a query of one character finds it by its prefix.
    return withLast ? [...found, run.slice(-1)] : found;
  });
}

/** @type {import('minisearch').Options} */
export const OPTIONS = {
  fields: ['title', 'body'],
  storeFields: ['title', 'body'],
  tokenize: (text) => pairs(text, true),
  searchOptions: {
    tokenize: (text) => pairs(text, false),
    combineWith: 'AND',
    prefix: (term) => term.length === 1 || !isHan(term),
    boost: { title: 2 },
  },
};
