// The summariser: a wasm module of its own, without a corpus.
import { startModule } from './module.js';

/**
 * A sentence of a summary and its place: the paragraph (from 0), and UTF-16 code units in it.
 * @typedef {{ text: string, paragraph: number, start: number, end: number }} Sentence
 */

/** Stands between the members of a list in a question. */
const COMMA = '\x01';

/**
 * One module for all elements on a page.
 * @type {Promise<void> | undefined}
 */
let running;
/** @type {import('./wasm.js').Ask} */
let ask;

/**
 * @param {string} folder where it lies
 * @returns {Promise<void>}
 */
export function start(folder) {
  return (running =
    running ||
    startModule(SUMMARY_WASM, folder).then(
      (module) => {
        ask = module;
      },
      (error) => {
        running = undefined;
        throw error;
      },
    ));
}

/**
 * The sentences that sum an article up; the module runs by then.
 * @param {{ kind?: string, title: string, kicker?: string, subtitle?: string, paragraphs: string[],
 *   captions: string[] }} article
 * @param {number} count at most so many
 * @returns {Sentence[]}
 */
export function summarize({ kind, title, kicker = '', subtitle = '', paragraphs, captions }, count) {
  if (kind === 'listing') return [];
  const list = (/** @type {string[]} */ members) => members.join(COMMA);
  /** @type {number[]} */
  const places = ask('summary', count, kicker, title, subtitle, list(captions), list(paragraphs));
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
 * @returns {[start: number, end: number][]} in UTF-16 code units
 */
export function matches(text, query) {
  /** @type {number[]} */
  const places = ask('places', query, text);
  /** @type {[number, number][]} */
  const ranges = [];
  for (let i = 0; i < places.length; i += 2) ranges.push([places[i], places[i + 1]]);
  return ranges;
}
