// The builder page: scripts, style, the module and the widget in one HTML file that needs nothing beside it.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import * as esbuild from 'esbuild';
import { minifiedCss, www } from './bundle.mjs';

/**
 * Bytes as text of a page in windows-1252 (www/builder/carried.js reads them): NUL, both line ends, `<`, `=` and the five bytes
 * that the encoding leaves free are written as `=` and a byte 64 higher.
 * @param {Uint8Array} bytes
 */
function written(bytes) {
  const out = Buffer.alloc(bytes.length * 2);
  let length = 0;
  for (const byte of bytes) {
    const isEscaped = byte === 0 || byte === 10 || byte === 13 || byte === 60 || byte === 61;
    if (isEscaped) out[length++] = 61;
    out[length++] = isEscaped ? byte + 64 : byte;
  }
  return out.subarray(0, length);
}

/** A script in ASCII, which a page in windows-1252 needs. @param {string} entry @param {string} glue */
async function script(entry, glue) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [www(`builder/${entry}`)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome80',
    charset: 'ascii',
    legalComments: 'none',
    alias: { 'gongwen-builder': glue },
    define: { 'import.meta.url': '""' },
    logLevel: 'warning',
  });
  return outputFiles[0].text.replace(/<(?=\/script|script|!--)/g, '\\x3c');
}

/**
 * Writes the page.
 * @param {string} folder of the module, where the page is written
 * @param {string} widgetFolder
 */
export async function writePage(folder, widgetFolder) {
  const names = fs.readdirSync(widgetFolder).sort();
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
  const page = template.map((part, at) => Buffer.from(at % 2 ? parts[part] : part));
  const file = path.join(folder, 'gongwen-builder.html');
  fs.writeFileSync(file, Buffer.concat(page));
  return file;
}
