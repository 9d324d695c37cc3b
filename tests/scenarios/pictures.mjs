// Pictures of the themes in target/screenshots/, for people to look at: every engine paints them anew.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../xtask/web/layout.mjs';
import { served, until } from './page.mjs';

const FOLDER = path.join(ROOT, 'target', 'screenshots');
/** Sections of the gallery. */
const THEMES = ['plain', 'red', 'dark', 'elder', 'hostile'];

/**
 * @param {import('./composition.mjs').Composer} driver
 * @param {string} engine
 */
export const paintsThemes = (driver, engine) =>
  served({}, async (server) => {
    await driver.open(`${server.url}gallery.html`);
    const answered = `Array.from(document.querySelectorAll('gongwen-search')).every(
      (host) => host.dataset.state === 'results')`;
    assert.ok(await until(driver, answered, Boolean));
    fs.mkdirSync(FOLDER, { recursive: true });
    const seen = new Set();
    for (const theme of THEMES) {
      await driver.run(`new Promise((painted) => {
        document.getElementById('${theme}').scrollIntoView();
        requestAnimationFrame(() => setTimeout(() => painted(1), 100));
      })`);
      const picture = await driver.picture?.();
      assert.ok(picture, 'a picture');
      fs.writeFileSync(path.join(FOLDER, `${engine}-${theme}.png`), picture);
      seen.add(picture.toString('base64'));
    }
    assert.equal(seen.size, THEMES.length, 'no two look the same');
  });
