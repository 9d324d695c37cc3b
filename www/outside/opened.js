import { loadError } from '../app/load-error.js';

/**
 * Hands an index to a module, which then can be asked.
 * @param {import('../app/wasm.js').Ask} send
 * @param {() => Promise<unknown[]>} files
 * @returns {Promise<import('../app/wasm.js').Ask>}
 */
export async function opened(send, files) {
  /** @type {(request: any) => any} a response of a worker is awaited */
  const ask = send;
  const open = async () => {
    if (!(await ask({ ask: 'attached_index', files: await files() }))) throw loadError('corrupt', 'index');
  };
  await open();
  return async (request) => {
    const response = await ask(request);
    // In a worker that takes another one's place the module starts without a corpus; then this has no response either.
    if (response !== null || (await ask({ ask: 'search', query: '', limit: 0 })) !== null) return response;
    await open();
    return ask(request);
  };
}
