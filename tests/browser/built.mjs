// A folder that `gongwen build` wrote of the seeds, with the widget of this build.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CARRIED, ROOT } from '../../xtask/web/layout.mjs';
import { holding } from './gold.mjs';
import { literalTitles, parts } from './support.mjs';

/**
 * Builds a site of the seeds.
 * @param {string[]} words of the command line, after the inputs
 */
export const build = (...words) => buildOf('seeds', ...words);

/**
 * Builds into a folder of its own, which goes when the tests are over.
 * @param {string} input
 * @param {string[]} words of the command line, after the inputs
 */
export function buildOf(input, ...words) {
  const out = path.join(temporary(), 'site');
  buildInto(out, [input], words);
  return out;
}

/**
 * A copy of a site of the seeds, built again with some articles more.
 * @param {string} site
 * @param {object[]} articles
 */
export function rebuilt(site, articles) {
  const folder = temporary();
  const [out, more] = [path.join(folder, 'site'), path.join(folder, 'more.jsonl')];
  fs.cpSync(site, out, { recursive: true });
  fs.writeFileSync(more, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  buildInto(out, ['seeds', more], ['--mode', 'hosted']);
  return out;
}

/**
 * For `serve`: answers with the files of one site and, from some moment on, with those of a later one.
 * @param {string} later
 * @param {{ below?: string, isGone?: (name: string) => boolean }} [options] `below`: the folder that is replaced; `isGone`: files
 *   that the later site has no more
 */
export function replaced(later, { below = '/', isGone = () => false } = {}) {
  const serving = { isNew: false };
  const alter = (
    /** @type {string} */ name,
    /** @type {import('../../xtask/web/server.mjs').Answer} */ answer,
  ) => {
    if (!serving.isNew || !name.startsWith(below)) return;
    const file = path.join(later, name.endsWith('/') ? `${name}index.html` : name);
    if (fs.existsSync(file) && !isGone(name))
      Object.assign(answer, { status: 200, body: fs.readFileSync(file) });
    else answer.status = 404;
  };
  return { serving, alter };
}

/** A folder that goes when the tests are over. */
function temporary() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-built-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether the command was compiled from these sources, by this process. */
let isCompiled = false;

/** The command, compiled as `native_command` in xtask/src/suites.rs does it. */
function native() {
  const tests = ['--test', 'command', '--test', 'docs'];
  if (!isCompiled) run('cargo', ['test', '--quiet', '--workspace', '--locked', '--no-run', ...tests]);
  isCompiled = true;
  return path.join(ROOT, 'target', 'debug', 'gongwen');
}

/**
 * @param {string} program
 * @param {string[]} words
 */
function run(program, words) {
  const { status, stderr, error } = spawnSync(program, words, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(stderr);
}

/**
 * @param {string} out
 * @param {string[]} inputs
 * @param {string[]} words of the command line, after the inputs
 */
function buildInto(out, inputs, words) {
  const settings = ['--config', 'gongwen.toml', '--widget', CARRIED, '--out', out];
  run(native(), ['build', ...inputs, ...settings, ...words]);
}

/**
 * All articles with the query are there; the first opens with its summary and marks, and leads back.
 * @param {import('playwright-core').Page} page with the results of the query
 * @param {string} query
 */
export async function readsFirst(page, query) {
  assert.equal((await literalTitles(parts(page).results)).length, holding(query).length);
  await parts(page).links.first().click();
  await parts(page).heading.waitFor();
  await page.locator('gongwen-search [part=summary] li').first().waitFor();
  assert.ok((await page.locator('gongwen-search [part=body] mark').count()) > 0);
  await page.getByRole('button', { name: '返回搜索结果' }).click();
}
