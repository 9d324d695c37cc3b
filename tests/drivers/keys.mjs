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
