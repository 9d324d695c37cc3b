// Reading aloud, by the browser's own voice, where it has a Chinese one.
import { button } from '../loader/dom.js';
import { sentenceIn } from './sentence.js';
import { TEXT } from './text.js';

/** A sentence with the punctuation that ends it, and the quotation mark after that. */
const SENTENCE = /[^。！？!?]+[。！？!?]*[”’」』）》]*/g;

/**
 * The sentences of a paragraph, with their places.
 * @param {string} text
 */
export function sentencesOf(text) {
  let at = 0;
  return (text.match(SENTENCE) || []).map((sentence) => {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    return { text: sentence, start, end: at };
  });
}

/**
 * Gives a button that reads the text of an article, sentence by sentence, and stops. Browsers may name their voices late.
 * @param {HTMLElement} host reading ends when its article is closed
 * @param {HTMLElement} body its paragraphs
 * @param {string} title
 * @param {(control: HTMLElement) => void} offer called once there is a voice
 */
export function readAloud(host, body, title, offer) {
  const speech = self.speechSynthesis;
  if (!speech) return;
  const voice = () => speech.getVoices().find(({ lang }) => /^(zh|cmn)/i.test(lang));
  /** @type {(() => void) | undefined} ends what is being read */
  let end;
  const control = button('read', TEXT.read, () => (end ? end() : begin()));

  const begin = () => {
    const queue = Array.from(body.querySelectorAll('p')).flatMap((paragraph) =>
      sentencesOf(paragraph.textContent || '').map((sentence) => ({ paragraph, ...sentence })),
    );
    let clear = () => {};
    let over = false;
    end = () => {
      over = true;
      end = undefined;
      clear();
      speech.cancel();
      control.textContent = TEXT.read;
    };
    const say = (/** @type {string} */ text, /** @type {() => void} */ then) => {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.voice = voice() || null;
      spoken.lang = 'zh-CN';
      spoken.onend = spoken.onerror = () => {
        clear();
        if (!over) then();
      };
      speech.speak(spoken);
    };
    const next = () => {
      const sentence = queue.shift();
      if (!sentence) return end && end();
      const shown = sentenceIn(sentence.paragraph, sentence.start, sentence.end);
      clear = () => {
        clear = () => {};
        if (shown) shown.replaceWith(...shown.childNodes);
        sentence.paragraph.normalize();
      };
      if (shown) shown.classList.add('spoken');
      say(sentence.text, next);
    };
    control.textContent = TEXT.stop;
    speech.cancel();
    say(title, next);
  };

  host.addEventListener('gongwen-close', () => end && end(), { once: true });
  const tell = () => {
    if (voice() && !control.isConnected) offer(control);
  };
  tell();
  speech.addEventListener('voiceschanged', tell, { once: true });
}
