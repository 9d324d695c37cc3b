// What the reader reads: one article in place of the list, and the ways to it and back.
import { fill } from '../loader/dom.js';
import * as address from './address.js';
import { articleView } from './article.js';
import * as engine from './engine.js';
import { keep, keptOf, linksIn, show } from './listing.js';
import { marker } from './marks.js';
import { pause } from './pause.js';
import { TEXT } from './text.js';

/** @typedef {import('./controller.js').Controller} Controller */
/** @typedef {import('./address.js').Sentence} Sentence */

/** Keywords and related articles that are shown. */
const KEYWORDS = 6;
const RELATED = 5;

/**
 * @param {Controller} program
 * @param {string} id
 * @param {number} rank place among the results, from 0; -1 where it was opened otherwise
 * @param {Sentence} [sentence] to lead to
 * @param {boolean} [push]
 */
export async function open(program, id, rank, sentence, push = true) {
  const { host, main, q } = program;
  const go = () => push && address.write(host, { q, article: id, sentence }, true);
  if (rank >= 0 && !host.emit('select', { id, rank, url: program.href(program.hits[rank]) }, true)) return;
  const left = program.article;
  if (left === id && program.showing) {
    go();
    if (sentence) program.showing(sentence);
    return;
  }
  keep(program, rank);
  const turn = program.takeTurn();
  clearTimeout(program.announcing);
  program.article = id;
  program.showing = undefined;
  const article = await engine.article(id);
  const mark = article && (await marker(article, q));
  if (!turn()) return;
  if (!mark) {
    program.article = left;
    if (main.firstChild || (await show(program, q))) program.announce(TEXT.unknown);
    return;
  }
  const opened = articleView(article, q, mark, {
    ...program.actions,
    back: () => back(program),
    say: (text) => host.say(text, true),
  });
  go();
  // Making the view and laying it out are a task each.
  await pause();
  if (!turn()) return;
  host.say('', true);
  program.showing = opened.show;
  program.kept = true;
  program.leave();
  fill(main, opened.view);
  opened.heading.focus({ preventScroll: true });
  if (main.getBoundingClientRect().top < 0 || rank >= 0) main.scrollIntoView();
  await pause();
  if (!turn()) return;
  opened.complete();
  host.setState('results');
  program.opened = id;
  host.emit('open', { id });
  if (sentence) opened.show(sentence);
  await pause();
  opened.lead(
    await engine.ask('keywords', { id, limit: KEYWORDS }),
    await engine.ask('related', { id, limit: RELATED }),
  );
  const sentences = await program.sentences(id).catch(() => []);
  if (turn()) opened.sumUp(sentences);
}

/**
 * From the article to the results, by the history where that is one step.
 * @param {Controller} program
 */
export function back(program) {
  const { host, q } = program;
  if (host.urlKey && address.depth()) return history.back();
  close(program, q);
  address.write(host, { q, article: '' }, true);
}

/**
 * Shows the results of a query again as they were; after an article, with the focus on the link that was followed.
 * @param {Controller} program
 * @param {string} q
 */
export async function close(program, q) {
  const { host, article } = program;
  const kept = keptOf(program, q);
  if (!(await show(program, q, 0, kept)) || !article) return;
  ((kept && linksIn(program)[kept.opened]) || host.input).focus({ preventScroll: true });
  program.leave();
}
