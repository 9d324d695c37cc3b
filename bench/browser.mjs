// What a reader waits for, measured in Chromium on the built widget: `cargo xtask bench widget`. Times depend
// on the machine: they are printed, never a test.
import { chromium } from 'playwright-core';
import { DIST } from '../xtask/web/layout.mjs';
import { serve } from '../xtask/web/server.mjs';

/** Slow-downs of the processor to measure under; 4 is about a cheap phone. */
const THROTTLES = [1, 4];
/** Cold starts to take the median of. */
const STARTS = 7;
/** Queries to take the median of. */
const QUERIES = 60;

/** @param {number[]} values */
const sorted = (values) => [...values].sort((a, b) => a - b);
/** @param {number[]} values @param {number} share */
const quantile = (values, share) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;

const server = await serve({ root: DIST, home: 'plain.html' });
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
        const results = new Promise((resolve) => host.addEventListener('gongwen-results', resolve));
        host.setAttribute('q', '新质生产力');
        await results;
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
      queries = await page.evaluate(async (most) => {
        const host = /** @type {any} */ (document.querySelector('gongwen-search'));
        const { shadowRoot } = host;
        await host.search('工会');
        const text = Array.from(
          shadowRoot.querySelectorAll('[part=snippet]'),
          (node) => node.textContent,
        ).join('');
        const times = [];
        // Pairs of characters and more: common and rare strings as a reader may type them.
        for (let at = 0; at + 4 < text.length && times.length < most; at += 7) {
          const began = performance.now();
          await host.search(text.slice(at, at + 2 + (at % 3)));
          times.push(performance.now() - began);
        }
        return times;
      }, QUERIES);
    }
    await context.close();
  }
  console.log(`\nprocessor slowed ${rate} times (a loop took ${ms(busy)}; compare the ratio)`);
  console.log(
    `  from the first touch to results on screen, served from this machine: ${ms(quantile(starts, 0.5))}`,
  );
  console.log(`  longest task of the main thread: ${longest ? ms(longest) : 'none over 50 ms'}`);
  console.log(
    `  a query with its results on screen, ${queries.length} of them: median ${ms(quantile(queries, 0.5))}, p95 ${ms(quantile(queries, 0.95))}`,
  );
}
await browser.close();
server.close();
