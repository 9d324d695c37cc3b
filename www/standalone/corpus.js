// Stands for app/corpus.js in the single file of `gongwen build --mode embedded`: the command puts the index into it.
import { shared } from '../app/shared.js';
import { opened } from '../outside/opened.js';
import { unpack } from './unpack.js';

/** The core of the index and its companion. @type {[Inside, Inside]} */
const [core, companion] = JSON.parse(INDEX_INSIDE);

/** @typedef {{ bytes: number, deflated: string }} Inside */

/** @type {import('../app/shared.js').Shared<import('../app/protocol.js').SearchModule>} */
export const searching = shared(SEARCH_WASM, (send) => opened(send, async () => [unpack(core)]));

export let isExpanding = false;

/** @type {import('../app/shared.js').Shared<import('../app/protocol.js').ExpansionModule>} */
export const expansion = shared(EXPANSION_WASM, async (send) => {
  const ask = await opened(send, async () => [unpack(core), unpack(companion)]);
  isExpanding = true;
  return ask;
});

/** Bytes of what a first query needs. */
export const total = () => SEARCH_WASM.bytes + core.bytes;
