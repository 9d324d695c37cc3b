// The search of what was built, in a frame of the page. The page may fetch nothing, so that a widget over an archive gets its files
// from the worker instead.
import { ask } from './engine.js';

/** Where the widget over an archive believes to be. Nothing is asked of it. */
const BASE = 'https://preview.invalid/';
const FOLDER = `${BASE}gongwen/`;

/**
 * Runs in the frame before the widget: what the widget imports is text that was fetched, whose own imports go the same way.
 * `import` takes addresses of the page itself alone.
 */
const IMPORTING = `
const imported = new Map();
window.importFetched = (url) => {
  if (!imported.has(url)) imported.set(url, (async () => {
    const text = await (await fetch(url)).text();
    const script = new Blob([text.replace(/\\bimport\\(/g, 'importFetched(')], { type: 'text/javascript' });
    return import(URL.createObjectURL(script));
  })());
  return imported.get(url);
};`;

/**
 * Starts the widget with the index in it.
 * @param {HTMLIFrameElement} frame @param {Blob} script
 */
export function previewIndex(frame, script) {
  const inside = box(frame);
  const node = inside.createElement('script');
  node.src = URL.createObjectURL(script);
  inside.body.append(node);
}

/** Starts the widget over the archive that was built. @param {HTMLIFrameElement} frame */
export function previewArchive(frame) {
  const inside = box(frame, FOLDER);
  const window = /** @type {any} */ (frame.contentWindow);
  window.fetch = async (/** @type {string} */ url) => {
    const bytes = await ask('file', { path: new URL(url).href.slice(BASE.length).split('?')[0] });
    const type = url.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return bytes
      ? new Response(bytes, { headers: { 'Content-Type': type } })
      : new Response('', { status: 404 });
  };
  for (const text of [IMPORTING, `importFetched('${FOLDER}gongwen-archive.js')`]) {
    const node = inside.createElement('script');
    node.textContent = text;
    inside.body.append(node);
  }
}

/** A search box in the frame. @param {HTMLIFrameElement} frame @param {string} [folder] of the widget */
function box(frame, folder) {
  const inside = /** @type {Document} */ (frame.contentDocument);
  const node = inside.createElement('gongwen-search');
  if (folder) node.setAttribute('src', folder);
  inside.body.append(node);
  return inside;
}
