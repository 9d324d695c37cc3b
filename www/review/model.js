// The page that an editor corrects, as data: stories of parts, each part runs of printed lines. Every operation takes a state and
// gives a new one, so that any of them can be undone. No part of this file knows the document.
import { joinHeads, joinTexts } from './join.js';

/**
 * A piece of a printed line: characters `from` to `to` (exclusive), counted as Unicode characters from 0.
 * @typedef {{ line: number, from: number, to: number }} Run
 * @typedef {'section' | 'kicker' | 'title' | 'subtitle' | 'byline' | 'text' | 'subhead' | 'caption' | 'credit' | 'source'} Role
 * @typedef {{ role: Role, runs: Run[], skip: number, byline: string | null }} ProofPart
 * @typedef {ProofPart & { key: number }} Part
 * @typedef {'article' | 'photo' | 'listing' | 'brief'} Kind
 * @typedef {{ id: string, doubtful: boolean, notes: string[], kind: Kind, title: string, kicker: string, subtitle: string,
 *   section: string, byline: string | null, date: string | null, read_date: string | null, issuers: string[],
 *   parts: ProofPart[] }} ProofStory
 * @typedef {{ sheet: number, x: number, y: number, width: number, height: number, upright: boolean }} Place
 * @typedef {{ file: string, fix: string, fault: string | null, stories: ProofStory[], furniture: Run[][],
 *   lines: { number: number, text: string, place: Place | null }[], sheets: { width: number, height: number }[] }} Proof
 * @typedef {Omit<ProofStory, 'parts'> & { key: number, parts: Part[] }} Story
 * @typedef {{ stories: Story[], furniture: Part[], next: number }} State
 */

export const HEADS = /** @type {const} */ (['section', 'kicker', 'title', 'subtitle']);
/** @type {Role[]} */
export const ROLES = [...HEADS, 'byline', 'text', 'subhead', 'caption', 'credit', 'source'];

/** The characters of the printed lines, by number. @param {Proof} proof @returns {Map<number, string[]>} */
export const linesOf = (proof) => new Map(proof.lines.map(({ number, text }) => [number, [...text]]));

/** @param {Proof} proof @returns {State} */
export function stateOf(proof) {
  let next = 0;
  const keyed = (/** @type {ProofPart} */ part) => ({ ...part, key: (next += 1) });
  // Stories first: neighbours have neighbouring keys, and so colours that are far apart.
  const numbered = proof.stories.map((story) => ({ ...story, key: (next += 1) }));
  const stories = numbered.map((story) => ({ ...story, parts: story.parts.map(keyed) }));
  const furniture = proof.furniture
    .filter((runs) => runs.length)
    .map((runs) => keyed({ role: 'text', runs, skip: 0, byline: null }));
  return { stories, furniture, next };
}

/** The text of a part as it is printed. @param {Map<number, string[]>} lines @param {{ runs: Run[] }} part */
export const textOf = (lines, { runs }) =>
  joinTexts(runs.map(({ line, from, to }) => (lines.get(line) ?? []).slice(from, to).join('').trim()));

/** @param {Story} story @param {Role} role */
const partsOf = (story, role) => story.parts.filter((part) => part.role === role);

/** A story whose fields are what its headline block says. @param {Map<number, string[]>} lines @param {Story} story @returns {Story} */
function withHeads(lines, story) {
  const field = (/** @type {Role} */ role) =>
    joinHeads(partsOf(story, role).map((part) => textOf(lines, part)));
  const [section, kicker, title, subtitle] = HEADS.map(field);
  return { ...story, section, kicker, title, subtitle };
}

const heads = (/** @type {Story} */ { parts }) =>
  parts
    .filter(({ role }) => HEADS.some((head) => head === role))
    .map(({ key, role }) => `${key}${role}`)
    .join();

/** The paragraphs as the build makes them: the first one without its opener. @param {Map<number, string[]>} lines @param {Story} story */
export function paragraphsOf(lines, story) {
  const parts = partsOf(story, 'text');
  const texts = parts.map((part, at) => {
    const text = textOf(lines, part);
    return at ? text : [...text].slice(part.skip).join('');
  });
  if (texts.length === 1 && !texts[0].trim()) return [textOf(lines, parts[0])];
  return texts.filter((text) => text.trim());
}

/** Characters of a title that is made of a story's first words, as the build makes it. */
const SUBSTITUTE_TITLE = 24;

/** The title, or the first words where there is none. @param {Map<number, string[]>} lines @param {Story} story */
export function titleOf(lines, story) {
  if (story.title) return story.title;
  const captions = partsOf(story, 'caption').map((part) => textOf(lines, part));
  const first = [
    ...paragraphsOf(lines, story),
    ...captions,
    ...story.parts.map((part) => textOf(lines, part)),
  ][0];
  return [...(first ?? '')].slice(0, SUBSTITUTE_TITLE).join('');
}

/** The byline as it is given, or as the parts have it. @param {Map<number, string[]>} lines @param {Story} story */
export function bylineOf(lines, story) {
  if (story.byline !== null) return story.byline;
  if (story.issuers.length) return story.issuers.join('、');
  const opener = partsOf(story, 'text')[0]?.byline;
  return [opener, ...partsOf(story, 'byline').map((part) => textOf(lines, part))].filter(Boolean).join(' ');
}

/**
 * Puts the stories of a new state in order: those without a part go, those whose headline block is another are read anew.
 * @param {Map<number, string[]>} lines @param {State} before @param {Story[]} stories @param {Partial<State>} [rest]
 * @returns {State}
 */
function settle(lines, before, stories, rest = {}) {
  const old = new Map(before.stories.map((story) => [story.key, story]));
  const settled = stories
    .filter(({ parts }) => parts.length)
    .map((story) => {
      const was = old.get(story.key);
      if (was === story) return story;
      const same = was && heads(was) === heads(story);
      return { ...(same ? story : withHeads(lines, story)), doubtful: false };
    });
  return { ...before, ...rest, stories: settled };
}

/** @param {number} key @param {Part[]} parts @returns {Story} */
const newStory = (key, parts) => ({
  ...{ key, parts, id: '', doubtful: false, notes: [], kind: /** @type {const} */ ('article') },
  ...{ title: '', kicker: '', subtitle: '', section: '', byline: null, date: null, read_date: null },
  issuers: [],
});

const has = (/** @type {Set<number>} */ keys) => (/** @type {Part} */ part) => keys.has(part.key);
const lacks = (/** @type {Set<number>} */ keys) => (/** @type {Part} */ part) => !keys.has(part.key);

/** The parts with these keys, in the order of the page. @param {State} state @param {Set<number>} keys */
const chosen = ({ stories, furniture }, keys) =>
  [...stories.flatMap(({ parts }) => parts), ...furniture].filter(has(keys));

/** The changes that an editor can make. */
export class Editing {
  /** @param {Map<number, string[]>} lines */
  constructor(lines) {
    this.lines = lines;
  }

  /** Makes a field or the kind of a story another. @param {State} state @param {number} key @param {Partial<Story>} fields @returns {State} */
  set(state, key, fields) {
    const stories = state.stories.map((story) =>
      story.key === key ? { ...story, ...fields, doubtful: false } : story,
    );
    return { ...state, stories };
  }

  /** @param {State} state @param {Set<number>} keys @param {Role} role */
  role(state, keys, role) {
    const stories = state.stories.map((story) =>
      story.parts.some(has(keys))
        ? { ...story, parts: story.parts.map((part) => (keys.has(part.key) ? { ...part, role } : part)) }
        : story,
    );
    return settle(this.lines, state, stories);
  }

  /** Moves parts to a story, at the place where their lines are; or to the furniture. @param {State} state @param {Set<number>} keys @param {number | 'furniture'} to */
  move(state, keys, to) {
    const moved = chosen(state, keys);
    const stories = state.stories.map((story) => {
      const parts = story.parts.filter(lacks(keys));
      if (story.key === to) return { ...story, parts: inserted(story.parts, moved, keys) };
      return parts.length === story.parts.length ? story : { ...story, parts };
    });
    const furniture = state.furniture.filter(lacks(keys));
    return settle(this.lines, state, stories, {
      furniture: to === 'furniture' ? [...furniture, ...moved] : furniture,
    });
  }

  /** Makes a story of parts. It comes after the one that most lately lost some. @param {State} state @param {Set<number>} keys */
  extract(state, keys) {
    const moved = chosen(state, keys);
    if (!moved.length) return state;
    const at = state.stories.reduce((last, { parts }, at) => (parts.some(has(keys)) ? at : last), -1);
    const stories = state.stories.map((story) =>
      story.parts.some(has(keys)) ? { ...story, parts: story.parts.filter(lacks(keys)) } : story,
    );
    const key = state.next + 1;
    stories.splice(at + 1 || stories.length, 0, newStory(key, moved));
    const furniture = state.furniture.filter(lacks(keys));
    return settle(this.lines, state, stories, { furniture, next: key });
  }

  /** Makes a story of a part and all that follow it in its story. @param {State} state @param {number} key */
  split(state, key) {
    const parts = state.stories.find((story) => story.parts.some((part) => part.key === key))?.parts ?? [];
    const from = parts.findIndex((part) => part.key === key);
    return from > 0 ? this.extract(state, new Set(parts.slice(from).map((part) => part.key))) : state;
  }

  /** Puts all of a story after another. Its headline becomes a subhead there. @param {State} state @param {number} key @param {number} to */
  merge(state, key, to) {
    const other = state.stories.find((story) => story.key === key);
    if (!other || key === to) return state;
    /** @type {Part[]} */
    const parts = other.parts.map((part) => (part.role === 'title' ? { ...part, role: 'subhead' } : part));
    const stories = state.stories
      .filter((story) => story !== other)
      .map((story) => (story.key === to ? { ...story, parts: [...story.parts, ...parts] } : story));
    return settle(this.lines, state, stories);
  }

  /** Makes one part of several, in the place and role of the first. @param {State} state @param {Set<number>} keys */
  join(state, keys) {
    const [first, ...others] = chosen(state, keys);
    if (!others.length) return state;
    const whole = { ...first, runs: [first, ...others].flatMap(({ runs }) => runs) };
    const gone = new Set(others.map(({ key }) => key));
    const replaced = (/** @type {Part[]} */ parts) =>
      parts.filter(lacks(gone)).map((part) => (part.key === first.key ? whole : part));
    const stories = state.stories.map((story) =>
      story.parts.some(has(keys)) ? { ...story, parts: replaced(story.parts) } : story,
    );
    return settle(this.lines, state, stories, { furniture: replaced(state.furniture) });
  }

  /** Cuts a part in two before a character of its `run`th run. @param {State} state @param {number} key @param {number} run @param {number} at */
  cut(state, key, run, at) {
    const next = state.next + 1;
    const halves = (/** @type {Part} */ part) => {
      if (part.key !== key) return [part];
      const { line, from, to } = part.runs[run];
      const before = [...part.runs.slice(0, run), { line, from, to: at }].filter((it) => it.from < it.to);
      const after = [{ line, from: at, to }, ...part.runs.slice(run + 1)].filter((it) => it.from < it.to);
      if (!before.length || !after.length) return [part];
      return [
        { ...part, runs: before },
        { ...part, runs: after, key: next, skip: 0, byline: null },
      ];
    };
    const stories = state.stories.map((story) =>
      story.parts.some((part) => part.key === key) ? { ...story, parts: story.parts.flatMap(halves) } : story,
    );
    return settle(this.lines, state, stories, { furniture: state.furniture.flatMap(halves), next });
  }

  /** Moves a part up or down in its story. @param {State} state @param {number} key @param {-1 | 1} step */
  shift(state, key, step) {
    const stories = state.stories.map((story) => {
      const at = story.parts.findIndex((part) => part.key === key);
      return at < 0 ? story : { ...story, parts: swapped(story.parts, at, at + step) };
    });
    return settle(this.lines, state, stories);
  }

  /** Moves a story up or down on the page. @param {State} state @param {number} key @param {-1 | 1} step @returns {State} */
  shiftStory(state, key, step) {
    const at = state.stories.findIndex((story) => story.key === key);
    return { ...state, stories: swapped(state.stories, at, at + step) };
  }
}

/** @template T @param {T[]} list @param {number} one @param {number} other @returns {T[]} */
function swapped(list, one, other) {
  if (!list[one] || !list[other]) return list;
  const copy = [...list];
  [copy[one], copy[other]] = [list[other], list[one]];
  return copy;
}

/** Parts with others put in where their first line is. @param {Part[]} parts @param {Part[]} moved @param {Set<number>} keys */
function inserted(parts, moved, keys) {
  const rest = parts.filter(lacks(keys));
  const first = moved[0]?.runs[0]?.line ?? 0;
  const at = rest.findIndex(({ runs }) => runs[0].line > first);
  rest.splice(at < 0 ? rest.length : at, 0, ...moved);
  return rest;
}
