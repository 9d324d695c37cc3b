// Programs of the system that the tests start.
import { spawnSync } from 'node:child_process';

const MOST_OUTPUT = 2 ** 28;

/**
 * Runs a program to its end and gives what it prints.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function output(program, args, options) {
  const done = spawnSync(program, args, { maxBuffer: MOST_OUTPUT, ...options, encoding: 'utf8' });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

/**
 * The number in what a program says of itself; nothing where it is not installed.
 * @param {string} program
 * @param {string} argument
 */
export function version(program, argument) {
  const { stdout } = spawnSync(program, [argument], { encoding: 'utf8' });
  return /\d+\.\d+\.\d+/.exec(stdout ?? '')?.[0];
}
