// The builder page: scripts, style, the module and the widget in one HTML file that needs nothing beside it.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { minifiedCss, pageScript, www } from './bundle.mjs';
import { archived, filesOf } from './carried.mjs';

/** Stands before what HTML would not keep. www/builder/carried.js reads it. */
const ESCAPE = 1;
/** The first character: for an even number of bytes, for an odd one. */
const FILLED = 'eo';
/** Characters that a script of the page holds at most: a browser reads a longer one in one piece, and stops for it. */
const PIECE = 1 << 17;

/**
 * Bytes as text, two in each character (the lower one first). NUL, both line ends, `<`, halves of surrogate pairs and the escape
 * itself are written as two characters. The first character says whether the last byte is a filler.
 * @param {Uint8Array} bytes
 */
function written(bytes) {
  const units = new Uint16Array(bytes.length + 2);
  units[0] = FILLED.charCodeAt(bytes.length & 1);
  let length = 1;
  for (let at = 0; at < bytes.length; at += 2) {
    const unit = bytes[at] | ((bytes[at + 1] ?? 0) << 8);
    const isHalf = unit >= 0xd800 && unit < 0xe000;
    const isEscaped = isHalf || unit === 0 || unit === ESCAPE || unit === 10 || unit === 13 || unit === 60;
    if (isEscaped) units[length++] = ESCAPE;
    units[length++] = isHalf ? unit - 0xd800 + 0x100 : isEscaped ? unit + 0x80 : unit;
  }
  return Buffer.from(units.buffer, 0, length * 2);
}

/** A long text, divided between scripts. @param {Buffer} text in UTF-16 @param {string} name of what the scripts hold */
function divided(text, name) {
  const between = inUtf16(`</script><script type="text/plain" data-holds="${name}">`);
  const pieces = [];
  for (let from = 0; from < text.length; from += PIECE * 2) {
    if (from) pieces.push(between);
    pieces.push(text.subarray(from, from + PIECE * 2));
  }
  return Buffer.concat(pieces);
}

const inUtf16 = (/** @type {string} */ text) => Buffer.from(text, 'utf16le');

/** A script of the page. @param {string} entry @param {string} glue what wasm-bindgen made for the module */
const script = (entry, glue) =>
  pageScript(www(`builder/${entry}`), {
    alias: { 'gongwen-builder': glue },
    define: { 'import.meta.url': '""' },
  });

/**
 * Writes the page.
 * @param {string} folder of the module, where the page is written
 * @param {string} widgetFolder
 */
export async function writePage(folder, widgetFolder) {
  const widget = archived(filesOf(widgetFolder));
  const gzip = (/** @type {Uint8Array} */ bytes) => written(zlib.gzipSync(bytes, { level: 9 }));
  /** @type {Record<string, Uint8Array | string>} */
  const parts = {
    STYLE: (
      await Promise.all(['builder/builder.css', 'review/review.css'].map((it) => minifiedCss(www(it))))
    ).join(''),
    WORKER: await script('worker.js', path.join(folder, 'builder.js')),
    WIDGET: divided(gzip(widget), 'widget'),
    MODULE: divided(gzip(fs.readFileSync(path.join(folder, 'builder_bg.wasm'))), 'module'),
    PAGE: await script('main.js', path.join(folder, 'builder.js')),
  };
  const template = fs.readFileSync(www('builder/index.html'), 'utf8').split(/\s*%([A-Z]+)%\s*/);
  const page = template.map((part, at) => {
    const content = at % 2 ? parts[part] : part;
    return typeof content === 'string' ? inUtf16(content) : content;
  });
  const file = path.join(folder, 'gongwen-builder.html');
  // The mark of its encoding is stronger than what a server says of it.
  fs.writeFileSync(file, Buffer.concat([inUtf16('\ufeff'), ...page]));
  return file;
}
