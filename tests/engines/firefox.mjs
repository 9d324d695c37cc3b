// A client for Firefox by WebDriver BiDi, which it speaks itself on a websocket: no driver program is needed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';

/** Milliseconds for the browser to start. */
const PATIENCE = 60_000;

export class Firefox {
  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {string} profile
   * @param {WebSocket} socket
   */
  constructor(process, profile, socket) {
    this.process = process;
    this.profile = profile;
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
    const flags = [
      '--headless',
      '--no-remote',
      '--profile',
      profile,
      '--remote-debugging-port=0',
      'about:blank',
    ];
    const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      const socket = new WebSocket(`${await address(child)}/session`);
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
      const browser = new Firefox(child, profile, socket);
      await browser.send('session.new', { capabilities: {} });
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

  async close() {
    this.socket.close();
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} the address that the browser says it listens on
 */
function address(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`Firefox did not start: ${said}`)), PATIENCE);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)));
    child.stderr?.on('data', (data) => {
      said += data;
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found) {
        clearTimeout(timer);
        resolve(found);
      }
    });
  });
}
