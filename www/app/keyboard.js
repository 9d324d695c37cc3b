/**
 * Arrow keys among the results: Down and Up between their headings' links, Home and End to the first and last, Up
 * from the first back to the box.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} main where the results are
 * @param {import('../loader/search-element.js').GongwenSearch} host
 * @param {'first'} [to] go to the first result whatever the key
 */
export function moveFocus(event, main, host, to) {
  const links = /** @type {HTMLElement[]} */ (Array.from(main.querySelectorAll('h3 a')));
  if (links.length === 0) return;
  const root = /** @type {ShadowRoot} */ (main.getRootNode());
  const here = links.indexOf(/** @type {HTMLElement} */ (root.activeElement));
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
