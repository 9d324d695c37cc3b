// What only some pages ask for, by an attribute (those that www/attributes.js names) or by slots: loaded
// together with the page, and settled before the program starts.
import { dialog } from './dialog.js';
import { display } from './display.js';
import { elsewhere } from './elsewhere.js';
import EXTRAS_CSS from './extras.css';
import { popup } from './popup.js';
import { preload, price } from './preload.js';
import { recent } from './recent.js';
import { shortcut } from './shortcut.js';
import { fillSlots } from './slots.js';
import { useStrings } from './strings.js';
import { useTemplate } from './template.js';
import { useWorker } from './worker.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */

/**
 * Puts around an element what its attributes and slots ask for.
 * @param {GongwenSearch} host
 */
export async function start(host) {
  if (host.hasAttribute('worker')) useWorker(host);
  host.dress(EXTRAS_CSS);
  const where = host.getAttribute('results') || '';
  const inDialog = host.matches('[mode=dialog]');
  if (inDialog) dialog(host);
  else if (where === 'popup') popup(host);
  const results = (!inDialog && where.startsWith('#') && elsewhere(host, where.slice(1))) || host;
  if (host.querySelector('[slot]')) {
    fillSlots(host, results);
    useTemplate(host);
  }
  shortcut(host);
  preload(host);
  recent(host);
  display(host);
  await useStrings(host);
  price(host);
}
