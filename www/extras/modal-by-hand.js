import { el } from '../loader/dom.js';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary';

/**
 * A modal dialog for engines without `<dialog>`: it lies over the page, what it covers is hidden from screen
 * readers, and the focus goes round in it.
 * @param {import('../loader/search-element.js').GongwenSearch} host
 * @param {() => void} dismiss
 * @returns {import('./modal.js').Modal}
 */
export function modalByHand(host, dismiss) {
  const box = el('div', { part: 'dialog', role: 'dialog', 'aria-modal': 'true', tabindex: '-1' });
  const backdrop = el('div', { class: 'backdrop', hidden: '' });
  backdrop.onclick = dismiss;
  /** @type {Element[]} */
  let covered = [];

  /** What can be focused in it: its own controls, then those of the form that the page put inside the element. */
  const stops = () =>
    /** @type {HTMLElement[]} */ (
      [box, host].flatMap((tree) => Array.from(tree.querySelectorAll(FOCUSABLE)))
    ).filter((node) => node.getClientRects().length > 0 && !node.matches(':disabled'));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const all = stops();
    const focused = /** @type {ShadowRoot} */ (host.shadowRoot).activeElement || document.activeElement;
    const [from, to] = event.shiftKey ? [all[0], all[all.length - 1]] : [all[all.length - 1], all[0]];
    if (focused !== from && !(event.shiftKey && focused === box)) return;
    event.preventDefault();
    to.focus();
  });
  /** @param {Event} event */
  const keep = (event) => {
    const path = event.composedPath();
    if (!path.includes(box) && !host.contains(/** @type {Node} */ (path[0]))) box.focus();
  };

  return {
    box,
    nodes: [backdrop, box],
    show() {
      box.setAttribute('open', '');
      backdrop.hidden = false;
      covered = surroundings(box).filter((node) => node !== backdrop && !node.hasAttribute('aria-hidden'));
      covered.forEach((node) => node.setAttribute('aria-hidden', 'true'));
      document.addEventListener('focusin', keep);
    },
    hide() {
      box.removeAttribute('open');
      backdrop.hidden = true;
      covered.forEach((node) => node.removeAttribute('aria-hidden'));
      document.removeEventListener('focusin', keep);
    },
  };
}

/**
 * All that is on the page beside an element, through the shadow trees that hold it.
 * @param {Element} element
 * @returns {Element[]}
 */
function surroundings(element) {
  const beside = [];
  for (let node = element; node !== document.body;) {
    const parent = /** @type {Element | ShadowRoot | null} */ (node.parentNode);
    if (!parent) break;
    for (const sibling of parent.children) if (sibling !== node) beside.push(sibling);
    node = parent instanceof ShadowRoot ? parent.host : /** @type {Element} */ (parent);
  }
  return beside;
}
