// `strings`: the widget's texts in the page's own words, or in another language. What is not given stays Chinese.

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */
/** @typedef {{ [key: string]: string | Strings }} Strings as in www/strings */
/** @typedef {{ [key: string]: any }} Texts text, functions that make a text, or more of these */

/**
 * What stands for each value in a text: `{n}` for a number, `{q}` for the query.
 * @type {Record<string, string[]>}
 */
const VALUES = {
  loading: ['kb'],
  count: ['n'],
  found: ['n', 'q'],
  via: ['q', 'via', 'n'],
  nothing: ['q'],
  more: ['n'],
  marks: ['n', 'q'],
  position: ['i', 'n'],
};

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
    strings = inside ? JSON.parse(inside.textContent || '') : await (await fetch(String(file))).json();
  } catch (error) {
    // A box in Chinese is better than none; whoever looks after the page sees why.
    console.warn(`gongwen-search: strings: ${error}`);
    return;
  }
  const word = (/** @type {string} */ key, /** @type {string | null} */ otherwise) =>
    String(strings[key] || otherwise || '');
  const { form, input, status } = host;
  const label = host.getAttribute('label') || word('label', input.getAttribute('aria-label'));
  for (const named of [form, input]) named.setAttribute('aria-label', label);
  form.querySelectorAll('button').forEach((button) => {
    if (button.type === 'submit') button.textContent = word('search', button.textContent);
    else button.setAttribute('aria-label', word('clear', button.getAttribute('aria-label')));
  });
  if (strings.lang) [form, status].forEach((part) => (part.lang = String(strings.lang)));
  host.addEventListener('gongwen-error', ({ target }) => {
    const [said, retry] = Array.from(status.children);
    if (target !== host || !said) return;
    const used = host.form.hidden ? word('fallback', '已改用普通搜索。') : '';
    said.textContent = word('failed', '搜索组件未能启动。') + used;
    if (retry) retry.textContent = word('retry', retry.textContent);
  });
  Object.assign(host, { rephrase: (/** @type {Texts} */ texts) => replace(texts, strings) });
}

/**
 * @param {Texts} texts
 * @param {Strings} strings
 */
function replace(texts, strings) {
  for (const key of Object.keys(texts)) {
    const [here, given] = [texts[key], strings[key]];
    if (typeof here === 'object') replace(here, /** @type {Strings} */ (given || {}));
    else if (typeof given === 'string') {
      texts[key] = typeof here === 'function' ? maker(given, VALUES[key]) : given;
    }
  }
}

/**
 * @param {string} text
 * @param {string[]} names of its values
 */
const maker =
  (text, names) =>
  (/** @type {(string | number)[]} */ ...values) =>
    text.replace(/\{(\w+)\}/g, (whole, name) =>
      names.includes(name) ? String(values[names.indexOf(name)]) : whole,
    );
