// The composition gate makes the right queries of every recorded order of events.
import assert from 'node:assert/strict';
import { ORDERS, replay } from '../browser/orders.mjs';
import { HOST, inState, served, until } from './page.mjs';

/** @param {import('./page.mjs').Driver} driver */
export const gates = (driver) =>
  // The replay itself is plain, so that no policy is in the way of evaluating it.
  served({ csp: null }, async (server) => {
    for (const { name, steps, queries, submits = 0, rest = 120 } of ORDERS) {
      await driver.open(server.url);
      await until(driver, `(${HOST}.start(), 1)`, Boolean);
      await inState(driver, 'ready');
      const seen = await driver.run(`(${replay})(${JSON.stringify([steps, rest])})`);
      assert.deepEqual(seen, { queries, submits }, name);
    }
  });
