/**
 * What the views tell of articles, and report of the reader.
 * @typedef {object} Reports
 * @property {string} lang the language of the articles
 * @property {import('./results.js').ResultActions['href']} href
 * @property {import('./results.js').ResultActions['open']} open
 * @property {(text: string) => void} search
 * @property {() => void} back
 * @property {(url: string, text?: string) => string} page the address of an article's own page, and of a sentence there
 * @property {(id: string, count?: number) => Promise<import('./summarizer.js').Sentence[]>} summary of an article, in at most so
 *   many sentences
 * @property {() => Promise<import('../reader/digest.js').Digest>} digest makes digests
 */
export {};
