// Writes the folder to upload as the command `gongwen build` does: what has changed, each file whole or not at all.
import fs from 'node:fs';
import path from 'node:path';

export const WIDGET = 'gongwen';
const REPORT = 'report.html';

/** Refuses a folder that was not written by a build: its files would be lost. @param {string} out */
export function check(out) {
  if (!fs.existsSync(out)) return;
  const isOurs = fs.existsSync(path.join(out, WIDGET)) && fs.existsSync(path.join(out, REPORT));
  if (fs.readdirSync(out).length > 0 && !isOurs) {
    throw new Error(
      `${out}: the folder holds files that \`gongwen build\` did not write; name a new or an empty one`,
    );
  }
}

/** @param {string} out @param {{ path: string, bytes: Uint8Array }[]} files */
export function write(out, files) {
  // The index is there before what names it.
  const order = [...files].sort((a, b) => Number(isHashed(b.path)) - Number(isHashed(a.path)));
  for (const file of order) writeFile(path.join(out, file.path), file.bytes);
  for (const name of fs.readdirSync(path.join(out, WIDGET))) {
    const old = `${WIDGET}/${name}`;
    if (isOurs(name) && !files.some((file) => file.path === old)) fs.rmSync(path.join(out, old));
  }
}

/** @param {string} file @param {Uint8Array} bytes */
export function writeFile(file, bytes) {
  // A file that is as it was keeps its time, by which programs that upload tell what is new.
  if (fs.existsSync(file) && Buffer.compare(fs.readFileSync(file), bytes) === 0) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  replaceFile(file, bytes);
}

/** Writes a file whole or not at all. @param {string} file @param {Uint8Array} bytes */
export function replaceFile(file, bytes) {
  fs.writeFileSync(`${file}.partial`, bytes);
  fs.renameSync(`${file}.partial`, file);
}

/** Whether a name has a hash of the content in it. @param {string} name */
const isHashed = (name) => /-[0-9a-f]{10}(\.[^./]*)?$/.test(name);

/** Whether a file of the widget's folder is one that a build writes in some mode or version. @param {string} name */
const isOurs = (name) =>
  /^(gongwen|index|strings\.)/.test(name) &&
  (isHashed(name) || !name.includes('-') || /^gongwen-(s|archive\.js$|offline\.js$)/.test(name));
