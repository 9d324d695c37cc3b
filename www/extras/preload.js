// `preload`: when the search is loaded. Without it, when somebody turns to the box.
import { TEXT } from './text.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/** With `preload="idle"`, milliseconds after which the page has had its turn. */
const IDLE_AFTER = 2000;

/** Whether the reader pays for each byte, or waits for it. */
function isDear() {
  /** @type {{ saveData?: boolean, effectiveType?: string }} */
  const { saveData, effectiveType = '' } = Reflect.get(navigator, 'connection') || {};
  return saveData || effectiveType.includes('2g');
}

/** @param {GongwenSearch} host */
export function preload(host) {
  const when = host.getAttribute('preload');
  if (when === 'none' || (when && isDear())) wait(host);
  else if (when === 'idle') setTimeout(() => host.turnTo(false), IDLE_AFTER);
}

/**
 * The focus alone loads nothing, only a query: the element does not hear of it.
 * @param {GongwenSearch} host
 */
function wait(host) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  for (const type of ['focusin', 'pointerdown']) {
    root.addEventListener(type, (event) => {
      if (host.dataset.state === 'idle') event.stopPropagation();
    });
  }
}

/**
 * Says on the button what the search costs, to a reader who saves data.
 * @param {GongwenSearch} host
 */
export function price(host) {
  const submit = host.form.querySelector('[part=submit]');
  if (!submit || !host.hasAttribute('preload') || !isDear() || !PROGRAM_KB) return;
  const text = submit.textContent;
  submit.textContent = TEXT.price.replace('{kb}', `${PROGRAM_KB}`);
  const put = () => (submit.textContent = text);
  host.addEventListener('gongwen-ready', put, { once: true });
}
