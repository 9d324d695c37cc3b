// Runs in the page: times one engine on its queries, and sees what it finds.

/** @typedef {{ q: string, kind: string, holders: number[] }} Query */
/**
 * @typedef {object} Module an engine's script
 * @property {(files: Map<string, Uint8Array>) => void | Promise<void>} open
 * @property {(query: string, limit: number) => object[] | Promise<object[]>} search
 * @property {(hit: object) => Promise<number>} [idOf] the article that a hit is, where it does not say so itself
 */

const PAGE_SIZE = 20;
/** Passes over the queries, if the time allows for so many. */
const MOST_PASSES = 100;
const now = () => performance.now();

/** Work of a fixed amount, to see how fast this page runs; gives milliseconds. */
export function fixedWork() {
  const start = now();
  let x = 1;
  for (let i = 0; i < 30_000_000; i++) x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0;
  // The result is used, so that the loop cannot go.
  return now() - start + (x === 0 ? 1 : 0);
}

/**
 * The files of an engine out of one answer: the length of a list of names and lengths, the list, the files.
 * @param {ArrayBuffer} packed
 */
export function unpack(packed) {
  const head = new DataView(packed).getUint32(0);
  /** @type {[string, number][]} */
  const list = JSON.parse(new TextDecoder().decode(new Uint8Array(packed, 4, head)));
  let start = 4 + head;
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const [name, length] of list) {
    files.set(name, new Uint8Array(packed.slice(start, start + length)));
    start += length;
  }
  return files;
}

/**
 * Milliseconds for import, open and the first query. The script comes out of memory as all files do.
 * @param {Map<string, Uint8Array>} files
 * @param {string} script its name among the files
 * @param {string} first query
 */
export async function coldStart(files, script, first) {
  const source = new Blob([/** @type {BlobPart} */ (files.get(script))], { type: 'text/javascript' });
  const address = URL.createObjectURL(source);
  const start = now();
  /** @type {Module} */
  const module = await import(address);
  const imported = now();
  await module.open(files);
  const opened = now();
  await module.search(first, PAGE_SIZE);
  const answered = now();
  return {
    module,
    cold: {
      import: imported - start,
      open: opened - imported,
      first: answered - opened,
      all: answered - start,
    },
  };
}

/**
 * Microseconds of each query: single calls in passes over all queries. The first half of the passes, in which a browser
 * still compiles and recompiles, is thrown away.
 * @param {Module} module
 * @param {Query[]} queries
 * @param {number} budget milliseconds after which no further pass begins
 */
export async function singleCalls(module, queries, budget) {
  /** @type {number[][]} */
  const times = queries.map(() => []);
  const start = now();
  for (let pass = 0; pass < MOST_PASSES && (pass === 0 || now() - start < budget); pass++) {
    for (const [i, { q }] of queries.entries()) {
      const before = now();
      const answer = module.search(q, PAGE_SIZE);
      // Awaiting what is no promise would let other work in.
      if (answer instanceof Promise) await answer;
      times[i].push((now() - before) * 1000);
    }
  }
  return times.map((list) => list.slice(list.length >> 1));
}

/**
 * Microseconds of each query, repeated until it has taken `span` milliseconds: a throttled page does nothing for some
 * of the time and runs at full speed for the rest, so that single short calls would miss the throttling.
 * @param {Module} module
 * @param {Query[]} queries
 * @param {number} span
 */
export async function repeatedCalls(module, queries, span) {
  /** @type {number[][]} */
  const times = [];
  for (const { q } of queries) {
    const start = now();
    let calls = 0;
    do {
      const answer = module.search(q, PAGE_SIZE);
      if (answer instanceof Promise) await answer;
      calls += 1;
    } while (now() - start < span);
    times.push([((now() - start) * 1000) / calls]);
  }
  return times;
}

/**
 * The first articles that each query finds, an article once. For engines that know an article by its place in the corpus.
 * @param {Module} module
 * @param {string[]} queries
 * @param {number} depth
 */
export async function firstHits(module, queries, depth) {
  const placeOf = async (/** @type {any} */ hit) => (module.idOf ? module.idOf(hit) : Number(hit.id));
  const answers = [];
  for (const query of queries) {
    const places = await Promise.all((await module.search(query, PAGE_SIZE)).map(placeOf));
    answers.push([...new Set(places)].slice(0, depth));
  }
  return answers;
}

/**
 * What each query finds. Hits that an engine marks as other than what was typed (partial, pinyin, similar) are
 * counted apart.
 * @param {Module} module
 * @param {Query[]} queries
 * @param {Record<string, number>} keys an engine's own ids of the articles
 */
export async function found(module, queries, keys) {
  const idOf = async (/** @type {any} */ hit) =>
    module.idOf ? module.idOf(hit) : (keys[hit.id] ?? Number(hit.id));
  const answers = [];
  for (const { q, holders } of queries) {
    const hits = await module.search(q, 1_000_000);
    // Only Gongwen says how it found a hit; MiniSearch has something else under this name.
    const full = hits.filter(
      (/** @type {any} */ { match }) => typeof match !== 'string' || match === 'literal' || match === 'words',
    );
    const ids = await Promise.all(full.map(idOf));
    const right = new Set(ids.filter((id) => holders.includes(id)));
    answers.push({
      found: new Set(ids).size,
      marked: hits.length - full.length,
      right: right.size,
      topIsRight: hits.length > 0 && right.has(await idOf(hits[0])),
    });
  }
  return answers;
}
