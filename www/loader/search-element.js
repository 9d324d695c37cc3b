import BOX_CSS from './box.css';
import { button, el } from './dom.js';
import { gate } from './gate.js';
import { load, loadExtras } from './load.js';
import { adopt } from './styles.js';
import { TEXT } from './text.js';

/** @typedef {import('../app/controller.js').Controller} Controller */
/** @typedef {'idle' | 'loading' | 'ready' | 'searching' | 'results' | 'empty' | 'error' | 'unsupported'} State */

/** Importing this file where there is no document (a server that renders pages) must not fail. */
const Base = typeof HTMLElement === 'undefined' ? /** @type {typeof HTMLElement} */ (class {}) : HTMLElement;

/**
 * `<gongwen-search>`: the box, at once; the program and the corpus, when somebody turns to it. The form that the
 * page puts inside stays for engines and policies that let no search start.
 */
export class GongwenSearch extends Base {
  static get observedAttributes() {
    return OBSERVED;
  }

  constructor() {
    super();
    /** @type {Controller | undefined} */
    this.controller;
    /** The last query was submitted, not only typed; it may wait for the engine. */
    this.asked = false;
    /** @type {() => void} */
    this.markReady;
    /** @type {Promise<void> | undefined} what only some pages ask for, on its way or there */
    this.extras;
    /** @type {Promise<void>} settled when the engine runs */
    this.ready = new Promise((resolve) => (this.markReady = resolve));
    // A reader who is about to search.
    ['focusin', 'pointerdown'].forEach((type) => this.addEventListener(type, () => this.turnTo(false)));
    this.input = el('input', {
      part: 'input',
      inputmode: 'search',
      enterkeyhint: 'search',
    });
    const clear = button('clear', '✕', () => this.clear());
    clear.setAttribute('aria-label', TEXT.clear);
    this.form = el(
      'form',
      { part: 'form', role: 'search', hidden: '' },
      el('div', { class: 'field' }, this.input, clear),
      el('button', { part: 'submit', type: 'submit' }, TEXT.search),
    );
    this.status = el('div', { part: 'status', role: 'status', tabindex: '-1' });
    this.fallback = el('slot');
    this.typing = gate(this);
  }

  connectedCallback() {
    if (this.shadowRoot) return this.controller && this.controller.connect(); // moved within the page
    this.build();
    this.setState('idle');
    const url = new URLSearchParams(location.search);
    this.lend(false);
    this.value = this.getAttribute('q') || url.get(this.urlKey) || this.value;
    if (this.value || this.hasAttribute('browse') || (this.urlKey && url.has('article'))) this.start();
  }

  disconnectedCallback() {
    if (this.controller) this.controller.disconnect();
  }

  /**
   * @param {string} _name
   * @param {string | null} _old
   * @param {string | null} value
   */
  attributeChangedCallback(_name, _old, value) {
    if (this.shadowRoot && value !== null) {
      this.query((this.value = value), false);
    }
  }

  /**
   * The URL's key for the query; empty where the page keeps its URL to itself. Not named after its attribute: React
   * would set a property of that name instead.
   */
  get urlKey() {
    const name = this.getAttribute('param');
    return name === null ? DEFAULTS.param : name;
  }

  /** The folder of the program and the wasm module, ending in a slash. */
  get folder() {
    const src = this.getAttribute('src');
    return new URL(src || '.', src ? document.baseURI : import.meta.url).href.replace(/\/?$/, '/');
  }

  /** The text in the box. */
  get value() {
    return this.input.value;
  }

  set value(text) {
    this.typing.set(text);
  }

  /** @param {string} css */
  dress(css) {
    adopt(/** @type {ShadowRoot} */ (this.shadowRoot), css, `${this.folder}gongwen-search.css`);
  }

  /** Puts the parts into a shadow tree; the attributes can be read by now. */
  build() {
    const root = this.attachShadow({ mode: 'open' });
    this.dress(BOX_CSS);
    const label = this.getAttribute('label') || TEXT.label;
    // Never quite empty: the style sheet knows by it whether there is something to clear.
    this.input.placeholder = this.getAttribute('placeholder') || ' ';
    this.input.setAttribute('aria-label', label);
    this.form.setAttribute('aria-label', label);
    root.append(this.form, this.status, this.fallback);
    if (this.matches(ASKS_FOR_EXTRAS) || this.querySelector('[slot]')) {
      // Without them the box and the results are in the page.
      this.extras = loadExtras(this).catch(() => this.removeAttribute('mode'));
    }
  }

  /**
   * The reader turns to the search. Once it has failed, its own form is the page's again: only who asks starts anew.
   * @param {boolean} asks
   */
  turnTo(asks) {
    if (asks || this.dataset.state === 'idle') this.start();
  }

  /** Starts the engine, once. */
  start() {
    if (this.controller || this.dataset.state === 'loading' || !this.isConnected) return;
    this.setState('loading');
    this.say('');
    load(this).then(
      (controller) => {
        this.lend(false);
        this.controller = controller;
        this.setState('ready');
        this.markReady();
        controller.connect();
      },
      (error) => this.fail(error),
    );
  }

  /**
   * Gives the page's own form back.
   * @param {Error & { code?: string }} error
   */
  fail({ code = 'network', message }) {
    const hopeless = code === 'unsupported';
    this.lend(true);
    this.say('');
    this.status.append(el('span', { part: 'error' }, TEXT.failed + (this.form.hidden ? TEXT.fallback : '')));
    const retry = () => {
      // It goes; the focus must not go with it.
      this.status.focus();
      this.start();
    };
    if (!hopeless) this.status.append(button('retry', TEXT.retry, retry));
    this.setState(hopeless ? 'unsupported' : 'error');
    this.emit('error', { code, message });
  }

  /**
   * Shows the page's own form, where it has one, or the box in its place; what was typed and the focus go over.
   * @param {boolean} own
   */
  lend(own) {
    const input = this.fallbackInput();
    const from = own ? this : input;
    const to = own ? input : this;
    if (!to || this.form.hidden === own) return;
    this.form.hidden = own;
    this.fallback.hidden = !own;
    if (from) to.value = from.value;
    if (document.activeElement === from) to.focus();
  }

  /** @returns {HTMLInputElement | null} the text box of the page's own form */
  fallbackInput() {
    return this.querySelector('input:not([type=hidden])');
  }

  /**
   * @param {string} value
   * @param {boolean} submitted asked for, not only typed
   */
  query(value, submitted) {
    this.asked = submitted;
    if (this.controller) this.controller.query(value, submitted);
    else this.turnTo(submitted);
  }

  /** Not by `delegatesFocus`: a finger on a result's text would bring up the keyboard. */
  focus() {
    this.input.focus();
  }

  /** Empties the box and takes the results away. */
  clear() {
    this.query((this.value = ''), false);
    this.input.focus();
  }

  /**
   * @param {string} text for the status line
   * @param {boolean} [quiet] for screen readers alone
   */
  say(text, quiet) {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.className = quiet ? 'quiet' : '';
  }

  /** @param {State} to */
  setState(to) {
    const from = this.dataset.state;
    if (from === to) return;
    this.dataset.state = to;
    this.emit('state', { from, to });
  }

  /**
   * @param {string} name
   * @param {object} detail
   * @param {boolean} [cancelable]
   * @returns {boolean} false where a listener called preventDefault
   */
  emit(name, detail, cancelable) {
    return this.dispatchEvent(
      new CustomEvent(`gongwen-${name}`, { detail, bubbles: true, composed: true, cancelable }),
    );
  }
}
