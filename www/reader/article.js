import { articleLink, metaView, wordsView } from '../app/links.js';
import { button, el } from '../loader/dom.js';
import { sentenceIn } from './sentence.js';
import { TEXT } from './text.js';
import { jumpView, toolsView } from './tools.js';

/** @typedef {import('../app/engine.js').Article} Article */
/** @typedef {import('../app/engine.js').Hit} Hit */
/** @typedef {import('../app/summarizer.js').Sentence} Sentence */
/** @typedef {Pick<Sentence, 'paragraph' | 'start' | 'end'>} Place of a sentence */

/**
 * @typedef {object} OwnActions
 * @property {import('../app/host.js').Host} host
 * @property {string} lang the language of the articles
 * @property {(string | undefined)[]} facts what there is to know of the article besides its text
 * @property {string} source of the article; empty where it has no name that tells a reader anything
 * @property {() => void} back
 * @property {(url: string, text?: string) => string} page the address of the article's own page, and of a sentence there
 * @property {(text: string) => void} search runs another query
 * @property {(text: string) => void} say tells a screen reader
 *
 * @typedef {import('../app/links.js').LinkActions & OwnActions} Actions
 */

/**
 * Paragraphs that come on screen with the heading: about what a phone shows at once. Laying out more would keep a slow one
 * from taking keys.
 */
const FIRST = 4;

/**
 * An opened article: the printed text with the query marked, its byline, and ways on.
 * @param {Article} article
 * @param {string} query
 * @param {(plain: string) => (Node | string)[]} text one of its texts with the query marked
 * @param {Actions} actions
 */
export function articleView(article, query, text, actions) {
  const optional = (/** @type {string} */ part, /** @type {string | undefined} */ plain) =>
    plain ? [el('p', { part }, ...text(plain))] : [];

  const back = button('back', query ? TEXT.back : TEXT.backToStart, actions.back);
  const heading = el('h2', { part: 'article-title', tabindex: '-1' }, ...text(article.title));
  const body = bodyView(article, text);
  const header = el(
    'header',
    {},
    ...optional('kicker', article.kicker),
    heading,
    ...optional('subtitle', article.subtitle),
    metaView(actions.facts),
  );
  const view = el('article', { part: 'article', lang: actions.lang });
  const tools = toolsView(article, view, body, actions);
  view.append(el('div', { class: 'bar' }, back), header, tools, body, ...optional('meta', article.credit));
  const marks = view.querySelectorAll('mark').length;
  if (marks) view.insertBefore(jumpView(view, marks, query, actions.say), body);
  const address = article.url && actions.page(article.url);
  const original =
    address && el('a', { part: 'original', href: address, referrerpolicy: 'no-referrer' }, TEXT.original);
  if (original) view.append(original);
  const rest = Array.from(body.children).slice(FIRST);
  rest.forEach((paragraph) => paragraph.remove());
  /** @type {Record<string, HTMLElement | undefined>} */
  const shown = {};

  return {
    view,
    heading,
    /** Puts the paragraphs after the first ones in their place. */
    complete: () => body.append(...rest),
    /**
     * Ways on, after the text: the article's keywords as queries, and related articles.
     * @param {string[]} words
     * @param {Hit[]} hits
     */
    lead(words, hits) {
      if (words.length) view.append(wordsView('keywords', TEXT.keywords, words, actions.search));
      if (hits.length) view.append(relatedView(hits, actions));
    },
    /**
     * Puts the summary before the text; its sentences lead to their places.
     * @param {Sentence[]} sentences
     */
    sumUp(sentences) {
      if (sentences.length) tools.after(summaryView(article, sentences, actions));
    },
    /**
     * Brings a sentence into view and puts the reading position there.
     * @param {Place} place
     */
    show({ paragraph, start, end }) {
      const key = `${paragraph}.${start}-${end}`;
      const sentence = (shown[key] =
        shown[key] || sentenceIn(body.querySelectorAll('p')[paragraph], start, end));
      if (!sentence) return;
      if (original) original.href = actions.page(article.url || '', sentence.textContent || '');
      sentence.scrollIntoView({ block: 'center' });
      sentence.focus({ preventScroll: true });
    },
  };
}

/**
 * Paragraphs with their subheads, then the captions.
 * @param {Article} article
 * @param {(plain: string) => (Node | string)[]} text with its marks
 */
function bodyView({ paragraphs, subheads, captions }, text) {
  const body = el('div', { part: 'body' });
  paragraphs.forEach((paragraph, index) => {
    for (const subhead of subheads) {
      if (subhead.before === index) body.append(el('h3', {}, ...text(subhead.text)));
    }
    body.append(el('p', {}, ...text(paragraph)));
  });
  for (const caption of captions) {
    body.append(el('p', { part: 'caption' }, el('b', {}, TEXT.caption), ...text(caption)));
  }
  return body;
}

/**
 * @param {Article} article
 * @param {Sentence[]} sentences
 * @param {Actions} actions
 */
function summaryView(article, sentences, actions) {
  const items = sentences.map((sentence) =>
    el('li', {}, articleLink(article, -1, actions, [sentence.text], sentence)),
  );
  return el(
    'section',
    { part: 'summary', 'aria-labelledby': 'summary' },
    el('h3', { id: 'summary', title: TEXT.summaryNote }, TEXT.summary),
    el('ul', {}, ...items),
  );
}

/**
 * @param {Hit[]} hits
 * @param {Actions} actions
 */
function relatedView(hits, actions) {
  const links = hits.map((hit) =>
    el('li', {}, articleLink(hit, -1, actions, [hit.title]), hit.date ? metaView([hit.date]) : ''),
  );
  return el(
    'section',
    { part: 'related', 'aria-labelledby': 'related' },
    el('h3', { id: 'related' }, TEXT.related),
    el('ul', {}, ...links),
  );
}
