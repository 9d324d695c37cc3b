import { el, fill } from '../loader/dom.js';
import { countOf } from './count.js';
import { isNamed } from './named.js';
import { articleLink, metaView, wordsView } from './links.js';
import { marked } from './marks.js';
import { TEXT } from './text.js';
import { worded } from './worded.js';

/** @typedef {import('./engine.js').Hit} Hit */
/** @typedef {import('./engine.js').SearchResponse} SearchResponse */
/** @typedef {import('./summarizer.js').Sentence} Sentence */

/**
 * What results tell of themselves, and what the reader does with them, beside following links.
 * @typedef {object} OwnActions
 * @property {string} lang the language of the articles
 * @property {(text: string) => void} search runs another query
 * @property {(hit: Hit, node: HTMLElement) => Node} render the page's own way to show a result
 * @property {((id: string) => Promise<Sentence[]>) | undefined} summary of an article, where it is wanted
 *
 * @typedef {import('./links.js').LinkActions & OwnActions} ResultActions
 */

/**
 * The region of results: headings with links that a screen reader can walk through, not options of a list box. The
 * results themselves come into its list.
 * @param {SearchResponse} response
 * @param {Pick<ResultActions, 'search' | 'lang'>} actions
 */
export function resultsView(response, { search, lang }) {
  const region = el('section', { part: 'results', 'aria-label': TEXT.results });
  if (response.total)
    region.append(el('h2', { part: 'count' }, countOf(response)), el('ol', { part: 'list', lang }));
  else
    region.append(
      el('p', { part: 'empty' }, worded(TEXT.nothing, { q: response.query }), el('br'), TEXT.nothingHint),
    );
  const words = response.alternatives.map(({ text }) => text);
  if (words.length) region.append(wordsView('alternatives', TEXT.alternatives, words, search));
  return region;
}

/**
 * Summaries on their way that are unfolded at first: a list to put one in, where this one is.
 * @typedef {Promise<void>[] | false | null | undefined} Unfolding
 */

/**
 * @param {Hit} hit
 * @param {number} rank
 * @param {ResultActions} actions
 * @param {Unfolding} unfolding
 */
export const itemView = (hit, rank, actions, unfolding) =>
  el('li', {}, actions.render(hit, resultView(hit, rank, actions, unfolding)));

/**
 * @param {Hit} hit
 * @param {number} rank
 * @param {ResultActions} actions
 * @param {Unfolding} unfolding
 */
function resultView(hit, rank, actions, unfolding) {
  const link = articleLink(hit, rank, actions, marked(hit.title, hit.title_ranges));
  const article = el('article', { part: 'result' }, el('h3', { part: 'title' }, link));
  for (const { text, ranges, cut_start, cut_end } of hit.snippets) {
    const [before, after] = [cut_start ? '……' : '', cut_end ? '……' : ''];
    article.append(el('p', { part: 'snippet' }, before, ...marked(text, ranges), after));
  }
  const lacks = hit.lacks[0] && worded(TEXT.lacks, { parts: hit.lacks.join('、') });
  article.append(metaView([TEXT.match[hit.match], lacks, ...factsOf(hit)]));
  if (actions.summary) article.append(excerptView(hit, rank, actions, actions.summary, unfolding));
  return article;
}

/**
 * The summary of a hit, made when it is unfolded; its sentences lead to their places.
 * @param {Hit} hit
 * @param {number} rank
 * @param {ResultActions} actions
 * @param {(id: string) => Promise<Sentence[]>} summary
 * @param {Unfolding} unfolding
 */
function excerptView(hit, rank, actions, summary, unfolding) {
  const text = el('p', { title: TEXT.summaryNote });
  const details = el('details', { part: 'excerpt' }, el('summary', {}, TEXT.summary), text);
  const unfold = () =>
    summary(hit.id).then(
      (sentences) =>
        fill(
          text,
          ...sentences.map((sentence) => articleLink(hit, rank, actions, [sentence.text], sentence)),
        ),
      () => fill(text, TEXT.noSummary),
    );
  details.addEventListener('toggle', () => {
    if (details.open && !text.firstElementChild) unfold();
  });
  if (unfolding) {
    details.open = true;
    unfolding.push(unfold());
  }
  return details;
}

/**
 * What there is to know of an article besides its text.
 * @param {Pick<Hit, 'kind' | 'byline' | 'source' | 'origin' | 'section' | 'places' | 'date'> & { author?: string }} article
 */
export const factsOf = ({ kind, byline, author, source, origin, section, places, date }) => [
  kind === 'article' ? '' : TEXT.kind[kind],
  date,
  origin || (isNamed(source) ? source : ''),
  section,
  places.join('、'),
  byline || author,
];
