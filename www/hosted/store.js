// Files of an archive that are kept from one visit to the next, in Cache Storage. Their names hold a hash of the build, so that a kept
// one is never out of date; the module checks each as it checks a downloaded one. Where the browser has no room or does not allow it,
// nothing is kept, and nothing else changes.

/** The cache; pages of one origin share it. */
const NAME = 'gongwen-archive';
/** Files that are kept. Beyond, all go, and it begins anew. */
const MOST_FILES = 2000;

/** @type {Promise<Cache | undefined> | undefined} */
let opened;
// Without a secure context there is no `caches`, in some frames it throws.
const cache = () => (opened = opened || (async () => caches.open(NAME))().catch(() => undefined));

/**
 * A file that was kept; nothing where it was not.
 * @param {string} url
 * @returns {Promise<Uint8Array | undefined>}
 */
export async function kept(url) {
  try {
    const store = await cache();
    const found = store && (await store.match(url));
    return found && new Uint8Array(await found.arrayBuffer());
  } catch {
    return undefined;
  }
}

/**
 * Keeps a file that was checked.
 * @param {string} url
 * @param {Response} response
 */
export async function keep(url, response) {
  try {
    const store = await cache();
    if (store) await store.put(url, response);
  } catch {
    // No room: the next visit downloads it again.
  }
}

/**
 * Forgets the files of earlier builds.
 * @param {string} folder of the archive
 * @param {string} segment the folder of its files in it
 */
export async function tidy(folder, segment) {
  try {
    const store = await cache();
    if (!store) return;
    const { href } = new URL(folder, location.href);
    const requests = await store.keys();
    const isFull = requests.length > MOST_FILES;
    const isOld = (/** @type {string} */ url) => url.startsWith(href) && !url.startsWith(href + segment);
    await Promise.all(requests.filter(({ url }) => isFull || isOld(url)).map((old) => store.delete(old)));
  } catch {
    // They take room, and are asked for by nobody.
  }
}
