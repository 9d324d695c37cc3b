// The page's address: the query and the open article are in it, so that both can be linked, and Back works.

/** In the state of a history entry: how many entries of ours lie below it. */
export const OURS = 'gongwen';
/** The URL's key for the open article. */
const ARTICLE = 'article';

/** The fragment that names a sentence: `#s3.17-45` is the text from 17 to 45 of paragraph 3. */
const SENTENCE = /^#s(\d+)\.(\d+)-(\d+)$/;

/**
 * A sentence of the open article: the paragraph, counted from 0, and UTF-16 code units in it.
 * @typedef {{ paragraph: number, start: number, end: number }} Sentence
 *
 * Where the reader is.
 * @typedef {{ q: string, article: string, sentence?: Sentence }} Place
 */

/**
 * @param {string} param the key of the query; empty where the widget must leave the address alone
 * @returns {Place}
 */
export function read(param) {
  const url = new URLSearchParams(location.search);
  const [, paragraph, start, end] = (SENTENCE.exec(location.hash) || []).map(Number);
  return {
    q: url.get(param) || '',
    article: (param && url.get(ARTICLE)) || '',
    sentence: end ? { paragraph, start, end } : undefined,
  };
}

/**
 * The address of a place on this page; other parameters are kept as they are.
 * @param {string} param
 * @param {Place} place
 */
export function hrefOf(param, { q, article, sentence }) {
  const url = new URL(location.href);
  const set = (/** @type {string} */ name, /** @type {string} */ value) =>
    value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
  set(param || 'q', q);
  set(ARTICLE, article);
  url.hash = sentence ? `s${sentence.paragraph}.${sentence.start}-${sentence.end}` : '';
  return url.href;
}

/**
 * @param {string} param
 * @param {Place} place
 * @param {boolean} push a place to come back to, not only a changed one
 */
export function write(param, place, push) {
  if (!param) return;
  const href = hrefOf(param, place);
  if (href === location.href) return;
  const state = { ...history.state, [OURS]: depth() + push };
  try {
    history[push ? 'pushState' : 'replaceState'](state, '', href);
  } catch {
    // Pages opened from a file and some WebViews refuse; Safari limits how often. The search goes on without.
  }
}

/** How many entries of ours lie below this one: so far can the reader go back and stay on the page. */
export const depth = () => (history.state || {})[OURS] || 0;
