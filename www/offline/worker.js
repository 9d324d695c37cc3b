// The service worker: keeps one whole version of the widget, and the pages that were visited, for use without a
// network. It lies at the root of the site, since a worker serves only what is below it.

/** Files of the widget, relative to this one, with their digests, and the name of their version: put in by the build. */
const FILES = WIDGET_FILES;
const CACHE = `gongwen-${WIDGET_VERSION}`;
/** Pages are kept apart from the widget: a new version must not lose them. */
const PAGES = 'gongwen-pages';
/** Pages that are kept at most; of more the one that was visited longest ago goes. */
const MOST = 50;

const worker = /** @type {any} */ (self);
/** Of each file, whatever else a browser's caches hold: the login page of a network in its place would be kept as it. */
const requests = FILES.map(
  ([file, integrity]) =>
    new Request(new URL(file, worker.location.href).href, { cache: 'reload', integrity }),
);

/** Keys of the query that the widget reads by itself: whatever they say, the page is the same one. */
const OWN_KEYS = ['article', new URL(worker.location.href).searchParams.get('param') || DEFAULTS.param];

// All files of a version or none: `addAll` fails as a whole, and the old worker stays.
worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(requests))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(
    tidy()
      .then(() => worker.clients.claim())
      .then(keepOpenPages),
  );
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(page(request));
  } else if (request.url.startsWith(new URL('.', requests[0].url).href)) {
    event.respondWith(file(request));
  }
});

/** Of the versions before this one the last is kept: pages that are open began with it and have not loaded all of it. */
async function tidy() {
  const others = (await caches.keys()).filter((name) => /^gongwen-[0-9a-f]+$/.test(name) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** The pages that were open before there was a worker to keep them. */
async function keepOpenPages() {
  const open = await worker.clients.matchAll({ type: 'window' });
  await Promise.all(
    open.map((/** @type {{ url: string }} */ { url }) => page(new Request(url)).catch(() => {})),
  );
}

/**
 * A file of the widget: of this version, of the one before, or from the network.
 * @param {Request} request
 */
async function file(request) {
  const known = () => caches.match(request.url, { cacheName: CACHE });
  const kept = async () => (await known()) || caches.match(request.url);
  return (await kept().catch(() => undefined)) || fetch(request);
}

/**
 * A page from the network, or as it was kept.
 * @param {Request} request
 */
async function page(request) {
  const key = keyOf(request.url);
  const kept = () => caches.match(key, { cacheName: PAGES }).catch(() => undefined);
  try {
    const response = await fetch(request);
    if (response.ok && !/no-store/.test(response.headers.get('cache-control') || '')) {
      // Where the storage is full or forbidden nothing is kept, and the page is shown all the same.
      await keep(key, response.clone()).catch(() => {});
    }
    return response;
  } catch (error) {
    const response = await kept();
    if (response) return response;
    throw error;
  }
}

/**
 * Keeps a page as the newest one.
 * @param {string} key
 * @param {Response} response
 */
async function keep(key, response) {
  const pages = await caches.open(PAGES);
  const before = await pages.match(key);
  await pages.delete(key);
  try {
    await pages.put(key, response);
  } catch (error) {
    // As it was before is better than not at all, and its room is free.
    if (before) await pages.put(key, before);
    throw error;
  }
  const kept = await pages.keys();
  await Promise.all(kept.slice(0, -MOST).map((old) => pages.delete(old)));
}

/**
 * The address under which a page is kept: without what only the widget reads in it.
 * @param {string} address
 */
function keyOf(address) {
  const url = new URL(address);
  OWN_KEYS.forEach((key) => url.searchParams.delete(key));
  url.hash = '';
  return url.href;
}
