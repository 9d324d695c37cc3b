/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWING = 4;

/**
 * Arrow keys among the results: Down and Up from where the focus is to the heading's link of the next result and of the
 * one before, Home and End to the first and last, Up from the first back to the box. Form controls keep their own.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} links of the results' headings
 * @param {HTMLElement} box
 */
export function moveFocus(event, links, box) {
  const here = /** @type {Element} */ (event.target);
  if (here !== box && here.matches('select, input, textarea')) return;
  const others = links.filter((link) => link.closest('li') !== here.closest('li'));
  const after = (/** @type {Node} */ link) => here.compareDocumentPosition(link) & FOLLOWING;
  /** @type {Record<string, HTMLElement | undefined>} */
  const goals = {
    ArrowDown: here === box ? links[0] : others.find(after),
    ArrowUp: others.filter((link) => !after(link)).pop() || box,
    Home: links[0],
    End: links[links.length - 1],
  };
  const goal = goals[event.key];
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}
