import { button, el, fill } from '../loader/dom.js';
import * as address from './address.js';
import APP_CSS from './app.css';
import { articleView } from './article.js';
import * as engine from './engine.js';
import { filtersView } from './filters.js';
import { moveFocus } from './keyboard.js';
import { forget, recall, remember } from './recent.js';
import { countOf, resultsView } from './results.js';
import { Suggestions } from './suggestions.js';
import { start as startSummarizer, summarize } from './summarizer.js';
import { TEXT } from './text.js';

/** @typedef {import('../loader/search-element.js').GongwenSearch} GongwenSearch */
/** @typedef {import('./address.js').Sentence} Sentence */

/** Results shown at first, and by each press of 再显示. */
const LIMIT = 20;
/** Longest query, in UTF-16 code units. */
const QUERY_LENGTH = 200;
/** Sentences of a summary. */
const SENTENCES = 3;
/** Suggestions while typing. */
const SUGGESTIONS = 8;
/** Pixels from which on the filters are unfolded at first. */
const WIDE = 640;
/** Milliseconds after the last change before the number of results is announced. */
const ANNOUNCE_AFTER = 500;

/** What an element does once the engine runs: queries, the open article, the page's address. */
export class Controller {
  /** @param {GongwenSearch} host */
  constructor(host) {
    this.host = host;
    /** The query on screen. */
    this.q = '';
    /** Id of the open article, or empty. */
    this.article = '';
    /** @type {((sentence: Sentence) => void) | undefined} leads to a sentence of the article opened last */
    this.showing = undefined;
    /** @type {import('./engine.js').Hit[]} what is on screen */
    this.hits = [];
    /** The entry in the history is one to come back to. */
    this.kept = false;
    /** Where the list of results was scrolled to when an article was opened. */
    this.scroll = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.announcing = undefined;
    this.restore = this.restore.bind(this);
    const root = /** @type {ShadowRoot} */ (host.shadowRoot);
    this.main = el('div', { class: 'main' });
    root.append(this.main);
    this.suggestions = new Suggestions(host, (text) => this.search(text));
    /** @type {import('./filters.js').Choice} */
    this.choice = {};
    this.filtering = host.clientWidth >= WIDE;
    // Methods for the page, from `ready` on.
    Object.assign(host, { search: this.search.bind(this), summarize: this.sentences.bind(this) });
    host.input.maxLength = QUERY_LENGTH;
    host.input.spellcheck = false;
    host.input.autocapitalize = 'off';
    host.dress(APP_CSS);
    root.addEventListener('keydown', (event) => this.walk(/** @type {KeyboardEvent} */ (event)));
    this.connect();
  }

  connect() {
    addEventListener('popstate', this.restore);
  }

  disconnect() {
    removeEventListener('popstate', this.restore);
    clearTimeout(this.announcing);
  }

  /** Shows what the address or the box asks for. */
  begin() {
    const { article, sentence } = address.read(this.host.urlKey);
    if (this.host.typing.composing()) return;
    if (!article) return this.query(this.host.value, this.host.asked);
    this.q = this.host.value.trim();
    this.open(article, -1, sentence, false);
  }

  /** Back and forward: shows the place that the address names now. */
  restore() {
    const { q, article, sentence } = address.read(this.host.urlKey);
    const left = this.article;
    if (q !== this.host.value) this.host.typing.set(q);
    this.host.showClear();
    this.kept = true;
    if (article) {
      if (q !== this.q) this.article = '';
      this.q = q;
      this.open(article, -1, sentence, false);
    } else if (left) {
      this.close(q);
    } else if (q !== this.q) {
      this.show(q);
    }
  }

  /**
   * @param {string} text
   * @param {boolean} submitted
   */
  query(text, submitted) {
    const q = text.trim();
    // The keyboard on the screen makes room for the results.
    if (submitted && q && matchMedia('(pointer: coarse)').matches) this.host.input.blur();
    if (!this.host.emit('query', { q }, true)) return;
    this.suggest(q, submitted);
    // Typing changes the entry in the history; one that was asked for or left for an article is kept.
    const changed = q !== this.q || this.article !== '';
    // One that was only typed on the way to this one is replaced.
    const push = changed && (this.kept || (submitted && !this.q));
    this.show(q);
    address.write(this.host.urlKey, { q, article: '' }, push);
    this.kept = submitted || (this.kept && !changed);
  }

  /**
   * @param {string} q
   * @param {boolean} submitted
   */
  suggest(q, submitted) {
    if (submitted) {
      this.suggestions.close();
      if (q) remember(this.host, q);
    } else if (q) {
      const texts = engine.suggest(q, SUGGESTIONS).map(({ text }) => text);
      this.suggestions.show(texts.filter((text) => text !== q));
    } else {
      this.suggestions.idle();
    }
  }

  /**
   * Runs a query and shows its results.
   * @param {string} q
   * @param {number} [limit]
   */
  show(q, limit = this.number('limit', LIMIT)) {
    this.takeTurn();
    if (q !== this.q) this.choice = {};
    this.q = q;
    this.article = '';
    if (!q) {
      fill(this.main, ...this.forgetView());
      this.host.setState('ready');
      return this.announce('');
    }
    const began = performance.now();
    const choice = { sort: this.host.getAttribute('sort') || '', ...this.choice };
    const asked = this.host.getAttribute('scope') === 'title' ? q.replace(/(^|\s)(?=[^\s-])/g, '$1标题:') : q;
    const response = { ...engine.search(asked, limit, choice, this.filtering), query: q };
    const { total, hits, alternatives, facets } = response;
    this.hits = hits;
    const step = this.number('limit', LIMIT);
    const narrowed = Object.values(this.choice).some(Boolean);
    const filters = filtersView(facets, choice, this.filtering, {
      toggle: (open) => {
        this.filtering = open;
        this.narrow('');
      },
      choose: (name, value) => {
        this.choice[name] = value;
        this.narrow(name);
      },
    });
    fill(
      this.main,
      ...(total > 1 || narrowed ? [filters] : []),
      resultsView(response, step, {
        ...this.links(),
        search: (text) => this.search(text),
        more: () => this.more(limit + step),
        summary: this.wanted() ? (id) => this.sentences(id) : undefined,
        render: Reflect.get(this.host, 'renderResult') || ((_hit, node) => node),
      }),
    );
    this.host.setState(total > 0 ? 'results' : 'empty');
    const ids = hits.map(({ id }) => id);
    this.host.emit('results', { q, total, ms: performance.now() - began, hits: ids });
    if (total === 0) this.host.emit('empty', { q, suggestions: alternatives.map(({ text }) => text) });
    const vague = !response.full && response.via.length;
    const count = vague ? countOf(response) : TEXT.found(total, q);
    this.announce(total > 0 ? count : TEXT.nothing(q));
  }

  /**
   * Shows the results anew after a choice, with the focus where it was.
   * @param {string} name of the list, or empty for the fold around them
   */
  narrow(name) {
    this.show(this.q);
    const control = this.main.querySelector(name ? `[name=${name}]` : '[part=filters] summary');
    /** @type {HTMLElement} */ (control)?.focus();
  }

  /** With an empty box: a button that clears what was searched before. */
  forgetView() {
    if (!recall(this.host).length) return [];
    const clear = () => {
      forget(this.host);
      fill(this.main);
      this.host.input.focus();
    };
    return [button('forget', TEXT.forget, clear)];
  }

  /**
   * Puts a query into the box and runs it.
   * @param {string} text
   * @returns {import('./engine.js').Hit[]} what is shown
   */
  search(text) {
    this.host.typing.set(text);
    this.host.showClear();
    this.kept = true;
    this.query(text, true);
    if (!matchMedia('(pointer: coarse)').matches) this.host.input.focus();
    return this.hits;
  }

  /** @param {number} limit */
  more(limit) {
    const seen = this.hits.length;
    this.show(this.q, limit);
    const links = this.main.querySelectorAll('h3 a');
    const next = /** @type {HTMLElement | undefined} */ (links[seen]);
    if (next) next.focus();
  }

  /**
   * @param {string} id
   * @param {number} rank place among the results, from 0; -1 where it was opened otherwise
   * @param {Sentence} [sentence] to lead to
   * @param {boolean} [push]
   */
  async open(id, rank, sentence, push = true) {
    if (rank >= 0 && !this.host.emit('select', { id, rank, url: this.href(id) }, true)) return;
    if (this.article === id && this.showing) {
      if (push) address.write(this.host.urlKey, { q: this.q, article: id, sentence }, true);
      if (sentence) this.showing(sentence);
      return;
    }
    if (!this.article) this.scroll = window.scrollY;
    const turn = this.takeTurn();
    const article = engine.article(id);
    if (!article) {
      if (!this.main.firstChild) this.show(this.q);
      return this.announce(TEXT.unknown);
    }
    const opened = articleView(article, this.q, {
      ...this.links(),
      back: () => this.back(),
      search: (text) => this.search(text),
      say: (text) => this.host.say(text, true),
    });
    clearTimeout(this.announcing);
    this.host.say('');
    this.article = id;
    this.showing = opened.show;
    this.kept = true;
    fill(this.main, opened.view);
    this.host.setState('results');
    if (push) address.write(this.host.urlKey, { q: this.q, article: id, sentence }, true);
    opened.heading.focus({ preventScroll: true });
    if (this.host.getBoundingClientRect().top < 0 || rank >= 0) this.main.scrollIntoView();
    this.host.emit('open', { id });
    if (sentence) opened.show(sentence);
    const sentences = await this.sentences(id).catch(() => []);
    if (turn()) opened.sumUp(sentences);
  }

  /** What began before is over; gives whether what begins now still counts. */
  takeTurn() {
    const turn = (this.turn = {});
    return () => turn === this.turn;
  }

  /** The button: from the article to the results, by the history where that is one step. */
  back() {
    if (this.host.urlKey && address.cameFromHere()) return history.back();
    this.close(this.q);
    address.write(this.host.urlKey, { q: this.q, article: '' }, true);
  }

  /**
   * Shows the results again, where they were scrolled to, at the link of the article that was open.
   * @param {string} q
   */
  close(q) {
    const id = this.article;
    const href = this.href(id);
    this.show(q);
    scrollTo(0, this.scroll);
    const links = /** @type {HTMLAnchorElement[]} */ (Array.from(this.main.querySelectorAll('h3 a')));
    (links.find((link) => link.href === href) || this.host.input).focus({ preventScroll: true });
    this.host.emit('close', { id });
  }

  /** @param {KeyboardEvent} event a key in the box that is not the input method's */
  key(event) {
    if (this.suggestions.key(event)) {
      event.preventDefault();
    } else if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      this.suggest(this.host.value.trim(), false);
    } else if (event.key === 'Escape' && this.host.value) {
      event.preventDefault();
      this.host.clear();
    } else if (event.key === 'ArrowDown') {
      moveFocus(event, this.main, this.host, 'first');
    }
  }

  /** @param {KeyboardEvent} event a key anywhere in the element */
  walk(event) {
    const inside = event.target !== this.host.input && this.main.contains(/** @type {Node} */ (event.target));
    if (!inside || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (this.article) this.back();
      else this.host.input.focus();
    } else if (!this.article) {
      moveFocus(event, this.main, this.host);
    }
  }

  /** @param {string} text spoken once, when the typing has come to rest */
  announce(text) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      // The count is on screen as a heading; the status is for those who cannot see it.
      if (!this.host.typing.composing()) this.host.say(text, true);
    }, ANNOUNCE_AFTER);
  }

  links() {
    return {
      href: (/** @type {string} */ id, /** @type {Sentence | undefined} */ sentence) =>
        this.href(id, sentence),
      open: (
        /** @type {string} */ id,
        /** @type {number} */ rank,
        /** @type {Sentence | undefined} */ sentence,
      ) => void this.open(id, rank, sentence),
    };
  }

  /**
   * @param {string} id
   * @param {Sentence} [sentence]
   */
  href(id, sentence) {
    return address.hrefOf(this.host.urlKey, { q: this.q, article: id, sentence });
  }

  /**
   * The summary of an article.
   * @param {string} id
   */
  async sentences(id) {
    if (!this.wanted()) return [];
    await startSummarizer(this.host.folder);
    const article = engine.article(id);
    return article ? summarize(article, this.wanted()) : [];
  }

  /** How many sentences a summary has here. */
  wanted() {
    return this.host.getAttribute('summary') === 'off' ? 0 : this.number('summary-sentences', SENTENCES);
  }

  /**
   * @param {string} attribute
   * @param {number} otherwise
   */
  number(attribute, otherwise) {
    const value = parseInt(this.host.getAttribute(attribute) || '', 10);
    return value > 0 ? value : otherwise;
  }
}
