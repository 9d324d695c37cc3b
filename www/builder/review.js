// One article: what was read beside the original, and a form that corrects it.
import { element } from './dom.js';
import { say } from './strings.js';

/** @typedef {{ id: string, title?: string, date?: string, section?: string, kind?: string, leave_out?: boolean }} Correction */

/**
 * @param {object} shown
 * @param {any} shown.article as it was read, the whole of it
 * @param {string} shown.heading what a list shows of it
 * @param {import('./table.js').FileName} shown.file
 * @param {string | undefined} shown.original the file's text
 * @param {(correction: Correction) => void} shown.correct
 */
export function review({ article, heading, file, original, correct }) {
  const told = element('p', { role: 'status' });
  const keep = () => {
    correct(correction());
    told.textContent = say('kept');
  };
  const input = (/** @type {'heading' | 'date' | 'section'} */ name, /** @type {string} */ value) =>
    element('input', { name, value, ariaLabel: say(name) });
  const title = input('heading', article.title);
  title.placeholder = heading;
  const date = input('date', article.date ?? '');
  const section = input('section', article.section ?? '');
  const kinds = /** @type {const} */ (['article', 'photo', 'listing', 'brief']);
  const kind = element('select', {}, ...kinds.map((value) => element('option', { value }, say(value))));
  kind.value = article.kind;
  const leaveOut = element('input', { type: 'checkbox' });
  const correction = () => ({
    id: article.id,
    ...(title.value !== article.title && { title: title.value }),
    ...(date.value !== (article.date ?? '') && { date: date.value }),
    ...(section.value !== (article.section ?? '') && { section: section.value }),
    ...(kind.value !== article.kind && { kind: kind.value }),
    ...(leaveOut.checked && { leave_out: true }),
  });
  return element(
    'section',
    { id: 'review', tabIndex: -1 },
    element('h2', {}, say('look', { title: heading })),
    element('label', {}, say('heading'), ' ', title),
    element('label', {}, say('date'), ' ', date),
    element('label', {}, say('section'), ' ', section),
    element('label', {}, say('kind'), ' ', kind),
    element('label', {}, leaveOut, ' ', say('leaveOut')),
    element('button', { onclick: keep }, say('keep')),
    told,
    element(
      'div',
      { className: 'sides' },
      element(
        'div',
        { role: 'region', ariaLabel: say('text'), tabIndex: 0 },
        ...[...article.paragraphs, ...article.captions].map((text) => element('p', {}, text)),
      ),
      side(),
    ),
  );

  function side() {
    if (original === undefined) return element('p', {}, file.path);
    if (file.kind === 'HTML') {
      // No script of it runs, and the page's own policy lets it load nothing.
      const frame = element('iframe', { title: say('original'), srcdoc: original });
      frame.setAttribute('sandbox', '');
      return frame;
    }
    return element('div', { role: 'region', ariaLabel: say('original'), tabIndex: 0 }, ...lined(original));
  }
}

/** A text with its line ends. @param {string} text */
const lined = (text) =>
  text.split(/\r?\n/).map((line) => element('span', { className: 'line' }, line || '\u00a0'));
