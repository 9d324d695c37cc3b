// Networks of phones, as DevTools slows a page's requests: each waits for its head, all share the rate.

/**
 * @typedef {object} Network
 * @property {string} label
 * @property {number} latency milliseconds from a request to the head of its answer
 * @property {number} down bytes a second
 * @property {number} up bytes a second
 */

const network = (
  /** @type {string} */ label,
  /** @type {number} */ latency,
  /** @type {number} */ down,
  /** @type {number} */ up,
) => ({
  label: `${label}: ${down} Mbit/s, ${latency} ms`,
  latency,
  down: (down * 1e6) / 8,
  up: (up * 1e6) / 8,
});

/** The figures of Lighthouse for a slow 4G, and of DevTools for a fast one, for requests on open connections. */
export const NETWORKS = {
  slow: network('slow 4G', 150, 1.6, 0.75),
  fast: network('4G', 60, 9, 1.5),
};

/**
 * Slows a page, and the workers that it starts: each has a network of its own in DevTools and waits for ours.
 * @param {import('playwright-core').Page} page
 * @param {Network} network
 */
export async function slow(page, { latency, down, up }) {
  const session = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency, downloadThroughput: down, uploadThroughput: up };
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    let id = 0;
    for (const [method, params] of /** @type {[string, object][]} */ ([
      ['Network.enable', {}],
      ['Network.emulateNetworkConditions', conditions],
      ['Runtime.runIfWaitingForDebugger', {}],
    ])) {
      const message = JSON.stringify({ id: ++id, method, params });
      // A worker may be gone by then.
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => {});
    }
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: false,
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', conditions);
}
