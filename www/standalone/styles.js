// Stands for loader/styles.js in the single file: there is no style sheet beside it.
import { el } from '../loader/dom.js';

/**
 * Gives a shadow root its style. In engines before Chromium 73 it is an inline style, which a strict policy refuses:
 * the single file is for pages without one.
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function adopt(root, css) {
  if (root.adoptedStyleSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } else {
    root.prepend(el('style', {}, css));
  }
}
