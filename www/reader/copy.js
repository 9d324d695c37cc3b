import { el } from '../loader/dom.js';

/**
 * Copies a text. The clipboard interface exists on secure pages only; many union sites are plain HTTP, so the
 * old command serves there.
 * @param {string} text
 * @param {HTMLElement} beside an element of the tree in which the text may be selected
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text, beside) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el('textarea', { class: 'quiet', readonly: '' }, text);
    beside.after(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    beside.focus();
    return copied;
  }
}
