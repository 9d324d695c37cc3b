// An article as a card: what an editor can change of it, and its parts with a box to tick.
import { element, fill } from '../builder/dom.js';
import { hueOf } from './lines.js';
import { bylineOf, paragraphsOf, textOf, titleOf } from './model.js';
import { say } from './strings.js';

/** @typedef {import('./model.js').Story} Story */
/** @typedef {import('./model.js').Part} Part */
/**
 * @typedef {{ set(key: number, fields: Partial<Story>): void, mergeUp(key: number): void,
 *   shift(key: number, step: -1 | 1): void, choose(seen?: number): void }} Actions
 */

/** Kinds of articles, as a select has them. @type {import('./model.js').Kind[]} */
const KINDS = ['article', 'photo', 'listing', 'brief'];
const FIELDS = /** @type {const} */ (['title', 'section', 'kicker', 'subtitle', 'byline', 'date']);

export class Card {
  /** @param {Map<number, string[]>} lines @param {Story} story @param {Actions} actions */
  constructor(lines, story, actions) {
    this.lines = lines;
    this.parts = story.parts;
    const { key } = story;
    const button = (/** @type {'mergeUp' | 'up' | 'down'} */ name, /** @type {() => void} */ onclick) =>
      element('button', { type: 'button', onclick }, say(name));
    this.inputs = FIELDS.map((name) => {
      const input = element('input', { name });
      input.onchange = () => actions.set(key, { [name]: input.value.trim() });
      return input;
    });
    const kind = element('select', { name: 'kind' });
    kind.append(...KINDS.map((value) => element('option', { value }, say(value))));
    kind.onchange = () => actions.set(key, { kind: /** @type {Story['kind']} */ (kind.value) });
    this.kind = kind;
    this.heading = element('h3', { id: `story-${key}`, tabIndex: -1 });
    this.node = element(
      'section',
      {},
      this.heading,
      ...story.notes.map((note) => element('p', { className: 'note' }, note)),
      element(
        'div',
        { className: 'fields' },
        ...FIELDS.map((name, at) => element('label', {}, say(name), ' ', this.inputs[at])),
        element('label', {}, say('kind'), ' ', kind),
      ),
      element(
        'p',
        { className: 'buttons' },
        button('mergeUp', () => actions.mergeUp(key)),
        button('up', () => actions.shift(key, -1)),
        button('down', () => actions.shift(key, 1)),
      ),
      partList(lines, story.parts, paragraphsOf(lines, story)[0]),
    );
    this.node.setAttribute('aria-labelledby', this.heading.id);
    this.node.style.setProperty('--hue', hueOf(key));
  }

  /** Shows what a story with the same parts says otherwise. @param {Story} story @param {number} number its place on the page */
  show(story, number) {
    const { doubtful, read_date: read } = story;
    const title = titleOf(this.lines, story);
    this.node.className = doubtful ? 'card doubtful' : 'card';
    const badge = doubtful ? [element('strong', { className: 'badge' }, say('check')), ' '] : [];
    fill(
      this.heading,
      element('span', { className: 'place' }, say('story', { number })),
      ' ',
      ...badge,
      title,
    );
    const fields = { ...story, byline: bylineOf(this.lines, story), date: story.date ?? '' };
    FIELDS.forEach((name, at) => {
      // What is being typed stays.
      if (this.inputs[at] !== document.activeElement) this.inputs[at].value = fields[name];
    });
    this.inputs[0].placeholder = title;
    this.inputs[FIELDS.indexOf('date')].placeholder =
      read && story.date === null ? say('readDate', { date: read }) : '';
    this.kind.value = story.kind;
  }
}

/**
 * Parts with boxes to tick.
 * @param {Map<number, string[]>} lines @param {Part[]} parts
 * @param {string} [lead] the first paragraph without its opener; none for furniture
 */
export function partList(lines, parts, lead) {
  const first = parts.find(({ role }) => role === 'text');
  const rows = parts.map((part) => {
    const text = textOf(lines, part);
    const opens = part === first && lead !== undefined && text.endsWith(lead);
    const opener = opens ? text.length - lead.length : 0;
    const box = element('input', { type: 'checkbox', value: String(part.key) });
    const role = element('span', { className: 'role' }, say(part.role));
    const from = element('span', { className: 'from' }, say('line', { line: part.runs[0].line }));
    const words = element('span', { className: `words ${part.role}` });
    if (opener) words.append(element('span', { className: 'opener' }, text.slice(0, opener)));
    words.append(text.slice(opener));
    return element('li', {}, element('label', {}, box, role, from, words));
  });
  return element('ul', {}, ...rows);
}
