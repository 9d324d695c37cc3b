// The service worker: keeps one whole version of the widget, and the pages that were visited, for use without a
// network. It lies at the root of the site, since a worker serves only what is below it.

/** Files of the widget, relative to this one, and the name of their version: put in by the build. */
const FILES = WIDGET_FILES;
const CACHE = `gongwen-${WIDGET_VERSION}`;
/** Pages are kept apart from the widget: a new version must not lose them. */
const PAGES = 'gongwen-pages';

const worker = /** @type {any} */ (self);
const addresses = FILES.map((file) => new URL(file, worker.location.href).href);

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
  const isOld = (/** @type {string} */ name) => /^gongwen-[0-9a-f]+$/.test(name) && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (addresses.includes(request.url)) {
    event.respondWith(caches.match(request.url).then((kept) => kept || fetch(request)));
  } else if (request.mode === 'navigate') {
    event.respondWith(page(request));
  }
});

/**
 * A page from the network, or the kept one, whatever its query: the widget reads that by itself.
 * @param {Request} request
 */
async function page(request) {
  const pages = await caches.open(PAGES);
  try {
    const response = await fetch(request);
    if (response.ok) await pages.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await pages.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
