// Host pages: instances that share an engine, styles that do not reach in, frameworks, a page without a network.
import assert from 'node:assert/strict';
import { holding } from '../browser/gold.mjs';
import { framework } from '../browser/frameworks.mjs';
import { NOT_LITERAL, isSearchModule } from '../browser/text.mjs';
import { showsResults } from './answers.mjs';
import { HOST, QUERY, asked, becomes, inState, served, until } from './page.mjs';

/** @typedef {import('./page.mjs').Driver} Driver */

/**
 * The gallery: five widgets with queries of their own and one engine; the page's styles stop at them.
 * @param {Driver} driver
 */
export const sharesOneEngine = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(`${server.url}gallery.html`);
    const answered = `Array.from(document.querySelectorAll('gongwen-search'), (host) => ({
      state: host.dataset.state, q: host.getAttribute('q'), limit: Number(host.getAttribute('limit')),
      literal: Array.from(host.shadowRoot.querySelectorAll('[part=meta]'))
        .filter(({ textContent }) => !${NOT_LITERAL}.test(textContent)).length }))`;
    const hosts = await until(driver, answered, (all) =>
      all.every((/** @type {any} */ { state }) => state === 'results'),
    );
    assert.ok(hosts.length >= 4);
    for (const { q, limit, literal } of hosts) assert.equal(literal, Math.min(limit, holding(q).length), q);
    assert.equal(server.log.filter(isSearchModule).length, 1);
    assert.equal(await driver.run('location.search'), '', 'the address is left alone');

    const style = (/** @type {string} */ id, /** @type {string} */ css, /** @type {string} */ property) =>
      driver.run(`getComputedStyle(document.querySelector('${id} gongwen-search').shadowRoot.querySelector('${css}'))
        .getPropertyValue('${property}')`);
    assert.equal(await style('#hostile', '[part=input]', 'border-top-style'), 'solid');
    assert.equal(await style('#hostile', 'h3 a', 'background-color'), 'rgba(0, 0, 0, 0)');
    assert.equal(await style('#red', 'mark', 'color'), 'rgb(204, 0, 0)');
  });

/**
 * @param {Driver} driver
 * @param {'React' | 'Vue'} name
 */
export const livesIn = (driver, name) =>
  served({ csp: driver.csp, alter: framework(name, QUERY) }, async (server) => {
    await driver.open(`${server.url}host.html`);
    await showsResults(driver);
    const total = String(holding(QUERY).length);
    await becomes(driver, `document.querySelector('output').textContent`, total, 'its events reach the host');
    const toggle = `(document.querySelector('button').click(), 1)`;
    await driver.run(toggle);
    await becomes(driver, `document.querySelectorAll('gongwen-search').length`, 0);
    await driver.run(toggle);
    await showsResults(driver);
    assert.equal(server.log.filter(isSearchModule).length, 1, 'one engine for both');
  });

/**
 * By the service worker: the page answers without a network after its first visit.
 * @param {Driver} driver
 */
export const worksOffline = (driver) =>
  served({ csp: driver.csp }, async (server) => {
    await driver.open(`${server.url}offline.html`);
    await becomes(driver, `navigator.serviceWorker.controller !== null`, true, 'the worker is in charge');
    await driver.open(`${server.url}offline.html`); // the first visit began before there was a worker to keep the page
    await until(driver, `!!${HOST}.shadowRoot`, Boolean);
    server.close();
    await assert.rejects(fetch(server.url), 'the server is gone');
    await driver.open(asked(server, QUERY, 'offline.html'));
    await inState(driver, 'results');
    await showsResults(driver);
  });
