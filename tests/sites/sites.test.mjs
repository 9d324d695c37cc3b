// The packed npm package as a build step of sites made by Vite, esbuild, Hexo and VitePress, and of one made by hand: each in an
// empty folder, with packages of the registry.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { NPM } from '../../xtask/web/layout.mjs';

const WORDS = '日前，云河市总工会的职工书屋正式开放，职工可以免费借阅图书，周末也不闭馆。';
const HTML = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>职工书屋开放</title></head>
<body><article><h1>职工书屋开放</h1><p>${WORDS}</p><p>书屋里有图书三千册，还有电子阅览室，由志愿者轮流值守。</p></article></body></html>`;
const MARKDOWN = `---\ntitle: 职工书屋开放\ndate: 2025-03-08\n---\n\n# 职工书屋开放\n\n${WORDS}\n\n书屋里有图书三千册，还有电子阅览室，由志愿者轮流值守。\n`;
const API = `import { createIndex } from 'gongwen';
const { index } = await createIndex({});
await index.addDirectory({ path: 'dist' });
const { errors } = await index.writeFiles({ outputPath: 'search' });
if (errors.length) throw new Error(errors.join());
`;

/**
 * A site: what is installed, its files, how it is built, and where the search is written.
 * @typedef {{ packages: string[], files: Record<string, string>, build: string }} Site
 */

/** @type {Record<string, Site>} */
const SITES = {
  'by hand': {
    packages: [],
    files: { 'public/a.html': HTML },
    build: 'gongwen build public --out search',
  },
  Vite: {
    packages: ['vite@8'],
    files: {
      'index.html': '<!doctype html><title>首页</title><a href="news.html">职工书屋开放</a>',
      'news.html': HTML,
      'vite.config.mjs': `export default { build: { rollupOptions: { input: ['index.html', 'news.html'] } }, plugins: [{ name: 'search', async closeBundle() { await import('./search.mjs'); } }] };\n`,
      'search.mjs': API,
    },
    build: 'vite build',
  },
  esbuild: {
    packages: ['esbuild@0.28'],
    files: {
      'src/main.js': 'document.title += "";\n',
      'dist/a.html': HTML,
      'search.mjs': API,
      'build.mjs': `import * as esbuild from 'esbuild';
await esbuild.build({ entryPoints: ['src/main.js'], bundle: true, outdir: 'dist' });
await esbuild.build({ entryPoints: ['search.mjs'], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: 'out/search.mjs' });
await import('./out/search.mjs');
`,
    },
    build: 'node build.mjs',
  },
  Hexo: {
    packages: ['hexo@8', 'hexo-renderer-marked', 'hexo-renderer-ejs', 'hexo-generator-index'],
    files: {
      '_config.yml': 'title: 云河市总工会\nlanguage: zh-CN\ntheme: plain\n',
      'themes/plain/layout/index.ejs':
        '<!doctype html><% page.posts.each((post) => { %><a href="<%- url_for(post.path) %>"><%= post.title %></a><% }) %>\n',
      'themes/plain/layout/post.ejs': `<!doctype html><html><head><meta charset="utf-8"><title><%= page.title %></title></head>
<body><article><h1><%= page.title %></h1><div class="article-entry"><%- page.content %></div></article></body></html>\n`,
      'source/_posts/a.md': MARKDOWN,
    },
    build: 'hexo generate && gongwen build public --out search',
  },
  VitePress: {
    packages: ['vitepress@1'],
    files: {
      'docs/index.md': '# 首页\n',
      'docs/a.md': MARKDOWN,
      'docs/.vitepress/config.mjs': `export default { title: '云河市总工会', lang: 'zh-CN' };\n`,
    },
    build: 'vitepress build docs && gongwen build docs/.vitepress/dist --out search',
  },
};

const packed = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-packed-'));
test.after(() => fs.rmSync(packed, { recursive: true }));
execFileSync('npm', ['pack', '--silent', '--pack-destination', packed], { cwd: NPM });
const tarball = path.join(
  packed,
  /** @type {string} */ (fs.readdirSync(packed).find((name) => name.endsWith('.tgz'))),
);

for (const [name, { packages, files, build }] of Object.entries(SITES)) {
  test(`a site made ${name === 'by hand' ? name : `by ${name}`}`, { timeout: 600_000 }, (t) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-made-'));
    t.after(() => fs.rmSync(folder, { recursive: true }));
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    const description = { name: 'site', private: true, type: 'module', scripts: { build } };
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...description, hexo: {} }));
    /** @param {string} command @param {...string} args */
    const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
    run('npm', 'install', '--silent', '--no-audit', '--no-fund', tarball, ...packages);
    run('npm', 'run', 'build');
    const index = path.join('search', 'gongwen');
    assert.ok(fs.readdirSync(path.join(folder, index)).length > 0);
    const articles = run('npx', 'gongwen', 'articles', sources(folder), '--json');
    assert.match(articles, /"title":"职工书屋开放"/);
    assert.match(articles, /周末也不闭馆/);
    run('npx', 'gongwen', 'index', sources(folder), '--out', 'site.gwix');
    const { total } = JSON.parse(run('npx', 'gongwen', 'search', 'site.gwix', '免费借阅', '--json'));
    assert.equal(total, 1);
  });
}

/** The folder of pages that a site's build has left. @param {string} folder */
function sources(folder) {
  const built = ['docs/.vitepress/dist', 'dist', 'public'];
  return /** @type {string} */ (built.find((name) => fs.existsSync(path.join(folder, name))));
}
