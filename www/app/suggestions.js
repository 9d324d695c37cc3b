import { el, fill, set } from '../loader/dom.js';
import { recall } from './recent.js';
import { TEXT } from './text.js';

/**
 * The list box under the search box: completions while typing; recent searches and hot words while the box is empty. The
 * focus stays in the box (ARIA's combobox pattern), and nothing shows while an input method composes: the gate calls
 * only when it does not.
 */
export class Suggestions {
  /**
   * @param {import('../loader/search-element.js').GongwenSearch} host
   * @param {(text: string) => void} accept takes a suggestion and searches it
   */
  constructor(host, accept) {
    this.host = host;
    this.accept = accept;
    this.chosen = -1;
    this.list = el('ul', {
      part: 'suggestions',
      id: 'suggestions',
      role: 'listbox',
      'aria-label': TEXT.suggestions,
    });
    const { input } = host;
    set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'suggestions' });
    this.close();
    host.form.after(this.list);
    // Pressing on a suggestion must not take the focus from the box, which would close the list before the click.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', ({ target }) => {
      const option = /** @type {Element} */ (target).closest('li');
      if (option) accept(option.textContent || '');
    });
    input.addEventListener('blur', () => this.close());
    input.addEventListener('focus', () => this.idle());
  }

  /** With an empty box: what was searched before, and what the page names as hot. */
  idle() {
    const { host } = this;
    if (host.value) return this.close();
    const hot = (host.getAttribute('hot') || '').split(/[,，]/).map((word) => word.trim());
    this.show([...new Set([...recall(host), ...hot])].filter(Boolean));
  }

  /** @param {string[]} texts */
  show(texts) {
    this.close();
    const root = /** @type {ShadowRoot} */ (this.host.shadowRoot);
    if (texts.length === 0 || root.activeElement !== this.host.input) return;
    const options = texts.map((text, index) =>
      el(
        'li',
        { part: 'suggestion', id: `suggestion-${index}`, role: 'option', 'aria-selected': 'false' },
        text,
      ),
    );
    fill(this.list, ...options);
    this.list.hidden = false;
    this.list.scrollLeft = 0;
    set(this.host.input, { 'aria-expanded': 'true' });
  }

  close() {
    this.choose(-1);
    this.list.hidden = true;
    set(this.host.input, { 'aria-expanded': 'false' });
  }

  /**
   * @param {KeyboardEvent} event a key in the box that is not the input method's
   * @returns {boolean} whether it was for the list
   */
  key({ key }) {
    const options = this.list.children;
    if (this.list.hidden) return false;
    if (key === 'Escape') this.close();
    else if (key === 'Enter' && this.chosen >= 0) this.accept(options[this.chosen].textContent || '');
    else if (key === 'ArrowDown' && this.chosen + 1 < options.length) this.choose(this.chosen + 1);
    else if (key === 'ArrowUp' && this.chosen >= 0) this.choose(this.chosen - 1);
    else return false;
    return true;
  }

  /** @param {number} index of an option; -1 for none */
  choose(index) {
    const { input } = this.host;
    const options = Array.from(this.list.children);
    options.forEach((option, at) => set(option, { 'aria-selected': `${at === index}` }));
    this.chosen = index;
    const option = options[index];
    set(input, { 'aria-activedescendant': option ? option.id : '' });
    if (option) option.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
