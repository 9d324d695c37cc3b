// The files of the disk, listed and named as the command `gongwen` lists and names them.
import fs from 'node:fs';
import path from 'node:path';

/** Bytes of a file that are read at most. A module of 32 bits has memory for a few times as much. */
export const MOST_BYTES = 512 * 2 ** 20;

/**
 * A file to read: `path` is where it is on the disk, or `content` is what it holds.
 * @typedef {{ name: string, shown: string, named: boolean, input: number, path?: string | Buffer, content?: Uint8Array }} File
 */

/** A name of the disk as text; one that is no UTF-8 is of a disk that was written with GBK names. @param {Buffer} name */
function text(name) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder('gb18030').decode(name);
  }
}

/** Joins a path and a name as bytes, since a name may be no UTF-8. @param {Buffer} folder @param {Buffer} name */
const join = (folder, name) =>
  Buffer.concat([folder, Buffer.from(text(folder.subarray(-1)) === path.sep ? '' : path.sep), name]);

/**
 * Lists a file, or all files of a folder.
 * @param {string} given @param {number} input its number among those that are given
 * @returns {File[]}
 */
export function list(given, input) {
  const stat = fs.statSync(given, { throwIfNoEntry: false });
  if (!stat) throw new Error(`${given}: there is no such file or folder`);
  if (!stat.isDirectory()) {
    return [{ name: path.basename(given), shown: given, named: true, input, path: given }];
  }
  /** @type {File[]} */
  const files = [];
  walk(Buffer.from(given), '', given, new Set(), (file) => files.push({ ...file, named: false, input }));
  return files;
}

/**
 * @param {Buffer} folder @param {string} prefix @param {string} shown
 * @param {Set<string>} above the folders whose contents are being listed, for links that lead back
 * @param {(file: { name: string, shown: string, path: Buffer }) => void} each
 */
function walk(folder, prefix, shown, above, each) {
  const real = fs.realpathSync(folder);
  if (above.has(real)) return;
  above.add(real);
  for (const entry of fs.readdirSync(folder, { encoding: 'buffer' })) {
    const name = text(entry);
    if (name.startsWith('.') || name === '__MACOSX') continue;
    const file = join(folder, entry);
    const under = {
      name: prefix + name,
      shown: shown.endsWith(path.sep) ? shown + name : shown + path.sep + name,
    };
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) walk(file, `${under.name}/`, under.shown, above, each);
    else each({ ...under, path: file });
  }
  above.delete(real);
}

/** The files as the module lists them. @param {File[]} files */
export const listed = (files) => JSON.stringify(files.map(({ path: _, content: __, ...file }) => file));

/**
 * What the module asks for files.
 * @param {File[]} files @param {(done: number) => void} progress
 */
export function host(files, progress) {
  const given = new Map(files.filter((file) => file.content).map((file) => [file.name, file]));
  return {
    /** @param {number} at */
    bytes(at) {
      const { path: file, content } = files[at];
      return content ?? read(/** @type {string | Buffer} */ (file));
    },
    /** @param {number} at @param {string} name */
    beside(at, name) {
      const { path: file, name: own } = files[at];
      if (file === undefined) return given.get(own.slice(0, own.lastIndexOf('/') + 1) + name)?.content;
      const bytes = Buffer.from(file);
      const folder = bytes.subarray(0, bytes.lastIndexOf(path.sep) + 1);
      const wanted = Buffer.concat([folder, Buffer.from(name)]);
      return fs.existsSync(wanted) ? read(wanted) : undefined;
    },
    begins() {},
    progress,
  };
}

/** @param {string | Buffer} file */
function read(file) {
  const { size } = fs.statSync(file);
  if (size > MOST_BYTES) throw new Error(`the file has ${size} bytes; at most ${MOST_BYTES} are read`);
  return new Uint8Array(fs.readFileSync(file));
}
