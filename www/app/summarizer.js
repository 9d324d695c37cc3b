// The summariser: a wasm module of its own, without a corpus.
import { shared } from './shared.js';

/**
 * A sentence of a summary and its place: the paragraph (from 0), and UTF-16 code units in it.
 * @typedef {{ text: string, paragraph: number, start: number, end: number }} Sentence
 */

/** Stands between the members of a list in a question. */
const COMMA = '\x01';

const { start, ask } = shared(SUMMARY_WASM);
export { start };

/**
 * The sentences that sum an article up; the module was started by then.
 * @param {{ kind?: string, title: string, kicker?: string, subtitle?: string, paragraphs: string[],
 *   captions: string[] }} article
 * @param {number} count at most so many
 * @returns {Promise<Sentence[]>}
 */
export async function summarize({ kind, title, kicker = '', subtitle = '', paragraphs, captions }, count) {
  if (kind === 'listing') return [];
  const list = (/** @type {string[]} */ members) => members.join(COMMA);
  /** @type {number[]} */
  const places = await ask('summary', count, kicker, title, subtitle, list(captions), list(paragraphs));
  /** @type {Sentence[]} */
  const sentences = [];
  for (let i = 0; i < places.length; i += 3) {
    const [paragraph, start, end] = places.slice(i, i + 3);
    sentences.push({ text: paragraphs[paragraph].slice(start, end), paragraph, start, end });
  }
  return sentences;
}

/**
 * The places of a query in a text that is no article of the corpus.
 * @param {string} text
 * @param {string} query
 * @returns {Promise<[start: number, end: number][]>} in UTF-16 code units
 */
export async function matches(text, query) {
  /** @type {number[]} */
  const places = await ask('places', query, text);
  /** @type {[number, number][]} */
  const ranges = [];
  for (let i = 0; i < places.length; i += 2) ranges.push([places[i], places[i + 1]]);
  return ranges;
}
