// Every file of the widget with every fault of a network, and the state that is wanted: nothing that was typed is lost, and there is
// a way to go on. The faults of an archive in files are in hosted.test.mjs, those of the service worker in offline.test.mjs.
import assert from 'node:assert/strict';
import { builtFiles } from '../../xtask/web/layout.mjs';
import { inState, parts, tagged, visit } from './support.mjs';

/** @typedef {import('../../xtask/web/server.mjs').Answer} Answer */
/** @typedef {import('./support.mjs').Visit} Visit */

const FILES = builtFiles();
const QUERY = '新质生产力';

const page = (/** @type {string} */ title) => Buffer.from(`<!doctype html><title>${title}</title>`);

/** What a server or a network may do to an answer. @type {Record<string, (answer: Answer) => void | Promise<void>>} */
const FAULTS = {
  delayed: () => new Promise((resolve) => setTimeout(resolve, 800)),
  cut: (answer) => void (answer.body = answer.body.subarray(0, answer.body.length >> 1)),
  // In the middle of a module no byte may be another, and of a script none is 0.
  altered: (answer) => void (answer.body = Buffer.from(answer.body).fill(0, answer.body.length >> 1)),
  403: (answer) => void Object.assign(answer, { status: 403, body: page('403') }),
  404: (answer) => void Object.assign(answer, { status: 404, body: page('404') }),
  500: (answer) => void Object.assign(answer, { status: 500, body: page('500') }),
  'a login page': (answer) => {
    Object.assign(answer, { status: 200, body: page('login') });
    answer.headers['content-type'] = 'text/html; charset=utf-8';
  },
};

/** What is wanted where a file does not come, and once it comes again. */
const WANTED = {
  /** Nothing starts: the page's own form serves, with what was typed; 重试 brings the search. @param {Visit} visit @param {() => void} mend */
  async form({ page }, mend) {
    await parts(page).box.fill(QUERY);
    await inState(page, 'error');
    const form = page.locator('gongwen-search form:not([part])');
    assert.ok(await form.isVisible());
    assert.equal(await form.locator('input[name=q]').inputValue(), QUERY);
    mend();
    await page.getByRole('button', { name: '重试' }).click();
    await inState(page, 'results');
    assert.equal(await parts(page).box.inputValue(), QUERY);
  },

  /** No script of ours runs: the page's own form is there. @param {Visit} visit */
  async bare({ page }) {
    const form = page.locator('gongwen-search form');
    await form.locator('input[name=q]').fill(QUERY);
    assert.ok(await form.getByRole('button').isEnabled());
  },

  /** The search answers without it. @param {Visit} visit */
  async results({ page }) {
    await parts(page).box.fill(QUERY);
    await inState(page, 'results');
    assert.ok((await parts(page).links.count()) > 0);
  },

  /** What was found stays, and a word that is found without it is still found. @param {Visit} visit */
  async stays({ page }) {
    await parts(page).box.fill('gonghui');
    await page.waitForTimeout(1500); // past the retry that happens by itself
    assert.equal(await parts(page).box.inputValue(), 'gonghui');
    await WANTED.results(/** @type {Visit} */ ({ page }));
  },

  /** The list stays; the article is opened when its view comes again. @param {Visit} visit @param {() => void} mend */
  async list({ page }, mend) {
    await WANTED.results(/** @type {Visit} */ ({ page }));
    await parts(page).links.first().click();
    await page.waitForTimeout(2500); // past the retry that happens by itself
    assert.equal(await parts(page).box.inputValue(), QUERY);
    assert.ok((await parts(page).links.count()) > 0, 'what was found stays');
    mend();
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
  },

  /** The article is there without its summary. @param {Visit} visit */
  async article({ page }) {
    await WANTED.results(/** @type {Visit} */ ({ page }));
    await parts(page).links.first().click();
    await parts(page).heading.waitFor();
    assert.ok((await page.locator('gongwen-search [part=body] p').count()) > 0);
  },
};

/** The files that a page fetches one by one, and what is wanted where one is faulty. @type {[string, string, keyof typeof WANTED][]} */
const CASES = [
  ['loader', FILES.loader, 'bare'],
  ['program', FILES.app, 'form'],
  ['search module', FILES.wasm, 'form'],
  ['style', FILES.css, 'results'],
  ['expansion module', FILES.expansionWasm, 'stays'],
  ['views', FILES.reader, 'list'],
  ['summariser', FILES.summaryWasm, 'article'],
  ['extras', FILES.extras, 'results'],
];

for (const [what, file, wanted] of CASES) {
  for (const [name, fault] of Object.entries(FAULTS)) {
    // What is late comes in the end.
    const state = name === 'delayed' ? 'article' : wanted;
    let isBroken = true;
    visit(
      `faults: ${what}, ${name}: ${state}`,
      {
        noisy: true,
        server: {
          async alter(path, answer) {
            if (what === 'extras') tagged('recent="session" shortcut')(path, answer);
            if (isBroken && path === `/gongwen/${file}`) await fault(answer);
          },
        },
      },
      async (visit) => {
        await visit.page.goto(visit.server.url);
        await WANTED[state](visit, () => void (isBroken = false));
      },
    );
  }

  let isDropped = true;
  visit(`faults: ${what}, dropped: ${wanted}`, { noisy: true }, async (visit) => {
    const { page, server } = visit;
    await page.route(`**/gongwen/${file}*`, (route) =>
      isDropped ? route.abort('connectionreset') : route.continue(),
    );
    await page.goto(server.url);
    await WANTED[wanted](visit, () => void (isDropped = false));
  });
}

visit('faults: without a network midway what was loaded goes on', { noisy: true }, async (visit) => {
  const { page, server } = visit;
  await page.goto(server.url);
  await WANTED.results(visit);
  await page.context().setOffline(true);
  await parts(page).box.fill('工匠');
  await page.waitForFunction(() => Reflect.get(window, 'shown').slice(-1)[0] === '工匠');
  await parts(page).links.first().click();
  await page.waitForTimeout(2500);
  // The reading view may be there already, because the digest needs it, too; then the article opens. Else what was found stays.
  const isOpen = (await parts(page).heading.count()) > 0;
  assert.ok(isOpen || (await parts(page).links.count()) > 0, 'what was found stays');
  await page.context().setOffline(false);
  if (!isOpen) await parts(page).links.first().click();
  await parts(page).heading.waitFor();
  assert.ok(server.log.length > 0);
});

visit(
  'faults: a storage that is forbidden or full keeps no search, and takes nothing away',
  { server: { alter: tagged('recent="local"') } },
  async (visit) => {
    await visit.page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    });
    await visit.page.goto(visit.server.url);
    await WANTED.article(visit);
  },
);
