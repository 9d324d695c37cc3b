import { startModule } from './module.js';

/** @typedef {import('./wasm.js').Ask} Ask */

/**
 * What a request of a module takes (protocol.d.ts), and what it gives to those who ask for what there is.
 * @template Call
 * @typedef {Call extends (request: infer Fields) => any ? Fields : never} FieldsOf
 */
/**
 * @template Call
 * @typedef {Call extends (request: any) => infer Response ? NonNullable<Response> : never} ResponseOf
 */

/**
 * @template Module
 * @typedef {object} Shared
 * @property {(place: import('./module.js').Place, begun?: Promise<Response>, progress?: (loaded: number) => void) =>
 *   Promise<unknown>} start the module lies in the place; `begun`: its download, where it was begun together with the
 *   script's own
 * @property {<Name extends string & keyof Module>(name: Name, fields: FieldsOf<Module[Name]>) =>
 *   Promise<ResponseOf<Module[Name]>>} ask the module that was started
 */

/**
 * A wasm module that all elements on a page share: started once, and anew after a start that failed.
 * @param {WasmFile} wasm
 * @param {(ask: Ask) => Promise<Ask>} [prepare] what is to be asked before all else; gives how the module is asked then
 * @returns {Shared<any>}
 */
export function shared(wasm, prepare = async (ask) => ask) {
  /** @type {Promise<Ask> | undefined} */
  let running;
  return {
    start: (place, begun, progress) =>
      (running =
        running ||
        startModule(wasm, place, begun, progress)
          .then(prepare)
          .catch((error) => {
            running = undefined;
            throw error;
          })),
    ask: async (name, fields) =>
      (await /** @type {NonNullable<typeof running>} */ (running))({
        ask: name,
        .../** @type {object} */ (fields),
      }),
  };
}
