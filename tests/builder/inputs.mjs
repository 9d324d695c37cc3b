// What the command, the package and the page are compared by, and how.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeArticles } from '../../bench/lib/generate.mjs';
import { ROOT } from '../../xtask/web/layout.mjs';

/** The native command: the one in the folder of the debug build. */
export const native = path.join(ROOT, 'target', 'debug', 'gongwen');

/** A folder that goes when the tests are over. @param {(remove: () => void) => void} after */
export function scratch(after) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-builder-'));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Folders of all kinds: the seeds, made web pages of all layouts, PDFs, and many made articles. A folder `pages` beside the build
 * has more of the web pages where `cargo xtask fixtures` has made them.
 * @param {string} folder for those that are made here
 * @returns {Record<string, string>}
 */
export function inputs(folder) {
  const seeds = path.join(ROOT, 'seeds');
  const made = path.join(folder, 'made');
  fs.mkdirSync(made);
  const lines = execFileSync(native, ['articles', seeds, '--json'], { encoding: 'utf8' }).trim().split('\n');
  const sources = lines.map((line) => {
    const { title, paragraphs } = JSON.parse(line);
    return { title, body: paragraphs.join('\n') };
  });
  const articles = makeArticles(sources, 2000);
  fs.writeFileSync(
    path.join(made, 'articles.jsonl'),
    articles.map((it) => `${JSON.stringify(it)}\n`).join(''),
  );
  const pages = path.join(ROOT, 'target', 'fixtures');
  return {
    seeds,
    'web pages': fs.existsSync(pages) ? pages : path.join(ROOT, 'tests', 'fixtures', 'html'),
    PDFs: path.join(ROOT, 'crates', 'prepare', 'tests', 'data'),
    '2,000 articles': made,
  };
}

/** What is built. @typedef {Map<string, Uint8Array>} Built */

/** All files of a folder. @param {string} folder @returns {Built} */
export const filesOf = (folder) =>
  new Map(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => fs.statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, fs.readFileSync(path.join(folder, name))]),
  );

/** What the native command builds. @param {string[]} given @param {string} mode @param {string} out */
export function byCommand(given, mode, out) {
  fs.rmSync(out, { recursive: true, force: true });
  const args = ['build', ...given, '--out', out, '--no-cache', '--mode', mode];
  execFileSync(native, args, { cwd: ROOT, stdio: 'ignore' });
  return filesOf(out);
}

/**
 * Whether both have the same files with the same bytes.
 * @param {Built} have @param {Built} want @param {string[]} others files that may differ
 */
export function assertSame(have, want, others = []) {
  assert.deepEqual([...have.keys()].sort(), [...want.keys()].sort());
  for (const [name, bytes] of want) {
    if (!others.includes(name))
      assert.ok(Buffer.compare(have.get(name) ?? new Uint8Array(), bytes) === 0, name);
  }
}
