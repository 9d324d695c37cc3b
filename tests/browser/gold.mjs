// What must be found, from the gold split of the seed pages (tests/gold), never from the engine's own answers.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../xtask/web/layout.mjs';

/**
 * @typedef {{ id: string, title: string, kicker?: string, subtitle?: string, section?: string, byline?: string,
 *   paragraphs: string[], captions: string[], credit?: string, title_alternatives?: string[] }} GoldArticle
 */

const folder = path.join(ROOT, 'tests', 'gold');

/** @type {GoldArticle[]} */
export const ARTICLES = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .flatMap((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')))
  .filter((item) => item.id);

/** White space is layout: the pages break lines inside words. */
export const squeeze = (/** @type {string | null | undefined} */ text) => (text ?? '').replace(/\s+/g, '');

/**
 * The titles an article may be shown under: where a headline block has two lines that could each be the title, the
 * gold names both.
 * @param {GoldArticle} article
 */
export const titles = ({ title, title_alternatives }) => [title, ...(title_alternatives ?? [])].map(squeeze);

/** All the printed text of an article. */
export const printed = (/** @type {GoldArticle} */ a) =>
  [a.title, a.kicker, a.subtitle, a.section, a.byline, ...a.paragraphs, ...a.captions, a.credit]
    .map(squeeze)
    .join('\n');

/**
 * The articles that hold a string, letters of either case.
 * @param {string} query
 */
export const holding = (query) =>
  ARTICLES.filter((article) => printed(article).toLowerCase().includes(squeeze(query).toLowerCase()));

/**
 * Whether a text is made of whole sentences of a paragraph: it begins where one begins and ends where one ends. (A
 * quotation and the words that say whose it is may be one sentence or two.)
 * @param {string} paragraph
 * @param {string} text
 */
export function isWhole(paragraph, text) {
  const all = squeeze(paragraph);
  const at = all.indexOf(squeeze(text));
  if (at < 0 || !text) return false;
  const closed = /(^|[。！？!?…][”’」』）)》]*)$/u;
  const end = at + squeeze(text).length;
  return closed.test(all.slice(0, at)) && (end === all.length || closed.test(all.slice(0, end)));
}
