// The builder page: from files that are dropped to a folder to upload. Nothing leaves the page.
import { LANGUAGE } from '../review/language.js';
import { element, fill, save } from './dom.js';
import { ask, hand, stop } from './engine.js';
import { ofDrop, ofInput } from './files.js';
import { pageReview } from './page.js';
import { previewArchive, previewIndex } from './preview.js';
import { review } from './review.js';
import { say } from './strings.js';
import { table } from './table.js';

/** The values of gongwen.toml: settings and corrections. @type {Record<string, any>} */
let values = {};
/** @type {import('./files.js').Given[]} */
let given = [];

document.documentElement.lang = LANGUAGE;
document.title = say('title');
const status = element('p', { id: 'status', role: 'status' });
const bar = element('progress', { hidden: true, ariaLabel: say('title') });
const cancel = element(
  'button',
  { hidden: true, onclick: () => stop(new Error(say('cancelled'))) },
  say('cancel'),
);
const result = element('div');
const reviewed = element('div');
const built = element('div');

/** An input of files that looks like a button. @param {'folder' | 'files'} name @param {boolean} isFolder */
const chooser = (name, isFolder) => {
  const input = element('input', { type: 'file', multiple: true, webkitdirectory: isFolder, id: name });
  input.onchange = () => input.files && take(ofInput(input.files));
  return element('label', { className: 'button' }, say(name), input);
};
const drop = element(
  'div',
  { id: 'drop' },
  element('p', {}, say('intro')),
  chooser('folder', true),
  chooser('files', false),
);
drop.ondragover = (event) => {
  event.preventDefault();
  drop.classList.add('over');
};
drop.ondragleave = () => drop.classList.remove('over');
drop.ondrop = async (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  if (event.dataTransfer) take(await ofDrop(event.dataTransfer));
};

/** Runs what takes long; what fails is told in one line. @param {() => Promise<void>} work */
async function busy(work) {
  bar.hidden = cancel.hidden = false;
  bar.removeAttribute('value');
  try {
    await work();
  } catch (error) {
    status.textContent = error instanceof Error ? error.message : String(error);
  } finally {
    bar.hidden = cancel.hidden = true;
  }
}

/** @param {import('./files.js').Given[]} files */
async function take(files) {
  given = files;
  const settings = files.find(({ name }) => name === 'gongwen.toml');
  await busy(async () => {
    if (settings) values = await ask('values', { text: await settings.file.text() });
    showSettings();
  });
  await read();
}

const read = () =>
  busy(async () => {
    for (const part of [result, reviewed, built]) fill(part);
    if (!given.length) throw new Error(say('empty'));
    status.textContent = say('reading', { done: 0, total: given.length });
    await hand(given);
    const { totals, ...shown } = await ask('read', { values }, told('reading'));
    status.textContent = say('totals', totals);
    const isCorrected = (/** @type {string} */ name, /** @type {string} */ id) =>
      values.pages?.[name] !== undefined ||
      (values.correct ?? []).some((/** @type {any} */ it) => it.id === id);
    const again = element('button', { onclick: read }, say('again'));
    const build = element('button', { id: 'build', onclick: makeFolder }, say('build'));
    fill(result, table(shown, isCorrected, look), again, build);
  });

/** @param {import('./table.js').FileName} file @param {import('./table.js').ArticleRow} row */
const look = (file, row) =>
  busy(async () => {
    const isPage = file.kind === 'PDF' || file.kind === 'text';
    // A page inside a zip is none of the files.
    if (isPage && given.some(({ name }) => name === file.name)) await lookPage(file, row);
    else await lookArticle(file, row);
  });

/** @param {import('./table.js').FileName} file @param {import('./table.js').ArticleRow} row */
async function lookPage(file, row) {
  await hand(given);
  const proof = await ask('proof', { values, name: file.name });
  const { node, show } = pageReview(proof, row.id, (fix) => {
    (values.pages ??= {})[file.name] = fix;
    // What was said of single articles is in the page now, whose articles may have other ids.
    const ids = new Set(proof.stories.map((/** @type {any} */ story) => story.id));
    if (values.correct) values.correct = values.correct.filter((/** @type {any} */ it) => !ids.has(it.id));
  });
  fill(reviewed, node);
  show();
}

/** @param {import('./table.js').FileName} file @param {import('./table.js').ArticleRow} row */
async function lookArticle(file, row) {
  const article = await ask('article', { id: row.id });
  if (!article) return;
  const found = given.find(({ name }) => name === file.name)?.file;
  const isText = found && /HTML|text|JSON|CSV|Markdown/.test(file.kind);
  const original = isText ? await text(found) : undefined;
  const node = review({
    article,
    heading: row.title,
    file,
    original,
    correct(correction) {
      const others = (values.correct ?? []).filter((/** @type {any} */ it) => it.id !== correction.id);
      values.correct = [...others, correction];
    },
  });
  fill(reviewed, node);
  node.focus();
}

/** The text of a file as the readers decode it: UTF-8 where it is, else GB18030. @param {File} file */
async function text(file) {
  const bytes = await new Response(file).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Tells how far a work is, and how long it may still take. @param {'reading' | 'writing'} what */
function told(what) {
  /** @type {number | undefined} */
  let start;
  let before = 0;
  return (/** @type {number} */ done, /** @type {number} */ total) => {
    if (start === undefined) [start, before] = [performance.now(), done];
    const each = (performance.now() - start) / 1000 / (done - before);
    const left = done > before ? say('left', { seconds: Math.ceil(each * (total - done)) }) : '';
    status.textContent = say(what, { done, total }) + left;
    bar.max = total;
    bar.value = done;
  };
}

/** The script that a page loads, by how the index is shipped. @type {Record<string, string>} */
const SCRIPTS = {
  embedded: '<script src="/gongwen/gongwen.standalone.js" defer></script>',
  file: '<script type="module" src="/gongwen/gongwen-search.js"></script>',
  hosted: '<script type="module" src="/gongwen/gongwen-archive.js"></script>',
};

const makeFolder = () =>
  busy(async () => {
    status.textContent = say('building');
    const made = await ask('build', { mode: mode.value }, told('writing'));
    status.textContent = say(made.files ? 'builtArchive' : 'built', made);
    const zip = () => busy(async () => save('gongwen-site.zip', await ask('zip')));
    const frame = element('iframe', { title: say('preview') });
    fill(
      built,
      frame,
      element('button', { id: 'save', onclick: zip }, say('save')),
      element('h2', {}, say('paste')),
      element('p', {}, say('steps')),
      element('pre', {}, `<gongwen-search></gongwen-search>\n${SCRIPTS[made.mode]}`),
    );
    if (made.preview) previewIndex(frame, made.preview);
    else previewArchive(frame);
    result.querySelector('#build')?.remove();
  });

/** The settings: a key of gongwen.toml each; `many` is a list of words. */
const SETTINGS = /** @type {const} */ ([
  { label: 'site', path: ['title'] },
  { label: 'url', path: ['url'] },
  { label: 'body', path: ['read', 'selectors', 'body'], many: true },
  { label: 'words', path: ['dictionary', 'words'], many: true },
  { label: 'hot', path: ['widget', 'hot'], many: true },
]);
const inputs = SETTINGS.map(({ label }) => element('input', { id: label }));

/** Shows the values in the form. */
function showSettings() {
  SETTINGS.forEach(({ path }, at) => {
    const value = path.reduce((/** @type {any} */ table, key) => table?.[key], values);
    inputs[at].value = Array.isArray(value) ? value.join(' ') : (value ?? '');
  });
}

SETTINGS.forEach((setting, at) => {
  inputs[at].onchange = () => {
    const keys = [...setting.path];
    const last = /** @type {string} */ (keys.pop());
    const table = keys.reduce((/** @type {any} */ under, key) => (under[key] ??= {}), values);
    const typed = inputs[at].value.trim();
    if (!typed) delete table[last];
    // A selector may hold blanks.
    else if ('many' in setting) table[last] = setting.label === 'body' ? [typed] : typed.split(/\s+/);
    else table[last] = typed;
  };
});

/** How the index is shipped: no key of gongwen.toml, as the command has an option for it. */
const MODES = /** @type {const} */ ({
  auto: 'modeAuto',
  file: 'modeFile',
  embedded: 'modeEmbedded',
  hosted: 'modeHosted',
});
const mode = element(
  'select',
  { id: 'mode' },
  ...Object.entries(MODES).map(([value, label]) => element('option', { value }, say(label))),
);

const keepSettings = () => busy(async () => save('gongwen.toml', await ask('toml', { values })));
const settings = element(
  'details',
  {},
  element('summary', {}, say('settings')),
  ...SETTINGS.map(({ label }, at) => element('label', {}, say(label), ' ', inputs[at])),
  element('label', {}, say('mode'), ' ', mode),
  element('button', { id: 'save-settings', onclick: keepSettings }, say('saveSettings')),
);

/** @type {HTMLElement} */ (document.getElementById('app')).append(
  element('h1', {}, say('title')),
  drop,
  settings,
  status,
  bar,
  cancel,
  result,
  reviewed,
  built,
);
