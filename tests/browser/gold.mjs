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
 * The whole sentences of a paragraph: up to a full stop and the closing marks behind it.
 * @param {string} paragraph
 */
export const sentences = (paragraph) =>
  (squeeze(paragraph).match(/[^。！？!?]*[。！？!?]+[”’」』）)》]*|[^。！？!?]+$/gu) ?? []).map((text) =>
    text.trim(),
  );
