// Keys by the names of `KeyboardEvent.key`, as the tests write them ('ArrowDown', 'Shift+Tab'), in the forms that the
// protocols want.

/**
 * By name: the private character that WebDriver has for it, and the code of Windows that the DevTools protocol wants.
 * @type {Record<string, { character: string, code: number }>}
 */
export const KEYS = {
  Tab: { character: '\uE004', code: 9 },
  Enter: { character: '\uE007', code: 13 },
  Shift: { character: '\uE008', code: 16 },
  Control: { character: '\uE009', code: 17 },
  Alt: { character: '\uE00A', code: 18 },
  Escape: { character: '\uE00C', code: 27 },
  End: { character: '\uE010', code: 35 },
  Home: { character: '\uE011', code: 36 },
  ArrowUp: { character: '\uE013', code: 38 },
  ArrowDown: { character: '\uE015', code: 40 },
};

/**
 * The steps of a WebDriver key source for a key with its modifiers: all down in order, all up in the other.
 * @param {string} combination such as 'Alt+ArrowDown', or one character
 */
export function keySteps(combination) {
  const names = combination.length > 1 ? combination.split('+') : [combination];
  const values = names.map((name) => (KEYS[name] ? KEYS[name].character : name));
  return [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.reverse().map((value) => ({ type: 'keyUp', value })),
  ];
}

/**
 * The action sequences of WebDriver for typing a text.
 * @param {string} text
 */
export const typing = (text) => [
  { type: 'key', id: 'keyboard', actions: Array.from(text).flatMap(keySteps) },
];

/**
 * The action sequences of WebDriver for a press of the main button.
 * @param {number} x CSS pixels of the viewport
 * @param {number} y
 */
export const pressing = (x, y) => [
  {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x, y, duration: 0, origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
];
