// Today's Chromium by Playwright, with the verbs of the other drivers.
import { chromium } from 'playwright-core';
import * as devtools from './devtools.mjs';

export class Chromium {
  /**
   * @param {import('playwright-core').Browser} browser
   * @param {import('playwright-core').Page} page
   * @param {import('playwright-core').CDPSession} session
   */
  constructor(browser, page, session) {
    this.browser = browser;
    this.page = page;
    this.send = session.send.bind(session);
    /** @type {string[]} errors on the console, exceptions too */
    this.errors = [];
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', ({ message }) => this.errors.push(message));
  }

  /**
   * @param {string} executablePath
   * @param {string[]} [windowed] flags for a real window; without them there is none
   */
  static async launch(executablePath, windowed) {
    const args = ['--no-sandbox', '--disable-dev-shm-usage', ...(windowed ?? [])];
    const browser = await chromium.launch({ executablePath, args, headless: !windowed });
    const viewport = windowed ? null : { width: 1280, height: 800 };
    const context = await browser.newContext({ viewport, locale: 'zh-CN' });
    const page = await context.newPage();
    return new Chromium(browser, page, await context.newCDPSession(page));
  }

  /** @param {string} url */
  open(url) {
    return this.page.goto(url);
  }

  /**
   * @param {string} expression
   * @returns {Promise<any>}
   */
  run(expression) {
    return this.page.evaluate(expression);
  }

  /** @param {string} key */
  press(key) {
    return this.page.keyboard.press(key);
  }

  /** @param {string} text */
  type(text) {
    return this.page.keyboard.type(text);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  click(x, y) {
    return this.page.mouse.click(x, y);
  }

  back() {
    return this.page.evaluate('history.back()');
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  size(width, height) {
    return this.page.setViewportSize(width ? { width, height } : { width: 1280, height: 800 });
  }

  /** @param {{ forcedColors?: 'active' | 'none', colorScheme?: 'dark' | 'none', media?: 'print' | '' }} wanted */
  media({ forcedColors, colorScheme, media }) {
    return this.page.emulateMedia({
      ...(forcedColors && { forcedColors }),
      ...(colorScheme && { colorScheme: colorScheme === 'none' ? null : colorScheme }),
      ...(media !== undefined && { media: media || null }),
    });
  }

  /** @param {string} letters */
  compose(letters) {
    return devtools.compose(this.send, letters);
  }

  /** @param {string} text */
  commit(text) {
    return devtools.commit(this.send, text);
  }

  abandon() {
    return devtools.abandon(this.send);
  }

  /** @returns {Promise<Buffer>} the viewport as PNG */
  picture() {
    return this.page.screenshot();
  }

  close() {
    return this.browser.close();
  }
}
