// The work is divided into short tasks. How long they are is measured by `cargo xtask bench tasks`; here is counted what
// is done in one.
import assert from 'node:assert/strict';
import { ARTICLES, squeeze, titles } from './gold.mjs';
import { inState, parts, visit } from './support.mjs';

const QUERY = '工会';

visit('tasks: results come a few at a time, suggestions and articles apart', {}, async ({ page, server }) => {
  await page.addInitScript(() => {
    let task = 0;
    const { setTimeout } = window;
    window.setTimeout = /** @type {any} */ (
      (/** @type {() => void} */ run, /** @type {number} */ ms) =>
        setTimeout(() => {
          task += 1;
          run();
        }, ms)
    );
    /** @type {Record<string, number[]>} how many elements came in each task, by what they are */
    const came = {};
    Reflect.set(window, 'came', came);
    const count = (/** @type {Node} */ node) => {
      if (!(node instanceof Element)) return;
      const what =
        (node.matches('[part=list] > li') && 'result') ||
        (node.matches('[part=body] > p') && 'paragraph') ||
        node.getAttribute('part');
      if (!what) return;
      came[what] = came[what] ?? [];
      came[what][task] = (came[what][task] ?? 0) + 1;
    };
    document.addEventListener(
      'gongwen-ready',
      ({ target }) => {
        const observer = new MutationObserver((records) =>
          records.forEach(({ addedNodes }) => addedNodes.forEach(count)),
        );
        const root = /** @type {ShadowRoot} */ (/** @type {Element} */ (target).shadowRoot);
        observer.observe(root, { childList: true, subtree: true });
      },
      { once: true },
    );
  });
  const came = () =>
    page.evaluate(() => {
      const all = /** @type {Record<string, number[]>} */ (Reflect.get(window, 'came'));
      return Object.fromEntries(
        Object.entries(all).map(([what, tasks]) => [what, tasks.map((n, task) => [task, n]).filter(Boolean)]),
      );
    });
  await page.goto(server.url);
  await parts(page).box.focus();
  await inState(page, 'ready');
  await page.keyboard.insertText(QUERY);
  await inState(page, 'results');
  await page.locator('gongwen-search [part=suggestion]').first().waitFor();
  const { result, results, suggestion } = await came();
  const counts = result.map(([, count]) => count);
  const total = counts.reduce((a, b) => a + b);
  assert.equal(total, 20);
  assert.ok(counts[0] === 1 && Math.max(...counts) <= 3, JSON.stringify(counts));
  const tasks = (/** @type {number[][]} */ of) => of.map(([task]) => task);
  const shared = tasks(suggestion).filter((task) => [...tasks(result), ...tasks(results)].includes(task));
  assert.deepEqual(shared, [], 'suggestions have a task of their own');

  await parts(page).links.first().click();
  await page.locator('gongwen-search [part=keywords]').waitFor();
  const { article, keywords, paragraph } = await came();
  assert.ok(
    tasks(article)[0] < tasks(paragraph)[0],
    'what no screen shows at once comes after the beginning',
  );
  const title = squeeze(await parts(page).heading.textContent());
  const printed = ARTICLES.find((article) => titles(article).includes(title));
  const shown = page.locator('gongwen-search [part=body] > p:not([part])');
  assert.deepEqual((await shown.allTextContents()).map(squeeze), printed?.paragraphs.map(squeeze));
  assert.ok(tasks(article)[0] < tasks(keywords)[0], 'the ways on come after the article');
});
