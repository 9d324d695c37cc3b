import { articleLink, metaView } from '../app/links.js';
import { isNamed } from '../app/named.js';
import { pause } from '../app/pause.js';
import { button, el } from '../loader/dom.js';
import { TEXT } from './text.js';

/** @typedef {import('../app/filters.js').Choose} Choose */

/** Values of a facet that are offered. */
const VALUES = 12;
/** Articles that are shown; hot words are taken from them. */
const NEWEST = 6;
/** Keywords of each that count, and words that are offered. */
const KEYWORDS = 4;
const WORDS = 10;

/**
 * @typedef {import('../app/links.js').LinkActions & { lang: string, choose: Choose, search: (text: string) => void,
 *   name: (facet: 'section' | 'place' | 'date', value: string) => string,
 *   facts: (hit: import('../app/engine.js').Hit) => (string | undefined)[] }} BrowseActions
 */

/**
 * The newest articles, what all can be narrowed by, and words to search for: those that the page names, or else the keywords
 * of the newest articles, those of several first.
 * @param {string | null} hot the words that the page names, with commas between them
 * @param {BrowseActions} actions
 * @param {(count: number) => Promise<import('../app/engine.js').SearchResponse>} newestOf so many of the newest articles, with
 *   facets
 * @param {(id: string, count: number) => Promise<string[]>} keywordsOf an article
 */
export async function browse(hot, actions, newestOf, keywordsOf) {
  const found = await newestOf(NEWEST);
  const named = (hot || '').split(/[,，]/).filter(Boolean);
  /** @type {string[]} */
  const words = [];
  for (const { id } of named.length ? [] : found.hits) words.push(...(await keywordsOf(id, KEYWORDS)));
  const often = words.filter((word, at) => words.indexOf(word) < at);
  const offered = [...new Set([...named, ...often, ...words])].slice(0, WORDS);
  await pause();
  return browseView(found, offered, actions);
}

/**
 * What the reader finds before the first letter: the newest articles, and ways to all others.
 * @param {import('../app/engine.js').SearchResponse} found the newest articles, with facets
 * @param {string[]} words to search for
 * @param {BrowseActions} actions
 */
function browseView({ hits, facets }, words, actions) {
  const newest = hits.map((hit) =>
    el(
      'li',
      {},
      el('h3', { part: 'title' }, articleLink(hit, -1, actions, [hit.title])),
      metaView(actions.facts(hit)),
    ),
  );
  const view = el(
    'section',
    { part: 'browse', 'aria-label': TEXT.browse },
    ...group(TEXT.newestArticles, el('ul', { part: 'newest', lang: actions.lang }, ...newest)),
  );
  const add = (/** @type {string} */ heading, /** @type {HTMLElement[]} */ chips) => {
    const items = chips.map((chip) => el('li', {}, chip));
    if (items.length) view.append(...group(heading, el('ul', { class: 'bar' }, ...items)));
  };
  add(
    TEXT.hotWords,
    words.map((word) => button('word', word, () => actions.search(word))),
  );
  for (const name of /** @type {const} */ (['section', 'place', 'date'])) {
    const values = ((facets && facets[name]) || []).filter(({ value, parent }) => !parent && isNamed(value));
    if (name === 'date') values.sort((a, b) => (a.value < b.value ? 1 : -1));
    add(
      TEXT.by[name],
      values.slice(0, VALUES).map(({ value, count }) => {
        const chip = button('chip', actions.name(name, value), () => actions.choose(name, value));
        chip.append(el('small', {}, `${count}`));
        return chip;
      }),
    );
  }
  return view;
}

/**
 * @param {string} heading
 * @param {HTMLElement} content
 */
const group = (heading, content) => [el('h2', {}, heading), content];
