// A client for old Chromium engines: the DevTools protocol over its websocket, without a library that knows only
// newer ones.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import WebSocket from 'ws';
import { engines, executable } from '../../xtask/web/old-chromium.mjs';
import * as devtools from './devtools.mjs';
import { KEYS } from './keys.mjs';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-zygote',
  '--single-process',
  '--use-gl=swiftshader',
  '--remote-debugging-port=0',
];
/** The first Chromium that understands 'wasm-unsafe-eval'. */
const KNOWS_WASM_POLICY = 97;
/** Milliseconds for the browser to start. */
const PATIENCE = 20_000;

/**
 * Tests that run in each engine of a set, each in a browser of its own.
 * @param {string} set a folder of xtask/old-browsers
 * @param {(engine: (what: string, run: (browser: OldChromium) => Promise<void>) => void, name: string) => void} tests
 */
export function withOld(set, tests) {
  for (const name of engines(set)) {
    const program = executable(set, name);
    const skip = fs.existsSync(program) ? false : `there is no ${name} (see \`cargo xtask browsers\`)`;
    tests((what, run) => {
      test(`${name.replace('chromium-', 'Chromium ')}: ${what}`, { skip }, async () => {
        const browser = await OldChromium.launch(program);
        try {
          const version = name.replace('chromium-', '');
          if (Number(version) < KNOWS_WASM_POLICY) browser.csp = null;
          assert.match(await browser.run('navigator.userAgent'), new RegExp(`Chrome/${version}\\.`));
          await run(browser);
          assert.deepEqual(browser.exceptions, []);
        } finally {
          browser.close();
        }
      });
    }, name);
  }
}

class OldChromium {
  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {string} profile
   * @param {WebSocket} socket of the page
   */
  constructor(process, profile, socket) {
    this.process = process;
    this.profile = profile;
    this.socket = socket;
    this.send = this.send.bind(this);
    /** @type {string | null | undefined} */
    this.csp = undefined;
    /** @type {(value?: unknown) => void} called when a page has been loaded */
    this.loaded = () => {};
    /** @type {string[]} exceptions that no code caught */
    this.exceptions = [];
    this.sent = 0;
    /** @type {Map<number, (answer: any) => void>} */
    this.waiting = new Map();
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      this.waiting.get(message.id)?.(message);
      if (message.method === 'Page.loadEventFired') this.loaded();
      if (message.method === 'Runtime.exceptionThrown') {
        const { text, exception } = message.params.exceptionDetails;
        this.exceptions.push(exception?.description ?? text);
      }
    });
  }

  /** @param {string} executable */
  static async launch(executable) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'gongwen-old-'));
    const child = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      const port = await listeningPort(child);
      const webSocketDebuggerUrl = await pageAddress(port);
      const socket = new WebSocket(webSocketDebuggerUrl);
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
      const browser = new OldChromium(child, profile, socket);
      await browser.send('Page.enable');
      await browser.send('Runtime.enable');
      return browser;
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /**
   * @param {string} method
   * @param {object} [params]
   */
  send(method, params = {}) {
    const id = ++this.sent;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        this.waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
    });
  }

  /** @param {string} url */
  async open(url) {
    const loaded = new Promise((resolve) => (this.loaded = resolve));
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /**
   * Evaluates an expression in the page; a promise is awaited.
   * @param {string} expression
   */
  async run(expression) {
    const question = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', question);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** @param {string} key */
  async press(key) {
    const names = key.split('+');
    const [name] = names.slice(-1);
    /** @type {Record<string, number>} */
    const bits = { Alt: 1, Control: 2, Shift: 8 };
    const modifiers = names.slice(0, -1).reduce((sum, modifier) => sum + bits[modifier], 0);
    const event = { key: name, code: name, windowsVirtualKeyCode: KEYS[name].code, modifiers };
    // Without its character Enter sends no form.
    const text = name === 'Enter' ? { text: '\r' } : {};
    await this.send('Input.dispatchKeyEvent', {
      type: name === 'Enter' ? 'keyDown' : 'rawKeyDown',
      ...event,
      ...text,
    });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  /** @param {string} text */
  async type(text) {
    for (const character of text)
      await this.send('Input.dispatchKeyEvent', { type: 'char', text: character });
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  async click(x, y) {
    for (const type of ['mousePressed', 'mouseReleased'])
      await this.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  }

  back() {
    return this.run('history.back()');
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  size(width, height) {
    const metrics = { width, height, deviceScaleFactor: 1, mobile: true };
    return width
      ? this.send('Emulation.setDeviceMetricsOverride', metrics)
      : this.send('Emulation.clearDeviceMetricsOverride');
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

  close() {
    this.socket.close();
    this.process.kill('SIGKILL');
    this.process.once('exit', () => fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 }));
  }
}

/**
 * The websocket of the first page; it may come a moment after the port.
 * @param {string} port
 * @returns {Promise<string>}
 */
async function pageAddress(port) {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
    const page = targets.find((/** @type {any} */ { type }) => type === 'page');
    if (page) return page.webSocketDebuggerUrl;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the browser opened no page');
}

/**
 * The port that the browser says it listens on.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the browser did not start: ${said}`)), PATIENCE);
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said}`)));
    child.stderr?.on('data', (data) => {
      said += data;
      const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said)?.[1];
      if (port) {
        clearTimeout(timer);
        resolve(port);
      }
    });
  });
}
