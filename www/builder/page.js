// A newspaper page: the editor of `gongwen review` in the builder page.
import { Editor } from '../review/editor.js';
import { fixOf } from '../review/fix.js';
import { element } from './dom.js';
import { say } from './strings.js';

/**
 * @param {import('../review/model.js').Proof} proof
 * @param {string} id of the article that is looked at
 * @param {(fix: import('../review/fix.js').Fix) => void} correct
 */
export function pageReview(proof, id, correct) {
  const { file, fault } = proof;
  const editor = new Editor(proof);
  const told = element('p', { role: 'status' });
  const keep = () => {
    correct(fixOf(editor.lines, editor.state));
    told.textContent = say('kept');
  };
  const node = element(
    'section',
    { id: 'review', tabIndex: -1 },
    element('h2', {}, say('lookPage', { title: file })),
    ...(fault ? [element('p', { role: 'alert' }, say('fault', { fault }))] : []),
    editor.node,
    element('button', { onclick: keep }, say('keep')),
    told,
  );
  const story = editor.state.stories.find((story) => story.id === id);
  const card = story && editor.stories.cards.get(story.key);
  return { node, show: () => (card ? card.heading : node).focus() };
}
