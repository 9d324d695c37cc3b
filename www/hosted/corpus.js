// Stands for app/corpus.js where the index is an archive in files: the module says which files it needs, they are fetched at once
// and handed over, and it is asked again. It checks each file; one that is missing or refused makes us look for a newer root.
import { loadError } from '../app/load-error.js';
import { pause } from '../app/pause.js';
import { shared } from '../app/shared.js';
import { keep, kept, tidy } from './store.js';

/**
 * What the box downloads already.
 * @typedef {{ wasm: Promise<Response>, root: Promise<Response> } | undefined} Begun
 *
 * @typedef {import('../app/protocol.js').HostedModule} HostedModule
 * @typedef {(request: any) => any} Send a response of a worker is awaited
 * @typedef {{ missing: string[], error: string }} Partly
 * @typedef {{ wanted: () => boolean, progress: (bytes: number) => void }} Watch
 */

/** Times that a request may ask for files. It needs fewer than ten. */
const MOST_ROUNDS = 32;
/** Bytes of files that are kept in memory; beyond, Cache Storage has them (store.js), or the browser's cache. */
const MOST_BYTES = 24e6;
/** Files that a browser fetches from one host at once, of HTTP/1.1: more of them wait for the first. */
const AT_ONCE = 6;
/** Milliseconds by which the downloads of what is shown first are ahead of the others, so that no cache puts these before them. */
const AHEAD = 50;
/** Milliseconds before the one retry that happens by itself. */
const RETRY_AFTER = 1000;

/** @type {string} */
let folder;
/** @type {Uint8Array | undefined} the root that the module has */
let root;
/** @type {Promise<void> | undefined} */
let renewing;
/** Bytes of the archive that were fetched. */
let fetched = 0;
let asking = 0;
let isFull = false;

/** @type {import('../app/shared.js').Shared<HostedModule>} */
const module = shared(SEARCH_WASM, async (send) => {
  await open(send, /** @type {Uint8Array} */ (root));
  return send;
});

/**
 * Starts the module over the archive.
 * @param {import('../app/module.js').Place} place
 * @param {Begun} begun
 * @param {(loaded: number) => void} [progress]
 */
export async function start(place, begun, progress) {
  if (!root) {
    folder = `${place.folder}archive/`;
    const first = (begun && begun.root) || fetchRoot();
    root = await bytesOf(first).catch(async () => {
      await pause(RETRY_AFTER);
      return bytesOf(fetchRoot());
    });
  }
  await module.start(place, begun && begun.wasm, progress).catch((error) => {
    root = undefined;
    throw error;
  });
}

const fetchRoot = () => fetch(`${folder}root.gwar`, { cache: 'reload' });

/**
 * @param {Promise<Response>} download
 * @returns {Promise<Uint8Array>}
 */
async function bytesOf(download) {
  try {
    const response = await download;
    if (!response.ok) throw response.status;
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw loadError('network', error);
  }
}

/**
 * @param {Send} send
 * @param {Uint8Array} bytes
 */
async function open(send, bytes) {
  const opened = await send({ ask: 'attached_root', files: [bytes] });
  const error = opened ? opened.error : 'corrupt';
  if (error) throw loadError(error === 'version' ? error : 'corrupt', 'root.gwar');
  root = bytes;
  void tidy(folder, opened.segment);
}

/** @returns {Promise<any>} */
const send = (/** @type {any} */ { ask, ...fields }) => module.ask(ask, fields);

/**
 * Opens the newer root that the host has; fails with `error` where it has none.
 * @param {Error} error
 */
const renew = (error) =>
  (renewing =
    renewing ||
    (async () => {
      const bytes = await bytesOf(fetchRoot());
      const before = /** @type {Uint8Array} */ (root);
      if (bytes.length === before.length && bytes.every((byte, at) => byte === before[at])) throw error;
      await open(send, bytes);
    })().finally(() => (renewing = undefined)));

/**
 * Asks the module, and fetches what it lacks until it has a response.
 * @template {Partly} Response
 * @param {'search' | 'article' | 'suggest' | 'related'} name
 * @param {object} fields
 * @param {Watch} watch
 * @param {object} [fewer] the fields of a request for less that will do, where the whole takes more files than come at once
 * @returns {Promise<Response & { isPart?: boolean } | undefined>} nothing where it is no longer wanted
 */
export async function complete(name, fields, { wanted, progress }, fewer) {
  if (isFull && !asking) {
    ahead.clear();
    isFull = !(await send({ ask: 'forget' }));
  }
  asking++;
  let isPart = false;
  try {
    for (let round = 0; round < MOST_ROUNDS && wanted(); round++) {
      await renewing;
      /** @type {string[]} */
      let later = [];
      let response = await send({ ask: name, ...(isPart ? fewer : fields) });
      if (fewer && !isPart && response && !response.error && response.missing.length > AT_ONCE) {
        const first = await send({ ask: name, ...fewer });
        isPart = Boolean(first) && first.missing.length < response.missing.length;
        if (isPart) [response, later] = [first, response.missing];
      }
      // In a worker that takes another one's place the module starts without an archive.
      if (!response) await open(send, /** @type {Uint8Array} */ (root));
      else if (response.error) throw loadError('corrupt', response.error);
      else if (!response.missing.length) return { ...response, isPart };
      else await supply(response.missing, progress, later);
    }
  } finally {
    asking--;
  }
  if (wanted()) throw loadError('corrupt', 'archive');
  return undefined;
}

/**
 * Downloads that the module will ask for, by path.
 * @type {Map<string, Promise<Uint8Array>>}
 */
const ahead = new Map();

/**
 * Fetches files and hands them over; where some do not come, opens a newer root.
 * @param {string[]} paths
 * @param {(bytes: number) => void} progress
 * @param {string[]} later files whose download begins behind theirs
 */
async function supply(paths, progress, later) {
  const of = root;
  const count = (/** @type {Uint8Array} */ bytes) => {
    progress((fetched += bytes.length));
    return bytes;
  };
  try {
    progress(fetched);
    const stored = await Promise.all(paths.map((path) => kept(folder + path)));
    const coming = paths.map(
      (path, at) => stored[at] || (taken(path) || file(path, 'force-cache')).then(count),
    );
    let isOver = false;
    const rest = later.filter((path) => !paths.includes(path));
    if (rest.length) void beginAll(rest, () => isOver);
    const files = await Promise.all(coming).finally(() => (isOver = true));
    // Another query has opened a newer root meanwhile: these files are of the old one.
    if (of !== root) return;
    const refused = await hand(paths, files, stored);
    if (!refused.length) return;
    // Past a cache that may hold the broken ones.
    const again = await Promise.all(refused.map((path) => file(path, 'reload').then(count)));
    if (of !== root || !(await hand(refused, again)).length) return;
    throw loadError('corrupt', refused[0]);
  } catch (error) {
    if (of === root) await renew(/** @type {Error} */ (error));
  }
}

/**
 * @param {string[]} paths
 * @param {Uint8Array[]} files
 * @param {(Uint8Array | undefined)[]} [stored] those that are kept already
 * @returns {Promise<string[]>} the paths of those that are refused
 */
async function hand(paths, files, stored = []) {
  // A worker takes the files away, so that what is to be kept is copied before.
  const copies = files.map((bytes, at) =>
    stored[at] ? undefined : new Response(/** @type {BufferSource} */ (bytes)),
  );
  const supplied = await send({ ask: 'attached_files', paths, files });
  if (!supplied) return [];
  isFull = supplied.bytes > MOST_BYTES;
  paths.forEach((path, at) => {
    const copy = copies[at];
    if (copy && !supplied.refused.includes(path)) void keep(folder + path, copy);
  });
  return supplied.refused;
}

/**
 * A file of the archive; its content never changes under its name, so that any copy will do.
 * @param {string} path
 * @param {RequestCache} cache
 * @param {RequestPriority} [priority]
 */
const file = (path, cache, priority = 'auto') =>
  bytesOf(fetch(folder + path, { cache, priority })).catch(async () => {
    await pause(RETRY_AFTER);
    return bytesOf(fetch(folder + path, { cache: 'reload' }));
  });

/**
 * Begins the downloads of files that are not kept, in the place of those that were begun for another query.
 * @param {string[]} paths
 * @param {() => boolean} isOver whether who needs these files fetches them itself by now
 */
async function beginAll(paths, isOver) {
  await pause(AHEAD);
  ahead.clear();
  for (const path of paths) {
    const isKept = await kept(folder + path);
    if (isOver()) return;
    if (isKept) continue;
    const coming = file(path, 'force-cache', 'low');
    ahead.set(path, coming);
    // A failure is not handed on: who needs the file asks for it once more.
    coming.catch(() => ahead.delete(path));
  }
}

/**
 * A download that was begun; it can be taken once.
 * @param {string} path
 */
function taken(path) {
  const coming = ahead.get(path);
  ahead.delete(path);
  return coming;
}

/**
 * Asks what needs no file; nothing where the module does not know it.
 * @param {string} name
 * @param {object} fields
 */
export const askAtHand = (name, fields) => send({ ask: name, ...fields });

/** Bytes until the archive is open, as far as they are known. */
export const total = () => SEARCH_WASM.bytes + (root ? root.length : 0);
