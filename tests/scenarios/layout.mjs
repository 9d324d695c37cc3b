// Phones, large text, elder mode, forced colours, dark systems, paper: as far as an engine lets a program ask for them.
import assert from 'node:assert/strict';
import { FREQUENT, HOST, SEEN, asked, inState, inside, served, until } from './page.mjs';

/** @typedef {import('./page.mjs').Driver} Driver */

/**
 * What is wider than the window, or smaller than a target must be.
 * @param {number} target CSS pixels
 */
const FAULTS = (target) => `(() => {
  const root = ${HOST}.shadowRoot;
  const targets = Array.from(root.querySelectorAll('button, input, h3 a, summary, select'))
    .filter((node) => node.getClientRects().length);
  return {
    wide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    small: targets.filter((node) => node.getBoundingClientRect().height < ${target} - 0.5)
      .map((node) => node.outerHTML.slice(0, 60)),
    tiny: parseFloat(getComputedStyle(root.querySelector('[part=input]')).fontSize) < 16,
  };
})()`;

const FINE = { wide: 0, small: [], tiny: false };

/**
 * The results and an article fit, and can be hit by a thumb.
 * @param {Driver} driver
 * @param {{ url: string }} server
 * @param {{ size?: string, text?: number }} options `text`: of the root, in per cent
 */
async function fits(driver, server, { size = 'normal', text = 100 }) {
  await driver.open(asked(server, FREQUENT));
  await driver.run(`(document.documentElement.style.fontSize = '${text}%', 1)`);
  await until(driver, `(${HOST}.setAttribute('size', '${size}'), 1)`, Boolean);
  await inState(driver, 'results');
  const faults = FAULTS(size === 'elder' ? 60 : 44);
  assert.deepEqual(await until(driver, faults, ({ small }) => !small.length), FINE);
  await driver.run(`(${inside('h3 a')}.click(), 1)`);
  await until(driver, SEEN, ({ summary }) => summary.length > 0);
  assert.deepEqual(await driver.run(faults), FINE);
}

/** Answers a page with nothing on it, for a frame to be put in. @type {import('../../xtask/web/server.mjs').Options['alter']} */
const withFrame = (name, answer) => {
  if (name !== '/frame.html') return;
  const body = Buffer.from('<!doctype html><html lang="zh-CN"><title>frame</title><body></body></html>');
  Object.assign(answer, { status: 200, headers: { 'content-type': 'text/html' }, body });
};

/**
 * Plain, in elder mode, and with text at 200 %, nothing is too wide for the phone or too small for a thumb.
 * @param {Driver} driver
 * @param {number} width CSS pixels
 */
export const fitsPhone = (driver, width) =>
  served({ csp: null, alter: withFrame }, async (server) => {
    const phone = driver.size ? driver : framed(driver, width);
    await driver.size?.(width, 740);
    try {
      await fits(phone, server, {});
      assert.equal(await phone.run('innerWidth'), width);
      await fits(phone, server, { size: 'elder' });
      await fits(phone, server, { text: 200 });
    } finally {
      await driver.size?.(0, 0);
    }
  });

/**
 * A driver that sees pages in a frame of the wanted width, for an engine whose window cannot be that narrow.
 * @param {Driver} driver
 * @param {number} width CSS pixels
 * @returns {Driver}
 */
function framed(driver, width) {
  const refuse = () => Promise.reject(new Error('a frame is only looked at'));
  return {
    open: async (url) => {
      await driver.open(new URL('frame.html', url).href);
      await driver.run(`new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.width = '${width}';
        frame.height = '740';
        frame.style.border = '0';
        frame.onload = () => resolve(1);
        frame.src = ${JSON.stringify(url)};
        document.body.append(frame);
      })`);
    },
    run: (expression) => driver.run(`frames[0].eval(${JSON.stringify(expression)})`),
    press: refuse,
    type: refuse,
    click: refuse,
    back: refuse,
  };
}

/** @param {string} css @param {string} property */
const style = (css, property) => `getComputedStyle(${inside(css)}).${property}`;

/**
 * With forced colours marks, borders and the focus stay visible.
 * @param {Driver} driver
 */
export const survivesForcedColors = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(asked(server, FREQUENT));
    await inState(driver, 'results');
    await driver.media?.({ forcedColors: 'active' });
    try {
      assert.equal(await driver.run(`matchMedia('(forced-colors: active)').matches`), true);
      await driver.run(`(${HOST}.focus(), 1)`);
      await driver.press('ArrowDown');
      await driver.press('ArrowUp');
      const mark = await driver.run(style('mark', 'backgroundColor'));
      assert.notEqual(mark, await driver.run(style('[part=snippet]', 'backgroundColor')));
      assert.equal(await driver.run(style('[part=input]', 'borderTopWidth')), '1px');
      assert.equal(await driver.run(style('[part=input]', 'outlineStyle')), 'solid');
    } finally {
      await driver.media?.({ forcedColors: 'none' });
    }
  });

/**
 * A white page stays white on a dark system; it is dark where the page asks.
 * @param {Driver} driver
 */
export const staysWhite = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(server.url);
    await until(driver, SEEN, ({ state }) => state === 'idle');
    await driver.media?.({ colorScheme: 'dark' });
    try {
      assert.equal(await driver.run(`matchMedia('(prefers-color-scheme: dark)').matches`), true);
      assert.equal(await driver.run(style('[part=input]', 'backgroundColor')), 'rgb(255, 255, 255)');
      await driver.run(`(${HOST}.setAttribute('theme', 'auto'), 1)`);
      assert.equal(await driver.run(style('[part=input]', 'backgroundColor')), 'rgb(23, 24, 28)');
    } finally {
      await driver.media?.({ colorScheme: 'none' });
    }
  });

/**
 * On paper: the query, the results and their addresses.
 * @param {Driver} driver
 */
export const prints = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(asked(server, FREQUENT));
    await inState(driver, 'results');
    await driver.media?.({ media: 'print' });
    try {
      assert.equal(await driver.run(`${inside('[part=input]')}.getClientRects().length`), 1);
      assert.ok(await driver.run(`${inside('h3 a')}.getClientRects().length`));
      const address = await driver.run(`getComputedStyle(${inside('h3 a')}, '::after').content`);
      assert.ok(address.includes(server.url) || address.includes('attr(href)'), address);
    } finally {
      await driver.media?.({ media: '' });
    }
  });

/**
 * Nothing moves by itself.
 * @param {Driver} driver
 */
export const staysStill = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(asked(server, FREQUENT));
    await inState(driver, 'results');
    await driver.run(`(${inside('h3 a')}.click(), 1)`);
    await until(driver, SEEN, ({ summary }) => summary.length > 0);
    const moving = `Array.from(${HOST}.shadowRoot.querySelectorAll('*'), (node) => getComputedStyle(node)).filter(
      (style) => style.animationName !== 'none' || style.transitionDuration !== '0s' ||
        style.scrollBehavior === 'smooth').length`;
    assert.equal(await driver.run(moving), 0);
  });
