// The editor of a page: the printed lines on one side, the articles on the other, and what an editor does with the ticked parts.
import { element, fill } from '../builder/dom.js';
import { cutsOf } from './cuts.js';
import { Lines } from './lines.js';
import { Editing, ROLES, linesOf, stateOf, titleOf } from './model.js';
import { Stories } from './stories.js';
import { say } from './strings.js';

/** @typedef {import('./model.js').State} State */

export class Editor {
  /** @param {import('./model.js').Proof} proof @param {(state: State) => void} [onChange] */
  constructor(proof, onChange = () => {}) {
    this.onChange = onChange;
    this.lines = linesOf(proof);
    this.editing = new Editing(this.lines);
    this.state = stateOf(proof);
    /** @type {State[]} */
    this.undone = [];
    /** @type {State[]} */
    this.before = [];
    this.status = element('p', { role: 'status', className: 'status' });
    this.printed = new Lines(proof, this.lines, (part) => this.toggle(part));
    this.stories = new Stories(this.lines, {
      set: (key, fields) => this.change(this.editing.set(this.state, key, fields)),
      mergeUp: (key) => this.mergeUp(key),
      shift: (key, step) => this.shiftStory(key, step),
      choose: (seen) => this.chose(seen),
    });
    this.first = element('input', { type: 'checkbox', checked: true, onchange: () => this.draw() });
    this.node = element(
      'div',
      { className: 'review' },
      this.tools(),
      element(
        'div',
        { className: 'panes' },
        element(
          'section',
          { className: 'pane', ariaLabel: say('lines'), tabIndex: 0 },
          element('h2', {}, say('lines')),
          this.printed.node,
        ),
        element(
          'section',
          { className: 'pane', ariaLabel: say('stories'), tabIndex: 0 },
          element('h2', {}, say('stories')),
          element('label', {}, this.first, ' ', say('doubtfulFirst')),
          this.stories.node,
        ),
      ),
    );
    this.draw();
    const doubtful = this.state.stories.filter((story) => story.doubtful).length;
    this.status.textContent = say('counts', { stories: this.state.stories.length, doubtful });
  }

  /** What is done with the ticked parts. */
  tools() {
    const button = (/** @type {Parameters<typeof say>[0]} */ name, /** @type {() => void} */ onclick) =>
      element('button', { type: 'button', onclick }, say(name));
    const act = (/** @type {(keys: Set<number>) => State} */ made) => () => {
      const keys = this.stories.chosen();
      if (keys.size) this.change(made(keys));
      else this.status.textContent = say('none');
    };
    const one = (/** @type {(key: number) => State} */ made) => act((keys) => made([...keys][0]));
    const { editing } = this;
    this.role = element('select', { ariaLabel: say('role') });
    this.role.append(...ROLES.map((role) => element('option', { value: role }, say(role))));
    this.role.value = 'text';
    this.target = element('select', { ariaLabel: say('target') });
    this.cutAt = element('select', { ariaLabel: say('cutAt') });
    /** @type {import('./cuts.js').Cut[]} */
    this.cuts = [];
    const { role, target, cutAt } = this;
    const to = () => (target.value === 'furniture' ? 'furniture' : Number(target.value));
    const cut = (/** @type {number} */ key) => {
      const chosen = this.cuts[Number(cutAt.value)];
      return chosen ? editing.cut(this.state, key, chosen.run, chosen.at) : this.state;
    };
    const setRole = act((keys) => editing.role(this.state, keys, /** @type {any} */ (role.value)));
    return element(
      'div',
      { className: 'tools', role: 'group', ariaLabel: say('tools') },
      element('span', {}, role, button('setRole', setRole)),
      element(
        'span',
        {},
        target,
        button(
          'move',
          act((keys) => editing.move(this.state, keys, to())),
        ),
      ),
      button(
        'split',
        one((key) => editing.split(this.state, key)),
      ),
      button(
        'extract',
        act((keys) => editing.extract(this.state, keys)),
      ),
      button(
        'join',
        act((keys) => editing.join(this.state, keys)),
      ),
      element('span', {}, cutAt, button('cut', one(cut))),
      button(
        'up',
        one((key) => editing.shift(this.state, key, -1)),
      ),
      button(
        'down',
        one((key) => editing.shift(this.state, key, 1)),
      ),
      button('clear', () => {
        this.stories.choose(new Set());
        this.chose();
      }),
      button('undo', () => this.step(this.before, this.undone)),
      button('redo', () => this.step(this.undone, this.before)),
      this.status,
    );
  }

  /** Goes on to a new state. @param {State} state */
  change(state) {
    if (state === this.state) return;
    this.before.push(this.state);
    this.undone = [];
    this.show(state);
  }

  /** Takes the last state off one list, and puts this one on the other. @param {State[]} from @param {State[]} onto */
  step(from, onto) {
    const state = from.pop();
    if (!state) return;
    onto.push(this.state);
    this.show(state);
  }

  /** @param {State} state */
  show(state) {
    const keys = this.stories.chosen();
    const focused = document.activeElement;
    const key = focused instanceof HTMLInputElement && focused.type === 'checkbox' ? focused.value : '';
    this.state = state;
    this.draw();
    this.stories.choose(keys);
    this.chose();
    // A card that was made anew or moved has lost the focus.
    if (key) this.stories.box(Number(key))?.focus();
    else if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
    this.status.textContent = say('done', { stories: state.stories.length });
    this.onChange(state);
  }

  draw() {
    this.stories.draw(this.state, this.first.checked);
    this.printed.draw(this.state);
    const was = this.target?.value;
    const options = this.state.stories.map((story, at) => {
      const title = titleOf(this.lines, story);
      return element('option', { value: String(story.key) }, say('storyTitle', { number: at + 1, title }));
    });
    const furniture = element('option', { value: 'furniture' }, say('furniture'));
    if (!this.target) return;
    fill(this.target, furniture, ...options);
    if ([...this.target.options].some(({ value }) => value === was)) this.target.value = was ?? '';
  }

  /** Ticks a part whose text is clicked, or takes the tick off. @param {number} part */
  toggle(part) {
    const box = this.stories.box(part);
    if (!box) return;
    box.checked = !box.checked;
    box.scrollIntoView({ block: 'nearest' });
    this.chose();
  }

  /** Other parts are ticked. @param {number} [seen] the one that was ticked last */
  chose(seen) {
    const keys = this.stories.chosen();
    this.printed.mark(keys, seen);
    const [only] = keys;
    const { stories, furniture } = this.state;
    const part = [...stories.flatMap(({ parts }) => parts), ...furniture].find(({ key }) => key === only);
    this.cuts = keys.size === 1 && part ? cutsOf(this.lines, part) : [];
    if (this.cutAt) {
      fill(this.cutAt, ...this.cuts.map(({ after }, at) => element('option', { value: String(at) }, after)));
    }
    this.status.textContent = say('chosen', { count: keys.size });
  }

  /** @param {number} key */
  mergeUp(key) {
    const at = this.state.stories.findIndex((story) => story.key === key);
    if (at < 1) return;
    const to = this.state.stories[at - 1].key;
    this.change(this.editing.merge(this.state, key, to));
    this.stories.cards.get(to)?.heading.focus();
  }

  /** @param {number} key @param {-1 | 1} step */
  shiftStory(key, step) {
    this.change(this.editing.shiftStory(this.state, key, step));
    const number = this.state.stories.findIndex((story) => story.key === key) + 1;
    this.status.textContent = say('now', { number });
  }
}
