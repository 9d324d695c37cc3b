// What a page loads to work without a network after its first visit: <script type="module" src="…/gongwen-offline.js">.
// The worker's file is one folder up, at the root of the site; `?sw=` names another place.
const place = new URL(import.meta.url).searchParams.get('sw') || '../gongwen-sw.js';
if (navigator.serviceWorker) {
  // Without a secure address, or where the file is not there, the page works as before.
  navigator.serviceWorker.register(new URL(place, import.meta.url)).catch(() => {});
}
