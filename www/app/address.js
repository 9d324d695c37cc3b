// The page's address: the query and the open article are in it, so that both can be linked, and Back works.

/** In the state of a history entry: how many entries of ours lie below it. */
export const OURS = 'gongwen';
/** In the state of a history entry: how its list of results was left. */
const LIST = 'gongwen+';
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
 * Whether the address has come to name another place since this was asked or written last: a page's own fragments and
 * entries in the history are none of ours.
 * @param {import('./host.js').Host} host
 */
export function moved(host) {
  const before = host.at;
  host.at = JSON.stringify(read(host.urlKey));
  return host.at !== before;
}

/**
 * The address of a place on this page. Other parameters and a fragment that is not ours are kept to the byte: they may be
 * in an encoding of their own (GBK), or be the route of a site that keeps it there.
 * @param {string} param
 * @param {Place} place
 */
export function hrefOf(param, { q, article, sentence }) {
  const url = new URL(location.href);
  let pairs = url.search.slice(1).split('&');
  for (const ours of [
    [param, q],
    [ARTICLE, article],
  ]) {
    pairs = pairs.filter((pair) => pair && !new URLSearchParams(pair).has(ours[0]));
    if (ours[1]) pairs.push(`${new URLSearchParams([ours])}`);
  }
  url.search = pairs.join('&');
  if (!url.hash || SENTENCE.test(url.hash))
    url.hash = sentence ? `s${sentence.paragraph}.${sentence.start}-${sentence.end}` : '';
  return url.href;
}

/**
 * Writes a place into the address, as the attribute `history` wants it: `push` and `replace` always, `none` never;
 * without it a new entry for what was asked for, none for what was only typed.
 * @param {import('./host.js').Host} host
 * @param {Place} place
 * @param {boolean} push a place to come back to, not only a changed one
 */
export function write(host, place, push) {
  // The address of a page that the element was taken out of is another's.
  if (!host.urlKey || !host.isConnected) return;
  const mode = host.getAttribute('history') || (push ? 'push' : 'replace');
  const href = hrefOf(host.urlKey, place);
  // Compared in the order that we write: what the reader came by is left as it was until there is something to change.
  if (href === hrefOf(host.urlKey, read(host.urlKey))) return;
  change(mode, { [OURS]: depth() + (mode === 'push') }, href);
  moved(host);
}

/**
 * Changes the history, and keeps what others have put into the state of its entry.
 * @param {string} mode
 * @param {object} state
 * @param {string} [href]
 */
function change(mode, state, href) {
  try {
    history[/** @type {'pushState'} */ (`${mode}State`)]({ ...history.state, ...state }, '', href);
  } catch {
    // Pages opened from a file and some WebViews refuse; Safari limits how often; and there is no `noneState`.
  }
}

/**
 * A page's address as a corpus may give it: it may hold anything, and only pages of the web may become links.
 * @param {string} url
 * @returns {URL | undefined}
 */
export function webPage(url) {
  try {
    const page = new URL(url, location.href);
    if (/^https?:$/.test(page.protocol)) return page;
  } catch {
    // It is no address.
  }
  return undefined;
}

/**
 * The article's own page, or empty. On this site it is told the query, for `<gongwen-summary>` to mark, and led to a
 * sentence.
 * @param {string} url
 * @param {string} q
 * @param {string} [text] of the sentence
 */
export function pageOf(url, q, text) {
  const page = webPage(url);
  if (!page) return '';
  if (page.origin === location.origin) {
    if (q) page.searchParams.set('q', q);
    // In a text fragment the hyphen and the comma have a meaning; the hyphen is left by the encoding.
    if (text && /** @type {any} */ (document).fragmentDirective) {
      page.hash += `:~:text=${encodeURIComponent(text).replace(/-/g, '%2D')}`;
    }
  }
  return page.href;
}

/** How many entries of ours lie below this one: so far can the reader go back and stay on the page. */
export const depth = () => (history.state || {})[OURS] || 0;

/**
 * Puts into the entry of the history how its list of results is.
 * @param {import('./host.js').Host} host
 * @param {import('./lists.js').Kept} list
 */
export function note(host, list) {
  if (host.urlKey) change('replace', { [LIST]: list });
}

/**
 * @param {import('./host.js').Host} host
 * @returns {import('./lists.js').Kept | undefined} how the list of this entry of the history was left
 */
export const noted = (host) => host.urlKey && (history.state || {})[LIST];
