// What a page loads to work without a network after its first visit: <script type="module" src="…/gongwen-offline.js">.
// The worker's file is one folder up, at the root of the site; `?sw=` names another place, `&param=` the key of the query
// where the widget's attribute `param` names another than q.
const { searchParams } = new URL(import.meta.url);
const place = new URL(searchParams.get('sw') || '../gongwen-sw.js', import.meta.url);
const key = searchParams.get('param');
if (key) place.searchParams.set('param', key);
if (navigator.serviceWorker) {
  // Without a secure address, or where the file is not there, the page works as before.
  navigator.serviceWorker.register(place).catch(() => {});
}
