// A client for old Chromium engines: the DevTools protocol over its websocket, without a library that knows only
// newer ones.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-zygote',
  '--single-process',
  '--use-gl=swiftshader',
  '--remote-debugging-port=0',
];
/** Milliseconds for the browser to start and for a page to come to a state. */
const PATIENCE = 20_000;

export class OldChromium {
  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {string} profile
   * @param {WebSocket} socket of the page
   */
  constructor(process, profile, socket) {
    this.process = process;
    this.profile = profile;
    this.socket = socket;
    /** @type {string[]} exceptions that no code caught */
    this.exceptions = [];
    this.sent = 0;
    /** @type {Map<number, (answer: any) => void>} */
    this.waiting = new Map();
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      this.waiting.get(message.id)?.(message);
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
      const pages = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
      const { webSocketDebuggerUrl } = pages.find((/** @type {any} */ page) => page.type === 'page');
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
  open(url) {
    return this.send('Page.navigate', { url });
  }

  /**
   * Evaluates an expression in the page.
   * @param {string} expression
   */
  async run(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /**
   * Evaluates an expression until its value is as wanted, and gives the last value.
   * @param {string} expression
   * @param {(value: any) => boolean} wanted
   */
  async until(expression, wanted) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      // Before the page is there the expression may fail.
      const value = await this.run(expression).catch(() => undefined);
      if ((value !== undefined && wanted(value)) || Date.now() > end) return value;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  close() {
    this.socket.close();
    this.process.kill('SIGKILL');
    this.process.once('exit', () => fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 }));
  }
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
