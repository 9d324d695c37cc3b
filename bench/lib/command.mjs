// Command lines: `--name value` pairs; running the gongwen command, and the JSON lines that it prints.
import { spawnSync } from 'node:child_process';
import { COMMAND } from './paths.mjs';

/**
 * Reads `--name value` pairs.
 * @template {Record<string, string>} T
 * @param {T} defaults every name that may be given
 * @returns {T}
 */
export function options(defaults) {
  const given = process.argv.slice(2);
  const values = { ...defaults };
  for (let i = 0; i < given.length; i += 2) {
    const name = given[i].replace(/^--/, '');
    if (!given[i].startsWith('--') || !(name in defaults) || given[i + 1] === undefined) {
      const names = Object.entries(defaults).map(([key, value]) => `--${key} ${value || '…'}`);
      console.error(
        `${given[i]}: not understood. Options, with what they are if left out: ${names.join(' ')}`,
      );
      process.exit(2);
    }
    values[/** @type {keyof T} */ (name)] = /** @type {T[keyof T]} */ (given[i + 1]);
  }
  return values;
}

/**
 * Runs `gongwen` and gives what it prints.
 * @param {string[]} args
 */
export function gongwen(args) {
  const done = spawnSync(COMMAND, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (done.error)
    throw new Error(`${COMMAND}: ${done.error.message} (cargo build --profile native -p gongwen-cli)`);
  if (done.status !== 0) throw new Error(`gongwen ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

/**
 * The values of JSON lines.
 * @param {string} text
 * @returns {any[]}
 */
export const jsonLines = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));
