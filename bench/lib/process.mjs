// What a program uses while it runs: seconds, processor seconds and memory.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

/** Milliseconds between two looks. */
const PAUSE = 20;
/** Clock ticks a second in /proc/PID/stat: a constant of Linux (USER_HZ). */
const TICKS = 100;

/** @typedef {{ seconds: number, cpu?: number, held?: number, told: string }} Used bytes held, what it wrote to standard error */

/** What a running process has used until now; undefined where nothing tells. @param {number} pid */
function used(pid) {
  try {
    const held = /^VmHWM:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    // After the name, which may hold anything: its 12th and 13th fields are the ticks of the process and the kernel's for it.
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return held && { held: Number(held[1]) * 1024, cpu: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return undefined;
  }
}

/**
 * Runs a program to its end. What it used is read where Linux shows it, in /proc, as long as it runs; elsewhere the seconds
 * that passed are all there is.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Used>}
 */
export function measure(program, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (told += text));
    /** @type {ReturnType<typeof used>} */
    let last;
    const look = () => (last = (child.pid && used(child.pid)) || last);
    const timer = setInterval(look, PAUSE);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, ...last, told });
      else reject(new Error(`${program} ${args.join(' ')}: exit code ${code}\n${told}`));
    });
  });
}

/**
 * Cells of a table: seconds, processor seconds, megabytes.
 * @param {Used} used
 */
export const cells = ({ seconds, cpu, held }) => [
  seconds.toFixed(2),
  cpu?.toFixed(2) ?? '–',
  held ? (held / 1e6).toFixed(0) : '–',
];

/** The heads of those cells. */
export const HEADS = ['seconds', 'processor seconds, all cores', 'most memory held, MB'];
