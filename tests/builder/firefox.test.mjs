// The builder page in Firefox, from the disk and from a server: the same bytes as the native command.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { Firefox } from '../drivers/firefox.mjs';
import { BUILDER, ROOT } from '../../xtask/web/layout.mjs';
import { serve } from '../../xtask/web/server.mjs';
import { assertSame, byCommand, filesOf, scratch } from './inputs.mjs';

const program = process.env.FIREFOX;
const skip = program ? false : 'there is no Firefox (see `cargo xtask browsers engines`)';
const PAGE = '工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班，职工学习人工智能。\n';
const CSV = 'id,title,body,date\nb,职工书屋开放,职工可以免费借阅图书。,2025-03-08\n';

/** Gives files to the page as if they were chosen, and keeps what it saves. @param {Record<string, string>} files in base64 */
const GIVE = (files) => `(() => {
  const given = new DataTransfer();
  for (const [name, text] of Object.entries(${JSON.stringify(files)})) {
    const bytes = Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
    given.items.add(new File([bytes], name));
  }
  const input = document.querySelector('input#files');
  input.files = given.files;
  input.dispatchEvent(new Event('change'));
  const create = URL.createObjectURL;
  window.saved = [];
  URL.createObjectURL = (blob) => (window.saved.push(blob), create.call(URL, blob));
})()`;

/** Whether the widget in the frame has found something in the archive. */
const SEARCHED = `(() => {
  const box = document.querySelector('iframe').contentDocument.querySelector('gongwen-search');
  const input = box.shadowRoot && box.shadowRoot.querySelector('input');
  if (!input) return false;
  if (!input.value) {
    input.value = '职工';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  return box.shadowRoot.querySelector('mark');
})()`;

/** The last blob that the page saved, in base64. */
const SAVED = `new Promise((done) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.split(',')[1]);
  reader.readAsDataURL(window.saved[window.saved.length - 1]);
})`;

/** A folder with files in it, and how it is built. */
const SITES = {
  'two files': { mode: 'auto', files: { 'A01.txt': Buffer.from(PAGE), 'b.csv': Buffer.from(CSV) } },
  'the seeds as an archive': { mode: 'hosted', files: Object.fromEntries(filesOf(path.join(ROOT, 'seeds'))) },
};

for (const [name, { mode, files }] of Object.entries(SITES)) {
  for (const from of ['the disk', 'a server']) {
    test(
      `from ${from} it builds of ${name} what the command builds`,
      { skip, timeout: 180_000 },
      async (t) => {
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
        const given = Object.entries(files).map(([name, bytes]) => [
          name,
          Buffer.from(bytes).toString('base64'),
        ]);
        await firefox.run(GIVE(Object.fromEntries(given)));
        await until(`document.querySelector('#build')`);
        await firefox.run(`document.querySelector('#mode').value = '${mode}'`);
        await firefox.run(`document.querySelector('#build').click()`);
        await until(`document.querySelector('#save')`);
        if (mode === 'hosted') await until(SEARCHED);
        const count = await firefox.run('window.saved.length');
        await firefox.run(`document.querySelector('#save').click()`);
        await until(`window.saved.length > ${count}`);
        const zip = unzipSync(Buffer.from(await firefox.run(SAVED), 'base64'));

        const folder = scratch(t.after.bind(t));
        const paths = Object.entries(files).map(([name, bytes]) => {
          const file = path.join(folder, name);
          fs.writeFileSync(file, bytes);
          return file;
        });
        const want = byCommand(paths, mode, path.join(folder, 'out'));
        assertSame(new Map(Object.entries(zip)), want, ['report.html']);
        assert.deepEqual(firefox.errors, []);
      },
    );
  }
}
