import { el } from '../loader/dom.js';
import { listenWhilePresent } from './presence.js';
import { scrollIn } from './scroll.js';

/** Least width of the panel where the page has room, in CSS pixels; a box in a page's header is narrow. */
const WIDTH = 480;
/** Room between the panel and the edge of the window, in CSS pixels. */
const EDGE = 8;

/**
 * Shows results and articles in a panel that lies over the page, under the box. Large type has no such panel: the
 * norm for older readers forbids what floats (`size="elder"`), so they lie in the page there.
 * @param {import('../loader/search-element.js').GongwenSearch} host
 */
export function popup(host) {
  const { input } = host;
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const panel = el('div', { part: 'panel', class: 'panel popup', hidden: '' });
  const main = () => panel.firstElementChild;
  const floats = () => host.getAttribute('size') !== 'elder';
  const place = () => {
    const { left, width } = host.getBoundingClientRect();
    const room = document.documentElement.clientWidth - 2 * EDGE;
    const wide = Math.min(room, Math.max(width, WIDTH));
    const from = Math.max(EDGE, Math.min(left, EDGE + room - wide));
    Object.assign(
      panel.style,
      floats() ? { left: `${from - left}px`, width: `${wide}px` } : { left: '', width: '' },
    );
  };
  const show = () => {
    const view = main();
    panel.hidden = !(view && view.firstChild);
    place();
  };
  const hide = () => {
    panel.hidden = floats();
    here = false;
  };
  /** The reader has turned to it and not away, or came by a link to results; on a phone nothing has the focus then. */
  let here = !!host.urlKey && new URLSearchParams(location.search).has(host.urlKey);
  const wanted = () => here || document.activeElement === host || !floats();

  host.addEventListener(
    'gongwen-ready',
    () => {
      const view = /** @type {HTMLElement} */ (root.querySelector('.main'));
      view.replaceWith(panel);
      panel.append(view);
      scrollIn(panel, host);
      const { search } = /** @type {any} */ (host);
      const searchAndShow = (/** @type {string} */ text) => {
        const answer = search(text);
        answer.then(show);
        return answer;
      };
      Object.assign(host, { search: searchAndShow });
    },
    { once: true },
  );
  for (const type of ['results', 'open', 'close', 'state']) {
    host.addEventListener(`gongwen-${type}`, () => {
      if (wanted()) show();
    });
  }
  host.addEventListener('focusin', () => {
    here = true;
  });
  input.addEventListener('focus', show);
  host.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget) hide(); // gone to another element, not only to another window
  });
  host.addEventListener('keydown', key, true);
  listenWhilePresent(host, document, 'pointerdown', (event) => {
    if (!event.composedPath().includes(host)) hide();
  });
  // After a press on text in it the focus is nowhere.
  listenWhilePresent(host, document, 'keydown', ({ key, target }) => {
    if (key === 'Escape' && target === document.body) hide();
  });
  listenWhilePresent(host, window, 'resize', place);
  new MutationObserver(() => (floats() ? hide() : show())).observe(host, {
    attributes: true,
    attributeFilter: ['size'],
  });

  /** @param {KeyboardEvent} event before the box has it */
  function key(event) {
    const busy = event.isComposing || event.keyCode === 229 || input.getAttribute('aria-expanded') === 'true';
    if (busy || event.composedPath()[0] !== input) return;
    if (event.key === 'ArrowDown' && panel.hidden) show();
    if (event.key !== 'Escape' || panel.hidden || !floats()) return;
    event.preventDefault();
    event.stopPropagation();
    input.focus();
    hide();
  }

  Object.assign(host, {
    open() {
      input.focus();
      show();
    },
    close: hide,
  });
}
