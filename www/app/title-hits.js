// Results that hold the query in their title alone. Their snippet is how the text begins; a sentence that sums the text up says
// more, and takes its place when the typing has come to rest.
import { pause } from './pause.js';
import { TEXT } from './text.js';

/** Milliseconds after the results. */
const REST = 600;

/** @param {import('./engine.js').Hit} hit */
const inTitleAlone = ({ title_ranges, snippets }) =>
  title_ranges.length > 0 && !snippets.some(({ ranges }) => ranges.length);

/**
 * @param {import('./engine.js').Hit[]} hits
 * @param {Element[]} items those on screen
 * @param {import('./reports.js').Reports['summary']} summary
 * @param {() => boolean} turn whether they are still wanted
 */
export async function sumUpTitles(hits, items, summary, turn) {
  if (!hits.some(inTitleAlone)) return;
  await pause(REST);
  for (let rank = 0; rank < hits.length && turn(); rank++) {
    const snippet = items[rank] && items[rank].querySelector('[part=snippet]');
    if (!snippet || !inTitleAlone(hits[rank])) continue;
    const [sentence] = await summary(hits[rank].id, 1).catch(() => []);
    if (!sentence) continue;
    snippet.textContent = sentence.text;
    snippet.setAttribute('title', TEXT.summaryNote);
  }
}
