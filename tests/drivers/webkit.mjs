// A client for WebKitGTK: the W3C WebDriver protocol, spoken to WebKitWebDriver, with MiniBrowser on a virtual display.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ByActions } from './actions.mjs';
import { freePort } from './port.mjs';

/** Milliseconds for the driver to start. */
const PATIENCE = 60_000;

/** Where Debian keeps WebKitGTK's little browser; `MINIBROWSER` names another place. */
function miniBrowser() {
  if (process.env.MINIBROWSER) return process.env.MINIBROWSER;
  const folders = fs
    .readdirSync('/usr/lib')
    .map((name) => path.join('/usr/lib', name, 'webkit2gtk-4.1', 'MiniBrowser'));
  return folders.find((file) => fs.existsSync(file)) ?? 'MiniBrowser';
}

export class WebKit extends ByActions {
  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {string} base address of the driver
   */
  constructor(process, base) {
    super();
    this.process = process;
    this.base = base;
  }

  /**
   * @param {string} driver the program WebKitWebDriver
   * @param {Record<string, string>} [env] for the browser
   * @param {string[]} [display] the program that gives it a display
   */
  static async launch(driver, env = {}, display = ['xvfb-run', '-a']) {
    const port = await freePort();
    const [program, ...args] = [...display, driver, `--port=${port}`];
    const child = spawn(program, args, {
      stdio: 'ignore',
      detached: true, // a group of its own, so that the display ends with it
      env: {
        ...process.env,
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // root in a container has no sandbox
        LIBGL_ALWAYS_SOFTWARE: '1',
        GDK_BACKEND: 'x11',
        // GTK's own input method, whose Ctrl+Shift+U composes: what another makes of it differs.
        GTK_IM_MODULE: 'gtk-im-context-simple',
        ...env,
      },
    });
    const browser = new WebKit(child, `http://127.0.0.1:${port}`);
    try {
      await browser.started();
      const { sessionId } = await browser.send('POST', '/session', {
        capabilities: {
          alwaysMatch: {
            browserName: 'MiniBrowser',
            'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
          },
        },
      });
      browser.base += `/session/${sessionId}`;
      await browser.send('POST', '/timeouts', { script: PATIENCE });
      return browser;
    } catch (error) {
      browser.kill();
      throw error;
    }
  }

  async started() {
    for (const end = Date.now() + PATIENCE; ;) {
      const answer = await fetch(`${this.base}/status`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > end) throw new Error('WebKitWebDriver did not start');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /**
   * @param {string} method
   * @param {string} command
   * @param {object} [body]
   */
  async send(method, command, body) {
    const answer = await fetch(this.base + command, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {any} */ (await answer.json());
    if (value?.error) throw new Error(`${command}: ${value.error}: ${value.message}`);
    return value;
  }

  /** @param {string} url */
  open(url) {
    return this.send('POST', '/url', { url });
  }

  /**
   * Evaluates an expression; a promise is awaited. The value travels as JSON.
   * @param {string} expression
   */
  async run(expression) {
    const script = `const done = arguments[arguments.length - 1];
      new Promise((resolve) => resolve(${expression}))
        .then((value) => done({ json: JSON.stringify(value) }), (error) => done({ error: String(error) }));`;
    const { json, error } = await this.send('POST', '/execute/async', { script, args: [] });
    if (error) throw new Error(error);
    return json === undefined || json === null ? undefined : JSON.parse(json);
  }

  /** @param {object[]} actions */
  act(actions) {
    return this.send('POST', '/actions', { actions });
  }

  back() {
    return this.send('POST', '/back', {});
  }

  /**
   * By the hexadecimal entry of GTK's own input method.
   * @param {string} _letters
   * @param {string} character
   */
  async compose(_letters, character) {
    await this.press('Control+Shift+u');
    await this.type(character.charCodeAt(0).toString(16));
  }

  commit() {
    return this.press('Enter');
  }

  abandon() {
    return this.press('Escape');
  }

  /** @param {string} elements an expression */
  async accessibility(elements) {
    const found = await this.send('POST', '/execute/sync', { script: `return ${elements}`, args: [] });
    const spoken = [];
    for (const id of found.flatMap(Object.values)) {
      const role = await this.send('GET', `/element/${id}/computedrole`);
      const name = await this.send('GET', `/element/${id}/computedlabel`);
      spoken.push({ role, name });
    }
    return spoken;
  }

  /** @returns {Promise<Buffer>} the viewport as PNG */
  async picture() {
    return Buffer.from(await this.send('GET', '/screenshot'), 'base64');
  }

  async close() {
    await this.send('DELETE', '').catch(() => {}); // the driver may be gone already
    this.kill();
  }

  kill() {
    try {
      if (this.process.pid) process.kill(-this.process.pid, 'SIGTERM');
    } catch {
      // The group has ended by itself.
    }
  }
}
