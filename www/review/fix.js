// What an editor has changed, as the `.fix.toml` that the build reads (crates/prepare/src/page/fix).
import { HEADS, textOf } from './model.js';

/**
 * @typedef {import('./model.js').Run} Run
 * @typedef {{ role: string, lines: string, begins: string }} PartFix
 * @typedef {{ kind: string, byline?: string, date?: string, issuers?: string[], parts: PartFix[], [head: string]: string | string[] | PartFix[] | undefined }} StoryFix
 * @typedef {{ furniture: string, story: StoryFix[] }} Fix
 */

/** Characters that show whether a part still begins as it did. */
const BEGINS = 8;

/** Runs as `5-7, 8:1-12`. @param {Map<number, string[]>} lines @param {Run[]} runs */
export function written(lines, runs) {
  /** @type {{ first: number, last: number, whole: boolean, chars: string }[]} */
  const entries = [];
  for (const { line, from, to } of runs) {
    const text = (lines.get(line) ?? []).join('');
    const whole = text.trim() === [...text].slice(from, to).join('').trim();
    const before = entries[entries.length - 1];
    if (whole && before?.whole && before.last + 1 === line) before.last = line;
    else entries.push({ first: line, last: line, whole, chars: `${line}:${from + 1}-${to}` });
  }
  return entries
    .map(({ first, last, whole, chars }) =>
      whole ? (first < last ? `${first}-${last}` : `${first}`) : chars,
    )
    .join(', ');
}

/** The corrections as values. @param {Map<number, string[]>} lines @param {import('./model.js').State} state @returns {Fix} */
export function fixOf(lines, { stories, furniture }) {
  const story = stories.map(({ kind, byline, date, issuers, parts, ...fields }) => ({
    kind,
    ...Object.fromEntries(HEADS.map((head) => [head, fields[head]])),
    ...(byline !== null && { byline }),
    ...(date !== null && { date }),
    ...(issuers.length && { issuers }),
    parts: parts.map((part) => ({
      role: part.role,
      lines: written(lines, part.runs),
      begins: [...textOf(lines, part)].slice(0, BEGINS).join(''),
    })),
  }));
  return {
    furniture: written(
      lines,
      furniture.flatMap(({ runs }) => runs),
    ),
    story,
  };
}

/** A string of TOML. Its escapes are those of JSON, but that it wants DEL escaped, too, and knows no half characters. @param {string} text */
const quoted = (text) =>
  JSON.stringify(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(/\x7f/g, '\\u007f');

/** The text of the file. @param {Fix} fix */
export function tomlOf({ furniture, story }) {
  const text = ['# 由 gongwen review 写出：整版核对过的文章。', `furniture = ${quoted(furniture)}`];
  for (const { parts, ...fields } of story) {
    text.push('', '[[story]]');
    for (const [name, value] of Object.entries(fields)) {
      const list = Array.isArray(value) && `[${value.map((item) => quoted(String(item))).join(', ')}]`;
      text.push(`${name} = ${list || quoted(String(value))}`);
    }
    text.push('parts = [');
    for (const { role, lines, begins } of parts) {
      text.push(`  { role = ${quoted(role)}, lines = ${quoted(lines)}, begins = ${quoted(begins)} },`);
    }
    text.push(']');
  }
  return text.join('\n') + '\n';
}
