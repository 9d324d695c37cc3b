// The summariser: a wasm module of its own, without a corpus.
import { shared } from './shared.js';

/** @typedef {import('gongwen').SummarySentence} Sentence of a summary, and its place */

/** @type {import('./shared.js').Shared<import('./protocol.js').SummaryModule>} */
const { start, ask } = shared(SUMMARY_WASM);
export { start, ask };

/**
 * The sentences that sum an article up; the module was started by then.
 * @param {{ kind?: string, title: string, kicker?: string, subtitle?: string, paragraphs: string[],
 *   captions: string[] }} article
 * @param {number} count at most so many
 * @returns {Promise<Sentence[]>}
 */
export const summarize = async ({ kind, title, kicker, subtitle, paragraphs, captions }, count) =>
  kind === 'listing'
    ? []
    : ask('summarize', { max_sentences: count, title, kicker, subtitle, paragraphs, captions });
