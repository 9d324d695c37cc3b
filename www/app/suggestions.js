import { el, fill, set } from '../loader/dom.js';
import { TEXT } from './text.js';
import { turns } from './turns.js';

/**
 * The list box under the search box: completions while typing; recent searches and hot words while the box is empty. The
 * focus stays in the box (ARIA's combobox pattern), and nothing shows while an input method composes: the gate calls
 * only when it does not.
 * @param {import('./host.js').Host} host
 * @param {(text: string) => void} accept takes a suggestion and searches it
 */
export function suggestionsOf(host, accept) {
  const { input } = host;
  const takeTurn = turns();
  let chosen = -1;
  const list = el('ul', {
    part: 'suggestions',
    id: 'suggestions',
    role: 'listbox',
    'aria-label': TEXT.suggestions,
  });

  const show = (/** @type {string[]} */ texts) => {
    close();
    if (texts.length === 0 || !input.matches(':focus')) return;
    const options = texts.map((text, index) =>
      el(
        'li',
        { part: 'suggestion', id: `suggestion-${index}`, role: 'option', 'aria-selected': 'false' },
        text,
      ),
    );
    fill(list, ...options);
    list.hidden = false;
    list.scrollLeft = 0;
    set(input, { 'aria-expanded': 'true' });
  };

  const close = () => {
    takeTurn();
    choose(-1);
    list.hidden = true;
    set(input, { 'aria-expanded': 'false' });
  };

  /** With an empty box: what was searched before, and what the page names as hot. */
  const idle = () => {
    if (host.value) return close();
    show(host.past ? host.past.list() : []);
  };

  const choose = (/** @type {number} */ index) => {
    const options = Array.from(list.children);
    options.forEach((option, at) => set(option, { 'aria-selected': `${at === index}` }));
    chosen = index;
    const option = options[index];
    set(input, { 'aria-activedescendant': option ? option.id : '' });
    if (option) option.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'suggestions' });
  close();
  host.form.after(list);
  // Pressing on a suggestion must not take the focus from the box, which would close the list before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const option = /** @type {Element} */ (target).closest('li');
    if (option) accept(option.textContent || '');
  });
  input.addEventListener('blur', close);
  input.addEventListener('focus', idle);

  return {
    close,
    idle,
    /**
     * Completions, when they are there; the list stays as it is until then.
     * @param {Promise<{ text: string }[]>} answer
     * @param {string} q what they complete
     */
    async offer(answer, q) {
      const turn = takeTurn();
      const texts = (await answer).map(({ text }) => text);
      if (turn() && !host.typing.composing()) show(texts.filter((text) => text !== q));
    },
    /**
     * @param {KeyboardEvent} event a key in the box that is not the input method's
     * @returns {boolean} whether it was for the list
     */
    key({ key }) {
      const options = list.children;
      if (list.hidden) return false;
      if (key === 'Escape') close();
      else if (key === 'Enter' && chosen >= 0) accept(options[chosen].textContent || '');
      else if (key === 'ArrowDown' && chosen + 1 < options.length) choose(chosen + 1);
      else if (key === 'ArrowUp' && chosen >= 0) choose(chosen - 1);
      else return false;
      return true;
    },
  };
}
