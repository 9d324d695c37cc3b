import { el, fill } from '../loader/dom.js';
import { monthsOf } from './dates.js';
import { digests } from './digest.js';
import { FACETS } from './facets.js';
import { labelOf } from './filters.js';
import { isNamed } from './named.js';
import { ask, article as articleOf, search } from './engine.js';
import { asShown, listing } from './listing.js';
import { keptLists } from './lists.js';
import { pause } from './pause.js';
import { drawing, reader } from './reader.js';
import { countOf } from './count.js';
import { factsOf } from './results.js';
import { limitOf, sentencesOf } from './settings.js';
import { TEXT } from './text.js';
import { sumUpTitles } from './title-hits.js';
import { turns } from './turns.js';
import { worded } from './worded.js';

/** @typedef {import('./address.js').Sentence} Sentence */

/** Keywords and related articles that are shown. */
const KEYWORDS = 6;
const RELATED = 5;
/** Pixels from which on the filters are unfolded at first. */
const WIDE = 640;
/** Milliseconds after the last change before the number of results is announced. */
const ANNOUNCE_AFTER = 500;

/**
 * What is on screen, or on its way: the list of a query's results, or one article in place of it. All of this state is
 * here. The views (listing.js, article.js) show what they are given and report what the reader does.
 */
export class Screen {
  /**
   * @param {import('./host.js').Host} host
   * @param {import('./reports.js').Reports} reports
   */
  constructor(host, reports) {
    this.host = host;
    this.reports = reports;
    /** The query that was asked for last; its results are on screen, or on their way. */
    this.q = '';
    /** @type {import('./filters.js').Choice} what its results are narrowed to, and their order */
    this.choice = {};
    /** The filters are unfolded. */
    this.filtering = host.clientWidth >= WIDE;
    /** @type {import('./engine.js').Hit[]} the results that were shown last */
    this.hits = [];
    /** At most so many results are shown. */
    this.limit = 0;
    /** Id of the article that is open or on its way, or empty. */
    this.article = '';
    /** Id of the article on screen that the page was told of, or empty. */
    this.opened = '';
    /** @type {((sentence: Sentence) => void) | undefined} leads to a sentence of the article on screen */
    this.showing = undefined;
    /** @type {Promise<unknown> | undefined} settled once there is no more to come of them */
    this.completed = undefined;
    /** Begins a turn: what was asked for before must no longer be shown. */
    this.takeTurn = turns();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.announcing = undefined;
    this.main = el('div', { class: 'main' });
    host.status.after(this.main);
    this.list = listing(this.main);
    this.digests = digests(host, reports);
    this.lists = keptLists(host);
    /** @type {import('./filters.js').Choose} */
    this.choose = (name, value) => {
      this.choice[name] = value || undefined;
      void this.show(this.q);
    };
  }

  /**
   * The query that the next article is marked with.
   * @param {string} q
   */
  about(q) {
    if (q !== this.q) this.showing = undefined;
    this.q = q;
  }

  /**
   * Runs a query and shows its results; what is on screen stays until they are there.
   * @param {string} q
   * @param {import('./lists.js').Kept} [kept] how the list was
   * @param {import('./engine.js').Hit[]} [before] the results on screen, of the same query: what is the same stays as it is
   * @returns {Promise<boolean>} whether they were shown: not where something else was asked for meanwhile
   */
  async show(q, kept, before) {
    const { host } = this;
    const turn = this.takeTurn();
    this.hush();
    if (q !== this.q) this.choice = {};
    if (kept) this.choice = kept.choice;
    this.q = q;
    this.article = '';
    if (!q && !FACETS.some((name) => this.choice[name])) {
      await this.showNothing(turn, kept);
      return true;
    }
    const began = performance.now();
    /** @type {import('./filters.js').Choice} */
    const choice = { sort: (q ? host.getAttribute('sort') : 'date') || undefined, ...this.choice };
    const step = limitOf(host);
    const query = host.within ? host.within(q) : q;
    const limit = kept ? kept.count : step;
    const facets = this.filtering || FACETS.some((name) => choice[name]);
    const request = { query, limit, facets, ...choice, date: monthsOf(choice.date) };
    this.limit = limit;
    const { found, fuller } = await search(host, request);
    // Searching and showing are a task each.
    await pause();
    if (!turn()) return false;
    const response = { ...found, query: q };
    const { total, hits, alternatives } = response;
    this.hits = hits;
    // On the way back to the list when its link has the focus.
    if (!kept) this.leave();
    // The count is on screen as a heading; the status is for those who cannot see it, and takes no room from now on.
    host.say('', true);
    const filters = total > 1 || Object.values(this.choice).some(Boolean);
    const unfolded = kept && kept.unfolded;
    const digest = this.digests.box(response, Boolean(before));
    const listed = { response, step, choice, filters, filtering: this.filtering, unfolded, digest, before };
    if (!(await this.list.show(listed, this.listActions(), turn))) return false;
    host.setState(total ? 'results' : 'empty');
    host.emit('results', { q, total, ms: performance.now() - began, hits: hits.map(({ id }) => id) });
    if (!total) host.emit('empty', { q, suggestions: alternatives.map(({ text }) => text) });
    const said = q && response.counts.literal ? worded(TEXT.found, { n: total, q }) : countOf(response);
    this.announce(total ? said : worded(TEXT.nothing, { q }));
    if (kept && !before) {
      await this.list.settled();
      if (!turn()) return false;
      scrollTo(0, kept.scroll);
    }
    this.digests.fill(turn);
    if (sentencesOf(host)) void sumUpTitles(hits, this.list.items(), this.reports.summary, turn);
    this.completed =
      fuller &&
      fuller.then((more) => {
        if (more && turn() && asShown(more) !== asShown(found))
          return this.renew(limit, this.list.unfolded());
      });
    return true;
  }

  /**
   * What is on screen without a query: what the page wants there, and what there is to browse.
   * @param {() => boolean} turn
   * @param {import('./lists.js').Kept} [kept]
   */
  async showNothing(turn, kept) {
    const { host, main } = this;
    this.leave();
    fill(main, ...(host.past ? host.past.rest() : []));
    host.setState('ready');
    host.say('');
    if (!host.hasAttribute('browse')) return;
    const view = await this.browse().catch(() => '');
    if (!view || !turn()) return;
    main.append(view);
    if (kept) scrollTo(0, kept.scroll);
  }

  /** What there is, before the first letter: asked of the engine as a query without words. */
  async browse() {
    const { host, choose } = this;
    const { browse } = await reader(host);
    const request = { query: '', sort: 'date', facets: true, kind: Object.keys(TEXT.kind) };
    return browse(
      host.getAttribute('hot'),
      { ...this.reports, choose, facts: factsOf, name: labelOf },
      async (limit) => (await search(host, { ...request, limit })).found,
      (id, limit) => ask('keywords', { id, limit }),
    );
  }

  /**
   * Shows the list again with what is new; the rest, the scroll and the focus stay.
   * @param {number} count at most so many results
   * @param {number[] | null} [unfolded] places of those with an unfolded summary; where they are given all come at once
   */
  renew(count, unfolded) {
    const { q, choice, hits } = this;
    return this.show(q, { q, choice, count, scroll: 0, unfolded, opened: -1 }, hits);
  }

  /** @returns {import('./listing.js').ListActions} */
  listActions() {
    const { host } = this;
    return {
      ...this.reports,
      summary: sentencesOf(host) ? this.reports.summary : undefined,
      render: Reflect.get(host, 'renderResult') || ((_hit, node) => node),
      draw: drawing(host),
      more: () => void this.more(),
      toggle: (open) => {
        this.filtering = open;
        void this.show(this.q);
      },
      choose: this.choose,
    };
  }

  /** Shows more results after those that are there. */
  async more() {
    const seen = this.hits.length;
    if (!(await this.renew(seen + limitOf(this.host)))) return;
    const next = this.list.links()[seen];
    if (next) next.focus();
  }

  /**
   * Notes how the list is, where one is on screen, for those who come back to it.
   * @param {number} opened place of the result that is opened; -1 where none is
   */
  keepList(opened) {
    const { q, choice, limit } = this;
    const unfolded = this.list.unfolded();
    if (unfolded || !q) this.lists.keep({ q, choice, count: limit, scroll: scrollY, unfolded, opened });
  }

  /**
   * Opens an article in place of the list.
   * @param {string} id
   * @param {number} rank place among the results, from 0; -1 where it was opened in another way
   * @param {Sentence | undefined} sentence to lead to
   * @param {() => void} arrive called when it is there, before it is on screen
   */
  async open(id, rank, sentence, arrive) {
    const { host, main, q } = this;
    const left = this.article;
    if (left === id && this.showing) {
      arrive();
      if (sentence) this.showing(sentence);
      return;
    }
    this.keepList(rank);
    const turn = this.takeTurn();
    this.hush();
    this.article = id;
    this.showing = undefined;
    const loading = reader(host).catch(() => undefined);
    const article = await articleOf(id);
    const views = await loading;
    const highlight = (/** @type {string} */ text) => ask('highlight', { query: q, text });
    const mark = article && views && (await views.marker(article, q ? highlight : undefined));
    if (!turn()) return;
    if (!mark) {
      this.article = left;
      if (main.firstChild || (await this.show(q))) this.announce(article ? TEXT.noArticle : TEXT.unknown);
      return;
    }
    const opened = views.articleView(article, q, mark, {
      ...this.reports,
      host,
      facts: factsOf(article),
      source: article.origin || (isNamed(article.source) ? article.source : ''),
      say: (text) => host.say(text, true),
    });
    arrive();
    // Making the view and laying it out are a task each.
    await pause();
    if (!turn()) return;
    host.say('', true);
    this.showing = opened.show;
    this.leave();
    fill(main, opened.view);
    opened.heading.focus({ preventScroll: true });
    if (main.getBoundingClientRect().top < 0 || rank >= 0) main.scrollIntoView();
    await pause();
    if (!turn()) return;
    opened.complete();
    host.setState('results');
    this.opened = id;
    host.emit('open', { id });
    if (sentence) opened.show(sentence);
    await pause();
    opened.lead(await ask('keywords', { id, limit: KEYWORDS }), await ask('related', { id, limit: RELATED }));
    const sentences = await this.reports.summary(id).catch(() => []);
    if (turn()) opened.sumUp(sentences);
  }

  /**
   * Shows the results of a query again as they were; after an article, with the focus on the link that was followed.
   * @param {string} q
   */
  async close(q) {
    const { host, article } = this;
    const kept = this.lists.of(q);
    if (!(await this.show(q, kept)) || !article) return;
    ((kept && this.list.links()[kept.opened]) || host.input).focus({ preventScroll: true });
    this.leave();
  }

  /** @param {string} text spoken once, when the typing has come to rest */
  announce(text) {
    this.hush();
    this.announcing = setTimeout(() => {
      if (!this.host.typing.composing()) this.host.say(text, true);
    }, ANNOUNCE_AFTER);
  }

  /** What was to be announced is no longer so. */
  hush() {
    clearTimeout(this.announcing);
  }

  /** Tells the page that the article on screen is no longer there. */
  leave() {
    if (this.opened) this.host.emit('close', { id: this.opened });
    this.opened = '';
  }
}
