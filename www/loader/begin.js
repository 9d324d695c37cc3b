/**
 * Begins the downloads of the search, beside that of its program. www/outside/begin.js takes the place of this file where the
 * index lies beside the search module.
 * @param {string} folder
 */
export function begin(folder) {
  const wasm = fetch(folder + SEARCH_FILE);
  wasm.catch(() => {}); // the program looks at it, if it comes
  return wasm;
}
