// Nothing to break: whatever goes wrong, the page's own form is there with what was typed, and one sentence says so.
import assert from 'node:assert/strict';
import { STRICT_CSP } from '../../xtask/web/server.mjs';
import { showsResults } from './answers.mjs';
import { HOST, QUERY, SEEN, asked, clickOn, inState, inside, served, until } from './page.mjs';

/** @typedef {import('./page.mjs').Driver} Driver */

const isWasm = (/** @type {string} */ name) => name.endsWith('.wasm');
export const WITHOUT_WASM = STRICT_CSP.replace(" 'wasm-unsafe-eval'", '');

/**
 * @param {Driver} driver
 * @param {'error' | 'unsupported'} state
 */
async function formServes(driver, state) {
  const seen = await inState(driver, 'results', 'error', 'unsupported');
  assert.equal(seen.state, state, JSON.stringify(seen));
  assert.ok(seen.formVisible, 'the form is visible');
  assert.equal(seen.formHolds, QUERY);
  assert.match(seen.status, /^搜索组件未能启动。已改用普通搜索。/);
  assert.equal(seen.boxHeight, 0, 'one box, not two');
}

/**
 * Where the policy forbids wasm.
 * @param {Driver} driver
 * @param {string} [csp]
 */
export const fallsBack = (driver, csp = WITHOUT_WASM) =>
  served({ csp }, async (server) => {
    await driver.open(asked(server, QUERY));
    await formServes(driver, 'unsupported');
  });

/**
 * Where the engine has no WebAssembly at all; nothing is downloaded in vain.
 * @param {Driver} driver
 */
export const withoutWebAssembly = (driver) =>
  served(
    {
      alter(name, answer) {
        if (name === '/') {
          const page = String(answer.body).replace('<head>', '<head><script src="without.js"></script>');
          answer.body = Buffer.from(page);
        } else if (name === '/without.js') {
          const headers = { 'content-type': 'text/javascript' };
          Object.assign(answer, { status: 200, headers, body: Buffer.from('delete self.WebAssembly') });
        }
      },
    },
    async (server) => {
      await driver.open(asked(server, QUERY));
      await formServes(driver, 'unsupported');
      assert.equal(server.log.filter(isWasm).length, 0);
    },
  );

/**
 * Where no script runs, the form is all there is.
 * @param {Driver} driver
 */
export const withoutScripts = (driver) =>
  served({ csp: "default-src 'none'" }, async (server) => {
    await driver.open(server.url);
    const seen = await until(
      driver,
      `(() => ({ height: document.querySelector('gongwen-search form').getBoundingClientRect().height,
        started: !!${HOST}.shadowRoot }))()`,
      ({ height }) => height > 0,
    );
    assert.ok(seen.height > 0);
    assert.equal(seen.started, false);
  });

/**
 * The server fails, then recovers: one retry by itself, then the button.
 * @param {Driver} driver
 */
export async function retries(driver) {
  let broken = true;
  const alter = (/** @type {string} */ name, /** @type {{ status: number }} */ answer) => {
    if (broken && isWasm(name)) answer.status = 503;
  };
  await served({ csp: driver.csp, alter }, async (server) => {
    await driver.open(asked(server, QUERY));
    await formServes(driver, 'error');
    assert.equal(server.log.filter(isWasm).length, 2, 'one retry by itself, not more');
    broken = false;
    await clickOn(driver, inside('[part=retry]'));
    await until(driver, SEEN, ({ state }) => state === 'results');
    await showsResults(driver);
    const { box, formVisible } = await driver.run(SEEN);
    assert.equal(box, QUERY);
    assert.equal(formVisible, false);
  });
}

/**
 * A download that is not what the build made is seen by its digest and not started.
 * @param {Driver} driver
 * @param {(bytes: Uint8Array) => Uint8Array} damage
 */
async function refuses(driver, damage) {
  await served(
    {
      csp: driver.csp,
      alter(name, answer) {
        if (isWasm(name)) answer.body = damage(answer.body);
      },
    },
    async (server) => {
      await driver.open(server.url);
      await driver.run(
        `(document.addEventListener('gongwen-error', ({ detail }) => (window.code = detail.code)), 1)`,
      );
      await driver.run(`(${HOST}.setAttribute('q', '${QUERY}'), 1)`);
      await formServes(driver, 'error');
      assert.equal(await driver.run('window.code'), 'corrupt');
    },
  );
}

/** @param {Driver} driver */
export const seesTruncation = (driver) => refuses(driver, (bytes) => bytes.subarray(0, bytes.length - 1000));
/** @param {Driver} driver */
export const seesForeignBytes = (driver) =>
  refuses(driver, (bytes) => Buffer.from(bytes).fill(0, 1000, 1100));

/**
 * A slow download says how far it is, keeps the box, and runs what was typed meanwhile.
 * @param {Driver} driver
 */
export const waits = (driver) =>
  served(
    {
      csp: driver.csp,
      async alter(name) {
        if (isWasm(name)) await new Promise((resolve) => setTimeout(resolve, 2000));
      },
    },
    async (server) => {
      await driver.open(server.url);
      await until(driver, `(${HOST}.start(), ${HOST}.focus(), 1)`, Boolean);
      const seen = await until(driver, SEEN, ({ status }) => status !== '');
      assert.match(seen.status, /^正在载入搜索……已下载 \d+ KB$/);
      await driver.type(QUERY);
      await inState(driver, 'results');
      await showsResults(driver);
    },
  );

/** Addresses that the server gives another type. @param {string} name @param {{ headers: Record<string, string> }} answer */
export const mistyped = (name, answer) => {
  if (isWasm(name)) answer.headers['content-type'] = 'text/plain';
};
