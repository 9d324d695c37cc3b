import { el } from '../loader/dom.js';
import { modalByHand } from './modal-by-hand.js';
import { lockPage } from './scroll.js';

/**
 * What covers the page until it is dismissed.
 * @typedef {object} Modal
 * @property {HTMLElement} box holds the content; its attribute `open` tells whether it is shown
 * @property {Element[]} nodes to be put into the tree: the box, and what it needs beside it
 * @property {() => void} show
 * @property {() => void} hide
 */

/**
 * A `<dialog>`, or what replaces it in engines that have none (Firefox before 98, Safari before 15.4).
 * @param {import('../loader/search-element.js').GongwenSearch} host whose shadow tree it will be in
 * @param {string} label
 * @param {() => void} dismiss called when the reader wants it closed
 * @returns {Modal}
 */
export function modal(host, label, dismiss) {
  const native = typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;
  const { box, nodes, show, hide } = native ? nativeModal(host, dismiss) : modalByHand(host, dismiss);
  box.setAttribute('aria-label', label);
  box.addEventListener('keydown', (event) => {
    const composed = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Escape' || event.defaultPrevented || composed) return;
    event.preventDefault();
    dismiss();
  });
  /** @type {() => void} */
  let unlock;
  return {
    box,
    nodes,
    show() {
      unlock = lockPage();
      show();
    },
    hide() {
      hide();
      unlock();
    },
  };
}

/**
 * @param {import('../loader/search-element.js').GongwenSearch} host
 * @param {() => void} dismiss
 * @returns {Modal}
 */
function nativeModal(host, dismiss) {
  const box = el('dialog', { part: 'dialog' });
  // Android's Back gesture, and Escape where the focus is on nothing. Escape in the box comes as a key first, which
  // those take that have a use for it.
  box.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (!host.typing.composing()) dismiss();
  });
  box.addEventListener('close', () => {
    if (!box.open) dismiss(); // by whatever else, and not opened again since
  });
  // A press that began on text and ends outside selects, it does not dismiss.
  let began = false;
  box.addEventListener('mousedown', ({ target }) => {
    began = target === box;
  });
  box.addEventListener('click', ({ target }) => {
    if (began && target === box) dismiss();
    began = false;
  });
  return { box, nodes: [box], show: () => box.showModal(), hide: () => box.close() };
}
