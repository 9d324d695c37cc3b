// Shortens the names of properties that only the widget's own scripts use, the same in every script of a build.

/**
 * The names, beside all that end in `_`. A property that pages, the wasm modules or the browser know must not stand here; the build refuses one
 * that no script uses any more. Those of the loader stand first: the first 26 get names of one letter.
 */
const INTERNAL = [
  'setState',
  'typing',
  'emit',
  'controller',
  'urlKey',
  'say',
  'asked',
  'lend',
  'turnTo',
  'fallbackInput',
  'folder',
  'dress',
  'fallback',
  'markReady',
  'fail',
  'connect',
  'build',
  'composing',
  'actions',
  'announce',
  'announcing',
  'begin',
  'begun',
  'choice',
  'choose',
  'filtering',
  'idle',
  'kept',
  'lead',
  'offer',
  'restore',
  'showing',
  'sumUp',
  'takeTurn',
  'runner',
  'past',
];

/**
 * Short names of our own making, the same in all scripts. No small letters, which may be names of attributes (`q`): React
 * sets a property of such a name where it finds one.
 */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const short = INTERNAL.map((name, index) => {
  const letter = LETTERS[index % LETTERS.length];
  return [`$${name}`, letter.repeat(1 + Math.floor(index / LETTERS.length))];
});

/** Options of terser's `minify`. */
export const shortening = {
  nameCache: { props: { props: Object.fromEntries(short) } },
  mangle: { properties: { builtins: true, regex: new RegExp(`^(${INTERNAL.join('|')}|\\w+_)$`) } },
};

/** @param {string} scripts all that were made, before they were shortened */
export function refuseUnused(scripts) {
  const unused = INTERNAL.filter((name) => !new RegExp(`\\b${name}\\b`).test(scripts));
  if (unused.length > 0) throw new Error(`xtask/web/shorten.mjs: no script has ${unused.join(', ')}`);
}
