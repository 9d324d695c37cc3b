// The page that `gongwen review` writes: the editor, and the file of corrections to save.
import { element, save } from '../builder/dom.js';
import { Editor } from './editor.js';
import { fixOf, tomlOf } from './fix.js';
import { LANGUAGE } from './language.js';
import { say } from './strings.js';

/** @type {import('./model.js').Proof} */
const proof = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('proof')).textContent ?? '');
const { file, fix, fault } = proof;

document.documentElement.lang = LANGUAGE;
document.title = say('page', { file });

let isSaved = true;
const content = element('textarea', { readOnly: true, rows: 12, ariaLabel: say('content', { file: fix }) });
const told = element('span', { role: 'status' });

const editor = new Editor(proof, () => {
  isSaved = false;
  write();
});

/** The corrections as the build reads them. */
const toml = () => tomlOf(fixOf(editor.lines, editor.state));

function write() {
  content.value = toml();
  told.textContent = '';
}

function copy() {
  // A page from the disk may not have the clipboard.
  content.focus();
  content.select();
  document.execCommand('copy');
  told.textContent = say('copied', { file: fix });
  isSaved = true;
}

function download() {
  save(fix, toml());
  isSaved = true;
}

addEventListener('beforeunload', (event) => {
  if (!isSaved) event.preventDefault();
});

write();
document.body.append(
  element(
    'main',
    {},
    element('h1', {}, say('page', { file })),
    element('p', {}, say('how')),
    ...(fault ? [element('p', { className: 'fault', role: 'alert' }, say('fault', { fault }))] : []),
    element(
      'p',
      { className: 'buttons' },
      element('button', { type: 'button', id: 'save', onclick: download }, say('save', { file: fix })),
      element('button', { type: 'button', id: 'copy', onclick: copy }, say('copy')),
      told,
    ),
    editor.node,
    element('details', {}, element('summary', {}, say('content', { file: fix })), content),
  ),
);
