import { button, el } from '../loader/dom.js';
import { TEXT as BOX_TEXT } from '../loader/text.js';
import { dialogHistory } from './dialog-history.js';
import { modal } from './modal.js';
import { whilePresent } from './presence.js';
import { scrollIn } from './scroll.js';
import { TEXT } from './text.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/**
 * `mode="dialog"`: a button in the page; box, results and the page's own form in a dialog that it opens.
 * @param {GongwenSearch} host
 */
export function dialog(host) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const named = host.getAttribute('trigger');
  const trigger = button('trigger', named || BOX_TEXT.search, () => open(true));
  trigger.setAttribute('aria-haspopup', 'dialog');
  trigger.hidden = named === ''; // the page has a button of its own
  const { box, nodes, show, hide } = modal(host, host.getAttribute('label') || BOX_TEXT.label, () =>
    close(true),
  );
  const suggestions = Array.from(root.querySelectorAll('[part=suggestions]'));
  const head = el('div', { class: 'head' }, host.form, ...suggestions);
  head.append(button('close', TEXT.close, () => close(true)));
  const panel = el('div', { class: 'panel' });
  const isSheet = (/** @type {Element} */ node) => /^(LINK|STYLE)$/.test(node.tagName);
  panel.append(...Array.from(root.children).filter((node) => !isSheet(node)));
  box.append(head, panel);
  root.append(trigger, ...nodes);

  const isOpen = () => box.hasAttribute('open');
  /** The query of the dialog that was closed last. */
  let last = '';
  /** @type {HTMLElement | undefined} where the focus was before */
  let before;
  const past = dialogHistory(host, isOpen, (wanted) => (wanted ? open(false) : close(false)));

  /** @param {boolean} byReader not by the history or the address */
  function open(byReader) {
    if (isOpen()) return;
    before = focused();
    show();
    ((host.form.hidden && host.fallbackInput()) || host.input).focus();
    if (byReader) {
      past.opened();
      if (last && !host.value) {
        host.typing.set(last);
        host.query(last, false);
      }
      host.input.select();
    }
    host.emit('open', { dialog: true });
  }

  /** @param {boolean} byReader */
  function close(byReader) {
    if (!isOpen()) return;
    hide();
    if (byReader) past.closed();
    const back = before && before.isConnected && before !== document.body ? before : trigger;
    back.focus({ preventScroll: true });
    host.emit('close', { dialog: true });
  }

  host.addEventListener('gongwen-query', (event) => {
    if (isOpen()) last = /** @type {CustomEvent} */ (event).detail.q;
  });
  host.addEventListener(
    'gongwen-ready',
    () => {
      scrollIn(panel, host);
      const { search } = /** @type {any} */ (host);
      const openAndSearch = (/** @type {string} */ text) => {
        open(true);
        return search(text);
      };
      Object.assign(host, { search: openAndSearch });
    },
    { once: true },
  );
  whilePresent(
    host,
    () => {},
    () => {
      if (isOpen()) hide();
    },
  );
  Object.assign(host, {
    open: () => open(true),
    close: () => close(true),
    focus: () => (isOpen() ? host.input : trigger).focus(),
  });
  if (past.named()) open(false);
}

/** The element that has the focus, in whatever shadow tree. */
function focused() {
  let node = document.activeElement;
  while (node && node.shadowRoot && node.shadowRoot.activeElement) node = node.shadowRoot.activeElement;
  return node instanceof HTMLElement ? node : undefined;
}
