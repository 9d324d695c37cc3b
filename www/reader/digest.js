import { FEWEST, goodHits } from '../app/good-hits.js';
import { isNamed } from '../app/named.js';
import { articleLink, metaView } from '../app/links.js';
import { pause } from '../app/pause.js';
import { button, el } from '../loader/dom.js';
import { TEXT } from './text.js';

/** @typedef {import('../app/engine.js').Hit} Hit */
/** @typedef {import('../app/engine.js').SearchResponse} SearchResponse */
/** @typedef {import('../app/summarizer.js').Sentence} Sentence */
/**
 * Asks the summariser for a digest.
 * @typedef {(fields: import('../app/shared.js').FieldsOf<import('../app/protocol.js').SummaryModule['digest']>) =>
 *   Promise<Sentence[]>} Digest
 */
/** @typedef {{ sentence: Sentence, hit: Hit }} Digested a sentence, and where it is from */

/** Hits that are read, and sentences that are given, at most. */
const READ = 8;
const SENTENCES = 5;

/**
 * The sentences, of an article each.
 * @param {SearchResponse} response
 * @param {(id: string) => Promise<import('../app/engine.js').Article | null>} article
 * @param {Digest} digest
 * @returns {Promise<Digested[]>} none where there are too few
 */
export async function digestOf(response, article, digest) {
  const hits = goodHits(response).slice(0, READ);
  const articles = [];
  for (const { id } of hits) {
    const read = await article(id);
    if (read) articles.push(read);
  }
  // Reading, choosing and showing are a task each.
  await pause();
  const words = response.parts.length ? response.parts : response.query.split(/[\s"“”|｜]+/);
  const sentences = await digest({
    max_sentences: SENTENCES,
    words: [...words, ...response.via].filter(Boolean),
    ids: articles.map(({ id }) => id),
    titles: articles.map(({ title }) => title),
    sources: articles.map(({ source }) => source),
    lengths: articles.map(({ paragraphs }) => `${paragraphs.length}`),
    paragraphs: articles.flatMap(({ paragraphs }) => paragraphs),
  });
  await pause();
  const digested = hits.flatMap((hit) => {
    const sentence = sentences.find(({ article }) => article === hit.id);
    return sentence ? [{ sentence, hit }] : [];
  });
  return digested.length < FEWEST ? [] : digested;
}

/**
 * Puts the sentences of a digest into its box: each leads to its place, and says where it is from. What does not fit into the
 * place that the box has is unfolded.
 * @param {HTMLElement} box
 * @param {Digested[]} digested
 * @param {import('../app/links.js').LinkActions & { lang: string }} actions
 */
export function fillDigest(box, digested, actions) {
  if (!digested.length) return box.remove();
  const items = digested.map(({ sentence, hit }) => {
    const from = metaView([
      `《${hit.title}》`,
      hit.origin || (isNamed(hit.source) ? hit.source : ''),
      hit.date,
    ]);
    return el('li', {}, el('p', {}, articleLink(hit, -1, actions, [sentence.text], sentence)), from);
  });
  const list = el('ul', { lang: actions.lang }, ...items);
  const all = button('all', TEXT.wholeDigest, () => {
    box.classList.add('whole');
    all.remove();
    const links = list.querySelectorAll('a');
    const below = Array.from(links).find((link) => link.offsetTop > height);
    (below || links[0]).focus();
  });
  box.append(list);
  const height = list.clientHeight;
  if (list.scrollHeight <= height) return;
  list.className = 'cut';
  box.append(all);
}
