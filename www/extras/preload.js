/** With `preload="idle"`, milliseconds after which the page has had its turn. */
const IDLE_AFTER = 2000;

/**
 * Loads the search before anybody turns to it, where the page asks for that and the reader does not save data.
 * @param {import('../loader/search-element.js').GongwenSearch} host
 */
export function preload(host) {
  /** @type {{ saveData?: boolean }} */
  const connection = Reflect.get(navigator, 'connection') || {};
  if (host.getAttribute('preload') === 'idle' && !connection.saveData) setTimeout(host.start, IDLE_AFTER);
}
