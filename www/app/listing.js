// What the list shows: the results of a query, narrowed and in an order; or, with an empty box, nothing.
import { button, fill } from '../loader/dom.js';
import { search } from './engine.js';
import { filtersView } from './filters.js';
import { forget, recall } from './recent.js';
import { countOf, resultsView } from './results.js';
import { limitOf, sentencesOf } from './settings.js';
import { TEXT } from './text.js';

/** @typedef {import('./controller.js').Controller} Controller */

/**
 * Runs a query and shows its results; what is on screen stays until they are there.
 * @param {Controller} program
 * @param {string} q
 * @param {number} [limit]
 * @returns {Promise<boolean>} whether they were shown: not where something else was asked for meanwhile
 */
export async function show(program, q, limit = limitOf(program.host)) {
  const { host, main } = program;
  const turn = program.takeTurn();
  if (q !== program.q) program.choice = {};
  program.q = q;
  program.article = '';
  if (!q) {
    fill(main, ...forgetView(program));
    host.setState('ready');
    program.announce('');
    return true;
  }
  const began = performance.now();
  const choice = { sort: host.getAttribute('sort') || '', ...program.choice };
  const asked = host.getAttribute('scope') === 'title' ? q.replace(/(^|\s)(?=[^\s-])/g, '$1标题:') : q;
  const response = { ...(await search(asked, limit, choice, program.filtering)), query: q };
  if (!turn()) return false;
  const { total, hits, alternatives, facets } = response;
  program.hits = hits;
  const step = limitOf(host);
  const narrowed = Object.values(program.choice).some(Boolean);
  const filters = filtersView(facets, choice, program.filtering, {
    toggle: (open) => {
      program.filtering = open;
      narrow(program, '');
    },
    choose: (name, value) => {
      program.choice[name] = value;
      narrow(program, name);
    },
  });
  fill(
    main,
    ...(total > 1 || narrowed ? [filters] : []),
    resultsView(response, step, {
      ...program.actions,
      more: () => more(program, limit + step),
      summary: sentencesOf(host) ? (id) => program.sentences(id) : undefined,
      render: Reflect.get(host, 'renderResult') || ((_hit, node) => node),
    }),
  );
  host.setState(total > 0 ? 'results' : 'empty');
  const ids = hits.map(({ id }) => id);
  host.emit('results', { q, total, ms: performance.now() - began, hits: ids });
  if (total === 0) host.emit('empty', { q, suggestions: alternatives.map(({ text }) => text) });
  const vague = !response.full && response.via.length;
  const count = vague ? countOf(response) : TEXT.found(total, q);
  program.announce(total > 0 ? count : TEXT.nothing(q));
  return true;
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
 * @param {Controller} program
 * @param {number} limit
 */
async function more(program, limit) {
  const seen = program.hits.length;
  if (!(await show(program, program.q, limit))) return;
  /** @type {HTMLElement | undefined} */
  const next = linksIn(program)[seen];
  if (next) next.focus();
}

/**
 * With an empty box: a button that clears what was searched before.
 * @param {Controller} program
 */
function forgetView({ host, main }) {
  if (!recall(host).length) return [];
  const clear = () => {
    forget(host);
    fill(main);
    host.input.focus();
  };
  return [button('forget', TEXT.forget, clear)];
}
