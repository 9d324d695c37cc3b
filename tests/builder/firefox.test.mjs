// The builder page in Firefox, from the disk and from a server: the same bytes as the npm package writes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { Firefox } from '../drivers/firefox.mjs';
import { BUILDER, NPM } from '../../xtask/web/layout.mjs';
import { serve } from '../../xtask/web/server.mjs';

const program = process.env.FIREFOX;
const skip = program ? false : 'there is no Firefox (see `cargo xtask browsers engines`)';
const PAGE = '工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班，职工学习人工智能。\n';
const CSV = 'id,title,body,date\nb,职工书屋开放,职工可以免费借阅图书。,2025-03-08\n';

/** Gives files to the page as if they were chosen, and keeps what it saves. */
const GIVE = (/** @type {Record<string, string>} */ files) => `(() => {
  const given = new DataTransfer();
  for (const [name, text] of Object.entries(${JSON.stringify(files)})) given.items.add(new File([text], name));
  const input = document.querySelector('input#files');
  input.files = given.files;
  input.dispatchEvent(new Event('change'));
  const create = URL.createObjectURL;
  window.saved = [];
  URL.createObjectURL = (blob) => (window.saved.push(blob), create.call(URL, blob));
})()`;

/** The last blob that the page saved, in base64. */
const SAVED = `new Promise((done) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.split(',')[1]);
  reader.readAsDataURL(window.saved[window.saved.length - 1]);
})`;

for (const from of ['the disk', 'a server']) {
  test(`from ${from} it builds what the npm package builds`, { skip, timeout: 180_000 }, async (t) => {
    const firefox = await Firefox.launch(program ?? '');
    t.after(() => firefox.close());
    const server = await serve({ root: BUILDER, csp: null });
    t.after(() => server.close());
    const file = path.join(BUILDER, 'gongwen-builder.html');
    await firefox.open(
      from === 'a server' ? new URL(path.basename(file), server.url).href : pathToFileURL(file).href,
    );
    /** @param {string} expression */
    const until = async (expression) => {
      for (;;) {
        if (await firefox.run(`!!(${expression})`)) return;
        await new Promise((done) => setTimeout(done, 200));
      }
    };
    await firefox.run(GIVE({ 'A01.txt': PAGE, 'b.csv': CSV }));
    await until(`document.querySelector('#status').textContent.includes('2 篇文章')`);
    await firefox.run(`document.querySelector('#build').click()`);
    await until(`document.querySelector('#save')`);
    const count = await firefox.run('window.saved.length');
    await firefox.run(`document.querySelector('#save').click()`);
    await until(`window.saved.length > ${count}`);
    const zip = unzipSync(Buffer.from(await firefox.run(SAVED), 'base64'));

    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-site-'));
    t.after(() => fs.rmSync(folder, { recursive: true }));
    fs.writeFileSync(path.join(folder, 'A01.txt'), PAGE);
    fs.writeFileSync(path.join(folder, 'b.csv'), CSV);
    const { createIndex } = await import(pathToFileURL(path.join(NPM, 'lib', 'index.js')).href);
    const { index } = await createIndex({});
    await index.addDirectory({ path: folder });
    const { files } = await index.getFiles();
    assert.deepEqual(Object.keys(zip).sort(), files.map((/** @type {any} */ it) => it.path).sort());
    for (const { path: name, content } of files) {
      if (name !== 'report.html') assert.ok(Buffer.compare(zip[name], content) === 0, name);
    }
    assert.deepEqual(firefox.errors, []);
  });
}
