import { el } from '../loader/dom.js';
import * as address from './address.js';
import APP_CSS from './app.css';
import * as engine from './engine.js';
import { key, walk } from './keyboard.js';
import { keep, keptOf, show } from './listing.js';
import { pause } from './pause.js';
import { close, open } from './reading.js';
import { isTouch, sentencesOf } from './settings.js';
import { suggestionsOf } from './suggestions.js';
import { start as startSummarizer, summarize } from './summarizer.js';
import { turns } from './turns.js';

/** @typedef {import('./address.js').Sentence} Sentence */

/** Suggestions while typing. */
const SUGGESTIONS = 8;
/** Pixels from which on the filters are unfolded at first. */
const WIDE = 640;
/** Milliseconds after the last change before the number of results is announced. */
const ANNOUNCE_AFTER = 500;

/**
 * What an element does once the engine runs: what is asked for, by the box, the links, the address or the page. The list
 * is listing.js, the open article reading.js.
 */
export class Controller {
  /** @param {import('./host.js').Host} host */
  constructor(host) {
    this.host = host;
    /** The query that was asked for last; its results are on screen, or on their way. */
    this.q = '';
    /** Id of the article that is open or on its way, or empty. */
    this.article = '';
    /** Id of the article on screen that the page was told of, or empty. */
    this.opened = '';
    /** @type {((sentence: Sentence) => void) | undefined} leads to a sentence of the article on screen */
    this.showing = undefined;
    /** @type {import('./engine.js').Hit[]} what was shown last */
    this.hits = [];
    /** Begins a turn: what was asked for before must no longer be shown. */
    this.takeTurn = turns();
    /** The entry in the history is one to come back to. */
    this.kept = false;
    /** @type {import('./listing.js').Kept | undefined} how the list of results was when it was left */
    this.left = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.announcing = undefined;
    /** What links and buttons of the views do. */
    this.actions = {
      lang: host.lang || 'zh-CN',
      href: this.href.bind(this),
      page: (/** @type {string} */ url, /** @type {string | undefined} */ text) =>
        address.pageOf(url, this.q, text),
      search: (/** @type {string} */ text) => void this.search(text),
      open: (
        /** @type {string} */ id,
        /** @type {number} */ rank,
        /** @type {Sentence | undefined} */ sentence,
      ) => void open(this, id, rank, sentence),
    };
    this.restore = this.restore.bind(this);
    this.keep = () => keep(this);
    this.main = el('div', { class: 'main' });
    host.status.after(this.main);
    this.suggestions = suggestionsOf(host, this.actions.search);
    /** @type {import('./filters.js').Choice} */
    this.choice = {};
    this.filtering = host.clientWidth >= WIDE;
    // Methods for the page, from `ready` on.
    Object.assign(host, { search: this.search.bind(this), summarize: this.sentences.bind(this) });
    host.input.autocomplete = 'off';
    host.dress(APP_CSS);
    this.main.addEventListener('keydown', (event) => walk(this, event));
    this.begun = false;
  }

  /** Follows the page's address; at first it shows what that asks for. */
  connect() {
    if (!this.host.isConnected) return;
    address.moved(this.host);
    this.hear(addEventListener);
    if (!this.begun) this.begin();
  }

  /** @param {typeof addEventListener} listen or `removeEventListener` */
  hear(listen) {
    listen('popstate', this.restore);
    listen('pagehide', this.keep);
  }

  disconnect() {
    this.hear(removeEventListener);
    clearTimeout(this.announcing);
  }

  /** Shows what the address or the box asks for. */
  begin() {
    this.begun = true;
    const { article, sentence } = address.read(this.host.urlKey);
    if (this.host.typing.composing()) return;
    if (!article) {
      return this.query(this.host.value, this.host.asked, keptOf(this, this.host.value));
    }
    this.q = this.host.value.trim();
    open(this, article, -1, sentence, false);
  }

  /** Back and forward: shows the place that the address names now. */
  restore() {
    if (!this.host.urlKey || !address.moved(this.host)) return;
    const { q, article, sentence } = address.read(this.host.urlKey);
    const left = this.article;
    if (q !== this.host.value) this.host.typing.set(q);
    this.kept = true;
    if (article) {
      if (q !== this.q) this.showing = undefined;
      this.q = q;
      open(this, article, -1, sentence, false);
    } else if (left || q !== this.q) {
      close(this, q);
    }
  }

  /**
   * @param {string} text
   * @param {boolean} submitted
   * @param {import('./listing.js').Kept} [kept] what there was of its results
   */
  async query(text, submitted, kept) {
    const { host } = this;
    const q = text.trim();
    // The keyboard on the screen makes room for the results.
    if (submitted && q && isTouch()) host.input.blur();
    if (!host.emit('query', { q, submitted }, true)) return;
    // Typing changes the entry in the history; one that was asked for or left for an article is kept.
    const changed = q !== this.q || this.article !== '';
    // One that was only typed on the way to this one is replaced.
    const push = changed && (this.kept || (submitted && !this.q));
    const live = q && !submitted;
    if (!live) this.suggest(q, submitted);
    if (push) keep(this);
    const shown = show(this, q, 0, kept);
    address.write(host, { q, article: '' }, push);
    this.kept = submitted || (this.kept && !changed);
    if (!(await shown) || !live) return;
    await pause();
    if (q === this.host.value.trim()) this.suggest(q, submitted);
  }

  /**
   * @param {string} q
   * @param {boolean} submitted
   */
  suggest(q, submitted) {
    if (submitted) {
      this.suggestions.close();
      if (q && this.host.past) this.host.past.keep(q);
    } else if (q) {
      this.suggestions.offer(engine.ask('suggest', { prefix: q, limit: SUGGESTIONS }), q);
    } else {
      this.suggestions.idle();
    }
  }

  /**
   * Puts a query into the box and runs it.
   * @param {string} text
   * @returns {Promise<import('./engine.js').Hit[]>} what is shown
   */
  async search(text) {
    const { host } = this;
    host.typing.set(text);
    this.kept = true;
    const shown = this.query(text, true);
    if (!isTouch()) host.input.focus();
    await shown;
    return this.hits;
  }

  /** @param {KeyboardEvent} event a key in the box that is not the input method's */
  key(event) {
    key(this, event);
  }

  /** @param {string} text spoken once, when the typing has come to rest */
  announce(text) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      if (!this.host.typing.composing()) this.host.say(text, true);
    }, ANNOUNCE_AFTER);
  }

  /** Tells the page that the article on screen is no longer there. */
  leave() {
    if (this.opened) this.host.emit('close', { id: this.opened });
    this.opened = '';
  }

  /**
   * The address of an article, or of a sentence in it; where the page keeps its own to itself that of the article's own
   * page, or empty.
   * @param {import('./results.js').Linked} article
   * @param {Sentence & { text?: string }} [sentence]
   */
  href({ id, url }, sentence) {
    const { host, q } = this;
    if (host.urlKey) return address.hrefOf(host.urlKey, { q, article: id, sentence });
    return url ? address.pageOf(url, q, sentence && sentence.text) : '';
  }

  /**
   * The summary of an article, or of a text whose paragraphs are lines.
   * @param {string} text the article's id, or the text
   * @param {number} [count] at most so many sentences
   */
  async sentences(text, count = sentencesOf(this.host)) {
    if (!count) return [];
    await startSummarizer(this.host);
    const article = await engine.article(text);
    return summarize(article || { title: '', paragraphs: text.split('\n'), captions: [] }, count);
  }
}
