import { linksIn } from './listing.js';
import { back } from './reading.js';

/** @typedef {import('./controller.js').Controller} Controller */

/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWING = 4;

/**
 * @param {Controller} program
 * @param {KeyboardEvent} event a key in the box that is not the input method's
 */
export function key(program, event) {
  const { host, suggestions } = program;
  if (suggestions.key(event)) {
    event.preventDefault();
  } else if (event.key === 'ArrowDown' && event.altKey) {
    event.preventDefault();
    program.suggest(host.value.trim(), false);
  } else if (event.key === 'Escape' && host.value) {
    event.preventDefault();
    host.clear();
  } else if (event.key === 'ArrowDown') {
    moveFocus(event, program, 'first');
  }
}

/**
 * @param {Controller} program
 * @param {KeyboardEvent} event a key in the results or the article
 */
export function walk(program, event) {
  const { host } = program;
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    if (program.article) back(program);
    else host.input.focus();
  } else if (!program.article) {
    moveFocus(event, program);
  }
}

/**
 * Arrow keys among the results: Down and Up from where the focus is to the heading's link of the next result and of the
 * one before, Home and End to the first and last, Up from the first back to the box. Form controls keep their own.
 * @param {KeyboardEvent} event
 * @param {Controller} program
 * @param {'first'} [to] go to the first result whatever the key
 */
function moveFocus(event, program, to) {
  const links = linksIn(program);
  const here = /** @type {Element} */ (event.target);
  if (!to && here.matches('select, input, textarea')) return;
  const others = links.filter((link) => link.closest('li') !== here.closest('li'));
  const behind = (/** @type {Node} */ link) => here.compareDocumentPosition(link) & FOLLOWING;
  /** @type {Record<string, HTMLElement | undefined>} */
  const goals = {
    ArrowDown: others.find(behind),
    ArrowUp: others.filter((link) => !behind(link)).pop() || program.host.input,
    Home: links[0],
    End: links[links.length - 1],
  };
  const goal = to ? links[0] : goals[event.key];
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}
