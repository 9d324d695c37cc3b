// `strings`: the widget's texts in the page's own words, or in another language. What is not given stays Chinese.

import { TEXT as BOX_TEXT } from '../loader/text.js';
import { TEXT } from './text.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */
/** @typedef {{ [key: string]: string | Strings }} Strings as in www/strings */
/** @typedef {{ [key: string]: any }} Texts a text, or more of these */

/** @type {Record<string, string>} the names of the texts on the buttons that are there from the beginning */
const BUTTONS = { submit: 'search', close: 'close' };

/**
 * Takes the texts from a JSON file, or from `<script type="application/json" slot="strings">` inside the element; puts
 * them in place of those of the box, and gives them to the program when it starts.
 * @param {GongwenSearch} host
 */
export async function useStrings(host) {
  const inside = host.querySelector('script[slot=strings]');
  const file = host.getAttribute('strings');
  if (!inside && !file) return;
  /** @type {Strings} */
  let strings;
  try {
    strings = inside ? JSON.parse(inside.textContent || '') : await fetched(String(file));
  } catch (error) {
    // A box in Chinese is better than none; whoever looks after the page sees why.
    console.warn(`gongwen-search: strings: ${error}`);
    return;
  }
  const word = (/** @type {string} */ key, /** @type {string | null} */ fallback) =>
    String(strings[key] || fallback || '');
  const { form, input, status } = host;
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const label = host.getAttribute('label') || word('label', input.getAttribute('aria-label'));
  root.querySelectorAll('[part=form],[part=input],[part=dialog]').forEach((named) => {
    named.setAttribute('aria-label', label);
  });
  root.querySelectorAll('button').forEach((button) => {
    const part = button.getAttribute('part') || '';
    if (part === 'clear') button.setAttribute('aria-label', word(part, button.getAttribute('aria-label')));
    else if (part === 'trigger')
      button.textContent = host.getAttribute(part) || word('search', button.textContent);
    else button.textContent = word(BUTTONS[part], button.textContent);
  });
  for (const key of /** @type {(keyof typeof TEXT)[]} */ (Object.keys(TEXT)))
    TEXT[key] = word(key, TEXT[key]);
  if (strings.lang) [form, status].forEach((part) => (part.lang = String(strings.lang)));
  host.addEventListener('gongwen-error', ({ target }) => {
    const [said, retry] = Array.from(status.children);
    if (target !== host || !said) return;
    const used = host.form.hidden ? word('fallback', BOX_TEXT.fallback) : '';
    said.textContent = word('failed', BOX_TEXT.failed) + used;
    if (retry) retry.textContent = word('retry', retry.textContent);
  });
  Object.assign(host, { rephrase: (/** @type {Texts} */ texts) => replaceAll(texts, strings) });
}

/** @param {string} file */
async function fetched(file) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`);
  return response.json();
}

/**
 * @param {Texts} texts
 * @param {Strings} strings
 */
function replaceAll(texts, strings) {
  for (const name of Object.keys(texts)) {
    const given = strings[name];
    if (typeof given === 'object') Object.assign(texts[name], given);
    else if (given) texts[name] = given;
  }
}
