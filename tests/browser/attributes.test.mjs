// The list of attributes (www/attributes.js) against the scripts, the documents and the elements.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { SEARCH, SUMMARY, asking } from '../../www/attributes.js';
import { ROOT } from '../../xtask/web/layout.mjs';
import { visit } from './support.mjs';

const names = (/** @type {{ name: string }[]} */ attributes) => attributes.map(({ name }) => name).sort();

/** How the scripts read an attribute of an element of ours. */
const READ =
  /(?:host|this|guarded)\.(?:get|has)Attribute\('([\w-]+)'\)|count\(host, '([\w-]+)'|host\.matches\('\[([\w-]+)/g;
/** How the style sheets read one. */
const STYLED = /:host\(\[([\w-]+)/g;

/**
 * @param {string} folder of www/
 * @param {string} ending of the files
 * @param {RegExp} pattern with the name in one of its groups
 */
function read(folder, ending, pattern) {
  const home = path.join(ROOT, 'www', folder);
  const found = fs
    .readdirSync(home)
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => [...fs.readFileSync(path.join(home, file), 'utf8').matchAll(pattern)]);
  return new Set(found.map((groups) => groups.slice(1).find(Boolean)));
}

const FOLDERS = /** @type {const} */ (['loader', 'app', 'extras', 'summary']);

test('attributes: each is read where the list says', () => {
  for (const by of FOLDERS) {
    const inScripts = read(by, '.js', READ);
    for (const { name } of [...SEARCH, ...SUMMARY].filter((attribute) => attribute.by === by)) {
      assert.ok(inScripts.has(name), `www/${by} does not read ${name}`);
    }
  }
  const inSheets = new Set(FOLDERS.flatMap((folder) => [...read(folder, '.css', STYLED)]));
  for (const { name } of [...SEARCH, ...SUMMARY].filter(({ by }) => by === 'style')) {
    assert.ok(inSheets.has(name), `no style sheet knows ${name}`);
  }
});

test('attributes: no script reads one that is not in the list', () => {
  const lists = { loader: SEARCH, app: SEARCH, extras: SEARCH, summary: SUMMARY };
  for (const folder of FOLDERS) {
    const known = names(lists[folder]);
    for (const name of read(folder, '.js', READ)) {
      assert.ok(name && known.includes(name), `www/${folder} reads ${name}`);
    }
  }
});

/**
 * The rows of a table of docs/widget.md.
 * @param {string} heading the line before it
 */
function rows(heading) {
  const docs = fs.readFileSync(path.join(ROOT, 'docs', 'widget.md'), 'utf8');
  const [, after] = docs.split(`\n${heading}\n\n`);
  assert.ok(after, heading);
  const [table] = after.split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .flatMap((row) => {
      const [first, , unwritten] = row.replace(/^\| | \|$/g, '').split(' | ');
      return [...first.matchAll(/`([\w-]+)`/g)].map(([, name]) => ({
        name,
        extras: first.includes('＊'),
        unwritten,
      }));
    });
}

for (const [tag, list] of /** @type {const} */ ([
  ['gongwen-search', SEARCH],
  ['gongwen-summary', SUMMARY],
])) {
  test(`attributes: docs/widget.md has those of <${tag}>, their bundle and what they say unwritten`, () => {
    const documented = rows(`\`<${tag}>\`：`);
    assert.deepEqual(names(documented), names(list));
    for (const { name, by, default: value } of list) {
      const row = documented.find((row) => row.name === name);
      assert.equal(row?.extras, by === 'extras', `＊ of ${name}`);
      if (value !== undefined) {
        assert.ok(row?.unwritten.includes(`${value}`), `${name} unwritten: ${row?.unwritten}`);
      }
    }
  });
}

/** Values with which an attribute asks for the extras; any other does with any value. */
const ASKING = /** @type {Record<string, string>} */ ({ results: 'popup', summary: 'on' });
/** Values with which those attributes do not ask. */
const PLAIN = /** @type {Record<string, string>} */ ({ results: 'inline', summary: 'off' });

visit('attributes: those of the extras load them, and no other', {}, async ({ page, server }) => {
  await page.goto(server.url);
  const loads = (/** @type {string} */ name, /** @type {string} */ value) =>
    page.evaluate(
      ([name, value]) => {
        const host = document.createElement('gongwen-search');
        host.setAttribute(name, value);
        document.body.append(host);
        const loads = Reflect.get(host, 'extras') !== undefined;
        host.remove();
        return loads;
      },
      [name, value],
    );
  for (const attribute of SEARCH) {
    const { name } = attribute;
    if (asking(attribute)) assert.equal(await loads(name, ASKING[name] ?? ''), true, name);
    if (!asking(attribute) || PLAIN[name]) assert.equal(await loads(name, PLAIN[name] ?? ''), false, name);
  }
});

visit('attributes: none has the name of a property, which React would set', {}, async ({ page, server }) => {
  await page.goto(server.url);
  const properties = await page.evaluate(
    (names) => names.filter((name) => name in document.createElement('gongwen-search')),
    names(SEARCH),
  );
  assert.deepEqual(properties, []);
});
