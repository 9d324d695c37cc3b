// What a reader can do with an open article: larger letters, reading aloud, passing it on.
import { button, el } from '../loader/dom.js';
import { worded } from '../app/worded.js';
import { copyText } from './copy.js';
import { readAloud } from './speech.js';
import { TEXT } from './text.js';

/** How much larger the letters of articles can be. */
const SIZES = [1, 1.25, 1.5, 1.75];
/** The size that the reader chose, for all articles of the page. */
let size = 0;

/**
 * Two buttons, for larger letters and for smaller ones.
 * @param {HTMLElement} view
 */
function sizeView(view) {
  const apply = (/** @type {number} */ to) => {
    size = to;
    view.style.setProperty('--zoom', `${SIZES[size]}`);
    smaller.disabled = size === 0;
    larger.disabled = size === SIZES.length - 1;
  };
  const smaller = button('smaller', TEXT.smaller, () => apply(size - 1));
  const larger = button('larger', TEXT.larger, () => apply(size + 1));
  apply(size);
  return el('span', { class: 'pair', role: 'group', 'aria-label': TEXT.textSize }, smaller, larger);
}

/**
 * A title in the marks of titles: those within it become the inner ones.
 * @param {string} title
 * @param {(string | undefined)[]} facts source and date
 */
export function citationOf(title, facts) {
  const inner = title.replace(/《/g, '〈').replace(/》/g, '〉');
  return `《${inner}》${facts.map((fact) => (fact ? `，${fact}` : '')).join('')}`;
}

/**
 * @param {import('./article.js').Article} article
 * @param {HTMLElement} view
 * @param {HTMLElement} body
 * @param {import('./article.js').Actions} actions
 */
export function toolsView(article, view, body, { host, href, say, source }) {
  const bar = el('div', { part: 'tools', class: 'bar' }, sizeView(view));
  const copier = (
    /** @type {string} */ part,
    /** @type {string} */ label,
    /** @type {string} */ text,
    /** @type {string} */ done,
  ) => {
    const press = () => copyText(text, copy).then((copied) => copied && say(done));
    const copy = button(part, label, press);
    bar.append(copy);
  };
  readAloud(host, body, article.title, (control) => bar.append(control));
  const address = href(article);
  if (address) copier('copy', TEXT.copy, address, TEXT.copied);
  copier('cite', TEXT.cite, citationOf(article.title, [source, article.date]), TEXT.cited);
  if (address && navigator.share) {
    const share = () => {
      navigator.share({ title: article.title, url: address }).catch(() => {}); // the reader closed the sheet
    };
    bar.append(button('share', TEXT.share, share));
  }
  return bar;
}

/**
 * How often the query occurs, and buttons from one place to the next and back.
 * @param {HTMLElement} view
 * @param {number} count
 * @param {string} query
 * @param {(text: string) => void} say
 */
export function jumpView(view, count, query, say) {
  let at = -1;
  const position = el('span', {}, worded(TEXT.marks, { n: count, q: query }));
  const go = (/** @type {number} */ step) => {
    // Looked up each time: a sentence that was led to may have divided a mark.
    const marks = view.querySelectorAll('mark');
    if (at >= 0) marks[at].classList.remove('current');
    at = at < 0 && step < 0 ? marks.length - 1 : (at + step + marks.length) % marks.length;
    marks[at].classList.add('current');
    marks[at].scrollIntoView({ block: 'center' });
    position.textContent = worded(TEXT.position, { i: at + 1, n: marks.length });
    say(position.textContent);
  };
  const buttons = el(
    'span',
    { class: 'pair' },
    button('previous', TEXT.previous, () => go(-1)),
    button('next', TEXT.next, () => go(1)),
  );
  return el('div', { class: 'bar jump' }, position, buttons);
}
