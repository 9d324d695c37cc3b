import { startModule } from './module.js';

/**
 * A wasm module that all elements on a page share: started once, and anew after a start that failed.
 * @param {WasmFile} wasm
 */
export function shared(wasm) {
  /** @type {Promise<import('./wasm.js').Ask> | undefined} */
  let running;
  return {
    /**
     * @param {import('./module.js').Place} place where it lies
     * @param {Promise<Response>} [begun] its download, where it was begun together with the script's own
     * @param {(loaded: number) => void} [progress]
     */
    start: (place, begun, progress) =>
      (running =
        running ||
        startModule(wasm, place, begun, progress).catch((error) => {
          running = undefined;
          throw error;
        })),
    /**
     * Asks the module that was started; null where it has no answer.
     * @param {...(string | number)} question
     * @returns {Promise<any>}
     */
    ask: async (...question) => (await /** @type {NonNullable<typeof running>} */ (running))(...question),
  };
}
