// Chromium, a server for its pages, and one measurement in a page of its own.
import { createServer } from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { BENCH } from './paths.mjs';

/** How much slower the throttled pages run. */
export const THROTTLE = 4;
/** Most milliseconds that one measurement may take. */
const TIMEOUT = 180_000;
/** Milliseconds for which a throttled query is repeated. */
const SPAN = 6;

/** The name of an engine's script among its files. */
const SCRIPT = 'engine.mjs';

/** @typedef {{ name: string, script: Uint8Array, files: Map<string, Uint8Array> }} Served */

/** @param {Map<string, Uint8Array>} files */
function pack(files) {
  const list = Buffer.from(JSON.stringify([...files].map(([name, bytes]) => [name, bytes.length])));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(list.length);
  return Buffer.concat([length, list, ...files.values()]);
}

/**
 * Serves the page, the script that measures, and each engine's files. The page is cross-origin isolated:
 * its clock then ticks at 5 microseconds, else at 100.
 * @param {Served[]} engines
 */
async function serve(engines) {
  /** @type {Map<string, [string, Uint8Array | string]>} */
  const answers = new Map();
  answers.set('/', [
    'text/html',
    '<!doctype html><html lang="zh"><meta charset="utf-8"><title>bench</title>',
  ]);
  answers.set('/measure.mjs', ['text/javascript', fs.readFileSync(path.join(BENCH, 'page', 'measure.mjs'))]);
  for (const { name, script, files } of engines) {
    const all = new Map([[SCRIPT, script], ...files]);
    answers.set(`/files/${name}`, ['application/octet-stream', pack(all)]);
  }
  const server = createServer((request, response) => {
    const [type, body] = answers.get((request.url ?? '').split('?')[0]) ?? [];
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': type ?? 'text/plain',
      'Cache-Control': 'no-store',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(body);
  });
  await /** @type {Promise<void>} */ (new Promise((listening) => server.listen(0, '127.0.0.1', listening)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { server, origin: `http://127.0.0.1:${port}` };
}

/**
 * Chromium with a server for the engines.
 * @param {Served[]} engines
 */
async function launch(engines) {
  if (!process.env.CHROMIUM) throw new Error('CHROMIUM does not name a browser (run `cargo xtask bench`)');
  const { server, origin } = await serve(engines);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });

  /**
   * Does something in a fresh page that has one engine's files.
   * @template T
   * @param {string} name
   * @param {(page: import('playwright-core').Page) => Promise<T>} work
   */
  async function inPage(name, work) {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(TIMEOUT);
      await page.goto(`${origin}/`);
      await page.evaluate(async (engine) => {
        const self = /** @type {any} */ (globalThis);
        self.bench = await import(/** @type {any} */ ('/measure.mjs'));
        self.files = self.bench.unpack(await (await fetch(`/files/${engine}`)).arrayBuffer());
      }, name);
      return await work(page);
    } finally {
      await context.close();
    }
  }

  const close = async () => {
    await browser.close();
    server.close();
  };
  return { inPage, close, version: browser.version() };
}

/**
 * The first articles, by their places in the corpus, that each engine finds for each query. Not for Gongwen, which names
 * articles by their own ids.
 * @param {Served[]} engines
 * @param {string[]} queries
 * @param {number} depth
 * @returns {Promise<Map<string, number[][]>>} by the engine's name, in the order of the queries
 */
export async function firstHits(engines, queries, depth) {
  const { inPage, close } = await launch(engines);
  /** @type {Map<string, number[][]>} */
  const answers = new Map();
  for (const { name } of engines) {
    const found = await inPage(name, (page) =>
      page.evaluate(
        async ({ script, queries, depth }) => {
          const { bench, files } = /** @type {any} */ (globalThis);
          const { module } = await bench.coldStart(files, script, queries[0]);
          return bench.firstHits(module, queries, depth);
        },
        { script: SCRIPT, queries, depth },
      ),
    );
    answers.set(name, found);
  }
  await close();
  return answers;
}

/**
 * @param {Served[]} engines
 * @param {import('./queries.mjs').Query[]} queries
 * @param {Record<string, number>} keys
 */
export async function openBrowser(engines, queries, keys) {
  const { inPage, close, version } = await launch(engines);

  /**
   * One measurement of one engine in a fresh page.
   * @param {string} name
   * @param {{ throttled: boolean, budget: number, score: boolean }} how
   */
  const measure = (name, { throttled, budget, score }) =>
    inPage(name, async (page) => {
      const session = await page.context().newCDPSession(page);
      const rate = (/** @type {number} */ times) =>
        session.send('Emulation.setCPUThrottlingRate', { rate: times });
      const work = () =>
        page.evaluate(() => {
          const times = [1, 2, 3].map(() => /** @type {any} */ (globalThis).bench.fixedWork());
          return Math.min(...times);
        });
      let ratio;
      if (throttled) {
        // The loop is compiled first. The plain run comes before and after the throttled one.
        await work();
        const before = await work();
        await rate(THROTTLE);
        const slowed = await work();
        await rate(1);
        ratio = slowed / Math.min(before, await work());
        await rate(THROTTLE);
      }
      const measured = await Promise.race([
        page.evaluate(
          async ({ script, queries, keys, throttled, budget, span, score }) => {
            const { bench, files } = /** @type {any} */ (globalThis);
            const { module, cold } = await bench.coldStart(files, script, queries[0].q);
            const times = throttled
              ? await bench.repeatedCalls(module, queries, span)
              : await bench.singleCalls(module, queries, budget);
            const answers = score ? await bench.found(module, queries, keys) : undefined;
            return { cold, times, answers };
          },
          { script: SCRIPT, queries, keys, throttled, budget, span: SPAN, score },
        ),
        new Promise((_, fail) => setTimeout(fail, TIMEOUT, new Error('it takes too long')).unref()),
      ]);
      return { .../** @type {Measured} */ (measured), ratio };
    });

  return { measure, close, version };
}

/**
 * @typedef {object} Measured
 * @property {{ import: number, open: number, first: number, all: number }} cold milliseconds
 * @property {number[][]} times microseconds, a list for each query
 * @property {{ found: number, marked: number, right: number, topIsRight: boolean }[]} [answers]
 * @property {number} [ratio] how much longer the same work took when throttled
 */
