// Where a part can be cut in two: where a printed line begins, and after punctuation.

/** @typedef {{ run: number, at: number, after: string }} Cut */

const MARK = /[。！？；：，、…—”’』」）】)\s\u3000]/;
/** Characters that are shown of what comes after a cut. */
const SHOWN = 12;

/** @param {Map<number, string[]>} lines @param {{ runs: import('./model.js').Run[] }} part @returns {Cut[]} */
export function cutsOf(lines, { runs }) {
  const all = runs.map(({ line, from, to }) => (lines.get(line) ?? []).slice(from, to));
  return runs.flatMap(({ from, to }, run) => {
    const chars = all[run];
    const rest = all.slice(run + 1).flat();
    /** @type {Cut[]} */
    const cuts = [];
    for (let at = from; at < to; at += 1) {
      const before = chars[at - from - 1];
      const isStart = at === from ? run > 0 : MARK.test(before) && !MARK.test(chars[at - from]);
      const after = [...chars.slice(at - from), ...rest].slice(0, SHOWN).join('');
      if (isStart) cuts.push({ run, at, after });
    }
    return cuts;
  });
}
