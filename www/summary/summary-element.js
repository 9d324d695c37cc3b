import { el, fill } from '../loader/dom.js';
import { adopt } from '../loader/styles.js';
import { hitsOf, rangesIn } from '../app/ranges.js';
import { ask, start, summarize } from '../app/summarizer.js';
import { paint, textBlocks } from './highlight.js';
import SUMMARY_CSS from './summary.css';

const TEXT = {
  summary: '自动摘录',
  note: '由程序从原文中选出的整句',
  none: '这篇文章没有可以摘录的句子。',
  failed: '自动摘录未能启动，再展开一次可以重试。',
  found: (/** @type {string} */ q, /** @type {number} */ n) => `“${q}”共 ${n} 处`,
  next: '下一处',
};

const Base = typeof HTMLElement === 'undefined' ? /** @type {typeof HTMLElement} */ (class {}) : HTMLElement;

/**
 * `<gongwen-summary for="article">`: on an article's own page, its summary in whole sentences, and the words the
 * reader came with (`?q=`) marked. Nothing is loaded until the summary is unfolded or there are words to mark.
 */
export class GongwenSummary extends Base {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    adopt(root, SUMMARY_CSS, this.folder + 'gongwen-summary.css');
    this.found = el('div', { class: 'found', hidden: '' });
    this.list = el('ul', { title: TEXT.note });
    this.status = el('div', { role: 'status' });
    const details = el(
      'details',
      { part: 'summary' },
      el('summary', {}, TEXT.summary),
      this.list,
      this.status,
    );
    root.append(this.found, details);
    details.addEventListener('toggle', () => void (details.open && this.sumUp()));
    if (this.query && this.getAttribute('highlight') !== 'none') this.mark();
  }

  /** The words the reader came with. */
  get query() {
    return new URLSearchParams(location.search).get(this.getAttribute('param') || DEFAULTS.param) || '';
  }

  /** The folder of the program, as for `<gongwen-search>`. */
  get folder() {
    const src = this.getAttribute('src');
    return (src ? new URL(src.replace(/\/?$/, '/'), document.baseURI) : new URL('./', import.meta.url)).href;
  }

  /** The article on this page. */
  get article() {
    return document.querySelector(this.getAttribute('for') || DEFAULTS.for) || document.body;
  }

  /** Starts the summariser; gives whether it runs. */
  async start() {
    try {
      await start(this);
      return true;
    } catch (error) {
      const { code, message } = /** @type {Error & { code: string }} */ (error);
      this.emit('error', { code, message });
      return false;
    }
  }

  /** Puts the summary into the fold, once; after a failure, each unfolding tries again. */
  async sumUp() {
    if (!this.list || this.list.firstChild) return;
    this.say('');
    if (!(await this.start())) return this.say(TEXT.failed);
    const blocks = textBlocks(this.article).filter((block) => !/^H\d$/.test(block.tagName));
    const heading = this.article.querySelector('h1, h2');
    const article = {
      title: (heading && heading.textContent) || document.title,
      // Line breaks of the source are blanks on the page; the places stay the same.
      paragraphs: blocks.map(({ textContent }) => (textContent || '').replace(/[\r\n]/g, ' ')),
      captions: [],
    };
    const sentences = await summarize(
      article,
      parseInt(this.getAttribute('sentences') || '', 10) || DEFAULTS.sentences,
    );
    if (sentences.length === 0) this.say(TEXT.none);
    const items = sentences.map(({ text, paragraph, start, end }) => {
      const link = el('a', { href: '#' }, text);
      link.addEventListener('click', (event) => {
        event.preventDefault();
        const [range] = rangesIn(blocks[paragraph], [[start, end]]);
        if (range) this.show(range);
      });
      return el('li', {}, link);
    });
    fill(this.list, ...items);
  }

  async mark() {
    const { query, found } = this;
    if (!(await this.start())) return;
    const places = textBlocks(this.article).map(async (block) =>
      rangesIn(block, hitsOf(await ask('highlight', { query, text: block.textContent || '' }))),
    );
    const ranges = (await Promise.all(places)).flatMap((inBlock) => inBlock);
    if (ranges.length === 0 || !found) return;
    paint(ranges, this.getAttribute('highlight') === 'mark');
    const next = el('button', { part: 'next', type: 'button' }, TEXT.next);
    let at = -1;
    next.addEventListener('click', () => this.show(ranges[(at = (at + 1) % ranges.length)]));
    fill(found, el('span', {}, TEXT.found(query, ranges.length)), next);
    found.hidden = false;
  }

  /**
   * Scrolls to a place of the article and selects it, so that it is seen and read from there.
   * @param {Range} range
   */
  show(range) {
    const { top, height } = range.getBoundingClientRect();
    scrollBy(0, top + height / 2 - innerHeight / 2);
    const selection = getSelection();
    if (!selection) return;
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /** @param {string} text */
  say(text) {
    if (this.status) this.status.textContent = text;
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`gongwen-${name}`, { detail, bubbles: true, composed: true }));
  }
}
