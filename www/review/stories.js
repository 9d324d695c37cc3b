// The articles as cards, and the furniture as the last one.
import { element } from '../builder/dom.js';
import { Card, partList } from './card.js';
import { say } from './strings.js';

export class Stories {
  /** @param {Map<number, string[]>} lines @param {import('./card.js').Actions} actions */
  constructor(lines, actions) {
    this.lines = lines;
    this.actions = actions;
    this.node = element('div', { className: 'cards' });
    this.node.onchange = ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'checkbox')
        actions.choose(Number(target.value));
    };
    /** The cards by the key of their story. @type {Map<number, Card>} */
    this.cards = new Map();
    /** The parts of the furniture that is shown. @type {import('./model.js').Part[]} */
    this.furniture = [];
    this.aside = element('section', { className: 'card aside' });
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

  /** Shows the articles. A card stays while its parts do, so that the focus does. @param {import('./model.js').State} state @param {boolean} doubtfulFirst */
  draw({ stories, furniture }, doubtfulFirst) {
    /** @type {Map<number, Card>} */
    const cards = new Map();
    stories.forEach((story, at) => {
      const old = this.cards.get(story.key);
      const card = old?.parts === story.parts ? old : new Card(this.lines, story, this.actions);
      card.show(story, at + 1);
      cards.set(story.key, card);
    });
    this.cards = cards;
    if (this.furniture !== furniture || !this.aside.firstChild) {
      this.furniture = furniture;
      const list = partList(this.lines, furniture);
      this.aside.textContent = '';
      this.aside.append(element('h3', {}, say('furniture')), list);
    }
    const ordered = [...stories];
    if (doubtfulFirst) ordered.sort((a, b) => Number(b.doubtful) - Number(a.doubtful));
    this.place([...ordered.map(({ key }) => /** @type {Card} */ (cards.get(key)).node), this.aside]);
  }

  /** Puts these nodes in order, and takes out all others. @param {HTMLElement[]} wanted */
  place(wanted) {
    const kept = new Set(wanted);
    for (const old of [...this.node.children]) if (!kept.has(/** @type {HTMLElement} */ (old))) old.remove();
    wanted.forEach((card, at) => {
      if (this.node.children[at] !== card) this.node.insertBefore(card, this.node.children[at] ?? null);
    });
  }
}
