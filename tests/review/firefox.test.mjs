// The page of `gongwen review` in Firefox, from the disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { Firefox } from '../drivers/firefox.mjs';
import { ROOT } from '../../xtask/web/layout.mjs';

const program = process.env.FIREFOX;
const skip = program ? false : 'there is no Firefox (see `cargo xtask browsers engines`)';

test('a page is split, and built so', { skip, timeout: 120_000 }, async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-review-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  fs.writeFileSync(path.join(folder, 'A01.txt'), '工会办起夜校\n\n本报讯 近日，夜校开班。\n\n职工说好。\n');
  const native = path.join(ROOT, 'target', 'debug', 'gongwen');
  const gongwen = (/** @type {...string} */ ...args) =>
    execFileSync(native, args, { cwd: folder, encoding: 'utf8' });
  gongwen('review', 'A01.txt', '--out', 'page.html');
  const firefox = await Firefox.launch(program ?? '');
  t.after(() => firefox.close());
  await firefox.open(pathToFileURL(path.join(folder, 'page.html')).href);
  await firefox.run(`[...document.querySelectorAll('li')].find((row) => row.textContent.includes('职工说好'))
    .querySelector('input').click()`);
  await firefox.run(
    `[...document.querySelectorAll('button')].find((it) => it.textContent === '从这里起另成一篇').click()`,
  );
  fs.writeFileSync(
    path.join(folder, 'A01.fix.toml'),
    await firefox.run(`document.querySelector('textarea').value`),
  );
  const titles = gongwen('articles', 'A01.txt', '--json')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).title);
  assert.deepEqual(titles, ['工会办起夜校', '']);
  assert.deepEqual(firefox.errors, []);
});
