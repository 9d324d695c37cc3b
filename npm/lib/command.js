#!/usr/bin/env node
// The command `gongwen`, as far as the module goes: the same options, the same bytes, the same exit codes.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { archiveIn, archiveWriter, progress, searchFolder } from './archive.js';
import { host, list, listed } from './disk.js';
import { check, replaceFile, write } from './folder.js';
import { filesOf } from './index.js';
import { editor, inputsOf, load, readCorpus, review, search, widget } from './module.js';
import { serve } from './serve.js';

const HELP = `工闻：给静态网站加上中文搜索。
gongwen: Chinese full-text search for static sites.

  gongwen build [INPUT…] --out DIR [--mode auto|file|embedded|hosted] [--config gongwen.toml] [--strict]
  gongwen serve DIR [--port N]
  gongwen articles INPUT… [--json] [--strict]
  gongwen review PAGE [--out FILE.html]
  gongwen index INPUT… --out FILE [--config gongwen.toml] [--strict]
  gongwen search INDEX|DIR QUERY [--limit N] [--json]

INPUT: files or folders; .txt, .pdf, .html, .mht, .md, .docx, .json, .jsonl, .csv, .tsv, .xlsx, .xls, .xml, .sql, .zip.
--replace-bad-bytes puts U+FFFD in the place of bytes that cannot be decoded, instead of leaving out the file.

Examples:
  npx gongwen build public --out public-search
  npx gongwen serve public-search
  npx gongwen articles news --json > articles.jsonl
`;

/** Files of a sort that are named one by one; of more only the number is told. */
const MOST_NAMED = 5;

/** A wrong call of the command, not a wrong input. */
class Usage extends Error {}

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const tell = (/** @type {string} */ line) => process.stderr.write(`gongwen: ${line}\n`);

/** @param {string[]} args */
function parse(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean' });
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: text,
        mode: text,
        config: text,
        limit: text,
        port: text,
        strict: flag,
        json: flag,
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'V' },
        'replace-bad-bytes': flag,
      },
    });
  } catch (error) {
    throw new Usage(/** @type {Error} */ (error).message);
  }
}

/** @typedef {ReturnType<typeof parse>['values']} Values */

/** The configuration, and the inputs of it. @param {Values} values @param {boolean} lookHere */
function configuration(values, lookHere) {
  const here = 'gongwen.toml';
  const file = values.config ?? (lookHere && fs.existsSync(here) ? here : undefined);
  if (file === undefined) return { config: '', inputs: [] };
  const config = fs.readFileSync(file, 'utf8');
  try {
    const inputs = inputsOf(config).map((input) => path.join(path.dirname(file), input));
    return { config, inputs };
  } catch (error) {
    throw new Error(`${file}: ${/** @type {Error} */ (error).message}`);
  }
}

/** Reads everything, and tells what was not read and why. @param {string[]} inputs @param {string} config @param {Values} values */
function read(inputs, config, values) {
  const files = inputs.flatMap(list);
  const corpus = readCorpus(
    listed(files),
    config,
    host(files, told(files.length)),
    values['replace-bad-bytes'],
  );
  const rows = /** @type {import('./index.js').FileReport[]} */ (JSON.parse(corpus.table()));
  const [only, ...others] = rows;
  if (only?.outcome === 'failed' && !others.length) throw new Error(`${only.path}: ${only.reason}`);
  for (const id of corpus.lostCorrections()) {
    tell(`[[correct]] id = ${JSON.stringify(id)}: no article has this id; see \`gongwen articles\``);
  }
  report(rows);
  return { corpus, rows, totals: JSON.parse(corpus.totals()) };
}

/** Tells how far the reading is, now and then. @param {number} total */
function told(total) {
  const line = progress('reading');
  return (/** @type {number} */ done) => {
    if (done % 20 === 0 || done === total) line(done, total);
  };
}

/** @param {import('./index.js').FileReport[]} rows */
function report(rows) {
  const passedOver = [];
  const odd = [];
  for (const row of rows) {
    // What could not be read is named to the last file: nothing is lost silently.
    if (row.outcome === 'failed') tell(`not read: ${row.path}: ${row.reason}`);
    else if (row.reason && !row.quiet) passedOver.push(`passed over: ${row.path}: ${row.reason}`);
    odd.push(...row.warnings.map((warning) => `${row.path}: ${warning}`));
  }
  for (const [lines, what] of /** @type {const} */ ([
    [passedOver, 'passed over'],
    [odd, 'warnings'],
  ])) {
    lines.slice(0, MOST_NAMED).forEach(tell);
    if (lines.length > MOST_NAMED) tell(`${what}: ${lines.length - MOST_NAMED} more`);
  }
}

/** What the command ends with when the rest is done. @param {Record<string, number>} totals @param {Values} values */
function verdict({ failed, files, warnings }, { strict }) {
  if (failed) throw new Error(`${failed} of ${files} files could not be read; the rest was`);
  if (strict && warnings) throw new Error(`${warnings} warnings (--strict)`);
}

/** @param {string[]} given @param {Values} values */
function build(given, values) {
  const { out, mode = 'auto' } = values;
  if (!out) throw new Usage('build needs --out DIR');
  const { config, inputs } = configuration(values, true);
  const all = given.length ? given : inputs;
  if (!all.length) throw new Error('no input: name files or folders, or write `inputs` into gongwen.toml');
  check(out);
  const { corpus, totals } = read(all, config, values);
  if (!totals.articles) verdict(totals, values);
  const archive = archiveWriter(out);
  const folder = corpus.build(mode, widget(), archive);
  const { articles, indexBytes, mode: shipped } = folder;
  write(out, filesOf(folder));
  const files = archive.finish();
  const made = files ? `archive of ${indexBytes} bytes in ${files} files` : `index of ${indexBytes} bytes`;
  process.stderr.write(
    `${articles} articles, ${made} (${shipped}): ${out}\n` +
      `${totals.files} files: ${totals.read} with articles, ${totals.other} others, ${totals.failed} not read; ` +
      `${totals.doubtful} doubtful articles\nreport: ${path.join(out, 'report.html')}\n` +
      `look at it: gongwen serve ${out}\n`,
  );
  verdict(totals, values);
}

/** @param {string[]} given @param {Values} values */
function index(given, values) {
  const { out } = values;
  if (!out || !given.length) throw new Usage('index needs an INPUT and --out FILE');
  const { corpus, totals } = read(given, configuration(values, false).config, values);
  if (!totals.articles) verdict(totals, values);
  const bytes = corpus.index();
  replaceFile(out, bytes);
  process.stderr.write(`${totals.articles} articles, ${bytes.length} bytes: ${out}\n`);
  verdict(totals, values);
}

/** @param {string[]} given @param {Values} values */
function articles(given, values) {
  if (!given.length) throw new Usage('articles needs an INPUT');
  const { corpus, rows, totals } = read(given, configuration(values, false).config, values);
  if (values.json) process.stdout.write(corpus.articles());
  else rows.forEach(sayRow);
  verdict(totals, values);
}

/** @param {import('./index.js').FileReport} row */
function sayRow(row) {
  if (row.outcome === 'failed') return say(`${row.path}：读不了：${row.reason}`);
  if (row.outcome !== 'articles') return say(`${row.path}：${row.reason}`);
  say(`${row.path}：${row.kind}，${row.articles.length} 篇`);
  for (const { id, date, title, doubts, rules } of row.articles) {
    say(`${doubts.length ? '?' : ' '} ${id} ${date ?? '无日期'} ${title}`);
    for (const doubt of doubts) say(`      ${doubt}`);
    if (rules.length) say(`      规则：${rules.map((rule) => rule.join(' ')).join('，')}`);
  }
}

/** @param {string[]} given @param {Values} values */
function ask([file, ...words], values) {
  if (!file || !words.length) throw new Usage('search needs an INDEX and a QUERY');
  const query = words.join(' ');
  const limit = Number(values.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 0) throw new Usage('--limit needs a number');
  const folder = archiveIn(file);
  const json = folder ? searchFolder(folder, query, limit) : search(fs.readFileSync(file), query, limit);
  if (values.json) return say(json);
  const { total, hits, approximate, fetched } = JSON.parse(json);
  say(`${approximate ? 'about ' : ''}${total} found for ${query}`);
  for (const { id, title, match, score, snippets } of hits) {
    say(`\n${id}  ${title}  (${match}, ${score.toFixed(2)})`);
    for (const { text, cut_start: before, cut_end: after } of snippets) {
      say(`    ${before ? '…' : ''}${text}${after ? '…' : ''}`);
    }
  }
  if (fetched) {
    say(`\nfetched: ${fetched.bytes} bytes in ${fetched.requests} files, ${fetched.rounds} rounds`);
  }
}

/** @param {string[]} given @param {Values} values */
function reviewPage([given, ...more], values) {
  if (!given || more.length) throw new Usage('review needs a PAGE');
  const files = list(given, 0);
  if (!files[0]?.named) throw new Error(`${given}: is a folder; review takes one page at a time`);
  const { script, style } = editor();
  const made = review(
    listed(files),
    host(files, () => {}),
    script,
    style,
    values['replace-bad-bytes'] ?? false,
  );
  const { file, page, fault } = JSON.parse(made);
  const out = values.out ?? file;
  fs.writeFileSync(out, page);
  if (fault) tell(fault.join(': '));
  say(out);
}

/** @param {string[]} given @param {Values} values */
function serveFolder([folder, ...more], { port }) {
  if (!folder || more.length) throw new Usage('serve needs a DIR');
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(
      `${folder}: there is no such folder; make one with \`gongwen build INPUT… --out ${folder}\``,
    );
  }
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new Usage('--port needs a number');
  serve(folder, port === undefined ? undefined : Number(port), say, (error) => {
    tell(error.message);
    process.exitCode = 1;
  });
}

const COMMANDS = { build, serve: serveFolder, articles, review: reviewPage, index, search: ask };

/** @param {string[]} args @returns {number} the exit code */
function main([name, ...args]) {
  try {
    if (name === '--version' || name === '-V') {
      const { version } = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
      say(`gongwen ${version}`);
      return 0;
    }
    const { values, positionals } = parse(args);
    if (!name || name === 'help' || name === '--help' || name === '-h' || values.help) {
      say(HELP);
      return name ? 0 : 2;
    }
    const run = Object.hasOwn(COMMANDS, name)
      ? COMMANDS[/** @type {keyof typeof COMMANDS} */ (name)]
      : undefined;
    if (!run) throw new Usage(`there is no command ${name}`);
    load();
    run(positionals, values);
    return 0;
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    if (error instanceof Usage) process.stderr.write('see gongwen --help\n');
    return error instanceof Usage ? 2 : 1;
  }
}

// Where nobody reads what is printed (`gongwen … | head`), nothing is left to do.
process.stdout.on('error', () => process.exit(0));
process.exitCode = main(process.argv.slice(2));
