// The worker of the builder page: holds the module and the files, reads, builds, packs. To cancel, the page ends it.
import { gunzipSync, zipSync } from 'fflate';
import { Corpus, __wbg_reset_state, fromToml, initSync, proof, toToml } from 'gongwen-builder';
import { isBreakdown, readAll } from '../../npm/lib/reading.js';
import { carriedBytes } from './carried.js';

/** Bytes of a file that are read at most. */
const MOST_BYTES = 512 * 2 ** 20;
/** Articles that the table shows; with more a page would be slow. */
const MOST_ROWS = 500;

/** @typedef {import('./files.js').Given} Given */

/** The pieces that the page has handed over. @type {string[]} */
let carried = [];
/** What those pieces hold. */
function unpacked() {
  const text = carried.join('');
  carried = [];
  return gunzipSync(carriedBytes(text));
}

/** The files of the widget, `[name, bytes]`. @type {[string, Uint8Array][]} */
let widget = [];
/** @type {Given[]} */
let given = [];
/** @type {Corpus | undefined} */
let corpus;
/** @type {import('gongwen-builder').Folder | undefined} */
let folder;
/** The files of the archive that was built, by their paths in the folder to upload. @type {Map<string, Uint8Array>} */
let archive = new Map();

/** Where each file is in the list. @type {Map<string, number>} */
let places = new Map();

/** The list of files as the module takes it. */
const list = () => JSON.stringify(given.map(({ name, named }) => ({ name, named })));

/** Bytes of a file. Its name in a message is the caller's. @param {number} at */
function bytes(at) {
  const { file } = given[at];
  if (file.size > MOST_BYTES)
    throw new Error(`the file has ${file.size} bytes; at most ${MOST_BYTES} are read`);
  try {
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(file));
  } catch {
    throw new Error('the file cannot be read: it was moved, deleted or changed after it was chosen');
  }
}

let told = 0;
/** Tells the page how far the work is, ten times a second at most. @param {number} done @param {number} of */
function tell(done, of) {
  if (performance.now() - told < 100) return;
  told = performance.now();
  postMessage({ progress: done, of });
}

/** Who has the files. @type {import('gongwen-builder').Host} */
const host = {
  bytes,
  beside(at, name) {
    const own = given[at].name;
    const place = places.get(own.slice(0, own.lastIndexOf('/') + 1) + name);
    return place === undefined ? undefined : bytes(place);
  },
  begins() {},
  progress: (done) => tell(done, given.length),
};

/** What the table shows: files that were not read, articles to check, others. @param {import('./table.js').FileRow[]} rows */
function shown(rows) {
  const isFailed = (/** @type {import('./table.js').FileRow} */ { outcome }) =>
    outcome === 'failed' || outcome === 'unread';
  const all = rows.flatMap(({ articles, name, path, kind }) =>
    articles.map((article) => ({ file: { name, path, kind }, article })),
  );
  all.sort((a, b) => Number(b.article.doubts.length > 0) - Number(a.article.doubts.length > 0));
  const failed = rows.filter(isFailed).map(({ outcome, path, reason }) => ({ outcome, path, reason }));
  return {
    failed: failed.slice(0, MOST_ROWS),
    articles: all.slice(0, MOST_ROWS),
    left: Math.max(all.length - MOST_ROWS, 0) + Math.max(failed.length - MOST_ROWS, 0),
  };
}

/** Takes the files of an archive. @type {import('gongwen-builder').Sink} */
const sink = {
  file: (path, bytes) => void archive.set(path, bytes),
  part: (done, of) => tell(done, of),
};

/** What lies at a path in the folder that was built. @param {string} path */
function fileOf(path) {
  const inArchive = archive.get(path);
  if (inArchive) return inArchive;
  for (let at = 0; folder && at < folder.length; at += 1)
    if (folder.path(at) === path) return folder.bytes(at);
  return undefined;
}

/** All files of the folder that was built, as they are zipped: those of an archive are packed already. */
function contents() {
  if (!folder) throw new Error('nothing was built');
  /** @type {import('fflate').Zippable} */
  const files = {};
  for (let at = 0; at < folder.length; at += 1) files[folder.path(at)] = folder.bytes(at);
  for (const [path, bytes] of archive) files[path] = [bytes, { level: 0 }];
  return files;
}

const blobOf = (/** @type {Uint8Array} */ content) => new Blob([/** @type {BlobPart} */ (content)]);

/** What the page asks. @type {Record<string, (request: any) => any>} */
const ANSWERS = {
  /** Takes a piece of what the page carries. @param {{ text: string }} request */
  carried({ text }) {
    carried.push(text);
  },
  module() {
    initSync({ module: unpacked() });
  },
  widget() {
    const packed = unpacked();
    let from = packed.indexOf(10) + 1;
    /** @type {[string, number][]} */
    const heads = JSON.parse(new TextDecoder().decode(packed.subarray(0, from)));
    widget = heads.map(([name, length]) => [name, packed.slice(from, (from += length))]);
  },
  /** Takes some more files; from 0 on they are others. @param {{ from: number, files: Given[] }} request */
  files({ from, files }) {
    given = [...given.slice(0, from), ...files];
    places = new Map(given.map(({ name }, at) => [name, at]));
  },
  /** @param {{ values: object }} request */
  read({ values }) {
    corpus?.free();
    corpus = undefined;
    const [files, config] = [list(), toToml(JSON.stringify(values))];
    const read = (/** @type {import('gongwen-builder').Host} */ watched, /** @type {string[]} */ broken) =>
      Corpus.read(files, config, watched, undefined, broken);
    corpus = readAll({ read, reset: renew }, host);
    return { ...shown(JSON.parse(corpus.table())), totals: JSON.parse(corpus.totals()) };
  },
  /** @param {{ id: string }} request */
  article: ({ id }) => JSON.parse(corpus?.article(id) ?? 'null'),
  /** @param {{ values: object, name: string }} request */
  proof: ({ values, name }) => JSON.parse(proof(list(), toToml(JSON.stringify(values)), host, name)),
  /** @param {{ mode: string }} request */
  build({ mode: asked }) {
    if (!corpus) throw new Error('nothing was read');
    folder?.free();
    folder = undefined;
    archive = new Map();
    const read = corpus;
    corpus = undefined;
    folder = read.build(asked, widget, sink);
    const { articles, indexBytes, mode } = folder;
    const preview = mode === 'hosted' ? undefined : blobOf(folder.preview(widget));
    return { articles, bytes: indexBytes, mode, files: archive.size, preview };
  },
  /** A file of the folder that was built; of no other path. @param {{ path: string }} request */
  file: ({ path }) => fileOf(path),
  /** The folder that was built, packed. */
  zip: () => blobOf(zipSync(contents(), { level: 6 })),
  /** @param {{ values: object }} request */
  toml: ({ values }) => toToml(JSON.stringify(values)),
  /** @param {{ text: string }} request */
  values: ({ text }) => JSON.parse(fromToml(text)),
};

/** Starts the module anew after it broke down. What it held is lost: it must be read, and built, again. */
function renew() {
  __wbg_reset_state();
  corpus = folder = undefined;
}

addEventListener('message', ({ data: { number, ask, ...request } }) => {
  try {
    postMessage({ number, answer: ANSWERS[ask](request) });
  } catch (error) {
    if (isBreakdown(error)) renew();
    postMessage({ number, error: error instanceof Error ? error.message : String(error) });
  }
});
