// The printed lines: as lines of text, or at their places on the sheets of a PDF. Every run has the colour of its story.
import { element } from '../builder/dom.js';
import { say } from './strings.js';

/** @typedef {{ from: number, to: number, part: number, story: number, role: string, title: string }} Owned */

/** A colour for each story; neighbours are far apart. @param {number} key */
export const hueOf = (key) => `${Math.round(key * 137.5) % 360}`;

/** Which part and story has which characters of each line. @param {import('./model.js').State} state */
export function ownersOf({ stories, furniture }) {
  /** @type {Map<number, Owned[]>} */
  const owners = new Map();
  const add = (
    /** @type {import('./model.js').Part} */ part,
    /** @type {number} */ story,
    /** @type {string} */ title,
  ) => {
    const role = story < 0 ? say('furniture') : say(part.role);
    for (const { line, from, to } of part.runs) {
      const owned = { from, to, part: part.key, story, role, title };
      owners.set(line, [...(owners.get(line) ?? []), owned]);
    }
  };
  for (const { parts, key, title } of stories) parts.forEach((part) => add(part, key, title));
  furniture.forEach((part) => add(part, -1, ''));
  for (const list of owners.values()) list.sort((a, b) => a.from - b.from);
  return owners;
}

/** Em widths of a text: what is not Latin is as wide as it is high. @param {string} text */
const ems = (text) => [...text].reduce((sum, c) => sum + (c < '\u0300' ? 0.55 : 1), 0);

export class Lines {
  /**
   * @param {import('./model.js').Proof} proof @param {Map<number, string[]>} lines
   * @param {(part: number) => void} choose called with the part of a run that is clicked
   */
  constructor(proof, lines, choose) {
    this.lines = lines;
    /** @type {Map<number, { node: HTMLElement, drawn: string }>} */
    this.drawn = new Map();
    this.node = element('div', { className: proof.sheets.length ? 'sheets' : 'printed' });
    this.node.onclick = ({ target }) => {
      const run = target instanceof Element ? target.closest('[data-part]') : undefined;
      if (run instanceof HTMLElement) choose(Number(run.dataset.part));
    };
    const sheets = proof.sheets.map(({ width, height }, at) => {
      const sheet = element('div', { className: 'sheet' });
      // Chrome 80 knows no aspect-ratio.
      sheet.style.paddingBottom = `${(height / width) * 100}%`;
      this.node.append(element('h3', {}, say('sheet', { number: at + 1 })), sheet);
      return { sheet, width, height };
    });
    for (const { number, text, place } of proof.lines) {
      const node = element('div', { className: 'printed-line', id: `line-${number}` });
      this.drawn.set(number, { node, drawn: '' });
      const on = place && sheets[place.sheet];
      (on ? on.sheet : this.node).append(node);
      if (on) put(node, place, on, text);
    }
    const observed = sheets[0];
    if (observed) {
      // The size of the letters follows that of the sheet.
      new ResizeObserver(() =>
        this.node.style.setProperty('--point', `${observed.sheet.clientWidth / observed.width}px`),
      ).observe(observed.sheet);
    }
  }

  /** Draws the lines that changed. @param {import('./model.js').State} state */
  draw(state) {
    const owners = ownersOf(state);
    for (const [number, line] of this.drawn) {
      const owned = owners.get(number) ?? [];
      const drawn = JSON.stringify(owned);
      if (line.drawn === drawn) continue;
      line.drawn = drawn;
      line.node.textContent = '';
      line.node.append(element('span', { className: 'number', ariaHidden: 'true' }, String(number)));
      line.node.append(...this.runs(number, owned));
    }
  }

  /** @param {number} number @param {Owned[]} owned @returns {(Node | string)[]} */
  runs(number, owned) {
    const chars = this.lines.get(number) ?? [];
    /** @type {(Node | string)[]} */
    const nodes = [];
    let at = 0;
    for (const { from, to, part, story, role, title } of owned) {
      if (from > at) nodes.push(chars.slice(at, from).join(''));
      const text = chars.slice(from, to).join('');
      const hint = `${say('line', { line: number })} ${role} ${title}`.trim();
      const run = element('span', { className: story < 0 ? 'run aside' : 'run', title: hint }, text);
      run.style.setProperty('--hue', hueOf(story));
      run.dataset.part = String(part);
      nodes.push(run);
      at = to;
    }
    if (at < chars.length) nodes.push(chars.slice(at).join(''));
    return nodes;
  }

  /** Marks the runs of the chosen parts, and brings the first of one into sight. @param {Set<number>} keys @param {number} [seen] */
  mark(keys, seen) {
    for (const run of this.node.querySelectorAll('.run')) {
      if (!(run instanceof HTMLElement)) continue;
      run.classList.toggle('chosen', keys.has(Number(run.dataset.part)));
    }
    const first = seen === undefined ? undefined : this.node.querySelector(`[data-part="${seen}"]`);
    first?.scrollIntoView({ block: 'nearest' });
  }
}

/**
 * Puts a line at its place on a sheet.
 * @param {HTMLElement} node @param {import('./model.js').Place} place @param {{ width: number, height: number }} sheet
 * @param {string} text
 */
function put(node, { x, y, width, height, upright }, sheet, text) {
  const share = (/** @type {number} */ part, /** @type {number} */ whole) => `${(part / whole) * 100}%`;
  const [along, across] = upright ? [height, width] : [width, height];
  const size = Math.min(across, along / Math.max(ems(text), 1));
  Object.assign(node.style, {
    left: share(x, sheet.width),
    top: share(y, sheet.height),
    width: share(width, sheet.width),
    height: share(height, sheet.height),
    fontSize: `calc(var(--point, 1px) * ${size.toFixed(2)})`,
    writingMode: upright ? 'vertical-rl' : 'horizontal-tb',
  });
}
