import BOX_CSS from './box.css';
import { button, el } from './dom.js';
import { gate } from './gate.js';
import { load, loadExtras } from './load.js';
import { adopt } from './styles.js';
import { TEXT } from './text.js';

/** @typedef {import('../app/controller.js').Controller} Controller */
/** @typedef {'idle' | 'loading' | 'ready' | 'searching' | 'results' | 'empty' | 'error' | 'unsupported'} State */

/** The events of a reader who is about to search. */
const INTENT = ['focusin', 'pointerdown'];

/** What is in files that only the pages load that ask for it (www/extras). */
const EXTRAS =
  '[hot],[mode],[preload],[recent],[results],[shortcut],[strings],[worker],[target],[highlight],[scope],[summary=on]';

/** Importing this file where there is no document (a server that renders pages) must not fail. */
const Base = typeof HTMLElement === 'undefined' ? /** @type {typeof HTMLElement} */ (class {}) : HTMLElement;

/**
 * `<gongwen-search>`: the box, at once; the program and the corpus, when somebody turns to it. The form that the
 * page puts inside stays for engines and policies that let no search start.
 */
export class GongwenSearch extends Base {
  static get observedAttributes() {
    return ['q'];
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
    this.start = this.start.bind(this);
    INTENT.forEach((type) => this.addEventListener(type, () => this.start()));
    this.input = el('input', {
      part: 'input',
      inputmode: 'search',
      enterkeyhint: 'search',
      autocomplete: 'off',
    });
    const clear = button('clear', '✕', () => this.clear());
    clear.setAttribute('aria-label', TEXT.clear);
    this.form = el(
      'form',
      { part: 'form', role: 'search' },
      el('div', { class: 'field' }, this.input, clear),
      el('button', { part: 'submit', type: 'submit' }, TEXT.search),
    );
    this.status = el('div', { part: 'status', role: 'status' });
    this.fallback = el('slot', { hidden: '' });
    this.typing = gate(this);
  }

  connectedCallback() {
    if (this.shadowRoot) return this.controller && this.controller.connect(); // moved within the page
    this.build();
    this.setState('idle');
    const url = new URLSearchParams(location.search);
    const typed = this.fallbackInput();
    const text = this.getAttribute('q') || url.get(this.urlKey) || (typed && typed.value) || '';
    this.typing.set(text);
    if (typed && document.activeElement === typed) this.input.focus();
    if (text || (this.urlKey && url.has('article'))) this.start();
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
      this.typing.set(value);
      this.query(value, false);
    }
  }

  /**
   * The URL's key for the query; empty where the page keeps its URL to itself. Not named after its attribute: React
   * would set a property of that name instead.
   */
  get urlKey() {
    const name = this.getAttribute('param');
    return name === null ? 'q' : name;
  }

  /** The folder of the program and the wasm module, ending in a slash. */
  get folder() {
    const src = this.getAttribute('src');
    return new URL(src ? src.replace(/\/?$/, '/') : '.', src ? document.baseURI : import.meta.url).href;
  }

  /** What stands in the box. */
  get value() {
    return this.input.value;
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
    if (this.matches(EXTRAS) || this.querySelector('[slot]')) {
      // Without them the box and the results are in the page.
      this.extras = loadExtras(this).catch(() => this.removeAttribute('mode'));
    }
  }

  /** Starts the engine, once. */
  start() {
    if (this.controller || this.dataset.state === 'loading') return;
    this.setState('loading');
    this.say('');
    load(this).then(
      (controller) => {
        this.fallback.hidden = true;
        this.form.hidden = false;
        this.controller = controller;
        this.setState('ready');
        this.markReady();
        controller.begin();
      },
      (error) => this.fail(error),
    );
  }

  /**
   * Gives the page's own form back, with what was typed.
   * @param {Error & { code?: string }} error
   */
  fail({ code = 'network', message }) {
    const hopeless = code === 'unsupported';
    const input = this.fallbackInput();
    this.say('');
    this.status.append(el('span', { part: 'error' }, TEXT.failed + (input ? TEXT.fallback : '')));
    if (!hopeless) this.status.append(button('retry', TEXT.retry, this.start));
    if (input) {
      this.fallback.hidden = false;
      this.form.hidden = true;
      input.value = this.value;
      if (document.activeElement === this) input.focus();
    }
    this.setState(hopeless ? 'unsupported' : 'error');
    this.emit('error', { code, message });
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
    else this.start();
  }

  /** @param {KeyboardEvent} event a key in the box that is not the input method's */
  key(event) {
    if (this.controller) this.controller.key(event);
  }

  /** Not by `delegatesFocus`: a finger on a result's text would bring up the keyboard. */
  focus() {
    this.input.focus();
  }

  /** Empties the box and takes the results away. */
  clear() {
    this.typing.set('');
    this.query('', false);
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
  emit(name, detail, cancelable = false) {
    return this.dispatchEvent(
      new CustomEvent(`gongwen-${name}`, { detail, bubbles: true, composed: true, cancelable }),
    );
  }
}
