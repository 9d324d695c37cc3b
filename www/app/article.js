import { el } from '../loader/dom.js';
import { copyLink } from './copy.js';
import { hitRanges, marked, spanned } from './marks.js';
import { metaView } from './results.js';
import { TEXT } from './text.js';

/** @typedef {import('gongwen-wasm').Engine} Engine */
/** @typedef {import('gongwen-wasm').Article} Article */
/** @typedef {import('gongwen-wasm').Summary} Summary */
/** @typedef {import('./marks.js').Range} Range */

/**
 * @typedef {object} Actions
 * @property {() => void} back
 * @property {(id: string) => string} href
 * @property {(text: string) => void} say tells a screen reader
 */

/**
 * An opened article: the printed text with the query marked, its byline, whole sentences as summary, and ways on.
 * @param {Engine} engine
 * @param {string} id
 * @param {string} query
 * @param {number} sentences how long the summary is; 0 for none
 * @param {Actions} actions
 * @returns {{ view: HTMLElement, heading: HTMLElement }}
 */
export function articleView(engine, id, query, sentences, actions) {
  const article = engine.article(id);
  const ranges = (/** @type {string} */ text) => (query ? hitRanges(engine.highlight(text, query)) : []);
  const text = (/** @type {string} */ plain) => marked(plain, ranges(plain));
  const optional = (/** @type {string} */ part, /** @type {string | undefined} */ plain) =>
    plain ? [el('p', { part }, ...text(plain))] : [];

  const back = el('button', { part: 'back', type: 'button' }, query ? TEXT.back : TEXT.backToStart);
  back.addEventListener('click', actions.back);
  const heading = el('h2', { part: 'article-title', tabindex: '-1' }, ...text(article.title));
  const summary = sentences > 0 ? engine.summarize(id, { max_sentences: sentences }) : { sentences: [] };
  const body = bodyView(article, summary, ranges);

  const view = el(
    'article',
    { part: 'article', lang: 'zh-CN' },
    el('div', { class: 'bar' }, back),
    el(
      'header',
      {},
      ...optional('kicker', article.kicker),
      heading,
      ...optional('subtitle', article.subtitle),
      metaView([
        TEXT.kind[article.kind],
        article.byline,
        article.section,
        article.places.join('、'),
        article.date,
      ]),
    ),
    ...summaryView(summary, body),
    body,
  );
  if (article.credit) view.append(el('p', { part: 'meta' }, article.credit));
  const marks = /** @type {HTMLElement[]} */ (Array.from(view.querySelectorAll('mark')));
  if (marks.length) view.insertBefore(jumpView(marks, query, actions.say), body);
  view.append(toolsView(article, actions));
  return { view, heading };
}

/**
 * Paragraphs with their subheads, then the captions. Sentences of the summary are elements, so it can lead to them.
 * @param {Article} article
 * @param {Summary} summary
 * @param {(text: string) => Range[]} ranges
 */
function bodyView(article, summary, ranges) {
  const body = el('div', { part: 'body' });
  article.paragraphs.forEach((paragraph, index) => {
    for (const subhead of article.subheads) {
      if (subhead.before === index) body.append(el('h3', {}, ...marked(subhead.text, ranges(subhead.text))));
    }
    const here = summary.sentences.filter((sentence) => sentence.paragraph === index);
    /** @type {Range[]} */
    const spans = here.map(({ start, end }) => [start, end]);
    const wrap = (/** @type {number} */ i) =>
      el('span', { class: 'sentence', id: `s${summary.sentences.indexOf(here[i])}`, tabindex: '-1' });
    body.append(el('p', {}, ...spanned(paragraph, ranges(paragraph), spans, wrap)));
  });
  for (const caption of article.captions) {
    body.append(el('p', { part: 'caption' }, TEXT.caption, ...marked(caption, ranges(caption))));
  }
  return body;
}

/**
 * @param {Summary} summary
 * @param {HTMLElement} body where the sentences stand
 * @returns {HTMLElement[]}
 */
function summaryView({ sentences }, body) {
  if (sentences.length === 0) return [];
  const items = sentences.map(({ text }, index) => {
    const link = el('a', { href: `#s${index}` }, text);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const place = /** @type {HTMLElement | null} */ (body.querySelector(`#s${index}`));
      if (place) show(place);
    });
    return el('li', {}, link);
  });
  return [
    el(
      'section',
      { part: 'summary', 'aria-labelledby': 'summary' },
      el('h3', { id: 'summary', title: TEXT.summaryNote }, TEXT.summary),
      el('ul', {}, ...items),
    ),
  ];
}

/**
 * How often the query occurs, and a button from one place to the next.
 * @param {HTMLElement[]} marks
 * @param {string} query
 * @param {(text: string) => void} say
 */
function jumpView(marks, query, say) {
  let at = -1;
  const position = el('span', {}, TEXT.marks(marks.length, query));
  const button = el('button', { part: 'next', type: 'button' }, TEXT.next);
  button.addEventListener('click', () => {
    if (at >= 0) marks[at].classList.remove('current');
    at = (at + 1) % marks.length;
    marks[at].classList.add('current');
    marks[at].scrollIntoView({ block: 'center' });
    position.textContent = TEXT.position(at + 1, marks.length);
    say(position.textContent);
  });
  return el('div', { class: 'bar jump' }, position, button);
}

/**
 * @param {Article} article
 * @param {Actions} actions
 */
function toolsView(article, { href, say }) {
  const address = href(article.id);
  const copy = el('button', { part: 'copy', type: 'button' }, TEXT.copy);
  copy.addEventListener('click', () => copyLink(address, copy).then((done) => done && say(TEXT.copied)));
  const bar = el('div', { class: 'bar' }, copy);
  if (navigator.share) {
    const share = el('button', { part: 'share', type: 'button' }, TEXT.share);
    share.addEventListener('click', () => {
      navigator.share({ title: article.title, url: address }).catch(() => {}); // the reader closed the sheet
    });
    bar.append(share);
  }
  if (article.url) bar.append(el('a', { part: 'original', href: article.url }, TEXT.original));
  return bar;
}

/**
 * Brings a sentence into view and puts the reading position there.
 * @param {HTMLElement} place
 */
function show(place) {
  place.scrollIntoView({ block: 'center' });
  place.focus({ preventScroll: true });
}
