// A client for Marionette, the protocol below Firefox's WebDriver: length-prefixed JSON on a socket. It reaches what
// BiDi does not: privileged scripts in the page's process and in the browser's own window.
import net from 'node:net';

export class Marionette {
  /** @param {net.Socket} socket */
  constructor(socket) {
    this.socket = socket;
    this.sent = 0;
    this.buffer = Buffer.alloc(0);
    /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
    this.waiting = new Map();
    socket.on('data', (data) => this.read(data));
  }

  /**
   * @param {number} port
   * @param {number} patience milliseconds for the browser to listen
   */
  static async connect(port, patience) {
    for (const end = Date.now() + patience; ;) {
      const socket = await /** @type {Promise<net.Socket | undefined>} */ (
        new Promise((resolve) => {
          const attempt = net.connect(port, '127.0.0.1', () => resolve(attempt));
          attempt.once('error', () => resolve(undefined));
        })
      );
      if (socket) return new Marionette(socket);
      if (Date.now() > end) throw new Error('Firefox does not listen');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** @param {Buffer} data */
  read(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const colon = this.buffer.indexOf(':');
      const end = colon + 1 + Number(this.buffer.toString('latin1', 0, colon));
      if (colon < 0 || this.buffer.length < end) return;
      const message = JSON.parse(this.buffer.toString('utf8', colon + 1, end));
      this.buffer = this.buffer.subarray(end);
      if (!Array.isArray(message)) continue; // the greeting
      const [, id, error, result] = message;
      const { resolve, reject } = this.waiting.get(id) ?? { resolve() {}, reject() {} };
      this.waiting.delete(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  }

  /**
   * @param {string} command
   * @param {object} [parameters]
   * @returns {Promise<any>}
   */
  send(command, parameters = {}) {
    const id = ++this.sent;
    const text = JSON.stringify([0, id, command, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /**
   * Runs the body of a function with the browser's own rights.
   * @param {'content' | 'chrome'} where in the page's process, `window` being the page's, or in the browser's window
   * @param {string} script
   * @param {unknown[]} [args]
   */
  async privileged(where, script, args = []) {
    await this.send('Marionette:SetContext', { value: where });
    const sandbox = where === 'content' ? 'system' : null;
    // Globals last from script to script, until the page is left.
    const parameters = { script, args, sandbox, newSandbox: false };
    const { value } = await this.send('WebDriver:ExecuteScript', parameters);
    return value;
  }
}
