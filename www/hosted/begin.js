// Stands for loader/begin.js where the index is an archive in files.

/**
 * Begins the download of the search module, and of the archive's root.
 * @param {string} folder
 */
export function begin(folder) {
  const wasm = fetch(folder + SEARCH_FILE);
  const root = fetch(`${folder}archive/root.gwar`, { cache: 'no-cache' });
  wasm.catch(() => {}); // the program looks at them, if it comes
  root.catch(() => {});
  return { wasm, root };
}
