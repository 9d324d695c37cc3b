// The attributes of the widget's elements, and the only list of them. The build (xtask/web/bundle.mjs) makes of it what the
// scripts must know; tests/browser/attributes.test.mjs compares it with the scripts and with docs/widget.md. A new attribute
// is one more entry here, its code in the folder that the entry names, and its row in docs/widget.md.

/**
 * @typedef {object} Attribute
 * @property {string} name
 * @property {'loader' | 'app' | 'extras' | 'summary' | 'style'} by the folder of www/ whose code it is for; `style`: it is for
 *   the style sheets
 * @property {string | number} [default] its value where the page does not write it; none where it then has no effect, or
 *   an effect that no value has
 * @property {string} [asks] a selector: the extras are loaded for what it matches. Where it is left out, an attribute of the
 *   extras asks for them with any value, and others never
 * @property {true} [observed] its changes are a query
 */

/** @type {Attribute[]} of `<gongwen-search>` */
export const SEARCH = [
  { name: 'src', by: 'loader' },
  { name: 'q', by: 'loader', observed: true },
  { name: 'param', by: 'loader', default: 'q' },
  { name: 'mode', by: 'extras' },
  { name: 'trigger', by: 'extras', asks: '' }, // the mode asks
  { name: 'results', by: 'extras', default: 'inline', asks: '[results]:not([results=inline])' },
  { name: 'shortcut', by: 'extras' },
  { name: 'placeholder', by: 'loader' },
  { name: 'label', by: 'loader' },
  { name: 'limit', by: 'app', default: 20 },
  { name: 'history', by: 'app' },
  { name: 'sort', by: 'app', default: 'relevance' },
  { name: 'scope', by: 'extras' },
  { name: 'hot', by: 'extras' },
  { name: 'recent', by: 'extras' },
  { name: 'summary', by: 'app', asks: '[summary=on]' },
  { name: 'summary-sentences', by: 'app', default: 3 },
  { name: 'digest', by: 'app' },
  { name: 'highlight', by: 'extras' },
  { name: 'target', by: 'extras' },
  { name: 'strings', by: 'extras' },
  { name: 'worker', by: 'extras' },
  { name: 'debounce', by: 'loader', default: 0 },
  { name: 'preload', by: 'extras' },
  { name: 'theme', by: 'style' },
  { name: 'size', by: 'style' },
];

/** @type {Attribute[]} of `<gongwen-summary>` */
export const SUMMARY = [
  { name: 'for', by: 'summary', default: 'article' },
  { name: 'sentences', by: 'summary', default: 3 },
  { name: 'param', by: 'summary', default: 'q' },
  { name: 'src', by: 'summary' },
  { name: 'highlight', by: 'summary' },
  { name: 'size', by: 'style' },
];

/**
 * What makes a page load the extras, as a selector; an empty one where an attribute never does.
 * @param {Attribute} attribute
 */
export const asking = ({ name, by, asks = by === 'extras' ? `[${name}]` : '' }) => asks;

const names = (/** @type {Attribute[]} */ attributes) => attributes.map(({ name }) => name);
const camel = (/** @type {string} */ name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * What the build puts into the scripts (www/globals.d.ts).
 * @returns {Record<string, unknown>}
 */
export const constants = () => ({
  ASKS_FOR_EXTRAS: SEARCH.map(asking).filter(Boolean).join(),
  OBSERVED: names(SEARCH.filter(({ observed }) => observed)),
  STYLED: names(SEARCH.filter(({ by }) => by === 'style')),
  ...Object.fromEntries(
    [...SEARCH, ...SUMMARY]
      .filter((attribute) => attribute.default !== undefined)
      .map((attribute) => [`DEFAULTS.${camel(attribute.name)}`, attribute.default]),
  ),
});
