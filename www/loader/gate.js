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

/**
 * What the gate guards: a box in its form, and what becomes of that which passes.
 * @typedef {object} Guarded
 * @property {HTMLInputElement} input
 * @property {HTMLFormElement} form
 * @property {(value: string, submitted: boolean) => void} query runs one: typed, or asked for (Enter, button, the
 *   keyboard's 搜索)
 * @property {(event: KeyboardEvent) => void} key a key that is not the input method's
 * @property {(name: string) => string | null} getAttribute for `debounce`: milliseconds to wait after plain typing
 */

/** @param {Guarded} guarded */
export function gate(guarded) {
  const { input, form } = guarded;
  let composing = false;
  let endedAt = -STRAY_KEY;
  let straySpent = true;
  let swallowSubmit = false;
  /** An earlier composition turned letters into Chinese: letters in composition are pinyin, not words. */
  let pinyin = false;
  let latin = false;
  let last = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const settling = () => Date.now() - endedAt < STRAY_KEY;
  const plan = (/** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (input.value !== last) guarded.query((last = input.value), false);
    }, wait);
  };
  const end = (/** @type {string} */ committed) => {
    if (latin && /[^\0-\u02ff]/.test(committed)) pinyin = true;
    composing = false;
    endedAt = Date.now();
    straySpent = false;
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
  input.addEventListener('compositionend', (event) => end(event.data || ''));
  input.addEventListener('input', (event) => {
    const { isComposing } = /** @type {InputEvent} */ (event);
    // A composition that began before the listeners were there is known by its input alone.
    if (isComposing && !settling()) composing = true;
    if (!composing) plan(settling() ? SETTLE : Number(guarded.getAttribute('debounce')));
  });
  input.addEventListener('blur', () => {
    if (composing) end('');
  });
  input.addEventListener('keydown', (event) => {
    swallowSubmit = false;
    if (event.isComposing || composing) return;
    if (event.keyCode === 229 && !straySpent && settling()) {
      straySpent = true;
      // Safari's Enter that took the candidate: it must not submit either.
      swallowSubmit = event.key === 'Enter';
      return;
    }
    guarded.key(event);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const swallowed = composing || swallowSubmit;
    swallowSubmit = false;
    if (swallowed) return;
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
