import { el } from './dom.js';

/**
 * Gives a shadow root its style. A constructed sheet needs no permission from the page's policy. Engines before
 * Chromium 73 have none: they load one file beside the script, which `style-src 'self'` allows where an inline
 * style would be refused.
 * @param {ShadowRoot} root
 * @param {string} css
 * @param {string} file address of the style sheet that holds all rules, for old engines
 */
export function adopt(root, css, file) {
  if (root.adoptedStyleSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } else if (!root.querySelector('link')) {
    root.prepend(el('link', { rel: 'stylesheet', href: file }));
  }
}
