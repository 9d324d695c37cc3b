// The view of the list: the results of a query, with what they are narrowed to and how they are sorted. It shows what it is
// given, and reports what the reader does.
import { button, fill } from '../loader/dom.js';
import { chipsView, filtersView } from './filters.js';
import { pause } from './pause.js';
import { itemView, resultsView } from './results.js';
import { TEXT } from './text.js';
import { worded } from './worded.js';

/**
 * Results that come on screen in one task: about as many as a phone shows at once. More would keep a slow one from taking
 * keys. The first comes alone: with it a browser meets each size and weight of its type for the first time.
 */
const TOGETHER = 3;
/** Milliseconds, more than from one frame to the next: what is there is on screen before more comes. */
const FRAME = 20;

/**
 * @typedef {object} Listed what a list shows
 * @property {import('./engine.js').SearchResponse} response
 * @property {number} step so many come with each press of 再显示
 * @property {import('./filters.js').Choice} choice what the results are narrowed to, and their order
 * @property {boolean} filters whether there is something to narrow
 * @property {boolean} filtering whether the filters are unfolded
 * @property {number[] | null} [unfolded] places of the results whose summary is unfolded at first; where they are known, all
 *   results come at once, so that there is a place in the list to scroll to
 * @property {HTMLElement} [digest] the place of the digest of the results, before them
 * @property {import('./engine.js').Hit[]} [before] the results on screen, of the same query: what is the same stays
 *
 * @typedef {object} ListReports what the reader does
 * @property {() => void} more
 * @property {(open: boolean) => void} toggle folds the filters or unfolds them
 * @property {import('./filters.js').Choose} choose
 * @property {typeof import('../reader/histogram.js').fillHistogram} draw draws when the articles are of
 *
 * @typedef {import('./results.js').ResultActions & ListReports} ListActions
 */

/**
 * What a reader sees of a response, or of hits: where this is equal they look the same.
 * @param {unknown} value
 */
export const asShown = (value) =>
  JSON.stringify(value, (name, inner) => (/^(score|incomplete)$/.test(name) ? 0 : inner));

/** @typedef {HTMLElement & { name?: string }} Focusable */

/**
 * Gives the focus back to what had it, or to what came in its place: the list of a filter, a link, a fold.
 * @param {HTMLElement} main
 * @param {Focusable | null} focused
 */
function refocus(main, focused) {
  if (!focused) return;
  const href = focused.getAttribute('href');
  const { name, localName } = focused;
  const same = name ? `[name=${name}]` : href ? `[href="${href}"]` : `[part=filters] ${localName}`;
  /** @type {Focusable | null} */
  const again = focused.isConnected ? focused : main.querySelector(same);
  if (again) again.focus({ preventScroll: true });
}

/** @param {HTMLElement} main where it is shown */
export function listing(main) {
  const list = () => main.querySelector('ol');
  /** @returns {HTMLAnchorElement[]} the links of the results' headings */
  const links = () => Array.from(main.querySelectorAll('h3 a'));
  /** @type {Promise<void>[]} */
  let unfolding = [];

  return {
    links,
    /** Whether all that is unfolded has its text. */
    settled: () => Promise.all(unfolding),

    /**
     * Shows a list.
     * @param {Listed} listed
     * @param {ListActions} actions
     * @param {() => boolean} turn whether it is still wanted
     * @returns {Promise<boolean>} whether it was to the end
     */
    async show({ response, step, choice, filters, filtering, unfolded, digest, before = [] }, actions, turn) {
      const { total, hits, facets } = response;
      /** @type {Focusable | null} */
      let focused = main.querySelector(':focus');
      const old = Array.from((list() || main).children);
      fill(
        main,
        ...(filters ? [filtersView(facets, choice, filtering, actions)] : []),
        ...chipsView(facets, choice, actions.choose),
        resultsView(response, actions),
      );
      unfolding = [];
      const items = list();
      if (items && digest) items.before(digest);
      for (let rank = 0; items && rank < hits.length; rank++) {
        if (asShown(before[rank]) === asShown(hits[rank])) {
          items.append(old[rank]);
          continue;
        }
        if (!unfolded && rank % TOGETHER === 1) {
          refocus(main, focused);
          focused = null;
          await pause(FRAME);
          if (!turn()) return false;
        }
        items.append(itemView(hits[rank], rank, actions, unfolded && unfolded.includes(rank) && unfolding));
      }
      const left = Math.min(step, total - hits.length);
      if (items && left > 0) items.after(button('more', worded(TEXT.more, { n: left }), actions.more));
      refocus(main, focused);
      return true;
    },

    /** The places of the results with an unfolded summary; nothing where no list is on screen. */
    unfolded() {
      const items = list();
      return (
        items &&
        Array.from(items.children).flatMap((item, rank) =>
          item.querySelector('details[open]') ? [rank] : [],
        )
      );
    },
  };
}
