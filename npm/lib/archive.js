// An archive in files: written as the command `gongwen` writes it, and searched.
import fs from 'node:fs';
import path from 'node:path';
import { WIDGET, replaceFile } from './folder.js';
import { searchArchive } from './module.js';

/** The folder of the archive in what a build wrote. */
const ARCHIVE = `${WIDGET}/archive`;
/** The file that is written last, and that a page asks for first. */
const ROOT = 'root.gwar';

/** Takes the files of an archive: `finish` removes what an earlier build left. @param {string} out the folder to upload */
export function archiveWriter(out) {
  const folder = path.join(out, ARCHIVE);
  const isEmpty = !fs.existsSync(folder) || fs.readdirSync(folder).length === 0;
  if (!isEmpty && !fs.existsSync(path.join(folder, ROOT))) {
    throw new Error(`${folder}: the folder holds files that are no archive; name a new or an empty one`);
  }
  let count = 0;
  let segment = '';
  return {
    /** @param {string} name @param {Uint8Array} bytes */
    file(name, bytes) {
      const file = path.join(out, name);
      const [first, ...inside] = name.slice(ARCHIVE.length + 1).split('/');
      if (inside.length) segment = first;
      fs.mkdirSync(path.dirname(file), { recursive: true });
      replaceFile(file, bytes);
      count += 1;
    },
    part: progress('writing'),
    /** How many files were written. */
    finish() {
      for (const name of count ? fs.readdirSync(folder) : []) {
        if (/^[0-9a-f]{16}$/.test(name) && name !== segment)
          fs.rmSync(path.join(folder, name), { recursive: true });
      }
      // Of a build in another mode nothing is left.
      if (!count) fs.rmSync(folder, { recursive: true, force: true });
      return count;
    },
  };
}

/** A line that is written over, on a terminal only. @param {string} what */
export function progress(what) {
  if (!process.stderr.isTTY) return () => {};
  return (/** @type {number} */ done, /** @type {number} */ of) => {
    if (done < of) process.stderr.write(`\r${what} ${done}/${of}`);
    else process.stderr.write('\r\x1b[K');
  };
}

/** The folder of the archive, in what a build wrote or itself; none where there is none. @param {string} given */
export function archiveIn(given) {
  return [path.join(given, ARCHIVE), given].find((folder) => fs.existsSync(path.join(folder, ROOT)));
}

/** The answer as JSON. @param {string} folder @param {string} query @param {number} limit */
export const searchFolder = (folder, query, limit) =>
  searchArchive(fs.readFileSync(path.join(folder, ROOT)), query, limit, (/** @type {string} */ name) =>
    fs.readFileSync(path.join(folder, name)),
  );
