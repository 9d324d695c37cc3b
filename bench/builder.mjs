// How long the builder page takes for many articles in Chromium, and whether it can be used meanwhile: `cargo xtask bench builder
// [COUNT…]`. Drops a file of made articles on the page, reads, builds, packs; prints the seconds of each, the longest task of the
// page's own thread, and the most memory that a process of the browser had.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { BUILDER } from '../xtask/web/layout.mjs';
import { corpus } from './lib/corpus.mjs';

const counts = process.argv.slice(2).map(Number);
const server = await chromium.launchServer({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
const browser = await chromium.connect(server.wsEndpoint());
console.log(`Chromium ${browser.version()}`);
for (const count of counts.length ? counts : [2000, 20_000]) await measure(count);
await server.close();

/** @param {number} count */
async function measure(count) {
  const { input } = corpus(`made:${count}`);
  const page = await browser.newPage();
  await page.addInitScript(() => {
    Reflect.set(globalThis, 'tasks', []);
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        Reflect.get(globalThis, 'tasks').push({ at: startTime, ms: duration });
    }).observe({ entryTypes: ['longtask'] });
  });
  page.setDefaultTimeout(600_000);
  await page.goto(pathToFileURL(path.join(BUILDER, 'gongwen-builder.html')).href);
  /** Seconds of a step. @param {() => Promise<unknown>} step */
  const timed = async (step) => {
    const start = performance.now();
    await step();
    return ((performance.now() - start) / 1000).toFixed(1);
  };
  const status = page.locator('#status');
  const read = await timed(async () => {
    await page.locator('input#files').setInputFiles(input);
    await status.filter({ hasText: '篇文章，' }).waitFor();
  });
  const build = await timed(async () => {
    await page.locator('#build').click();
    await page.locator('#save').waitFor();
  });
  const zip = await timed(() => Promise.all([page.waitForEvent('download'), page.locator('#save').click()]));
  const tasks = await page.evaluate(() => /** @type {{ ms: number }[]} */ (Reflect.get(globalThis, 'tasks')));
  const longest = Math.max(0, ...tasks.map(({ ms }) => ms));
  const megabytes = (peakMemory() / 1024).toFixed(0);
  console.log(
    `${count} articles: read ${read} s, build ${build} s, zip ${zip} s; longest task ${longest.toFixed(0)} ms ` +
      `(${tasks.length} above 50 ms); a process at most ${megabytes} MB`,
  );
  await page.close();
}

/** The most kilobytes that a process of this browser had, as Linux counts them; 0 elsewhere. */
function peakMemory() {
  if (!fs.existsSync('/proc')) return 0;
  /** @type {Map<number, { parent: number, peak: number }>} */
  const all = new Map();
  for (const pid of fs.readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
      const field = (/** @type {string} */ name) =>
        Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      all.set(pid, { parent: field('PPid'), peak: field('VmHWM') });
    } catch {
      // It has ended meanwhile.
    }
  }
  const own = server.process().pid;
  const isOurs = (/** @type {number} */ pid) => {
    for (let at = pid; at; at = all.get(at)?.parent ?? 0) if (at === own) return true;
    return false;
  };
  return Math.max(0, ...[...all].map(([pid, { peak }]) => (isOurs(pid) ? peak : 0)));
}
