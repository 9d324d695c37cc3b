// The page in Firefox.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';
import { accessible, answers, fallsBack, gates } from '../browser/scenario.mjs';
import { STRICT_CSP } from '../../xtask/web/server.mjs';
import { Firefox } from './firefox.mjs';

const program = process.env.FIREFOX ?? '';
const skip = program ? false : 'there is no Firefox (see `cargo xtask browsers engines`)';
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {Firefox} */
let firefox;
before(async () => {
  if (!skip) firefox = await Firefox.launch(program);
});
after(() => firefox?.close());

test(
  'Firefox answers a search and opens an article under the strict policy, silently',
  { skip },
  async () => {
    await answers(firefox);
    assert.deepEqual(firefox.errors, []);
  },
);
test('Firefox runs the single file', { skip }, () => answers(firefox, { page: 'standalone.html' }));
test('Firefox gives the form back where the policy forbids wasm', { skip }, () =>
  fallsBack(firefox, STRICT_CSP.replace(" 'wasm-unsafe-eval'", '')),
);
test('Firefox keeps input methods and queries apart', { skip }, () => gates(firefox));
test('Firefox: axe finds nothing', { skip }, () => accessible(firefox, axe));
