import { linksIn } from './listing.js';
import { back } from './reading.js';

/** @typedef {import('./controller.js').Controller} Controller */

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
 * Arrow keys among the results: Down and Up between their headings' links, Home and End to the first and last, Up
 * from the first back to the box.
 * @param {KeyboardEvent} event
 * @param {Controller} program
 * @param {'first'} [to] go to the first result whatever the key
 */
function moveFocus(event, program, to) {
  const { host } = program;
  const links = linksIn(program);
  if (links.length === 0) return;
  const here = links.findIndex((link) => link.matches(':focus'));
  /** @type {Record<string, HTMLElement | undefined>} */
  const goals = {
    ArrowDown: links[Math.min(here + 1, links.length - 1)],
    ArrowUp: here > 0 ? links[here - 1] : host.input,
    Home: links[0],
    End: links[links.length - 1],
  };
  const goal = to ? links[0] : goals[event.key];
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}
