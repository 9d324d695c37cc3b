// Stands for loader/begin.js where the index lies outside the modules.

/**
 * Begins the download of the search module, and of the file that says which index is the newest.
 * @param {string} folder
 */
export function begin(folder) {
  const wasm = fetch(folder + SEARCH_FILE);
  const manifest = fetch(`${folder}index.json`, { cache: 'no-cache' });
  wasm.catch(() => {}); // the program looks at them, if it comes
  manifest.catch(() => {});
  return { wasm, manifest };
}
