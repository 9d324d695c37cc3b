// The builder page: scripts, style, the module and the widget in one HTML file that needs nothing beside it.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import * as esbuild from 'esbuild';
import { minifiedCss, www } from './bundle.mjs';

/** Stands before what HTML would not keep. www/builder/carried.js reads it. */
const ESCAPE = 1;
/** The first character: for an even number of bytes, for an odd one. */
const FILLED = 'eo';

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

/** A script that no text of its own ends. @param {string} entry @param {string} glue */
async function script(entry, glue) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [www(`builder/${entry}`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome80',
    charset: 'utf8',
    legalComments: 'none',
    alias: { 'gongwen-builder': glue },
    define: { 'import.meta.url': '""' },
    logLevel: 'warning',
  });
  return outputFiles[0].text.replace(/<(?=\/script|script|!--)/g, '\\x3c');
}

/**
 * Whether a file of the widget is for an archive in files, which only the command writes.
 * @param {string} name
 */
export const isOfArchive = (name) => name.startsWith('gongwen-archive');

/**
 * Writes the page.
 * @param {string} folder of the module, where the page is written
 * @param {string} widgetFolder
 */
export async function writePage(folder, widgetFolder) {
  const names = fs
    .readdirSync(widgetFolder)
    .filter((name) => !isOfArchive(name))
    .sort();
  const files = names.map((name) => fs.readFileSync(path.join(widgetFolder, name)));
  // A line that names the files with their lengths, then what they hold.
  const heads = names.map((name, at) => [name, files[at].length]);
  const widget = Buffer.concat([Buffer.from(`${JSON.stringify(heads)}\n`), ...files]);
  const gzip = (/** @type {Uint8Array} */ bytes) => written(zlib.gzipSync(bytes, { level: 9 }));
  /** @type {Record<string, Uint8Array | string>} */
  const parts = {
    STYLE: (
      await Promise.all(['builder/builder.css', 'review/review.css'].map((it) => minifiedCss(www(it))))
    ).join(''),
    WORKER: await script('worker.js', path.join(folder, 'builder.js')),
    WIDGET: gzip(widget),
    MODULE: gzip(fs.readFileSync(path.join(folder, 'builder_bg.wasm'))),
    PAGE: await script('main.js', path.join(folder, 'builder.js')),
  };
  const template = fs.readFileSync(www('builder/index.html'), 'utf8').split(/\s*%([A-Z]+)%\s*/);
  const inUtf16 = (/** @type {string} */ text) => Buffer.from(text, 'utf16le');
  const page = template.map((part, at) => {
    const content = at % 2 ? parts[part] : part;
    return typeof content === 'string' ? inUtf16(content) : content;
  });
  const file = path.join(folder, 'gongwen-builder.html');
  // The mark of its encoding is stronger than what a server says of it.
  fs.writeFileSync(file, Buffer.concat([inUtf16('\ufeff'), ...page]));
  return file;
}
