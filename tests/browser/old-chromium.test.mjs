// The same page in Chromium 72, the oldest engine promised. It knows no 'wasm-unsafe-eval', so a page for it has no
// policy, or a looser one; under the strict one it falls back.
import { STRICT_CSP } from '../../xtask/web/server.mjs';
import { withOld } from '../drivers/old-chromium.mjs';
import { answers } from '../scenarios/answers.mjs';
import { fallsBack } from '../scenarios/faults.mjs';
import { gates } from '../scenarios/gate.mjs';

withOld('oldest', (engine) => {
  engine('answers a search and opens an article', answers);
  engine('runs the single file', (driver) => answers(driver, { page: 'standalone.html' }));
  engine('gives the form back where the policy forbids wasm', (driver) => fallsBack(driver, STRICT_CSP));
  engine('keeps input methods and queries apart', gates);
});
