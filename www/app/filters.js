import { el } from '../loader/dom.js';
import { FACETS } from './facets.js';
import { TEXT } from './text.js';

/** @typedef {import('gongwen').Facets} Facets */
/** @typedef {import('gongwen').FacetValue} FacetValue */

/**
 * What the results are narrowed to and how they are sorted.
 * @typedef {Partial<Record<keyof Facets | 'sort', string>>} Choice
 */

/**
 * Native lists, which every phone opens in its own large way: one for each facet that could narrow, and the order.
 * @param {Facets | undefined} facets counted when the fold is open
 * @param {Choice} choice
 * @param {boolean} open
 * @param {{ toggle: (open: boolean) => void, choose: (name: keyof Choice, value: string) => void }} actions
 */
export function filtersView(facets, choice, open, { toggle, choose }) {
  const bar = el('div', { class: 'bar' });
  const details = el('details', { part: 'filters' }, el('summary', {}, TEXT.filters), bar);
  details.open = open;
  details.addEventListener('toggle', () => {
    if (details.open !== open) toggle(details.open);
  });
  /**
   * @param {keyof Choice} name
   * @param {[value: string, label: string][]} options
   */
  const add = (name, options) => {
    const select = el('select', { name });
    for (const [value, label] of options) select.append(el('option', { value }, label));
    select.value = choice[name] || '';
    select.addEventListener('change', () => choose(name, select.value));
    bar.append(el('label', {}, TEXT.filter[name], select));
  };
  add('sort', [
    ['', TEXT.relevance],
    ['date', TEXT.newest],
  ]);
  for (const name of FACETS) {
    const values = (facets && TEXT.filter[name] && facets[name].filter(({ value }) => isNamed(value))) || [];
    if (values.length > 1 || choice[name]) {
      add(name, [['', TEXT.all], ...rows(name, values)]);
    }
  }
  return details;
}

/**
 * The name of a file (of those that `gongwen index` reads) tells a reader nothing.
 * @param {string} value
 */
export const isNamed = (value) => !/\.(txt|pdf|jsonl?)$/.test(value);

/**
 * Values with those that are part of them right after them, indented.
 * @param {keyof Facets} name
 * @param {FacetValue[]} values
 * @param {string} [within]
 * @param {string} [indent]
 * @returns {[value: string, label: string][]}
 */
const rows = (name, values, within, indent = '') =>
  values
    .filter(({ parent }) => parent === within)
    .flatMap(({ value, count, parent = '' }) => [
      [value, `${indent}${labelOf(name, value.slice(parent.length))}（${count}）`],
      ...rows(name, values, value, `${indent}　`),
    ]);

/**
 * @param {keyof Facets} name
 * @param {string} value
 */
function labelOf(name, value) {
  if (name === 'kind') return TEXT.kind[value];
  return name === 'date' ? value.replace(/(\d+)-0?(\d+)$/, TEXT.month) : value;
}
