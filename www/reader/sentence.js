import { rangesIn } from '../app/ranges.js';
import { el } from '../loader/dom.js';

/**
 * Makes an element of a sentence, so that it can be focused and seen.
 * @param {HTMLElement | undefined} block its paragraph
 * @param {number} start
 * @param {number} end
 */
export function sentenceIn(block, start, end) {
  const [range] = block ? rangesIn(block, [[start, end]]) : [];
  if (!block || !range) return undefined;
  const sentence = el('span', { class: 'sentence', tabindex: '-1' });
  sentence.append(range.extractContents());
  range.insertNode(sentence);
  // A mark that lay wholly inside may leave its empty shell.
  block.querySelectorAll('mark:empty').forEach((shell) => shell.remove());
  return sentence;
}
