// How long the main thread is kept from the reader: `cargo xtask bench tasks`. Types queries and opens an article in the
// built widget on a phone's screen, with the processor slowed four times, and fails where the longest task takes more
// than 50 ms in half of the runs.
//
// A task's time is that of its thread's clock, which stops while other programs have the processor; what the
// slowing takes is in it, and so is what other programs take of the caches and of a shared core: hence the median of the
// runs. How much it slowed is measured in the same run, by the same clock; outside of what four times may mean, the run
// says nothing.
import { chromium } from 'playwright-core';
import { DIST } from '../xtask/web/layout.mjs';
import { serve } from '../xtask/web/server.mjs';

const THROTTLE = 4;
/** Slowing that still counts as four times. */
const RATIO = [3.2, 4.8];
/** Milliseconds: what is above is felt, and is what browsers call a long task. */
const LONG = 50;
const RUNS = 7;
/** Name of the time that is not counted. */
const ASIDE = 'aside';
const QUERIES = ['新质生产力', '工会', 'gonghui', 'AI'];
/** Trace events of these groups: tasks, and what they are made of. */
const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing', 'v8'];

/**
 * @typedef {{ name: string, cat: string, ph: string, pid: number, tid: number, ts: number, dur: number, tdur: number }}
 *   TraceEvent times in microseconds; `tdur` by the thread's clock
 */

const server = await serve({ root: DIST, home: 'plain.html' });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
console.log(`Chromium ${browser.version()}, processor slowed ${THROTTLE} times, limit ${LONG} ms`);
/** @type {number[]} milliseconds: the longest task of each run that counts */
const longestTasks = [];
for (let run = 0; run < RUNS; run++) {
  const { ratio, tasks } = await measure();
  const valid = ratio >= RATIO[0] && ratio <= RATIO[1];
  const [longest, ...next] = tasks;
  console.log(`\nrun ${run + 1}: slowed ${ratio.toFixed(2)} times${valid ? '' : ': not counted'}`);
  for (const { ms, during, parts } of [longest, ...next.slice(0, 2)]) {
    console.log(`  ${ms.toFixed(0).padStart(4)} ms ${during}: ${parts}`);
  }
  if (!valid) continue;
  longestTasks.push(longest.ms);
}
await browser.close();
server.close();
longestTasks.sort((a, b) => a - b);
const median = longestTasks[longestTasks.length >> 1];
const all = longestTasks.map((ms) => ms.toFixed(0)).join(', ');
console.log(`\n${longestTasks.length} of ${RUNS} runs count; longest tasks ${all} ms`);
if (!(median <= LONG)) process.exitCode = 1;

async function measure() {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.goto(server.url);
  await browser.startTracing(page, { categories: CATEGORIES });
  const loop = (/** @type {string} */ name) =>
    page.evaluate(async (name) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      performance.mark(name);
      for (let k = 0, x = 0; k < 2e7; k++) x = (x * 31 + k) | 0;
    }, `gongwen: ${name}`);
  const mark = (/** @type {string} */ name) =>
    page.evaluate((name) => void performance.mark(name), `gongwen: ${name}`);
  await loop('plain');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await loop('slowed');
  await page.waitForTimeout(500);

  /** What Playwright's own scripts do in the page is not counted. */
  const placeOf = async (/** @type {string} */ part) => {
    await mark(ASIDE);
    const place = await page.locator(`gongwen-search ${part}`).first().boundingBox();
    if (!place) throw new Error(`there is no ${part}`);
    await page.waitForTimeout(300);
    return place;
  };
  /** As a hand does it: down and up are not one event. */
  const press = async (/** @type {{ x: number, y: number }} */ { x, y }) => {
    await page.mouse.move(x + 20, y + 15);
    await page.waitForTimeout(300);
    await page.mouse.down();
    await page.waitForTimeout(120);
    await page.mouse.up();
    await page.waitForTimeout(3000);
  };
  const box = await placeOf('[part=input]');
  await mark('start');
  await press(box);
  for (const query of QUERIES) {
    await mark(`type ${query}`);
    await page.keyboard.type(query, { delay: 150 });
    await page.waitForTimeout(1500);
    for (const _character of query) await page.keyboard.press('Backspace', { delay: 50 });
    await page.waitForTimeout(1000);
  }
  await page.keyboard.type(QUERIES[0]);
  await page.waitForTimeout(1500);
  const link = await placeOf('h3 a');
  await mark('open');
  await press(link);
  await mark('end');
  const trace = (await browser.stopTracing()).toString();
  if (!(await page.locator('gongwen-search [part=article]').count())) throw new Error('no article is open');
  await context.close();
  return evaluate(JSON.parse(trace).traceEvents);
}

/** @param {TraceEvent[]} events */
function evaluate(events) {
  const marks = events.filter(({ cat, name }) => /user_timing/.test(cat) && name.startsWith('gongwen: '));
  const [{ pid, tid }] = marks;
  const own = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
  const tasks = own.filter(({ name }) => /RunTask$/.test(name));
  const at = (/** @type {string} */ name) =>
    marks.find((mark) => mark.name === `gongwen: ${name}`)?.ts ?? Number.NaN;
  /** The task in which a mark was made. */
  const around = (/** @type {string} */ name) =>
    tasks.find(({ ts, dur }) => ts <= at(name) && at(name) < ts + dur)?.tdur ?? Number.NaN;
  const during = (/** @type {number} */ ts) =>
    marks
      .filter((mark) => mark.ts <= ts)
      .at(-1)
      ?.name.slice('gongwen: '.length) ?? '';
  const counted = tasks
    .filter(
      ({ ts, dur }) => ts > at('start') && ts < at('end') && ![during(ts), during(ts + dur)].includes(ASIDE),
    )
    .sort((a, b) => b.tdur - a.tdur)
    .map(({ ts, dur, tdur }) => ({ ms: tdur / 1000, during: during(ts), parts: partsOf(own, ts, ts + dur) }));
  return { ratio: around('slowed') / around('plain'), tasks: counted };
}

/**
 * What a task is made of: its three largest kinds of events.
 * @param {TraceEvent[]} events
 * @param {number} from
 * @param {number} to
 */
function partsOf(events, from, to) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const { name, ts, dur, tdur } of events) {
    if (ts < from || ts + dur > to || /RunTask$/.test(name)) continue;
    times.set(name, (times.get(name) ?? 0) + (tdur ?? 0) / 1000);
  }
  const largest = [...times].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return largest.map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(', ');
}
