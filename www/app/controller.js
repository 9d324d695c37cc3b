import * as address from './address.js';
import APP_CSS from './app.css';
import { article, suggest } from './engine.js';
import { moveFocus } from './keyboard.js';
import { pause } from './pause.js';
import { Screen } from './screen.js';
import { isTouch, sentencesOf } from './settings.js';
import { suggestionsOf } from './suggestions.js';
import { ask as askSummarizer, start as startSummarizer, summarize } from './summarizer.js';

/** @typedef {import('./address.js').Sentence} Sentence */

/** Suggestions while typing. */
const SUGGESTIONS = 8;

/**
 * What an element does once the engine runs: hears what is asked for by the box, the keys, the links, the address or the
 * page, has it shown (screen.js), and keeps the address.
 */
export class Controller {
  /** @param {import('./host.js').Host} host */
  constructor(host) {
    this.host = host;
    /** The entry in the history is one to come back to. */
    this.kept = false;
    this.begun = false;
    this.restore = this.restore.bind(this);
    this.keep = () => this.screen.keepList(-1);
    this.screen = new Screen(host, {
      lang: host.lang || 'zh-CN',
      href: this.href.bind(this),
      page: (url, text) => address.pageOf(url, this.screen.q, text),
      search: (text) => void this.search(text),
      open: (id, rank, sentence) => this.open(id, rank, sentence),
      back: () => this.back(),
      summary: (id) => this.sentences(id),
      digest: async () => {
        await startSummarizer(host);
        return (fields) => askSummarizer('digest', fields);
      },
    });
    this.suggestions = suggestionsOf(host, (text) => void this.search(text));
    // Methods for the page, from `ready` on.
    Object.assign(host, { search: this.search.bind(this), summarize: this.sentences.bind(this) });
    host.input.autocomplete = 'off';
    host.dress(APP_CSS);
    this.screen.main.addEventListener('keydown', (event) => this.walk(event));
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
    this.screen.hush();
  }

  /** Shows what the address or the box asks for. */
  begin() {
    this.begun = true;
    const { host, screen } = this;
    const { article, sentence } = address.read(host.urlKey);
    if (host.typing.composing()) return;
    if (!article) return this.query(host.value, host.asked, screen.lists.of(host.value));
    screen.about(host.value.trim());
    this.open(article, -1, sentence, false);
  }

  /** Back and forward: shows the place that the address names now. */
  restore() {
    const { host, screen } = this;
    if (!host.urlKey || !address.moved(host)) return;
    const { q, article, sentence } = address.read(host.urlKey);
    if (q !== host.value) host.typing.set(q);
    this.kept = true;
    if (article) {
      screen.about(q);
      this.open(article, -1, sentence, false);
    } else if (screen.article || q !== screen.q) {
      screen.close(q);
    }
  }

  /**
   * @param {string} text
   * @param {boolean} submitted
   * @param {import('./lists.js').Kept} [kept] how the list of its results was
   */
  async query(text, submitted, kept) {
    const { host, screen } = this;
    const q = text.trim();
    // The keyboard on the screen makes room for the results.
    if (submitted && q && isTouch()) host.input.blur();
    if (!host.emit('query', { q, submitted }, true)) return;
    // Typing changes the entry in the history; one that was asked for or left for an article is kept.
    const changed = q !== screen.q || screen.article !== '';
    // One that was only typed on the way to this one is replaced.
    const push = changed && (this.kept || (submitted && !screen.q));
    const live = q && !submitted;
    if (!live) this.suggest(q, submitted);
    if (push) this.keep();
    const shown = screen.show(q, kept);
    address.write(host, { q, article: '' }, push);
    this.kept = submitted || (this.kept && !changed);
    if (!(await shown) || !live) return;
    await pause();
    if (q === host.value.trim()) this.suggest(q, submitted);
  }

  /**
   * @param {string} q
   * @param {boolean} submitted
   */
  suggest(q, submitted) {
    const { host, suggestions } = this;
    if (submitted) {
      suggestions.close();
      if (q && host.past) host.past.keep(q);
    } else if (q && host.input.matches(':focus')) {
      suggestions.offer(suggest(host, { prefix: q, limit: SUGGESTIONS }), q);
    } else {
      suggestions.idle();
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
    await this.screen.completed;
    return this.screen.hits;
  }

  /**
   * Opens an article in place of the list.
   * @param {string} id
   * @param {number} rank place among the results, from 0; -1 where it was opened in another way
   * @param {Sentence} [sentence] to lead to
   * @param {boolean} [push]
   */
  open(id, rank, sentence, push = true) {
    const { host, screen } = this;
    if (rank >= 0 && !host.emit('select', { id, rank, url: this.href(screen.hits[rank]) }, true)) return;
    screen.open(id, rank, sentence, () => {
      if (push) address.write(host, { q: screen.q, article: id, sentence }, true);
      this.kept = true;
    });
  }

  /** The history has a new entry: what is typed now changes it. */
  entered() {
    this.kept = false;
  }

  /** From the article to the results, by the history where that is one step. */
  back() {
    const { host, screen } = this;
    if (host.urlKey && address.depth()) return history.back();
    screen.close(screen.q);
    address.write(host, { q: screen.q, article: '' }, true);
  }

  /** @param {KeyboardEvent} event a key in the box that is not the input method's */
  key(event) {
    const { host, suggestions } = this;
    if (suggestions.key(event)) {
      event.preventDefault();
    } else if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      this.suggest(host.value.trim(), false);
    } else if (event.key === 'Escape' && host.value) {
      event.preventDefault();
      host.clear();
    } else if (event.key === 'ArrowDown') {
      moveFocus(event, this.screen.list.links(), host.input);
    }
  }

  /** @param {KeyboardEvent} event a key in the results or the article */
  walk(event) {
    const { host, screen } = this;
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (screen.article) this.back();
      else host.input.focus();
    } else if (!screen.article) {
      moveFocus(event, screen.list.links(), host.input);
    }
  }

  /**
   * The address of an article, or of a sentence in it; where the page keeps its own to itself that of the article's own
   * page, or empty.
   * @param {import('./links.js').Linked} article
   * @param {Sentence & { text?: string }} [sentence]
   */
  href({ id, url }, sentence) {
    const { host } = this;
    const { q } = this.screen;
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
    const known = await article(text);
    return summarize(known || { title: '', paragraphs: text.split('\n'), captions: [] }, count);
  }
}
