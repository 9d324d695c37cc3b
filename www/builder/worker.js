// The worker of the builder page: holds the module, reads, builds. To cancel, the page ends it.
import { Corpus, fromToml, initSync, toToml } from 'gongwen-builder';

/** Bytes of a file that are read at most. */
const MOST_BYTES = 512 * 2 ** 20;

/** @type {[string, Uint8Array][]} */
let widget = [];
/** @type {Corpus | undefined} */
let corpus;
/** @type {import('gongwen-builder').Folder | undefined} */
let folder;

/** @typedef {import('./files.js').Given} Given */

/** What the page asks. @type {Record<string, (request: any) => any>} */
const ANSWERS = {
  /** @param {{ module: Uint8Array, widget: [string, Uint8Array][] }} request */
  start(request) {
    initSync({ module: request.module });
    widget = request.widget;
  },
  /** @param {{ given: Given[], values: object }} request */
  read({ given, values }) {
    corpus?.free();
    corpus = undefined;
    const places = new Map(given.map(({ name }, at) => [name, at]));
    const bytes = (/** @type {number} */ at) => {
      const { file } = given[at];
      if (file.size > MOST_BYTES)
        throw new Error(`the file has ${file.size} bytes; at most ${MOST_BYTES} are read`);
      return new Uint8Array(new FileReaderSync().readAsArrayBuffer(file));
    };
    let told = 0;
    const host = {
      bytes,
      beside(/** @type {number} */ at, /** @type {string} */ name) {
        const own = given[at].name;
        const place = places.get(own.slice(0, own.lastIndexOf('/') + 1) + name);
        return place === undefined ? undefined : bytes(place);
      },
      progress(/** @type {number} */ done) {
        if (performance.now() - told < 100) return;
        told = performance.now();
        postMessage({ progress: done });
      },
    };
    const listed = JSON.stringify(given.map(({ name, named }) => ({ name, named })));
    corpus = Corpus.read(listed, toToml(JSON.stringify(values)), host);
    return { rows: JSON.parse(corpus.table()), totals: JSON.parse(corpus.totals()) };
  },
  /** @param {{ id: string }} request */
  article: ({ id }) => JSON.parse(corpus?.article(id) ?? 'null'),
  build() {
    if (!corpus) throw new Error('nothing was read');
    folder?.free();
    const read = corpus;
    corpus = undefined;
    folder = read.build('auto', widget);
    const built = folder;
    const files = Array.from({ length: built.length }, (_, at) => ({
      path: built.path(at),
      bytes: built.bytes(at),
    }));
    return {
      articles: built.articles,
      bytes: built.indexBytes,
      mode: built.mode,
      files,
      preview: built.preview(widget),
    };
  },
  /** @param {{ values: object }} request */
  toml: ({ values }) => toToml(JSON.stringify(values)),
  /** @param {{ text: string }} request */
  values: ({ text }) => JSON.parse(fromToml(text)),
};

addEventListener('message', ({ data: { number, ask, ...request } }) => {
  try {
    postMessage({ number, answer: ANSWERS[ask](request) });
  } catch (error) {
    postMessage({ number, error: error instanceof Error ? error.message : String(error) });
  }
});
