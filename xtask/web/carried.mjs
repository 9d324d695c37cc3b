// Files in one string of bytes, as the builder page and the npm package carry them: a line of JSON that names them with their
// lengths, then what they hold. www/builder/worker.js and npm/lib/module.js read it.
import fs from 'node:fs';
import path from 'node:path';

/** A file: its name, and what it holds. @typedef {[string, Uint8Array]} Named */

/** The files of a folder, in the order of their names. @param {string} folder @returns {Named[]} */
export const filesOf = (folder) =>
  fs
    .readdirSync(folder)
    .sort()
    .map((name) => [name, fs.readFileSync(path.join(folder, name))]);

/** @param {Named[]} files */
export function archived(files) {
  const heads = JSON.stringify(files.map(([name, { length }]) => [name, length]));
  return Buffer.concat([Buffer.from(`${heads}\n`), ...files.map(([, bytes]) => bytes)]);
}
