/**
 * The composition gate: decides when typed text is a query, for every input method and engine.
 *
 * While text is being composed (拼音, 手写, 注音) nothing may act on it. Engines disagree on what follows: Chromium
 * ends with `compositionend`, Firefox sends one more `input`, WebKitGTK shows an empty value in between, Safari
 * sends the committing Enter after the end, some WebViews give every key the code 229 for ever. So nothing acts at
 * once; a run is planned, whatever comes replaces the plan, and a value runs once.
 */

/** Milliseconds between the end of a composition and the query: outlasts every engine's trailing events. */
const SETTLE = 30;
/** Rest after which Latin letters still in composition are searched: Android composes plain English words too. */
const LATIN_REST = 600;
/** How long after a composition a key with code 229 can still be the one that ended it. */
const STRAY_KEY = 500;
/** How long after that key the browser's own submit can still follow from it: they come together. */
const AT_ONCE = 100;

/**
 * What the gate guards: a box in its form, and what becomes of that which passes.
 * @typedef {object} Guarded
 * @property {HTMLInputElement} input
 * @property {HTMLFormElement} form
 * @property {(value: string, submitted: boolean) => void} query runs one: typed, or asked for (Enter, button, the
 *   keyboard's 搜索)
 * @property {{ key: (event: KeyboardEvent) => void }} [controller] takes the keys that are not the input method's
 * @property {(name: string) => string | null} getAttribute for `debounce`: milliseconds to wait after plain typing
 */

/** @param {Guarded} guarded */
export function gate(guarded) {
  const { input, form } = guarded;
  let composing = false;
  /** Until when what comes can still be of the composition that ended; and a key, but one, too. */
  let settledAt = 0;
  let strayUntil = 0;
  /** Until when a submit is that of the key which took the candidate. */
  let swallowUntil = 0;
  /** An earlier composition turned letters into Chinese: letters in composition are pinyin, not words. */
  let pinyin = false;
  let latin = false;
  let last = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const settling = () => Date.now() < settledAt;
  /** @param {any} wait milliseconds: a number, or an attribute, of which the browser makes one */
  const plan = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (input.value !== last) guarded.query((last = input.value), false);
    }, wait);
  };
  const end = (/** @type {string} */ committed = '') => {
    if (latin && /[^\0-\u02ff]/.test(committed)) pinyin = true;
    composing = false;
    strayUntil = settledAt = Date.now() + STRAY_KEY;
    plan(SETTLE);
  };

  input.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  input.addEventListener('compositionupdate', (event) => {
    latin = /^[a-z' ]+$/i.test(event.data);
    clearTimeout(timer);
    if (latin && !pinyin) plan(LATIN_REST);
  });
  input.addEventListener('compositionend', (event) => end(event.data));
  input.addEventListener('input', (event) => {
    const { isComposing } = /** @type {InputEvent} */ (event);
    // A composition that began before the listeners were there is known by its input alone.
    if (isComposing && !settling()) composing = true;
    if (!composing) plan(settling() ? SETTLE : guarded.getAttribute('debounce'));
  });
  input.addEventListener('blur', () => {
    swallowUntil = 0; // what is pressed now is the button
    if (composing) end();
  });
  input.addEventListener('keydown', (event) => {
    swallowUntil = 0;
    if (event.isComposing || composing) return;
    if (event.keyCode === 229 && Date.now() < strayUntil) {
      strayUntil = 0;
      // If it is Safari's Enter that took the candidate, it must not submit either.
      swallowUntil = Date.now() + AT_ONCE;
      return;
    }
    if (guarded.controller) guarded.controller.key(event);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (composing || Date.now() < swallowUntil) return;
    clearTimeout(timer);
    guarded.query((last = input.value), true);
  });

  return {
    /** Whether an input method holds the text. */
    composing: () => composing,
    /**
     * Sets the text from the program, without a query of its own.
     * @param {string} value
     */
    set(value) {
      clearTimeout(timer);
      input.value = last = value;
    },
  };
}
