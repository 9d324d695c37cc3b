import { button, el } from '../loader/dom.js';
import { datesOf } from './dates.js';
import { FACETS } from './facets.js';
import { isNamed } from './named.js';
import { TEXT } from './text.js';
import { worded } from './worded.js';

/** @typedef {import('gongwen').Facets} Facets */
/** @typedef {import('gongwen').FacetValue} FacetValue */

/**
 * What the results are narrowed to and how they are sorted. A date is a month or a year.
 * @typedef {Partial<Record<keyof Facets | 'sort', string>>} Choice
 */

/** @typedef {(name: keyof Choice, value: string) => void} Choose */

/**
 * Native lists, which every phone opens in its own large way: one for each facet that could narrow, and the order; and when
 * the articles are of.
 * @param {Facets | undefined} facets counted when the fold is open
 * @param {Choice} choice
 * @param {boolean} open
 * @param {{ toggle: (open: boolean) => void, choose: Choose,
 *   draw: typeof import('../reader/histogram.js').fillHistogram }} actions
 */
export function filtersView(facets, choice, open, { toggle, choose, draw }) {
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
      add(name, [['', TEXT.all], ...rows(name, name === 'date' ? datesOf(values, choice.date) : values)]);
    }
  }
  if (facets && facets.date.length > 1) {
    const list = el('ul', { part: 'histogram', 'aria-label': TEXT.filter.date });
    bar.append(list);
    draw(list, facets.date, choice.date, labelOf.bind(null, 'date'), (date) => choose('date', date));
  }
  return details;
}

/**
 * What the results are narrowed to: chips that are taken off one by one.
 * @param {Facets | undefined} facets
 * @param {Choice} choice
 * @param {Choose} choose
 * @returns {HTMLElement[]} one list, or none
 */
export function chipsView(facets, choice, choose) {
  const chips = FACETS.flatMap((name) => {
    const value = choice[name];
    if (!value) return [];
    const counted = facets && datesOf(facets[name], value).find((other) => other.value === value);
    const label = labelOf(name, value) + (counted ? `（${counted.count}）` : '');
    const chip = button('chip', `${label} ✕`, () => choose(name, ''));
    chip.setAttribute('aria-label', worded(TEXT.without, { name: TEXT.filter[name] || '', value: label }));
    return [el('li', {}, chip)];
  });
  return chips.length ? [el('ul', { class: 'bar', 'aria-label': TEXT.chosen }, ...chips)] : [];
}

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
export function labelOf(name, value) {
  if (name === 'kind') return TEXT.kind[value];
  if (name !== 'date') return value;
  return value.replace(/^(\d+)-0?(\d+)$/, TEXT.month).replace(/^\d+$/, TEXT.year);
}
