// The memory of `gongwen build` over the same articles with more and more round them: it must follow what goes into the index.
import fs from 'node:fs';
import path from 'node:path';
import { gongwen, jsonLines } from './command.mjs';
import { RECORDS, padPages, writeRecords, zipFolder } from './padding.mjs';
import { COMMAND, WORK } from './paths.mjs';
import { cells, measure } from './process.mjs';
import { table } from './table.mjs';

/** Bytes of template that pages get, and bytes of pictures that the text of an article gets. */
const [PADDING, PICTURES] = [[100_000, 500_000], 50_000];
/** Bytes of memory that an input may take more than the smallest one of the same articles. */
const MORE = 64e6;

/** Bytes of a file or of all files of a folder. @param {string} input @returns {number} */
function size(input) {
  const found = fs.statSync(input);
  if (!found.isDirectory()) return found.size;
  return fs.readdirSync(input).reduce((sum, name) => sum + size(path.join(input, name)), 0);
}

/** Bytes of the files of an index. @param {string} out */
function indexBytes(out) {
  const folder = path.join(out, 'gongwen');
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.gwix'));
  return names.reduce((sum, name) => sum + size(path.join(folder, name)), 0);
}

const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);

/**
 * Builds one input and removes it.
 * @param {string} name
 * @param {string} input
 * @param {NodeJS.ProcessEnv} env
 */
async function build(name, input, env) {
  const out = path.join(WORK, 'memory-out');
  for (const old of [out, `${out}.cache`]) fs.rmSync(old, { recursive: true, force: true });
  const used = await measure(COMMAND, ['build', input, '--mode', 'file', '--out', out], env);
  const row = [name, megabytes(size(input)), megabytes(indexBytes(out)), ...cells(used)];
  for (const made of [input, out, `${out}.cache`]) fs.rmSync(made, { recursive: true, force: true });
  return { row, held: used.held ?? 0 };
}

/**
 * The pages of a folder as they are, padded, and in a zip; their articles in one file of each format.
 * @param {string} site is removed
 * @param {NodeJS.ProcessEnv} env
 */
export async function memoryOfBuild(site, env) {
  const articles = jsonLines(gongwen(['articles', site, '--json']));
  const at = (/** @type {string} */ name) => path.join(WORK, name);
  const pages = [];
  for (const bytes of PADDING) {
    fs.rmSync(at('padded'), { recursive: true, force: true });
    padPages(site, at('padded'), bytes);
    zipFolder(at('padded'), at('padded.zip'));
    pages.push(await build(`with ${bytes / 1000} KB of template each`, at('padded'), env));
    pages.push(await build('the same in one zip', at('padded.zip'), env));
  }
  pages.unshift(await build('pages', site, env));
  const records = [];
  for (const format of RECORDS) {
    for (const bytes of [0, PICTURES]) {
      const file = at(`records.${format}`);
      writeRecords(file, format, articles, bytes);
      const name = bytes ? `with ${bytes / 1000} KB of pictures each` : `one file: ${format}`;
      records.push(await build(name, file, env));
    }
  }
  console.log(`\nThe memory of a build of ${articles.length} articles:\n`);
  table(
    ['input', 'MB read', 'MB of index', 'seconds', 'processor seconds, all cores', 'most memory held, MB'],
    [...pages, ...records].map(({ row }) => row),
  );
  const least = (/** @type {{ held: number }[]} */ rows) => Math.min(...rows.map(({ held }) => held));
  const follows = [pages, records].every((rows) => rows.every(({ held }) => held <= least(rows) + MORE));
  console.log(
    `At most ${MORE / 1e6} MB more than the smallest input of the same articles: ${follows ? 'yes' : 'NO'}.`,
  );
}
