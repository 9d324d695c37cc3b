// The folder that `gongwen build` writes of the seeds: on a server that only serves files, and from the disk, it answers as the
// demo does, whose modules have the corpus inside.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { instantiate } from '../../www/outside/wasm.js';
import { EXPANSION_OUTSIDE_PACKAGE, ROOT, SEARCH_OUTSIDE_PACKAGE } from '../../xtask/web/layout.mjs';
import { build, readsFirst } from './built.mjs';
import { inState, parts, tagged, visit } from './support.mjs';

const root = build('--mode', 'file');
const widget = (/** @type {string} */ name) => path.join(root, 'gongwen', name);
/** @type {Record<'core' | 'companion', { file: string, bytes: number, checksum: number }>} */
const manifest = JSON.parse(fs.readFileSync(widget('index.json'), 'utf8'));
const core = fs.readFileSync(widget(manifest.core.file));
const companion = fs.readFileSync(widget(manifest.companion.file));
const QUERY = '新质生产力';
const PINYIN = 'gonghui';

test('built: the modules answer all judged queries from the files as the demo’s do', async () => {
  const bytes = (/** @type {string} */ folder) => fs.readFileSync(path.join(folder, 'gongwen_bg.wasm'));
  const whole = path.join(ROOT, 'target', 'wasm-pkg');
  const { default: init, Engine } = await import(path.join(whole, 'gongwen.js'));
  await init({ module_or_path: bytes(whole) });
  const engine = Engine.embedded();
  /** @type {(files: Uint8Array[]) => (request: any) => any} */
  const opened = (files) => (request) => ({ ...request, files });
  const ask = /** @type {(request: any) => any} */ (await instantiate(bytes(SEARCH_OUTSIDE_PACKAGE)));
  const expand = /** @type {(request: any) => any} */ (await instantiate(bytes(EXPANSION_OUTSIDE_PACKAGE)));
  assert.equal(ask({ ask: 'search', query: QUERY, limit: 1 }), null, 'there is no corpus inside');
  assert.equal(ask(opened([core])({ ask: 'attached_index' })), true);
  assert.equal(expand(opened([core, companion])({ ask: 'attached_index' })), true);
  const lines = ['dev', 'meaning-dev'].flatMap((name) =>
    fs
      .readFileSync(path.join(ROOT, 'tests', 'queries', `${name}.jsonl`), 'utf8')
      .trim()
      .split('\n'),
  );
  const briefly = (/** @type {any} */ { total, hits }) => ({
    total,
    hits: hits.map((/** @type {any} */ { id, match }) => [id, match]),
  });
  for (const line of lines) {
    const { query } = JSON.parse(line);
    const wanted = engine.search(query, { limit: 20 });
    assert.deepEqual(briefly(expand({ ask: 'search', query, limit: 20 })), briefly(wanted), query);
    const first = ask({ ask: 'search', query, limit: 20 });
    if (!first.incomplete) assert.deepEqual(briefly(first), briefly(wanted), query);
  }
  assert.ok(lines.length > 50);
});

test('built: files that are no index, or of two builds, are refused', async () => {
  const bytes = fs.readFileSync(path.join(SEARCH_OUTSIDE_PACKAGE, 'gongwen_bg.wasm'));
  const ask = /** @type {(request: any) => any} */ (await instantiate(bytes));
  const files = [
    core,
    core.subarray(1),
    core.subarray(0, 99),
    companion,
    new Uint8Array(),
    Buffer.from('GWIX'),
  ];
  const opens = files.map((file) => ask({ ask: 'attached_index', files: [file] }));
  assert.deepEqual(opens, [true, false, false, false, false, false]);
  assert.equal(ask({ ask: 'search', query: QUERY, limit: 1 }), null);
});

/** @param {import('playwright-core').Page} page */
async function reads(page) {
  await parts(page).box.pressSequentially(QUERY);
  await inState(page, 'results');
  await readsFirst(page, QUERY);
  await parts(page).box.fill(PINYIN);
  await parts(page).status.getByText('“工会”').waitFor();
}

const gwix = (/** @type {string[]} */ log) => log.filter((name) => /\.gwix$|index\.json$/.test(name));

visit('built: searched under the strict policy', { server: { root } }, async ({ page, server }) => {
  await page.goto(server.url);
  assert.deepEqual(gwix(server.log), [], 'nothing is loaded before somebody searches');
  await reads(page);
  const names = [manifest.core.file, manifest.companion.file];
  assert.deepEqual(
    gwix(server.log),
    ['index.json', ...names].map((name) => `/gongwen/${name}`),
  );
});

visit(
  'built: searched in a worker',
  { server: { root, alter: tagged('worker') } },
  async ({ page, server }) => {
    await page.goto(server.url);
    await reads(page);
    assert.ok(server.log.some((name) => /gongwen-worker-/.test(name)));
  },
);

for (const [
  what,
  spoil,
] of /** @type {[string, import('../../xtask/web/server.mjs').Options['alter']][]} */ ([
  ['that is missing', (name, answer) => void (name.endsWith('.gwix') && (answer.status = 404))],
  [
    'of other bytes',
    (name, answer) => {
      if (name.endsWith('.gwix')) answer.body = Buffer.alloc(answer.body.length);
    },
  ],
  [
    'whose list is no JSON',
    (name, answer) => void (/index\.json$/.test(name) && (answer.body = Buffer.from('<'))),
  ],
])) {
  let spoilt = true;
  visit(
    `built: an index ${what} gives the page’s own form; a retry starts the search`,
    {
      noisy: true,
      server: { root, alter: (name, answer) => (spoilt && spoil ? spoil(name, answer) : undefined) },
    },
    async ({ page, server }) => {
      await page.goto(server.url);
      await parts(page).box.fill(QUERY);
      await inState(page, 'error');
      assert.ok(await page.locator('gongwen-search form[action]').isVisible());
      spoilt = false;
      await page.locator('gongwen-search [part=retry]').click();
      await inState(page, 'results');
    },
  );
}

visit('built: the report opens from the disk, and nothing in it runs', { files: true }, async ({ page }) => {
  await page.goto(pathToFileURL(path.join(root, 'report.html')).href);
  assert.equal(await page.locator('script').count(), 0);
  assert.ok((await page.locator('li').first().textContent())?.includes('篇文章'));
  const border = await page
    .locator('ul.cards li')
    .first()
    .evaluate((node) => getComputedStyle(node).borderTopStyle);
  assert.equal(border, 'solid', 'the policy lets its own style sheet through');
});

const single = build('--mode', 'embedded');

visit('built in one script: opened from the disk', { files: true }, async ({ page }) => {
  await page.goto(pathToFileURL(path.join(single, 'index.html')).href);
  await reads(page);
});
