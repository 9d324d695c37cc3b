import { button, el } from '../loader/dom.js';
import { copyLink } from './copy.js';
import { rangesIn } from './ranges.js';
import { articleLink, factsOf, metaView, wordsView } from './results.js';
import { TEXT, worded } from './text.js';

/** @typedef {import('./engine.js').Article} Article */
/** @typedef {import('./engine.js').Hit} Hit */
/** @typedef {import('./summarizer.js').Sentence} Sentence */
/** @typedef {Pick<Sentence, 'paragraph' | 'start' | 'end'>} Place of a sentence */

/**
 * @typedef {object} Actions
 * @property {string} lang the language of the articles
 * @property {() => void} back
 * @property {(url: string, text?: string) => string} page the address of the article's own page, and of a sentence there
 * @property {(article: import('./results.js').Linked, place?: Sentence) => string} href empty where it has no address
 * @property {(id: string, rank: number, place?: Sentence) => void} open
 * @property {(text: string) => void} search runs another query
 * @property {(text: string) => void} say tells a screen reader
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
    metaView(factsOf(article)),
  );
  const view = el(
    'article',
    { part: 'article', lang: actions.lang },
    el('div', { class: 'bar' }, back),
    header,
    body,
    ...optional('meta', article.credit),
  );
  const marks = view.querySelectorAll('mark').length;
  if (marks) view.insertBefore(jumpView(view, marks, query, actions.say), body);
  const address = article.url && actions.page(article.url);
  const original =
    address && el('a', { part: 'original', href: address, referrerpolicy: 'no-referrer' }, TEXT.original);
  view.append(toolsView(article, actions));
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
      if (sentences.length) header.after(summaryView(article, sentences, actions));
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
    body.append(el('p', { part: 'caption' }, TEXT.caption, ...text(caption)));
  }
  return body;
}

/**
 * Makes an element of a sentence, so that it can be focused and seen.
 * @param {HTMLElement | undefined} block its paragraph
 * @param {number} start
 * @param {number} end
 */
function sentenceIn(block, start, end) {
  const [range] = block ? rangesIn(block, [[start, end]]) : [];
  if (!block || !range) return undefined;
  const sentence = el('span', { class: 'sentence', tabindex: '-1' });
  sentence.append(range.extractContents());
  range.insertNode(sentence);
  // A mark that lay wholly inside may leave its empty shell.
  block.querySelectorAll('mark:empty').forEach((shell) => shell.remove());
  return sentence;
}

/**
 * @param {Article} article
 * @param {Sentence[]} sentences
 * @param {Actions} actions
 */
function summaryView(article, sentences, actions) {
  const items = sentences.map((sentence) =>
    el('li', {}, articleLink(article, -1, actions, sentence.text, sentence)),
  );
  return el(
    'section',
    { part: 'summary', 'aria-labelledby': 'summary' },
    el('h3', { id: 'summary', title: TEXT.summaryNote }, TEXT.summary),
    el('ul', {}, ...items),
  );
}

/**
 * How often the query occurs, and a button from one place to the next.
 * @param {HTMLElement} view
 * @param {number} count
 * @param {string} query
 * @param {(text: string) => void} say
 */
function jumpView(view, count, query, say) {
  let at = -1;
  const position = el('span', {}, worded(TEXT.marks, { n: count, q: query }));
  const next = () => {
    // Looked up each time: a sentence that was led to may have divided a mark.
    const marks = view.querySelectorAll('mark');
    if (at >= 0) marks[at].classList.remove('current');
    at = (at + 1) % marks.length;
    marks[at].classList.add('current');
    marks[at].scrollIntoView({ block: 'center' });
    position.textContent = worded(TEXT.position, { i: at + 1, n: marks.length });
    say(position.textContent);
  };
  return el('div', { class: 'bar jump' }, position, button('next', TEXT.next, next));
}

/**
 * @param {Hit[]} hits
 * @param {Actions} actions
 */
function relatedView(hits, actions) {
  const links = hits.map((hit) => el('li', {}, articleLink(hit, -1, actions, hit.title)));
  return el(
    'section',
    { part: 'related', 'aria-labelledby': 'related' },
    el('h3', { id: 'related' }, TEXT.related),
    el('ul', {}, ...links),
  );
}

/**
 * Ways to pass the article's address on, where it has one.
 * @param {Article} article
 * @param {Actions} actions
 */
function toolsView(article, { href, say }) {
  const bar = el('div', { class: 'bar' });
  const address = href(article);
  if (!address) return bar;
  const copy = button('copy', TEXT.copy, () => {
    copyLink(address, copy).then((done) => done && say(TEXT.copied));
  });
  bar.append(copy);
  if (navigator.share) {
    const share = () => {
      navigator.share({ title: article.title, url: address }).catch(() => {}); // the reader closed the sheet
    };
    bar.append(button('share', TEXT.share, share));
  }
  return bar;
}
