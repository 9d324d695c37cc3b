import { OURS, depth, read, write } from '../app/address.js';
import { listenWhilePresent } from './presence.js';

/** In the state of a history entry: how deep the entry lies at which the dialog was opened. */
const OPENED = 'gongwen-dialog';

/**
 * Lets Back close the dialog, where the page lets the widget use its address (`param` is not empty) and add to the
 * history (`history` is neither `none` nor `replace`). Opening adds an entry; however the dialog is closed, the reader is
 * then where it was opened.
 * @param {import('../loader/search-element.js').GongwenSearch} host
 * @param {() => boolean} isOpen
 * @param {(open: boolean) => void} turn opens or closes it because of the history
 */
export function dialogHistory(host, isOpen, turn) {
  /** On the way back from a closed dialog: traversing the history takes its time. */
  let leaving = false;
  const mark = () => (history.state && history.state[OPENED]) || 0;
  /** The address names something to show. */
  const named = () => {
    const { q, article } = read(host.urlKey);
    return !!(host.urlKey && (q || article));
  };
  const adds = () => host.urlKey && !/none|replace/.test(host.getAttribute('history') || '');
  const enter = () => {
    const state = { ...history.state, [OURS]: depth() + 1, [OPENED]: depth() + 1 };
    try {
      history.pushState(state, '', location.href);
    } catch {
      // Refused, as to the program itself (www/app/address.js): Back leaves the page then.
    }
  };

  listenWhilePresent(host, window, 'popstate', () => {
    if (leaving) {
      leaving = false;
      if (isOpen() && adds()) enter(); // opened again meanwhile
    } else if (host.urlKey) {
      const open = named() || mark() > 0;
      if (open !== isOpen()) turn(open);
    }
  });
  return {
    named,
    /** The reader has opened the dialog. */
    opened() {
      if (adds() && !leaving) enter();
      if (host.controller) host.controller.entered();
    },
    /** The reader has closed the dialog. */
    closed() {
      if (!host.urlKey || leaving) return;
      const back = mark() && depth() - mark() + 1;
      if (back > 0) {
        leaving = true;
        history.go(-back);
      } else {
        write(host, { q: '', article: '' }, false);
      }
    },
  };
}
