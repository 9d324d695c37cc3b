// What the program hands on to the script that is loaded after it (www/reader): in the built files that script imports it
// from the program's own, which is there by then.
export { button, el } from '../loader/dom.js';
export { highlight, keywords, related } from './engine.js';
export { marked } from './marks.js';
export { articleLink, metaView } from './results.js';
export { TEXT } from './text.js';
