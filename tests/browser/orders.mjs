// Orders of composition events that engines and keyboards were seen to produce, and what the box must make of them.

/**
 * One step of a recorded order: an event on the input, and the value the input has by then; or to `wait` so many `ms`.
 * @typedef {[type: string, value: string, init?: Record<string, unknown>]} Step
 */

const key = (
  /** @type {string} */ value,
  /** @type {string} */ name,
  /** @type {number} */ code,
  composing = false,
) => /** @type {Step} */ (['keydown', value, { key: name, keyCode: code, isComposing: composing }]);
const start = (/** @type {string} */ value) =>
  /** @type {Step} */ (['compositionstart', value, { data: '' }]);
const update = (/** @type {string} */ value) =>
  /** @type {Step} */ (['compositionupdate', value, { data: value }]);
const end = (/** @type {string} */ value) => /** @type {Step} */ (['compositionend', value, { data: value }]);
const input = (/** @type {string} */ value, composing = false) =>
  /** @type {Step} */ (['input', value, { isComposing: composing }]);

/** Enter took the candidate and comes after the end, as 229: in Safari, and where all keys have that code. @type {Step[]} */
const TAKEN_BY_ENTER = [
  start(''),
  update('gong'),
  input('工会', true),
  end('工会'),
  key('工会', 'Enter', 229),
];

/**
 * @type {{ name: string, steps: Step[], queries: string[], submits?: number, rest?: number, before?: string }[]}
 */
export const ORDERS = [
  {
    name: 'Chromium: input while composing, then the end, then nothing',
    steps: [
      key('', 'Process', 229),
      start(''),
      update('lao'),
      input('lao', true),
      update('laodong'),
      input('laodong', true),
      key('laodong', 'Enter', 13, true),
      update('劳动'),
      input('劳动', true),
      end('劳动'),
    ],
    queries: ['劳动'],
  },
  {
    name: 'Chromium with libpinyin: Chinese guesses while composing, some keys without keydown',
    steps: [
      key('', 'Process', 229),
      start(''),
      update('了'),
      input('了', true),
      update('老'),
      input('老', true),
      update('劳动哦'),
      input('劳动哦', true),
      update('劳动'),
      input('劳动', true),
      end('劳动'),
    ],
    queries: ['劳动'],
  },
  {
    name: 'Firefox: one more input after the end',
    steps: [
      start(''),
      update('gonghui'),
      input('gonghui', true),
      input('工会', true),
      end('工会'),
      input('工会'),
    ],
    queries: ['工会'],
  },
  {
    name: 'WebKitGTK: the value lacks the text for a moment',
    steps: [start(''), update('老'), input('老', true), input('', true), input('劳动', true), end('劳动')],
    queries: ['劳动'],
  },
  {
    name: 'WebKitGTK, hex entry: an empty end, a 229 key, the text, a second end',
    steps: [
      start(''),
      update('u5de5'),
      input('u5de5', true),
      input('', true),
      end(''),
      key('', 'Enter', 229),
      input('工', true),
      end('工'),
    ],
    queries: ['工'],
  },
  {
    name: 'WebKitGTK without a daemon: an end that had no start',
    steps: [key('', 'Process', 229), end('工'), input('工')],
    queries: ['工'],
  },
  {
    name: 'Safari: the Enter that took the candidate comes after the end, as 229, and must not submit',
    steps: [
      start(''),
      update('gong'),
      input('gong', true),
      input('工会', true),
      end('工会'),
      key('工会', 'Enter', 229),
      ['submit', '工会'],
    ],
    queries: ['工会'],
    submits: 0,
  },
  {
    name: 'Safari: that Enter had no submit of its own; the button pressed later submits',
    steps: [...TAKEN_BY_ENTER, ['wait', '工会', { ms: 150 }], ['submit', '工会']],
    queries: ['工会'],
    submits: 1,
  },
  {
    name: 'Safari: the button pressed at once takes the focus and submits',
    steps: [...TAKEN_BY_ENTER, ['blur', '工会'], ['submit', '工会']],
    queries: [],
    submits: 1,
  },
  {
    name: 'a WebView that gives every key the code 229: the second Enter submits',
    steps: [...TAKEN_BY_ENTER, ['submit', '工会'], key('工会', 'Enter', 229), ['submit', '工会']],
    queries: [],
    submits: 1,
  },
  {
    name: 'Samsung keyboard: plain words are composed and searched when typing rests',
    steps: [start(''), update('Deep'), input('Deep', true), update('DeepSeek'), input('DeepSeek', true)],
    queries: ['DeepSeek'],
    rest: 900,
  },
  {
    name: 'Chinese text in composition is never searched, however long it rests',
    steps: [start(''), update('劳动哦'), input('劳动哦', true)],
    queries: [],
    rest: 900,
  },
  {
    name: 'a composition that is given up leaves no query',
    steps: [start(''), update('lao'), input('lao', true), update(''), input('', true), end('')],
    queries: [],
  },
  {
    name: 'leaving the box ends a composition',
    steps: [start(''), update('工会'), input('工会', true), ['blur', '工会']],
    queries: ['工会'],
  },
  {
    name: 'a composition that began before the listeners were there',
    steps: [input('老', true), input('劳动', true), end('劳动')],
    queries: ['劳动'],
  },
  {
    name: 'plain typing and pasting',
    steps: [key('', 'v', 86), input('工会')],
    queries: ['工会'],
  },
];

/**
 * Runs in a page: replays an order on the widget's box and tells what was searched and submitted.
 * @param {[Step[], number]} order the steps, and how long to wait after them in milliseconds
 */
export async function replay([steps, rest]) {
  const host = /** @type {any} */ (document.querySelector('gongwen-search'));
  const input = host.input;
  /** @type {{ queries: string[], submits: number }} */
  const seen = { queries: [], submits: 0 };
  const query = host.query;
  host.query = (/** @type {string} */ value, /** @type {boolean} */ submitted) => {
    if (submitted) seen.submits += 1;
    else seen.queries.push(value);
    query.call(host, value, submitted);
  };
  const kinds = { keydown: KeyboardEvent, input: InputEvent, blur: FocusEvent, submit: Event };
  for (const [type, value, init = {}] of steps) {
    input.value = value;
    if (type === 'wait') {
      await new Promise((resolve) => setTimeout(resolve, Number(init.ms)));
      continue;
    }
    const Kind = Reflect.get(kinds, type) || CompositionEvent;
    const target = type === 'submit' ? host.form : input;
    target.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true, ...init }));
  }
  await new Promise((resolve) => setTimeout(resolve, rest));
  delete host.query;
  return seen;
}
