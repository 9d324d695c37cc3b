import { el } from '../loader/dom.js';

const TAG = 'gongwen-presence';

/**
 * Tells when an element comes to a page and when it leaves, by an element of ours in its shadow tree: what listens
 * to the page while it is there must not keep it alive after.
 * @param {Element} host with an open shadow tree
 * @param {() => void} come called at once too, where it is on a page
 * @param {() => void} leave
 */
export function whilePresent(host, come, leave) {
  if (!customElements.get(TAG)) {
    customElements.define(
      TAG,
      class extends HTMLElement {
        connectedCallback() {
          /** @type {any} */ (this).come();
        }
        disconnectedCallback() {
          /** @type {any} */ (this).leave();
        }
      },
    );
  }
  const watch = el(/** @type {'div'} */ (TAG), { hidden: '' });
  Object.assign(watch, { come, leave });
  /** @type {ShadowRoot} */ (host.shadowRoot).append(watch);
}

/**
 * Listens on a document or window while an element is on the page.
 * @param {Element} host
 * @param {EventTarget} target
 * @param {string} type
 * @param {(event: any) => void} listener
 */
export function listenWhilePresent(host, target, type, listener) {
  whilePresent(
    host,
    () => target.addEventListener(type, listener, true),
    () => target.removeEventListener(type, listener, true),
  );
}
