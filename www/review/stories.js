// The articles as cards: what an editor can change of each, and its parts with a box to tick.
import { element } from '../builder/dom.js';
import { hueOf } from './lines.js';
import { HEADS, bylineOf, paragraphsOf, textOf } from './model.js';
import { say } from './strings.js';

/** @typedef {import('./model.js').Story} Story */

/** Kinds of articles, as a select has them. @type {import('./model.js').Kind[]} */
const KINDS = ['article', 'photo', 'listing', 'brief'];

export class Stories {
  /**
   * @param {Map<number, string[]>} lines
   * @param {{ set(key: number, fields: Partial<Story>): void, mergeUp(key: number): void,
   *   shift(key: number, step: -1 | 1): void, choose(seen?: number): void }} actions
   */
  constructor(lines, actions) {
    this.lines = lines;
    this.actions = actions;
    this.node = element('div', { className: 'cards' });
    this.node.onchange = ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'checkbox')
        actions.choose(Number(target.value));
    };
    /** A card is made once for each state of its story. @type {WeakMap<object, HTMLElement>} */
    this.cards = new WeakMap();
    /** @type {HTMLElement | undefined} */
    this.aside = undefined;
  }

  /** The ticked parts. */
  chosen() {
    const boxes = this.node.querySelectorAll('input[type=checkbox]:checked');
    return new Set([...boxes].map((box) => Number(/** @type {HTMLInputElement} */ (box).value)));
  }

  /** Ticks these parts and no other. @param {Set<number>} keys */
  choose(keys) {
    for (const box of this.node.querySelectorAll('input[type=checkbox]')) {
      if (box instanceof HTMLInputElement) box.checked = keys.has(Number(box.value));
    }
  }

  /** @param {number} key */
  box(key) {
    return /** @type {HTMLInputElement | null} */ (this.node.querySelector(`input[value="${key}"]`));
  }

  /** Shows the articles. @param {import('./model.js').State} state @param {boolean} doubtfulFirst */
  draw(state, doubtfulFirst) {
    const cards = state.stories.map((story, at) => {
      const card = this.cards.get(story) ?? this.card(story);
      this.cards.set(story, card);
      /** @type {HTMLElement} */ (card.querySelector('.place')).textContent = say('story', {
        number: at + 1,
      });
      return { card, doubtful: story.doubtful };
    });
    if (doubtfulFirst) cards.sort((a, b) => Number(b.doubtful) - Number(a.doubtful));
    const aside = this.cards.get(state.furniture) ?? this.furniture(state.furniture);
    this.cards.set(state.furniture, aside);
    const wanted = [...cards.map(({ card }) => card), aside];
    for (const old of [...this.node.children]) if (!wanted.includes(/** @type {any} */ (old))) old.remove();
    wanted.forEach((card, at) => {
      if (this.node.children[at] !== card) this.node.insertBefore(card, this.node.children[at] ?? null);
    });
  }

  /** @param {import('./model.js').Part[]} parts */
  furniture(parts) {
    const title = element('h3', {}, say('furniture'));
    return element('section', { className: 'card aside' }, title, this.parts(parts));
  }

  /** @param {Story} story */
  card(story) {
    const { key, doubtful, notes, parts, read_date: read } = story;
    const set = (/** @type {Partial<Story>} */ fields) => this.actions.set(key, fields);
    const button = (/** @type {'mergeUp' | 'up' | 'down'} */ name, /** @type {() => void} */ onclick) =>
      element('button', { type: 'button', onclick, title: story.title }, say(name));
    const field = (
      /** @type {'title' | 'kicker' | 'subtitle' | 'section' | 'byline' | 'date'} */ name,
      /** @type {string} */ value,
      placeholder = '',
    ) => {
      const input = element('input', { value, placeholder, name });
      input.onchange = () => set({ [name]: input.value.trim() });
      return element('label', {}, say(name), ' ', input);
    };
    const kind = element('select', { name: 'kind' });
    kind.append(...KINDS.map((value) => element('option', { value }, say(value))));
    kind.value = story.kind;
    kind.onchange = () => set({ kind: /** @type {Story['kind']} */ (kind.value) });
    const heading = element('h3', { id: `story-${key}` }, element('span', { className: 'place' }), ' ');
    if (doubtful) heading.append(element('strong', { className: 'badge' }, say('check')), ' ');
    heading.append(story.title);
    const card = element(
      'section',
      { className: doubtful ? 'card doubtful' : 'card' },
      heading,
      ...notes.map((note) => element('p', { className: 'note' }, note)),
      element(
        'div',
        { className: 'fields' },
        field('title', story.title),
        ...HEADS.filter((name) => name !== 'title').map((name) => field(name, story[name])),
        field('byline', bylineOf(this.lines, story)),
        field('date', story.date ?? '', read ? say('readDate', { date: read }) : ''),
        element('label', {}, say('kind'), ' ', kind),
      ),
      element(
        'p',
        { className: 'buttons' },
        button('mergeUp', () => this.actions.mergeUp(key)),
        button('up', () => this.actions.shift(key, -1)),
        button('down', () => this.actions.shift(key, 1)),
      ),
      this.parts(parts, paragraphsOf(this.lines, story)[0]),
    );
    card.setAttribute('aria-labelledby', `story-${key}`);
    card.style.setProperty('--hue', hueOf(key));
    return card;
  }

  /** The parts with boxes to tick. @param {import('./model.js').Part[]} parts @param {string} [lead] the first paragraph without its opener */
  parts(parts, lead) {
    const first = parts.find(({ role }) => role === 'text');
    const rows = parts.map((part) => {
      const text = textOf(this.lines, part);
      const opener =
        part === first && lead !== undefined && text.endsWith(lead) ? text.length - lead.length : 0;
      const box = element('input', { type: 'checkbox', value: String(part.key) });
      const role = lead === undefined && part.role === 'text' ? '' : say(part.role);
      const from = element('span', { className: 'from' }, say('line', { line: part.runs[0].line }));
      const words = element('span', { className: `words ${part.role}` });
      if (opener) words.append(element('span', { className: 'opener' }, text.slice(0, opener)));
      words.append(text.slice(opener));
      return element(
        'li',
        {},
        element('label', {}, box, element('span', { className: 'role' }, role), from, words),
      );
    });
    return element('ul', {}, ...rows);
  }
}
