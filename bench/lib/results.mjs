// What a bench measured, kept for `cargo xtask bench report`: its tables, the machine and the versions.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BENCH, ROOT, WORK } from './paths.mjs';
import { printed } from './table.mjs';

/** A file for each bench and corpus; a later run takes the place of an earlier one. */
export const RESULTS = path.join(WORK, 'results');

/**
 * @typedef {object} Result
 * @property {string} bench its name, as `cargo xtask bench` takes it
 * @property {string} corpus
 * @property {string[]} options those that were given
 * @property {string} date of the run, ISO
 * @property {string} machine
 * @property {string} load of the machine when the bench ended: work for as many cores, means of 1, 5 and 15 minutes
 * @property {Record<string, string>} versions
 * @property {import('./table.mjs').Table[]} tables
 */

/** The first line that a program prints; empty where there is none. @param {string} program @param {string[]} args */
function line(program, args) {
  const { stdout } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8' });
  return (stdout ?? '').split('\n')[0].trim();
}

function machine() {
  const cores = os.cpus();
  const memory = (os.totalmem() / 2 ** 30).toFixed(0);
  return `${os.type()} ${os.arch()}, ${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}, ${memory} GiB`;
}

/** Versions of ourselves, of what runs and of what is compared with. @returns {Record<string, string>} */
function versions() {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(BENCH, 'package.json'), 'utf8'));
  const changed = line('git', ['status', '--porcelain', '--untracked-files=no']) ? ', changed' : '';
  const chromium = process.env.CHROMIUM ? line(process.env.CHROMIUM, ['--version']) : '';
  return {
    gongwen: line('git', ['rev-parse', '--short', 'HEAD']) + changed,
    rustc: line('rustc', ['--version']),
    node: process.version,
    ...(chromium && { chromium }),
    ...dependencies,
  };
}

/**
 * Keeps the tables that were printed since the last call.
 * @param {string} bench
 * @param {string} corpus
 */
export function keepResult(bench, corpus) {
  /** @type {Result} */
  const result = {
    bench,
    corpus,
    // Of a file outside the repository the name is enough.
    options: process.argv.slice(2).map((word) => (path.isAbsolute(word) ? path.basename(word) : word)),
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    load: os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(', '),
    versions: versions(),
    tables: printed.splice(0),
  };
  fs.mkdirSync(RESULTS, { recursive: true });
  fs.writeFileSync(path.join(RESULTS, `${bench}-${corpus}.json`), JSON.stringify(result));
}
