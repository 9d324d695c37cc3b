// The package for npm as it is packed and unpacked in an empty folder: the same bytes as the native command, and the
// programming interface.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { NPM, ROOT } from '../../xtask/web/layout.mjs';

const INPUTS = ['seeds', 'tests/fixtures/html'];

const empty = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-npm-'));
test.after(() => fs.rmSync(empty, { recursive: true }));
execFileSync('npm', ['pack', '--silent', '--pack-destination', empty], { cwd: NPM });
const tarball = /** @type {string} */ (fs.readdirSync(empty).find((name) => name.endsWith('.tgz')));
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--offline', `./${tarball}`], {
  cwd: empty,
});
const command = path.join(empty, 'node_modules', 'gongwen', 'lib', 'command.js');

/** The native command: the one in the folder of the debug build, which `cargo test` leaves there. */
const native = path.join(ROOT, 'target', 'debug', 'gongwen');

/** @param {string[]} args @param {string} [cwd] */
const run = (args, cwd = ROOT) => spawnSync(process.execPath, [command, ...args], { cwd, encoding: 'utf8' });

/** All files of a folder. @param {string} folder @returns {Map<string, Buffer>} */
const filesOf = (folder) =>
  new Map(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => fs.statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, fs.readFileSync(path.join(folder, name))]),
  );

test('the tarball is small', () => {
  assert.ok(fs.statSync(path.join(empty, tarball)).size < 6_000_000);
});

for (const input of INPUTS) {
  test(`build writes of ${input} what the native command writes`, { timeout: 300_000 }, () => {
    const [ours, theirs] = ['npm', 'native'].map((name) =>
      path.join(empty, `${name}-${path.basename(input)}`),
    );
    assert.equal(run(['build', input, '--out', ours]).status, 0);
    execFileSync(native, ['build', input, '--out', theirs, '--no-cache'], { cwd: ROOT, stdio: 'ignore' });
    const [have, want] = [filesOf(ours), filesOf(theirs)];
    assert.deepEqual([...have.keys()], [...want.keys()]);
    for (const [name, bytes] of want) assert.ok(have.get(name)?.equals(bytes), name);
  });

  test(`articles prints of ${input} what the native command prints`, { timeout: 300_000 }, () => {
    const theirs = execFileSync(native, ['articles', input, '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    assert.equal(run(['articles', input, '--json']).stdout, theirs);
  });
}

test('an index is made and searched', () => {
  const out = path.join(empty, 'seeds.gwix');
  assert.equal(run(['index', 'seeds', '--out', out]).status, 0);
  const { hits } = JSON.parse(run(['search', out, '劳动竞赛', '--json', '--limit', '3']).stdout);
  assert.equal(hits.length, 3);
  assert.match(run(['search', out, '劳动竞赛']).stdout, /^\d+ found for 劳动竞赛\n/);
});

test('what is wrong is told in one line, and the exit code says whose fault it is', () => {
  const folder = path.join(empty, 'bad');
  fs.mkdirSync(folder);
  const told = (/** @type {string[]} */ ...args) => {
    const { status, stderr } = run(args, folder);
    return `${status} ${stderr.split('\n')[0]}`;
  };
  assert.match(
    told('build', 'nowhere', '--out', 'x'),
    /^1 gongwen: nowhere: there is no such file or folder$/,
  );
  assert.match(told('build', '.', '--out', 'x'), /^1 gongwen: the inputs hold no article$/);
  assert.match(told('build', '.'), /^2 gongwen: build needs --out DIR$/);
  assert.match(told('no-such'), /^2 gongwen: there is no command no-such$/);
  fs.writeFileSync(path.join(folder, 'a.json'), '{');
  assert.match(told('articles', 'a.json'), /^1 gongwen: a\.json: /);
  fs.writeFileSync(path.join(folder, 'gongwen.toml'), 'titel = "x"\n');
  assert.match(
    told('build', '.', '--out', 'x'),
    /^1 gongwen: gongwen\.toml: line 1: there is no key `titel`/,
  );
});

test('a script makes an index of pages, folders and records', async () => {
  const entry = path.join(empty, 'node_modules', 'gongwen', 'lib', 'index.js');
  const { createIndex, close } = await import(pathToFileURL(entry).href);
  const { index } = await createIndex({ title: '云河市总工会' });
  const body = '<p>日前，云河市总工会的职工书屋正式开放，职工可以免费借阅图书，周末也不闭馆。</p>';
  const content = `<!doctype html><title>职工书屋开放</title><h1>职工书屋开放</h1><article>${body}${body}</article>`;
  assert.deepEqual(await index.addHTMLFile({ url: '/news/a/', content }), {
    errors: [],
    file: { url: '/news/a/' },
  });
  await index.addCustomRecord({ url: '/b', content: '夜校开班了。', meta: { title: '工会办起夜校' } });
  assert.equal(
    (await index.addDirectory({ path: path.join(ROOT, 'seeds'), glob: '**/000*.txt' })).page_count,
    1,
  );
  assert.equal((await index.addDirectory({ path: 'nowhere' })).errors.length, 1);
  const { totals, files: rows } = await index.getReport();
  assert.equal(totals.files, 3);
  assert.ok(rows.some((/** @type {any} */ row) => row.articles[0]?.title === '工会办起夜校'));
  const { files, errors } = await index.getFiles({ mode: 'file' });
  assert.deepEqual(errors, []);
  assert.ok(files.some((/** @type {any} */ file) => file.path === 'gongwen/index.json'));
  const out = path.join(empty, 'written');
  assert.deepEqual((await index.writeFiles({ outputPath: out })).errors, []);
  assert.ok(fs.existsSync(path.join(out, 'report.html')));
  await close();
});
