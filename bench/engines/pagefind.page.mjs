// Pagefind, without its worker, its files answered out of memory: fetching is measured for no engine.

/** @typedef {{ id: string, data(): Promise<{ url: string }> }} Result */
/** @type {{ init(): Promise<void>, options(o: object): Promise<void>, search(q: string): Promise<{ results: Result[] }> }} */
let pagefind;
/** Articles by Pagefind's name for them. @type {Map<string, number>} */
const articles = new Map();

/** @param {Map<string, Uint8Array>} files */
export async function open(files) {
  const fetched = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const path = new URL(address, location.href).pathname.replace(/^\/pagefind\//, '');
    const bytes = files.get(path);
    return bytes ? new Response(/** @type {BodyInit} */ (bytes)) : fetched(input, init);
  };
  // Not in the bundle: Pagefind brings its own built file.
  const script = new Blob([/** @type {BlobPart} */ (files.get('pagefind.js'))], { type: 'text/javascript' });
  const address = URL.createObjectURL(script);
  pagefind = await import(address);
  await pagefind.options({ noWorker: true, basePath: '/pagefind/' });
  await pagefind.init();
}

/**
 * The results are numbers of fragments; reading the fragments is not measured.
 * @param {string} query
 * @param {number} limit
 */
export async function search(query, limit) {
  return (await pagefind.search(query)).results.slice(0, limit);
}

/** The article that a result is. @param {Result} result */
export async function idOf(result) {
  const known = articles.get(result.id);
  if (known !== undefined) return known;
  const id = Number(/(\d+)/.exec((await result.data()).url)?.[1]);
  articles.set(result.id, id);
  return id;
}
