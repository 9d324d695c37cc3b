// The digest of a query's results: whole sentences of several articles, in a box before the list. The box has its place from the
// beginning, so that nothing jumps when its sentences come.
import { button, el } from '../loader/dom.js';
import { FEWEST, goodHits } from './good-hits.js';
import { article } from './engine.js';
import { pause } from './pause.js';
import { reader } from './reader.js';
import { sentencesOf } from './settings.js';
import { TEXT } from './text.js';

/** @typedef {import('./engine.js').SearchResponse} SearchResponse */

/** Milliseconds after the last change before a digest is made: the typing has come to rest. */
const DIGEST_AFTER = 400;

/**
 * Whether results have a digest: it is wanted, and there is enough to make one of. Where the reader saves data, and where
 * results float over the page, it is not made unasked.
 * @param {import('./host.js').Host} host
 * @param {SearchResponse} response
 */
function hasDigest(host, response) {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  const wanted = host.getAttribute('digest') || (host.matches('[results=popup]') ? 'off' : 'on');
  const saves = connection && connection.saveData;
  return wanted !== 'off' && !saves && sentencesOf(host) > 0 && goodHits(response).length >= FEWEST;
}

/**
 * The box, without sentences, and its switch.
 * @param {boolean} open
 * @param {(open: boolean) => void} toggle
 */
function digestBox(open, toggle) {
  const control = button('toggle', '', () => {
    show(!open);
    toggle(open);
  });
  const box = el(
    'section',
    { part: 'digest', 'aria-label': TEXT.digest },
    el('div', { class: 'top' }, el('h3', { title: TEXT.digestNote }, TEXT.digest), control),
  );
  const show = (/** @type {boolean} */ to) => {
    open = to;
    box.classList.toggle('open', open);
    control.textContent = open ? TEXT.hide : TEXT.show;
    control.setAttribute('aria-expanded', `${open}`);
  };
  show(open);
  return box;
}

/**
 * The digests of an element's results.
 * @param {import('./host.js').Host} host
 * @param {import('./reports.js').Reports} reports
 */
export function digests(host, reports) {
  /** They are unfolded: as the reader left the last one. */
  let open = true;
  /** @type {HTMLElement | undefined} that of the results on screen */
  let box;
  /** @type {SearchResponse} */
  let response;

  /** @param {() => boolean} turn whether it is still wanted */
  async function fill(turn) {
    const empty = box;
    if (!empty || !open || empty.children[1]) return;
    await pause(DIGEST_AFTER);
    if (!turn()) return;
    try {
      const views = await reader(host);
      const digested = await views.digestOf(response, article, await reports.digest());
      if (turn() && !empty.children[1]) views.fillDigest(empty, digested, reports);
    } catch {
      empty.remove();
    }
  }

  return {
    fill,
    /**
     * The place of the digest, with what is known of it; nothing where there is none.
     * @param {SearchResponse} of
     * @param {boolean} same these are the results on screen, and some more
     */
    box(of, same) {
      if (same && box) return box;
      response = of;
      box = hasDigest(host, of)
        ? digestBox(open, (to) => {
            open = to;
            void fill(() => open);
          })
        : undefined;
      return box;
    },
  };
}
