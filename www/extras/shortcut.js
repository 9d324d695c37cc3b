import { listenWhilePresent } from './presence.js';

/** Where letters are text. */
const TYPING = 'input, textarea, select, [contenteditable]';

/**
 * The keys that the page asks for (`shortcut="/ ctrl+k"`) lead to the box, from anywhere but other fields. Ctrl
 * is the Mac's Command too.
 * @param {import('../loader/search-element.js').GongwenSearch & { open?: () => void }} host
 */
export function shortcut(host) {
  const wanted = (host.getAttribute('shortcut') || '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (wanted.length === 0) return;
  const shown = wanted.map((keys) =>
    keys.replace('ctrl', 'Control').replace(/\+(.)$/, (tail) => tail.toUpperCase()),
  );
  const trigger = /** @type {ShadowRoot} */ (host.shadowRoot).querySelector('[part=trigger]');
  (trigger || host.input).setAttribute('aria-keyshortcuts', shown.join(' '));
  listenWhilePresent(host, document, 'keydown', (/** @type {KeyboardEvent} */ event) => {
    const { key = '', ctrlKey, metaKey, altKey } = event; // what fills forms by itself sends events without a key
    const pressed = (ctrlKey || metaKey ? 'ctrl+' : '') + (altKey ? 'alt+' : '') + key.toLowerCase();
    if (!wanted.includes(pressed) || event.defaultPrevented || event.isComposing || event.keyCode === 229)
      return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest(TYPING)) return;
    event.preventDefault();
    if (host.open) host.open();
    host.input.focus();
  });
}
