import { articleLink, metaView } from '../app/links.js';
import { isNamed } from '../app/named.js';
import { button, el } from '../loader/dom.js';
import { TEXT } from './text.js';

/** @typedef {import('../app/filters.js').Choose} Choose */

/** Values of a facet that are offered. */
const VALUES = 12;

/**
 * What the reader finds before the first letter: the newest articles, and ways to all others.
 * @param {import('../app/engine.js').SearchResponse} found the newest articles, with facets
 * @param {string[]} words to search for
 * @param {import('../app/links.js').LinkActions & { lang: string, choose: Choose, search: (text: string) => void,
 *   name: (facet: 'section' | 'place' | 'date', value: string) => string,
 *   facts: (hit: import('../app/engine.js').Hit) => (string | undefined)[] }} actions
 */
export function browseView({ hits, facets }, words, actions) {
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
