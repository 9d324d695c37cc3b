// The package for npm as it is packed and unpacked in an empty folder: the same bytes as the native command, and the
// programming interface.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { NPM, ROOT } from '../../xtask/web/layout.mjs';
import { assertSame, byCommand, filesOf, inputs, native, scratch } from './inputs.mjs';
import { DAMAGED } from './damaged.mjs';
import { LOCKED } from './locked.mjs';

const empty = scratch(test.after);
execFileSync('npm', ['pack', '--silent', '--pack-destination', empty], { cwd: NPM });
const tarball = /** @type {string} */ (fs.readdirSync(empty).find((name) => name.endsWith('.tgz')));
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--offline', `./${tarball}`], {
  cwd: empty,
});
const command = path.join(empty, 'node_modules', 'gongwen', 'lib', 'command.js');

/** @param {string[]} args @param {string} [cwd] */
const run = (args, cwd = ROOT) =>
  spawnSync(process.execPath, [command, ...args], { cwd, encoding: 'utf8', maxBuffer: 1e9 });

test('the tarball is small', () => {
  assert.ok(fs.statSync(path.join(empty, tarball)).size <= 5_000_000);
});

for (const [name, input] of Object.entries(inputs(empty))) {
  for (const mode of name === 'PDFs' ? ['auto'] : ['auto', 'hosted']) {
    test(`build writes of ${name} what the native command writes (${mode})`, { timeout: 300_000 }, () => {
      const ours = path.join(empty, 'npm');
      fs.rmSync(ours, { recursive: true, force: true });
      // Over the folder of another mode, of which nothing may be left.
      if (name === 'seeds')
        run(['build', input, '--out', ours, '--mode', mode === 'auto' ? 'hosted' : 'file']);
      assert.equal(run(['build', input, '--out', ours, '--mode', mode]).status, 0);
      assertSame(filesOf(ours), byCommand([input], mode, path.join(empty, 'native')));
    });
  }

  test(`articles prints of ${name} what the native command prints`, { timeout: 300_000 }, () => {
    const theirs = execFileSync(native, ['articles', input, '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1e9,
    });
    assert.equal(run(['articles', input, '--json']).stdout, theirs);
  });
}

test('an archive is searched in what was built, as the native command searches it', () => {
  const out = path.join(empty, 'hosted');
  assert.equal(run(['build', 'seeds', '--out', out, '--mode', 'hosted']).status, 0);
  for (const place of [out, path.join(out, 'gongwen', 'archive')]) {
    const args = ['search', place, '劳动竞赛', '--json', '--limit', '3'];
    assert.equal(run(args).stdout, execFileSync(native, args, { encoding: 'utf8' }));
  }
  assert.match(
    run(['search', out, '劳动竞赛']).stdout,
    /^(about )?\d+ found for 劳动竞赛\n[^]*\nfetched: \d+ bytes/,
  );
});

test('review writes what the native command writes', () => {
  fs.writeFileSync(path.join(empty, 'A03.fix.toml'), '[[merge]]\nstory = 900\nwith = 901\n');
  for (const [name, from] of [
    ['A03.txt', 'tests/pages/p03_feature.txt'],
    ['A04.pdf', 'crates/prepare/tests/data/page.pdf'],
  ]) {
    fs.copyFileSync(path.join(ROOT, from), path.join(empty, name));
    const told = spawnSync(native, ['review', name, '--out', 'native.html'], {
      cwd: empty,
      encoding: 'utf8',
    });
    const { status, stdout, stderr } = run(['review', name], empty);
    const out = name.replace(/\.\w+$/, '.review.html');
    assert.deepEqual([status, stdout, stderr], [0, `${out}\n`, told.stderr]);
    assert.ok(
      fs.readFileSync(path.join(empty, out)).equals(fs.readFileSync(path.join(empty, 'native.html'))),
      name,
    );
  }
  for (const wrong of ['seeds', 'README.md', 'nowhere.txt']) {
    const args = ['review', wrong];
    const { status, stderr } = spawnSync(native, args, { cwd: ROOT, encoding: 'utf8' });
    const ours = run(args);
    assert.equal(ours.status, status, wrong);
    if (wrong !== 'nowhere.txt') assert.equal(ours.stderr, stderr);
  }
});

test('serve shows a folder to this machine, and nothing outside it', async (t) => {
  const folder = path.join(empty, 'served');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'index.html'), '<p>你好');
  fs.writeFileSync(path.join(empty, 'secret.txt'), 'x');
  const server = spawn(process.execPath, [command, 'serve', folder, '--port', '0']);
  t.after(() => server.kill());
  const line = await new Promise((done) => server.stdout.once('data', (data) => done(String(data))));
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0] ?? '';
  const page = await fetch(url);
  assert.equal(await page.text(), '<p>你好');
  assert.deepEqual(
    ['content-type', 'cache-control', 'x-content-type-options'].map((name) => page.headers.get(name)),
    ['text/html', 'no-cache', 'nosniff'],
  );
  for (const outside of ['no.html', '%2e%2e/secret.txt', '..%2fsecret.txt', '%00', '%zz']) {
    assert.equal((await fetch(url + outside)).status, 404, outside);
  }
  assert.equal((await fetch(url, { method: 'POST' })).status, 404);
});

test('what cannot be read is one line each, and the rest goes on', () => {
  const folder = path.join(empty, 'odd');
  fs.mkdirSync(folder);
  const put = (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) =>
    fs.writeFileSync(path.join(folder, name), content);
  put('bomb.zip', zipSync({ 'a.html': new Uint8Array(60_000_000) }, { level: 9 }));
  put('locked.pdf', LOCKED);
  put('damaged.xls', DAMAGED);
  put('broken.json', '{');
  put('good.csv', 'id,title,body\nb,职工书屋开放,职工可以免费借阅图书。\n');
  // A file with a hole: it takes no room.
  const huge = fs.openSync(path.join(folder, 'huge.html'), 'w');
  fs.ftruncateSync(huge, 2 ** 31);
  fs.closeSync(huge);
  fs.symlinkSync('nowhere', path.join(folder, 'gone.html'));
  const { status, stderr } = run(['build', folder, '--out', path.join(empty, 'odd-out')]);
  assert.equal(status, 1);
  const expected = {
    'gone.html': /no such file/i,
    'huge.html': /2147483648 bytes/,
    'bomb.zip': /200 times|bomb/,
    'locked.pdf': /password/,
    'damaged.xls': /damaged/,
    'broken.json': /EOF/,
  };
  for (const [name, reason] of Object.entries(expected)) {
    const lines = stderr.split('\n').filter((line) => line.includes(`${name}`));
    assert.equal(lines.length, 1, stderr);
    assert.match(lines[0], reason);
  }
  assert.match(stderr, /^1 articles, /m);
});

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
