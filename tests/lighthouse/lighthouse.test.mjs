// Lighthouse on the demo page and the gallery, from a server of this machine. Only what does not depend on the clock is
// held: accessibility and best practices.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { QUERY, asked, served } from '../scenarios/page.mjs';

const CATEGORIES = ['accessibility', 'best-practices'];
const program = process.env.CHROMIUM;
const there = fs.existsSync(new URL('node_modules/lighthouse', import.meta.url));
const skip =
  program && there ? false : 'there is no Chromium or no Lighthouse (the npm registry was not reached)';

/** From the packages of this folder, which are there only when the command has installed them. @param {string} name */
const own = (name) => import(pathToFileURL(createRequire(import.meta.url).resolve(name)).href);

/** @type {[what: string, page: string, query: string, formFactors: string[]][]} */
const PAGES = [
  ['the demo page', '', '', ['mobile', 'desktop']],
  ['results on the demo page', '', QUERY, ['mobile']],
  ['the demo', 'index.html', '', ['mobile', 'desktop']],
  ['the gallery', 'gallery.html', '', ['mobile', 'desktop']],
  ['the help page', 'help.html', '', ['mobile']],
  ['the single file', 'standalone.html', '', ['mobile']],
];

for (const [what, page, query, formFactors] of PAGES) {
  for (const formFactor of formFactors) {
    const name = `Lighthouse: ${what}, ${formFactor}`;
    test(name, { skip }, async () => {
      const { default: lighthouse, desktopConfig } = await own('lighthouse');
      const { launch } = await own('chrome-launcher');
      const chromeFlags = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage'];
      const chrome = await launch({ chromePath: program, chromeFlags, logLevel: 'silent' });
      try {
        await served({}, async (server) => {
          const flags = { port: chrome.port, logLevel: 'error', onlyCategories: CATEGORIES };
          const config = formFactor === 'desktop' ? desktopConfig : undefined;
          const address = query ? asked(server, query, page) : server.url + page;
          const { lhr } = await lighthouse(address, flags, config);
          assert.equal(lhr.runtimeError, undefined);
          const blamed = Object.values(lhr.audits)
            .filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode !== 'informative')
            .map(({ id, details }) => [id, JSON.stringify(details?.items ?? []).slice(0, 600)]);
          for (const category of CATEGORIES)
            assert.equal(lhr.categories[category].score, 1, `${category}: ${JSON.stringify(blamed)}`);
        });
      } finally {
        await chrome.kill();
      }
    });
  }
}
