// The composition gate: what it does with the event orders that engines and keyboards were seen to produce
// (docs: the comment at the top of www/loader/gate.js), replayed on the real element, and with a composition that
// the browser itself makes.
import assert from 'node:assert/strict';
import { inState, parts, visit } from './support.mjs';

/**
 * One step of a recorded order: an event on the input, and the value the input has by then.
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

/**
 * @type {{ name: string, steps: Step[], queries: string[], submits?: number, rest?: number, before?: string }[]}
 */
const ORDERS = [
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
    name: 'a WebView that gives every key the code 229: the second Enter submits',
    steps: [
      start(''),
      update('gong'),
      input('工会', true),
      end('工会'),
      key('工会', 'Enter', 229),
      ['submit', '工会'],
      key('工会', 'Enter', 229),
      ['submit', '工会'],
    ],
    queries: ['工会'],
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

for (const { name, steps, queries, submits, rest = 120 } of ORDERS) {
  visit(`gate: ${name}`, {}, async ({ page, server }) => {
    await page.goto(server.url);
    await parts(page).box.focus();
    await inState(page, 'ready');
    const seen = await page.evaluate(async ([steps, rest]) => {
      const host = /** @type {any} */ (document.querySelector('gongwen-search'));
      const input = host.input;
      /** @type {{ queries: string[], submits: number }} */
      const seen = { queries: [], submits: 0 };
      let last = '';
      const query = host.query.bind(host);
      host.query = (/** @type {string} */ value, /** @type {boolean} */ submitted) => {
        if (submitted) seen.submits += 1;
        if (value !== last) seen.queries.push((last = value));
        query(value, submitted);
      };
      const kinds = { keydown: KeyboardEvent, input: InputEvent, blur: FocusEvent, submit: Event };
      for (const [type, value, init = {}] of steps) {
        input.value = value;
        const Kind = Reflect.get(kinds, type) ?? CompositionEvent;
        const target = type === 'submit' ? host.form : input;
        target.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, composed: true, ...init }));
      }
      await new Promise((resolve) => setTimeout(resolve, rest));
      return seen;
    }, /** @type {const} */ ([steps, rest]));
    assert.deepEqual(seen.queries, queries);
    assert.equal(seen.submits, submits ?? 0);
  });
}

visit(
  'gate: Chromium composes, nothing is searched before the end, and once after it',
  {},
  async ({ page, server }) => {
    const { box } = parts(page);
    await page.goto(server.url);
    await box.focus();
    await inState(page, 'ready');
    await page.evaluate(() => {
      const queries = /** @type {string[]} */ (
        Reflect.set(window, 'queries', []) && Reflect.get(window, 'queries')
      );
      document.addEventListener('gongwen-query', (event) =>
        queries.push(/** @type {CustomEvent} */ (event).detail.q),
      );
    });
    const devtools = await page.context().newCDPSession(page);
    const processKey = { windowsVirtualKeyCode: 229, key: 'Process' };
    for (const text of ['l', 'lao', 'lao d', 'lao dong']) {
      await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...processKey });
      await devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...processKey });
    }
    // Keys that belong to the input method: they must neither clear the box nor leave it.
    const keys = { Escape: 27, ArrowDown: 40, Enter: 13 };
    for (const [key, windowsVirtualKeyCode] of Object.entries(keys)) {
      await devtools.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        code: key,
        windowsVirtualKeyCode,
      });
    }
    assert.equal(await box.inputValue(), 'lao dong');
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'queries')), []);
    await devtools.send('Input.insertText', { text: '劳动' });
    await inState(page, 'results');
    await page.waitForTimeout(120);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'queries')), ['劳动']);
    assert.equal(await box.inputValue(), '劳动');
  },
);
