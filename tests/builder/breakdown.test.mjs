// The worker of the builder page over a module that breaks down: it is started anew, once for each time, and nothing of the module
// before is used. The module is one of a few lines, so that this needs no build.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const WORKER = fileURLToPath(new URL('../../www/builder/worker.js', import.meta.url));

/** What stands in for the module; `module` is told by the test. */
const MODULE = `
  export const __wbg_reset_state = () => void (module.starts += 1);
  export const [initSync, fromToml, toToml, proof] = [() => {}, () => '{}', () => '', () => '{}'];
  class Folder {
    start = module.starts;
    length = 0;
    mode = 'file';
    preview = () => new Uint8Array();
    free() {
      if (this.start !== module.starts) module.strays += 1;
    }
  }
  export class Corpus {
    static read = (files, config, host, replaceBadBytes, broken) => (module.read(host, broken), new Corpus());
    table = () => '[]';
    totals = () => '{}';
    free() {}
    build() {
      module.build();
      return new Folder();
    }
  }`;

/** @type {import('esbuild').Plugin} */
const inPlaceOfModule = {
  name: 'module',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^gongwen-builder$/ }, () => ({ path: 'module', namespace: 'test' }));
    onLoad({ filter: /.*/, namespace: 'test' }, () => ({ contents: MODULE }));
  },
};

/** A panic, as engines throw it. */
const breakDown = () => {
  throw new WebAssembly.RuntimeError('unreachable');
};

const { outputFiles } = await build({
  entryPoints: [WORKER],
  absWorkingDir: path.dirname(WORKER),
  bundle: true,
  format: 'iife',
  write: false,
  plugins: [inPlaceOfModule],
});

/** The worker, and what it is asked; `module` counts how often it was started anew and what it was asked of a module before. */
function worker() {
  const module = {
    starts: 0,
    strays: 0,
    /** @type {(host: import('gongwen-builder').Host, broken: string[]) => void} */
    read: () => {},
    build: () => {},
  };
  /** @type {(event: { data: object }) => void} */
  let hear = () => {};
  /** @type {{ answer?: any, error?: string }} */
  let said = {};
  const listen = (/** @type {string} */ _, /** @type {typeof hear} */ listener) => (hear = listener);
  const say = (/** @type {typeof said} */ message) => (said = message);
  new Function('addEventListener', 'postMessage', 'module', outputFiles[0].text)(listen, say, module);
  const ask = (/** @type {string} */ question) => {
    hear({ data: { number: 1, ask: question, values: {}, mode: 'file' } });
    return said;
  };
  return { module, ask };
}

test('a file that breaks the module is left out, and the folder built before is lost', () => {
  const { module, ask } = worker();
  assert.ok(ask('read').answer && ask('build').answer);
  module.read = (host, broken) => {
    host.begins('damaged.xls');
    if (!broken.includes('damaged.xls')) breakDown();
  };
  assert.ok(ask('read').answer);
  assert.equal(module.starts, 1);
  assert.equal(ask('zip').error, 'nothing was built');
  assert.ok(ask('build').answer);
  assert.equal(module.strays, 0);
});

test('a reading that breaks over no file is told, and the module started anew once', () => {
  const { module, ask } = worker();
  module.read = breakDown;
  assert.equal(ask('read').error, 'unreachable');
  assert.equal(module.starts, 1);
});

test('a reading that breaks over too many files is told, and the module started anew once for each', () => {
  const { module, ask } = worker();
  module.read = (host, broken) => {
    host.begins(`${broken.length}.xls`);
    breakDown();
  };
  assert.equal(ask('read').error, 'unreachable');
  assert.equal(module.starts, 21);
});

test('a build that breaks is told, and what was read is lost', () => {
  const { module, ask } = worker();
  assert.ok(ask('read').answer);
  module.build = breakDown;
  assert.equal(ask('build').error, 'unreachable');
  assert.equal(module.starts, 1);
  assert.equal(ask('build').error, 'nothing was read');
});
