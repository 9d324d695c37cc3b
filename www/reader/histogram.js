// When the articles are of: months, or years where there are many months; drawn as plain elements.
import { button, el } from '../loader/dom.js';

/** @typedef {import('gongwen').FacetValue} FacetValue */

/** From more months than these on, first to last, the histogram counts years. */
const MOST_MONTHS = 18;
/** From more years than these on only the newest are drawn. */
const MOST_YEARS = 20;

/** The highest bar, in the size of its label. */
const HIGHEST = 2.5;

const MONTH = /^(\d{4})-(\d\d)$/;

/** @param {string} month @returns {number} months since year 0 */
const numberOf = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
/** @param {number} number */
export const monthOf = (number) => `${Math.floor(number / 12)}-${`0${(number % 12) + 1}`.slice(-2)}`;

/**
 * Months from the first to the last, or years, with how many articles are of each; those without any, too.
 * @param {FacetValue[]} values of the facet `date`
 * @returns {[date: string, count: number][]}
 */
export function bars(values) {
  const months = values.filter(({ value }) => MONTH.test(value));
  const numbers = months.map(({ value }) => numberOf(value));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  if (!(last > first)) return [];
  /** @type {Record<string, number>} */
  const counts = {};
  const byYear = last - first >= MOST_MONTHS;
  for (const { value, count } of months) {
    const date = byYear ? value.slice(0, 4) : value;
    counts[date] = (counts[date] || 0) + count;
  }
  const step = byYear ? 12 : 1;
  const from = byYear ? Math.max(Math.floor(first / 12), Math.floor(last / 12) - MOST_YEARS + 1) * 12 : first;
  /** @type {[string, number][]} */
  const all = [];
  for (let number = from; number <= last; number += step) {
    const date = byYear ? monthOf(number).slice(0, 4) : monthOf(number);
    all.push([date, counts[date] || 0]);
  }
  return all;
}

/**
 * A list for those who hear it, a histogram for those who see it; a bar that is touched narrows the results to its time, and
 * frees them again.
 * @param {HTMLElement} list takes the bars
 * @param {FacetValue[]} values of the facet `date`
 * @param {string | undefined} chosen
 * @param {(date: string) => string} name
 * @param {(date: string) => void} choose
 */
export function fillHistogram(list, values, chosen, name, choose) {
  const all = bars(values);
  const most = Math.max(...all.map(([, count]) => count));
  const items = all.map(([date, count]) => {
    const [year, month] = date.split('-');
    const label = el('small', {}, month ? `${Number(month)}` : year);
    if (!count) return el('li', { 'aria-hidden': 'true' }, label);
    const bar = el('i', {});
    bar.style.height = `${(HIGHEST * count) / most}em`;
    const press = button('bar', '', () => choose(date === chosen ? '' : date));
    press.append(bar, label);
    press.name = `date-${date}`;
    press.title = `${name(date)}（${count}）`;
    press.setAttribute('aria-pressed', `${date === chosen}`);
    press.setAttribute('aria-label', press.title);
    return el('li', {}, press);
  });
  list.append(...items);
}
