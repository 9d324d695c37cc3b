// What the list of results and the views of the reader (www/reader) have in common. Each of these scripts has a copy: no state
// is here, and no text.
import { button, el } from '../loader/dom.js';

/** @typedef {import('./summarizer.js').Sentence} Sentence */
/** @typedef {{ id: string, url?: string }} Linked an article; the address of its own page */

/**
 * What leads to articles.
 * @typedef {object} LinkActions
 * @property {(article: Linked, sentence?: Sentence) => string} href the address of an article, or of a sentence in it; empty
 *   where there is none
 * @property {(id: string, rank: number, sentence?: Sentence) => void} open shows an article
 */

/** Punctuation that ends a text: a line under it looks like a smear. */
const TAIL = /[”’」』）》〉】。！？；，、：…—\s]+$/;

/**
 * The text of a link; the punctuation at its end is not underlined.
 * @param {(Node | string)[]} nodes
 */
export function underlined(nodes) {
  const last = nodes[nodes.length - 1];
  const [tail] = (typeof last === 'string' && TAIL.exec(last)) || [''];
  const words = tail ? [...nodes.slice(0, -1), String(last).slice(0, -tail.length)] : nodes;
  return [el('u', {}, ...words), tail];
}

/**
 * A link that opens the article here, and in a new tab as any link does.
 * @param {Linked} article
 * @param {number} rank
 * @param {LinkActions} actions
 * @param {(Node | string)[]} nodes
 * @param {Sentence} [sentence] to lead to
 */
export function articleLink(article, rank, actions, nodes, sentence) {
  const link = el('a', { href: actions.href(article, sentence) }, ...underlined(nodes));
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    actions.open(article.id, rank, sentence);
  });
  return link;
}

/**
 * A line of facts, each in an element of its own.
 * @param {(string | undefined)[]} facts
 */
export function metaView(facts) {
  const shown = facts.filter(Boolean).map((fact) => el('span', {}, /** @type {string} */ (fact)));
  return el('p', { part: 'meta' }, ...shown);
}

/**
 * Other queries, offered and never mixed in.
 * @param {string} part
 * @param {string} label
 * @param {string[]} words
 * @param {(text: string) => void} search
 */
export const wordsView = (part, label, words, search) =>
  el('p', { part, class: 'bar' }, label, ...words.map((word) => button('word', word, () => search(word))));
