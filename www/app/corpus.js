// Where the corpus is: inside the search module. www/outside/corpus.js takes the place of this file where the index lies
// beside the modules.
import { shared } from './shared.js';

/** The download of the search module, where the box has begun it. @typedef {Promise<Response> | undefined} Begun */

/** @type {import('./shared.js').Shared<import('./protocol.js').SearchModule>} */
export const searching = shared(SEARCH_WASM);

export let isExpanding = false;

/** @type {import('./shared.js').Shared<import('./protocol.js').ExpansionModule>} */
export const expansion = shared(EXPANSION_WASM, async (send) => {
  const openCorpus = async () => send({ ask: 'open', corpus: await searching.ask('corpus', {}) });
  isExpanding = await openCorpus();
  // In a worker that takes another one's place the module starts without a corpus.
  return async (request) => (await send(request)) || openCorpus().then(() => send(request));
});

/** Bytes until the first results. */
export const total = () => SEARCH_WASM.bytes;
