// The programming interface: the names of Pagefind's, so that a build script changes one line.
import fs from 'node:fs';
import path from 'node:path';
import { archiveWriter } from './archive.js';
import { host, list, listed } from './disk.js';
import { check, write } from './folder.js';
import { load, readCorpus, wantsBytes, widget } from './module.js';

/** @typedef {import('./index.js').SearchIndex} SearchIndex */

/** A value as TOML, whose strings are those of JSON. @param {[string, string | undefined][]} pairs */
const toml = (pairs) =>
  pairs.map(([key, value]) => (value === undefined ? '' : `${key} = ${JSON.stringify(value)}\n`)).join('');

/** @param {{ title?: string, url?: string, config?: string }} [options] */
export async function createIndex({ title, url, config = '' } = {}) {
  load();
  return {
    errors: [],
    index: new Index(
      toml([
        ['title', title],
        ['url', url],
      ]) + config,
    ),
  };
}

/** What is thrown becomes a list of errors, as Pagefind gives it. @param {() => object} work */
function tried(work) {
  try {
    return { errors: [], ...work() };
  } catch (error) {
    return { errors: [error instanceof Error ? error.message : String(error)] };
  }
}

class Index {
  #config;
  /** @type {import('./disk.js').File[]} */
  #files = [];
  /** @type {object[]} */
  #records = [];
  /** Addresses of files that were given with one. @type {[string, string][]} */
  #addresses = [];

  /** @param {string} config */
  constructor(config) {
    this.#config = config;
  }

  /** @param {{ path: string, glob?: string }} directory */
  async addDirectory({ path: given, glob }) {
    return tried(() => {
      const pattern = glob && globPattern(glob);
      const files = list(given, this.#files.length).filter(({ name }) => !pattern || pattern.test(name));
      this.#files.push(...files);
      return { page_count: files.filter(({ name }) => wantsBytes(name)).length };
    });
  }

  /** @param {{ content: string, url?: string, sourcePath?: string }} file */
  async addHTMLFile({ content, url, sourcePath }) {
    return tried(() => {
      const given = sourcePath ?? url;
      if (!given) throw new Error('addHTMLFile needs `url` or `sourcePath`');
      let name = decodeURI(new URL(given, 'file:///').pathname).replace(/^\/+/, '');
      if (name === '' || name.endsWith('/')) name += 'index.html';
      if (!/\.\w+$/.test(name)) name += '.html';
      const input = this.#files.length;
      this.#files.push({ name, shown: name, named: true, input, content: new TextEncoder().encode(content) });
      if (url) this.#addresses.push([name, url]);
      return { file: { url: url ?? name } };
    });
  }

  /** @param {import('./index.js').CustomRecord} record */
  async addCustomRecord({ url, content, meta = {}, filters = {}, sort = {} }) {
    return tried(() => {
      if (!url) throw new Error('addCustomRecord needs `url`');
      const paragraphs = content.split(/\s*\n\s*/).filter(Boolean);
      this.#records.push({
        id: url,
        url,
        title: meta.title ?? paragraphs[0]?.slice(0, 40) ?? url,
        date: meta.date ?? sort.date,
        section: meta.section ?? filters.section?.[0],
        paragraphs,
      });
      return { file: { url } };
    });
  }

  /** @param {{ mode?: string }} [options] */
  async getFiles({ mode } = {}) {
    return tried(() => {
      /** @type {BuiltFile[]} */
      const archive = [];
      const file = (/** @type {string} */ path, /** @type {Uint8Array} */ bytes) => {
        archive.push({ path, bytes });
      };
      const files = this.#build(mode, { file, part() {} });
      return { files: [...files, ...archive].map(({ path, bytes }) => ({ path, content: bytes })) };
    });
  }

  /** @param {{ outputPath: string, mode?: string }} options */
  async writeFiles({ outputPath, mode }) {
    return tried(() => {
      check(outputPath);
      const archive = archiveWriter(outputPath);
      write(outputPath, this.#build(mode, archive));
      archive.finish();
      return { outputPath: path.resolve(outputPath) };
    });
  }

  /** The index alone, as `gongwen index` writes it. */
  async getIndex() {
    return tried(() => ({ index: this.#read().index() }));
  }

  /** What became of every file. */
  async getReport() {
    return tried(() => {
      const corpus = this.#read();
      const report = { files: JSON.parse(corpus.table()), totals: JSON.parse(corpus.totals()) };
      corpus.free();
      return report;
    });
  }

  async deleteIndex() {
    this.#files = [];
    this.#records = [];
    this.#addresses = [];
    return { errors: [] };
  }

  #read() {
    const files = this.#files;
    const corpus = readCorpus(
      listed(files),
      this.#config,
      host(files, () => {}),
    );
    for (const [name, url] of this.#addresses) corpus.setAddress(name, url);
    if (this.#records.length) corpus.add(JSON.stringify(this.#records));
    return corpus;
  }

  /** @param {string | undefined} mode @param {import('./builder.js').Sink} sink takes the files of an archive */
  #build(mode, sink) {
    return filesOf(this.#read().build(mode ?? 'auto', widget(), sink));
  }
}

/** @typedef {{ path: string, bytes: Uint8Array }} BuiltFile */

/** The files of a folder that was built. @param {import('./builder.js').Folder} folder @returns {BuiltFile[]} */
export function filesOf(folder) {
  const files = Array.from({ length: folder.length }, (_, at) => ({
    path: folder.path(at),
    bytes: folder.bytes(at),
  }));
  folder.free();
  return files;
}

/** Nothing is left to close; Pagefind's scripts call it. */
export async function close() {}

/**
 * `*` within a folder, `**` across folders, `{a,b}`, `?`.
 * @param {string} glob
 */
function globPattern(glob) {
  let depth = 0;
  const source = glob.replace(/\*\*\/?|[*?{},.+^$()|[\]\\]/g, (sign) => {
    if (sign === '**/') return '(?:.*/)?';
    if (sign === '**') return '.*';
    if (sign === '*') return '[^/]*';
    if (sign === '?') return '[^/]';
    if (sign === '{') return (depth++, '(?:');
    if (sign === '}' && depth) return (depth--, ')');
    if (sign === ',') return depth ? '|' : ',';
    return `\\${sign}`;
  });
  return new RegExp(`^${source}$`);
}
