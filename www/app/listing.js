// What the list shows: the results of a query, narrowed and in an order; or, with an empty box, nothing.
import { button, fill } from '../loader/dom.js';
import * as address from './address.js';
import { ask } from './engine.js';
import { filtersView } from './filters.js';
import { pause } from './pause.js';
import { countOf, itemView, resultsView } from './results.js';
import { limitOf, sentencesOf } from './settings.js';
import { TEXT, worded } from './text.js';

/** @typedef {import('./controller.js').Controller} Controller */

/**
 * Results that come on screen in one task: about as many as a phone shows at once. More would keep a slow one from taking
 * keys. The first comes alone: with it a browser meets each size and weight of its type for the first time.
 */
const TOGETHER = 3;
/** Milliseconds, more than from one frame to the next: what is there is on screen before more comes. */
const FRAME = 20;

/**
 * Runs a query and shows its results; what is on screen stays until they are there.
 * @param {Controller} program
 * @param {string} q
 * @param {number} [from] so many results are on screen already, of the same query
 * @param {Kept} [kept] what there was of the list: all come at once, so that there is a place in it to scroll to
 * @returns {Promise<boolean>} whether they were shown: not where something else was asked for meanwhile
 */
export async function show(program, q, from = 0, kept) {
  const { host, main } = program;
  const turn = program.takeTurn();
  clearTimeout(program.announcing);
  if (q !== program.q) program.choice = {};
  if (kept) program.choice = kept.choice;
  program.q = q;
  program.article = '';
  if (!q) {
    program.leave();
    fill(main, ...(host.past ? host.past.rest() : []));
    host.setState('ready');
    host.say('');
    return true;
  }
  const began = performance.now();
  /** @type {import('./filters.js').Choice} */
  const choice = { sort: host.getAttribute('sort') || undefined, ...program.choice };
  const step = limitOf(host);
  const found = await ask('search', {
    query: host.within ? host.within(q) : q,
    limit: kept ? kept.count : from + step,
    facets: program.filtering,
    ...choice,
  });
  // Searching and showing are a task each.
  await pause();
  if (!turn()) return false;
  const response = { ...found, query: q };
  const { total, hits, alternatives, facets } = response;
  program.hits = hits;
  // On the way back to the list when its link has the focus.
  if (!kept) program.leave();
  if (!from) {
    fill(main, ...filtersOf(program, total, choice, facets), resultsView(response, program.actions));
    // The count is on screen as a heading; the status is for those who cannot see it, and takes no room from now on.
    host.say('', true);
  }
  const list = main.querySelector('ol');
  /** @type {import('./results.js').Actions} */
  const actions = {
    ...program.actions,
    summary: sentencesOf(host) ? (id) => program.sentences(id) : undefined,
    folds: kept ? kept.unfolded : [],
    unfolding: [],
    render: Reflect.get(host, 'renderResult') || ((_hit, node) => node),
  };
  for (let rank = from; list && rank < hits.length; rank++) {
    if (!kept && rank % TOGETHER === 1) {
      await pause(FRAME);
      if (!turn()) return false;
    }
    list.append(itemView(hits[rank], rank, actions));
  }
  const left = Math.min(step, total - hits.length);
  if (list && left > 0) list.after(button('more', worded(TEXT.more, { n: left }), () => more(program)));
  host.setState(total ? 'results' : 'empty');
  host.emit('results', { q, total, ms: performance.now() - began, hits: hits.map(({ id }) => id) });
  if (!total) host.emit('empty', { q, suggestions: alternatives.map(({ text }) => text) });
  const plain = response.full || !response.via.length;
  program.announce(
    total ? (plain ? worded(TEXT.found, { n: total, q }) : countOf(response)) : worded(TEXT.nothing, { q }),
  );
  if (kept) {
    await Promise.all(actions.unfolding);
    if (!turn()) return false;
    scrollTo(0, kept.scroll);
  }
  return true;
}

/**
 * How a list was when it was left; it is kept in the history.
 * @typedef {object} Kept
 * @property {string} q its query
 * @property {import('./filters.js').Choice} choice what that was narrowed to
 * @property {number} count so many results were there
 * @property {number} scroll how far they were scrolled
 * @property {number[]} unfolded places of the results with an unfolded summary
 * @property {number} opened place of the result that was opened; -1 where none was
 */

/**
 * Notes how the list is, where one is on screen, for those who come back to it.
 * @param {Controller} program
 * @param {number} [rank] of the result that is opened
 */
export function keep(program, rank = -1) {
  const { host, main, q, choice, hits } = program;
  const list = main.querySelector('ol');
  if (!list) return;
  const unfolded = Array.from(list.children).flatMap((item, rank) =>
    item.querySelector('details[open]') ? [rank] : [],
  );
  program.left = { q, choice, count: hits.length, scroll: scrollY, unfolded, opened: rank };
  address.note(host, program.left);
}

/**
 * How the list of a query was when it was left: by what its entry in the history says, or otherwise the last one.
 * @param {Controller} program
 * @param {string} q
 * @returns {Kept | undefined}
 */
export const keptOf = ({ host, left }, q) => [address.noted(host), left].find((kept) => kept && kept.q === q);

/**
 * The filters, where there is something to narrow.
 * @param {Controller} program
 * @param {number} total
 * @param {import('./filters.js').Choice} choice
 * @param {import('gongwen').Facets | undefined} facets
 */
function filtersOf(program, total, choice, facets) {
  if (total < 2 && !Object.values(program.choice).some(Boolean)) return [];
  const view = filtersView(facets, choice, program.filtering, {
    toggle: (open) => {
      program.filtering = open;
      narrow(program, '');
    },
    choose: (name, value) => {
      program.choice[name] = value || undefined;
      narrow(program, name);
    },
  });
  return [view];
}

/**
 * The links of the results' headings, in their order.
 * @param {Controller} program
 * @returns {HTMLAnchorElement[]}
 */
export const linksIn = ({ main }) => Array.from(main.querySelectorAll('h3 a'));

/**
 * Shows the results anew after a choice, with the focus where it was.
 * @param {Controller} program
 * @param {string} name of the list, or empty for the fold around them
 */
async function narrow(program, name) {
  if (!(await show(program, program.q))) return;
  /** @type {HTMLElement | null} */
  const control = program.main.querySelector(name ? `[name=${name}]` : '[part=filters] summary');
  if (control) control.focus();
}

/**
 * Shows more results behind those that are there.
 * @param {Controller} program
 */
async function more(program) {
  const seen = program.hits.length;
  /** @type {HTMLElement | null} */
  const button = program.main.querySelector('[part=more]');
  if (button) button.remove();
  if (!(await show(program, program.q, seen))) return;
  const next = linksIn(program)[seen];
  if (next) next.focus();
}
