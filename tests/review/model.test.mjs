// What an editor can do to a page, and the corrections that come of it, without a browser.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { REVIEW, reviewFiles } from '../../xtask/web/review.mjs';
import { cutsOf } from '../../www/review/cuts.js';
import { fixOf, tomlOf, written } from '../../www/review/fix.js';
import { joinHeads, joinTexts } from '../../www/review/join.js';
import { Editing, bylineOf, linesOf, paragraphsOf, stateOf, titleOf } from '../../www/review/model.js';

/** @typedef {import('../../www/review/model.js').Role} Role */

/** A part of whole lines. @param {Role} role @param {...number} lines @returns {import('../../www/review/model.js').ProofPart} */
const part = (role, ...lines) => ({
  ...{ role, skip: 0, byline: null },
  runs: lines.map((line) => ({ line, from: 0, to: [...TEXT[line - 1]].length })),
});

const TEXT = [
  '甲报',
  '工会办起夜校',
  '本报讯 记者李凡报道 近日，',
  '夜校开班。',
  '职工说好。',
  '书屋',
  '日前，书屋开放。',
];

const story = (/** @type {string} */ title, /** @type {ReturnType<typeof part>[]} */ ...parts) => ({
  ...{ id: 'p-01', doubtful: true, notes: [], kind: /** @type {const} */ ('article'), title },
  ...{ kicker: '', subtitle: '', section: '', byline: null, date: null, read_date: null, issuers: [], parts },
});

/** @type {import('../../www/review/model.js').Proof} */
const PROOF = {
  ...{ file: 'p.txt', fix: 'p.fix.toml', fault: null, sheets: [] },
  lines: TEXT.map((text, at) => ({ number: at + 1, text, place: null })),
  stories: [
    story(
      '工会办起夜校',
      part('title', 2),
      { ...part('text', 3, 4), skip: 11, byline: '记者李凡' },
      part('text', 5),
    ),
    story('书屋', part('title', 6), part('text', 7)),
  ],
  furniture: [part('text', 1).runs],
};

const lines = linesOf(PROOF);
const editing = new Editing(lines);
const start = stateOf(PROOF);
/** The key of the part that begins at a line. @param {import('../../www/review/model.js').State} state @param {number} line */
const keyAt = (state, line) =>
  /** @type {{ key: number }} */ (
    [...state.stories.flatMap(({ parts }) => parts), ...state.furniture].find(
      ({ runs }) => runs[0].line === line,
    )
  ).key;
const shown = (/** @type {import('../../www/review/model.js').State} */ state) =>
  state.stories.map((it) => [titleOf(lines, it), ...paragraphsOf(lines, it)]);

test('a page is shown as it was read', () => {
  assert.deepEqual(shown(start), [
    ['工会办起夜校', '近日，夜校开班。', '职工说好。'],
    ['书屋', '日前，书屋开放。'],
  ]);
  assert.equal(bylineOf(lines, start.stories[0]), '记者李凡');
});

test('stories are split, merged and moved; what is done leaves the state before as it was', () => {
  const split = editing.split(start, keyAt(start, 5));
  assert.deepEqual(shown(split), [
    ['工会办起夜校', '近日，夜校开班。'],
    ['职工说好。', '职工说好。'],
    ['书屋', '日前，书屋开放。'],
  ]);
  const titled = editing.role(split, new Set([keyAt(split, 5)]), 'title');
  assert.equal(titled.stories[1].title, '职工说好。');
  const [first, second] = start.stories;
  const merged = editing.merge(start, second.key, first.key);
  assert.deepEqual(shown(merged), [['工会办起夜校', '近日，夜校开班。', '职工说好。', '日前，书屋开放。']]);
  assert.equal(merged.stories[0].parts[3].role, 'subhead');
  assert.deepEqual(shown(editing.shiftStory(start, second.key, -1)), [...shown(start)].reverse());
  assert.equal(editing.shiftStory(start, first.key, -1).stories, start.stories);
  const moved = editing.move(start, new Set([keyAt(start, 6)]), first.key);
  assert.deepEqual([moved.stories[0].title, moved.stories[1].title], ['工会办起夜校书屋', '']);
  const aside = editing.move(start, new Set([keyAt(start, 6), keyAt(start, 7)]), 'furniture');
  assert.deepEqual([aside.stories.length, aside.furniture.length], [1, 3]);
  const back = editing.extract(aside, new Set([keyAt(aside, 7)]));
  assert.deepEqual(shown(back).pop(), ['日前，书屋开放。', '日前，书屋开放。']);
  assert.equal(shown(start).length, 2);
});

test('parts are joined and cut', () => {
  const joined = editing.join(start, new Set([keyAt(start, 3), keyAt(start, 5)]));
  assert.deepEqual(shown(joined)[0], ['工会办起夜校', '近日，夜校开班。职工说好。']);
  const whole = joined.stories[0].parts[1];
  const cuts = cutsOf(lines, whole);
  assert.deepEqual(
    cuts.map(({ after }) => after),
    ['记者李凡报道 近日，夜校', '近日，夜校开班。职工说好', '夜校开班。职工说好。', '职工说好。'],
  );
  const { run, at } = cuts[3];
  assert.deepEqual(shown(editing.cut(joined, whole.key, run, at)), shown(start));
  const edge = editing.cut(joined, whole.key, 0, 0);
  assert.equal(edge.stories[0].parts.length, joined.stories[0].parts.length);
});

test('corrections name whole lines and pieces of lines', () => {
  assert.equal(written(lines, part('text', 3, 4, 5, 7).runs), '3-5, 7');
  assert.equal(written(lines, [{ line: 3, from: 11, to: 14 }, ...part('text', 4).runs]), '3:12-14, 4');
  const fix = fixOf(lines, editing.set(start, start.stories[0].key, { title: '夜"校\\\u007f', date: '' }));
  assert.equal(fix.furniture, '1');
  assert.deepEqual(fix.story[0].parts[1], { role: 'text', lines: '3-4', begins: '本报讯 记者李凡' });
  const toml = tomlOf(fix);
  assert.match(toml, /^title = "夜\\"校\\\\\\u007f"$/m);
  assert.match(toml, /^date = ""$/m);
  assert.equal(toml.match(/^\[\[story\]\]$/gm)?.length, 2);
});

test('lines are joined as the splitter joins them', () => {
  assert.equal(joinTexts(['工会', '夜校']), '工会夜校');
  assert.equal(joinTexts(['deep', 'learning']), 'deep learning');
  assert.equal(joinTexts(['http://a.b', 'c']), 'http://a.bc');
  assert.equal(joinHeads(['工会办起夜校', '职工用上书屋']), '工会办起夜校 职工用上书屋');
  assert.equal(joinHeads(['工会', '办起夜校']), '工会办起夜校');
});

test('the command carries the script that these sources make', async () => {
  for (const [name, text] of Object.entries(await reviewFiles())) {
    assert.equal(
      fs.readFileSync(path.join(REVIEW, name), 'utf8'),
      text,
      `${name}: run node xtask/web/review.mjs`,
    );
  }
});
