// What a reader waits for, measured in Chromium on the built widget: `cargo xtask bench widget`. Times depend
// on the machine: they are printed, never a test.
import { chromium } from 'playwright-core';
import { DIST } from '../xtask/web/layout.mjs';
import { serve } from '../xtask/web/server.mjs';

/** Slow-downs of the processor to measure under; 4 stands for a cheap phone. */
const THROTTLES = [1, 4];
/** Cold starts to take the median of. */
const STARTS = 7;
/** Queries in a batch: the browser's clock is too coarse for one. */
const BATCH = 20;

/** @param {number[]} values */
const sorted = (values) => [...values].sort((a, b) => a - b);
/** @param {number[]} values @param {number} share */
const quantile = (values, share) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
const us = (/** @type {number} */ value) => `${(value * 1000).toFixed(0)} µs`;

const server = await serve({ root: DIST });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
console.log(`Chromium ${browser.version()}`);

for (const rate of THROTTLES) {
  /** @type {number[]} */
  const starts = [];
  let longest = 0;
  /** @type {number[]} */
  let queries = [];
  let busy = 0;
  for (let i = 0; i < STARTS; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await page.addInitScript(() => {
      const tasks = /** @type {number[]} */ ([]);
      Reflect.set(window, 'tasks', tasks);
      new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: 'longtask',
        buffered: true,
      });
    });
    await page.goto(server.url);
    starts.push(
      await page.evaluate(async () => {
        const host = /** @type {any} */ (document.querySelector('gongwen-search'));
        const began = performance.now();
        host.setAttribute('q', '新质生产力');
        await host.ready;
        if (host.dataset.state !== 'results') throw new Error(host.dataset.state);
        return performance.now() - began;
      }),
    );
    await page.waitForTimeout(200);
    const tasks = await page.evaluate(() => /** @type {number[]} */ (Reflect.get(window, 'tasks')));
    longest = Math.max(longest, ...tasks);
    if (i === 0) {
      busy = await page.evaluate(() => {
        const began = performance.now();
        for (let k = 0, x = 0; k < 2e7; k++) x = (x * 31 + k) | 0;
        return performance.now() - began;
      });
      queries = await page.evaluate((batch) => {
        const { engine } = /** @type {any} */ (document.querySelector('gongwen-search')).controller;
        // Every pair of characters of some articles: common and rare strings as a reader may type them.
        const { hits } = engine.search('工会', { limit: 10 });
        const text = hits.map((/** @type {any} */ { id }) => engine.article(id).paragraphs.join('')).join('');
        const times = [];
        for (let at = 0; at + 4 < text.length && times.length < 500; at += 7) {
          const query = text.slice(at, at + 2 + (at % 3));
          const began = performance.now();
          for (let k = 0; k < batch; k++) engine.search(query);
          times.push((performance.now() - began) / batch);
        }
        return times;
      }, BATCH);
    }
    await context.close();
  }
  console.log(`\nprocessor slowed ${rate} times (a loop took ${ms(busy)}; compare the ratio)`);
  console.log(
    `  from the first touch to results on screen, served from this machine: ${ms(quantile(starts, 0.5))}`,
  );
  console.log(`  longest task of the main thread: ${longest ? ms(longest) : 'none over 50 ms'}`);
  console.log(
    `  a query, ${queries.length} of them: median ${us(quantile(queries, 0.5))}, p95 ${us(quantile(queries, 0.95))}`,
  );
}
await browser.close();
server.close();
