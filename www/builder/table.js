// The table of what was read, doubtful and failed rows first.
import { element } from './dom.js';
import { pause } from './engine.js';
import { say } from './strings.js';

/** Rows that are made at a time. */
const HANDFUL = 40;

/**
 * @typedef {{ id: string, title: string, kind: 'article' | 'photo' | 'listing' | 'brief', date: string | null,
 *   section: string | null, doubts: string[], rules: [string, string][] }} ArticleRow
 * @typedef {{ name: string, path: string, kind: string, outcome: string, reason: string, articles: ArticleRow[] }} FileRow
 * @typedef {Pick<FileRow, 'name' | 'path' | 'kind'>} FileName
 * @typedef {{ failed: Pick<FileRow, 'outcome' | 'path' | 'reason'>[], articles: { file: FileName, article: ArticleRow }[],
 *   left: number }} Shown
 */

/**
 * The table. Its rows are made by and by, so that the page can be used meanwhile.
 * @param {Shown} shown @param {(name: string, id: string) => boolean} isCorrected by the file and the article
 * @param {(file: FileName, article: ArticleRow) => void} look called when an article is chosen
 */
export function table({ failed, articles, left }, isCorrected, look) {
  const heads = /** @type {const} */ (['state', 'heading', 'date', 'section', 'kind', 'file', 'rules']);
  const head = element('tr', {}, ...heads.map((name) => element('th', { scope: 'col' }, say(name))));
  const body = element('tbody');
  const rows = [
    ...failed.map((row) => () => failedRow(row)),
    ...articles.map((row) => () => articleRow(row)),
  ];
  const node = element(
    'section',
    {},
    element('h2', {}, say('table')),
    element('table', {}, element('thead', {}, head), body),
    ...(left > 0 ? [element('p', {}, say('more', { count: left }))] : []),
  );
  fillIn();
  return node;

  async function fillIn() {
    for (let from = 0; from < rows.length; from += HANDFUL) {
      body.append(...rows.slice(from, from + HANDFUL).map((row) => row()));
      await pause();
    }
  }

  /** @param {Shown['failed'][0]} file */
  function failedRow({ outcome, path, reason }) {
    const state = element('td', {}, say(outcome === 'failed' ? 'failed' : 'unread'));
    return element(
      'tr',
      { className: 'failed' },
      state,
      element('td', { colSpan: 4 }, reason),
      cell(path),
      cell(''),
    );
  }

  /** @param {Shown['articles'][0]} row */
  function articleRow({ file, article }) {
    const { id, title, date, section, kind, doubts, rules } = article;
    const doubtful = doubts.length > 0;
    const state = isCorrected(file.name, id) ? say('corrected') : say(doubtful ? 'check' : 'fine');
    const name = element('button', { onclick: () => look(file, article) }, title || id);
    return element(
      'tr',
      { className: doubtful ? 'doubtful' : '' },
      cell(doubtful ? `${state}: ${doubts.join('; ')}` : state),
      element('td', {}, name),
      ...[date ?? '', section ?? '', say(kind), file.path].map(cell),
      cell(rules.map((rule) => rule.join(': ')).join('; ')),
    );
  }
}

const cell = (/** @type {string} */ text) => element('td', {}, text);
