// A client for Firefox by WebDriver BiDi and Marionette, which it speaks itself: no driver program is needed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';
import { ByActions } from './actions.mjs';
import { Marionette } from './marionette.mjs';
import { freePort } from './port.mjs';

/** Milliseconds for the browser to start. */
const PATIENCE = 60_000;

/** What each medium is called by Gecko's browsing context. */
const MEDIA = {
  forcedColors: 'forcedColorsOverride',
  colorScheme: 'prefersColorSchemeOverride',
  media: 'mediumOverride',
};

/** Makes the processor and what `commit` and `abandon` need of it, in a sandbox that lasts. */
const COMPOSE = `
  globalThis.key = (key, keyCode) => new KeyboardEvent('', { key, keyCode });
  globalThis.processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!processor.beginInputTransactionForTests(window)) throw new Error('the processor is not ours');
  const [letters] = arguments;
  for (let length = 1; length <= letters.length; length++) {
    processor.setPendingCompositionString(letters.slice(0, length));
    processor.appendClauseToPendingComposition(length, processor.ATTR_RAW_CLAUSE);
    processor.setCaretInPendingComposition(length);
    const letter = letters[length - 1];
    processor.flushPendingComposition(key(letter, letter.toUpperCase().charCodeAt(0)));
  }`;

export class Firefox extends ByActions {
  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {string} profile
   * @param {Marionette} marionette
   * @param {WebSocket} socket
   */
  constructor(process, profile, marionette, socket) {
    super();
    this.process = process;
    this.profile = profile;
    this.marionette = marionette;
    this.socket = socket;
    this.context = '';
    this.sent = 0;
    /** @type {Map<number, (answer: any) => void>} */
    this.waiting = new Map();
    /** @type {string[]} errors on the console, exceptions too */
    this.errors = [];
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      this.waiting.get(message.id)?.(message);
      if (message.method === 'log.entryAdded' && message.params.level === 'error')
        this.errors.push(message.params.text);
    });
  }

  /** @param {string} program */
  static async launch(program) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-firefox-'));
    const port = await freePort();
    fs.writeFileSync(path.join(profile, 'user.js'), `user_pref("marionette.port", ${port});\n`);
    const flags = ['--headless', '--no-remote', '--profile', profile, '--marionette'];
    const remote = ['-remote-allow-system-access', '--remote-debugging-port=0', 'about:blank'];
    const child = spawn(program, [...flags, ...remote], { stdio: 'ignore' });
    try {
      const marionette = await Marionette.connect(port, PATIENCE);
      const session = await marionette.send('WebDriver:NewSession', { webSocketUrl: true });
      const socket = new WebSocket(session.capabilities.webSocketUrl);
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
      const browser = new Firefox(child, profile, marionette, socket);
      await browser.send('session.subscribe', { events: ['log.entryAdded'] });
      const { contexts } = await browser.send('browsingContext.getTree', {});
      browser.context = contexts[0].context;
      return browser;
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /**
   * @param {string} method
   * @param {object} params
   * @returns {Promise<any>}
   */
  send(method, params) {
    const id = ++this.sent;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error, message }) => {
        this.waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error}: ${message}`));
        else resolve(result);
      });
    });
  }

  /** @param {string} url */
  open(url) {
    return this.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  /**
   * Evaluates an expression; a promise is awaited. The value travels as JSON.
   * @param {string} expression
   */
  async run(expression) {
    const { result, exceptionDetails } = await this.send('script.evaluate', {
      expression: `Promise.resolve(${expression}).then(JSON.stringify)`,
      target: { context: this.context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.type === 'string' ? JSON.parse(result.value) : undefined;
  }

  /** @param {object[]} actions */
  act(actions) {
    return this.send('input.performActions', { context: this.context, actions });
  }

  back() {
    return this.send('browsingContext.traverseHistory', { context: this.context, delta: -1 });
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  size(width, height) {
    const viewport = width ? { width, height } : null;
    return this.send('browsingContext.setViewport', { context: this.context, viewport });
  }

  /**
   * @param {Partial<Record<keyof typeof MEDIA, string>>} wanted
   */
  async media(wanted) {
    for (const [name, value] of Object.entries(wanted)) {
      const property = MEDIA[/** @type {keyof typeof MEDIA} */ (name)];
      const script = 'gBrowser.selectedBrowser.browsingContext[arguments[0]] = arguments[1]';
      await this.marionette.privileged('chrome', script, [property, value]);
    }
  }

  /**
   * Has Gecko's text input processor compose, letter by letter.
   * @param {string} letters
   */
  compose(letters) {
    return this.marionette.privileged('content', COMPOSE, [letters]);
  }

  /** @param {string} text */
  commit(text) {
    const script = "processor.commitCompositionWith(arguments[0], key('Enter', 13))";
    return this.marionette.privileged('content', script, [text]);
  }

  abandon() {
    return this.marionette.privileged('content', "processor.cancelComposition(key('Escape', 27))");
  }

  /** @param {string} elements an expression */
  async accessibility(elements) {
    await this.marionette.send('Marionette:SetContext', { value: 'content' });
    const parameters = { script: `return ${elements}`, args: [] };
    const { value } = await this.marionette.send('WebDriver:ExecuteScript', parameters);
    const spoken = [];
    for (const id of value.flatMap(Object.values)) {
      const role = await this.marionette.send('WebDriver:GetComputedRole', { id });
      const name = await this.marionette.send('WebDriver:GetComputedLabel', { id });
      spoken.push({ role: role.value, name: name.value });
    }
    return spoken;
  }

  /** @returns {Promise<Buffer>} the viewport as PNG */
  async picture() {
    const { data } = await this.send('browsingContext.captureScreenshot', { context: this.context });
    return Buffer.from(data, 'base64');
  }

  async close() {
    this.socket.close();
    this.marionette.socket.destroy();
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
