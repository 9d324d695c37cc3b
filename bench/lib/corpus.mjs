// The articles that are measured on.
import fs from 'node:fs';
import path from 'node:path';
import { gongwen, jsonLines } from './command.mjs';
import { makeArticles } from './generate.mjs';
import { ROOT, WORK } from './paths.mjs';

/**
 * @typedef {object} Article
 * @property {number} id its place in the corpus
 * @property {string} key its id in Gongwen's index
 * @property {string} title
 * @property {string} body every other printed line that Gongwen searches, a line each
 */

/**
 * @typedef {object} Corpus
 * @property {string} name
 * @property {string} input what `gongwen index` takes
 * @property {Article[]} articles
 */

/** An article as `gongwen articles --json` prints it, in one title and one text for all engines. */
function plain(/** @type {any} */ a, /** @type {number} */ id) {
  const headings = a.subheads?.map((/** @type {{ text: string }} */ subhead) => subhead.text) ?? [];
  const around = [a.kicker, a.subtitle, a.section, a.byline, a.credit];
  const lines = [...around, ...(a.captions ?? []), ...headings, ...a.paragraphs];
  return { id, key: a.id, title: a.title, body: lines.filter(Boolean).join('\n') };
}

/** @param {string} input file or folder */
function read(input) {
  return jsonLines(gongwen(['articles', input, '--json'])).map(plain);
}

/** The pages of the repository. */
const SEEDS = path.join(ROOT, 'seeds');

/**
 * @param {string} which `seeds`, `made:N` for N generated articles, or the path of a JSONL file of `{id, title, body}`
 * @returns {Corpus}
 */
export function corpus(which) {
  if (which === 'seeds') return { name: which, input: SEEDS, articles: read(SEEDS) };
  const made = /^made:(\d+)$/.exec(which);
  const name = made ? `made-${made[1]}` : path.basename(which, '.jsonl');
  const input = path.join(WORK, `${name}.jsonl`);
  const articles = made ? makeArticles(read(SEEDS), Number(made[1])) : outside(which);
  fs.mkdirSync(WORK, { recursive: true });
  fs.writeFileSync(input, articles.map((article) => JSON.stringify(article) + '\n').join(''));
  return { name, input, articles: read(input) };
}

/** Of outside articles what all engines take the same way; other fields may mean something else there. */
function outside(/** @type {string} */ file) {
  return jsonLines(fs.readFileSync(file, 'utf8')).map(({ id, title, body }) => ({ id, title, body }));
}
