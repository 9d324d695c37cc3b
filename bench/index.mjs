// Time and memory of making an index: `cargo xtask bench index [--corpus made:20000|seeds|FILE.jsonl] [--threads N] [--rounds N]`.
//
// The command runs by itself. What it used is read where Linux shows it, in /proc, as long as it runs: the most memory
// that it held and the processor's seconds over all cores; elsewhere the seconds that passed are all there is.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { options } from './lib/command.mjs';
import { corpus } from './lib/corpus.mjs';
import { COMMAND, WORK } from './lib/paths.mjs';
import { bytes, table } from './lib/table.mjs';

/** Wanted of 20,000 articles. */
const TARGET = { corpus: 'made-20000', seconds: 60, bytes: 1e9 };
/** Milliseconds between two looks. */
const PAUSE = 20;
/** Clock ticks a second in /proc/PID/stat: a constant of Linux (USER_HZ). */
const TICKS = 100;

/** What a running process has used until now; undefined where nothing tells. @param {number} pid */
function used(pid) {
  try {
    const held = /^VmHWM:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    // Behind the name, which may hold anything: its 12th and 13th fields are the ticks of the process and the kernel's for it.
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return held && { held: Number(held[1]) * 1024, cpu: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return undefined;
  }
}

/**
 * Runs the command once.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ seconds: number, cpu?: number, held?: number }>}
 */
function run(args, env) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(COMMAND, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    /** @type {ReturnType<typeof used>} */
    let last;
    const look = () => (last = (child.pid && used(child.pid)) || last);
    const timer = setInterval(look, PAUSE);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, ...last });
      else reject(new Error(`gongwen ${args.join(' ')}: exit code ${code}`));
    });
  });
}

const given = options({ corpus: 'made:20000', threads: 'all', rounds: '1' });
const measured = corpus(given.corpus);
const chars = measured.articles.reduce(
  (sum, { title, body }) => sum + [...title].length + [...body].length,
  0,
);
const out = path.join(WORK, `${measured.name}.gwix`);
const env = { ...process.env };
if (given.threads !== 'all') env.RAYON_NUM_THREADS = given.threads;

const rows = [];
for (let round = 0; round < Number(given.rounds); round++) {
  rows.push(await run(['index', measured.input, '--out', out], env));
}
console.log(`\nCorpus ${measured.name}: ${bytes(measured.articles.length)} articles, `);
console.log(
  `${bytes(chars)} characters; index ${bytes(fs.statSync(out).size)} bytes; threads: ${given.threads}.\n`,
);
const shown = (/** @type {number | undefined} */ value, /** @type {number} */ places) =>
  value?.toFixed(places) ?? '–';
table(
  ['round', 'seconds', 'processor seconds, all cores', 'most memory held, MB'],
  rows.map(({ seconds, cpu, held }, round) => [
    round + 1,
    shown(seconds, 2),
    shown(cpu, 2),
    shown(held && held / 1e6, 0),
  ]),
);
if (measured.name === TARGET.corpus) {
  const met = rows.every(({ seconds, held = 0 }) => seconds <= TARGET.seconds && held <= TARGET.bytes);
  console.log(`Wanted: at most ${TARGET.seconds} s and ${TARGET.bytes / 1e6} MB: ${met ? 'met' : 'missed'}.`);
}
