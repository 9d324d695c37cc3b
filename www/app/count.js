// How many results there are. www/hosted/count.js takes the place of this file where a count may be an estimate.
import { TEXT } from './text.js';
import { worded } from './worded.js';

/**
 * How many there are, and of those that do not hold the query as it was typed what they hold instead.
 * @param {import('./engine.js').SearchResponse} response
 */
export function countOf({ query: q, total, counts, parts, via }) {
  const { literal, partial, similar } = counts;
  if (literal === total) return worded(TEXT.count, { n: total });
  if (similar === total) return worded(TEXT.near, { q, n: total });
  const most = partial + similar;
  const held = total - literal - most;
  if (held === total && !parts[0]) return worded(TEXT.via, { q, via: via.join('、'), n: total });
  const rest = [
    held && worded(TEXT.holding, { n: held, parts: (parts[0] ? parts : via).join('、') }),
    most && worded(TEXT.most, { n: most }),
  ];
  return worded(literal ? TEXT.also : TEXT.apart, { q, n: literal, rest: rest.filter(Boolean).join('，') });
}
