// The table of what was read, doubtful and failed rows first.
import { element } from './dom.js';
import { say } from './strings.js';

/** Rows that are shown; with more a page would be slow. */
const MOST_ROWS = 500;

/**
 * @typedef {{ id: string, title: string, kind: 'article' | 'photo' | 'listing' | 'brief', date: string | null,
 *   section: string | null, doubts: string[], rules: [string, string][] }} ArticleRow
 * @typedef {{ name: string, path: string, kind: string, outcome: string, reason: string, articles: ArticleRow[] }} FileRow
 */

/**
 * @param {FileRow[]} files @param {(id: string) => boolean} isCorrected
 * @param {(file: FileRow, article: ArticleRow) => void} look called when an article is chosen
 */
export function table(files, isCorrected, look) {
  const failed = files.filter(({ outcome }) => outcome === 'failed' || outcome === 'unread');
  const all = files.flatMap((file) => file.articles.map((article) => ({ file, article })));
  all.sort((a, b) => Number(b.article.doubts.length > 0) - Number(a.article.doubts.length > 0));
  const rows = [...failed.map(failedRow), ...all.slice(0, MOST_ROWS).map(articleRow)];
  const heads = /** @type {const} */ (['state', 'heading', 'date', 'section', 'kind', 'file', 'rules']);
  const head = element('tr', {}, ...heads.map((name) => element('th', { scope: 'col' }, say(name))));
  const left = all.length - MOST_ROWS;
  return element(
    'section',
    {},
    element('h2', {}, say('table')),
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)),
    ...(left > 0 ? [element('p', {}, say('more', { count: left }))] : []),
  );

  /** @param {FileRow} file */
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

  /** @param {{ file: FileRow, article: ArticleRow }} row */
  function articleRow({ file, article }) {
    const { id, title, date, section, kind, doubts, rules } = article;
    const doubtful = doubts.length > 0;
    const state = isCorrected(id) ? say('corrected') : say(doubtful ? 'check' : 'fine');
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
