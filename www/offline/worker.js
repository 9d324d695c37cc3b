// The service worker: keeps one whole version of the widget, and the pages that were visited, for use without a
// network. It lies at the root of the site, since a worker serves only what is below it.

/** Files of the widget, relative to this one, and the name of their version: put in by the build. */
const FILES = WIDGET_FILES;
const CACHE = `gongwen-${WIDGET_VERSION}`;
/** Pages are kept apart from the widget: a new version must not lose them. */
const PAGES = 'gongwen-pages';
/** Pages that are kept at most; of more the one that was visited longest ago goes. */
const MOST = 50;

const worker = /** @type {any} */ (self);
const addresses = FILES.map((file) => new URL(file, worker.location.href).href);

/** Keys of the query that the widget reads by itself: whatever they say, the page is the same one. */
const OWN_KEYS = ['article', new URL(worker.location.href).searchParams.get('param') || DEFAULTS.param];

// All files of a version or none: `addAll` fails as a whole, and the old worker stays.
worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(addresses.map((address) => new Request(address, { cache: 'reload' }))))
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
  } else if (request.url.startsWith(new URL('.', addresses[0]).href)) {
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
 * @param {{ url: string }} request
 */
async function file({ url }) {
  const own = await caches.open(CACHE);
  return (await own.match(url)) || (await caches.match(url)) || fetch(url);
}

/**
 * A page from the network, or as it was kept.
 * @param {Request} request
 */
async function page(request) {
  const pages = await caches.open(PAGES);
  const key = keyOf(request.url);
  try {
    const response = await fetch(request);
    if (response.ok && !/no-store/.test(response.headers.get('cache-control') || '')) {
      await pages.delete(key);
      await pages.put(key, response.clone());
      const kept = await pages.keys();
      await Promise.all(kept.slice(0, -MOST).map((old) => pages.delete(old)));
    }
    return response;
  } catch (error) {
    const kept = await pages.match(key);
    if (kept) return kept;
    throw error;
  }
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
