// Chromium engines between the oldest promised and today's: nearest stand-ins for the browsers inside phones' apps.
import { withOld } from '../drivers/old-chromium.mjs';
import { answers } from '../scenarios/answers.mjs';
import { gates } from '../scenarios/gate.mjs';

withOld('between', (engine) => {
  engine('answers a search and opens an article', (driver) => answers(driver, { csp: null }));
  engine('runs the single file', (driver) => answers(driver, { csp: null, page: 'standalone.html' }));
  engine('keeps input methods and queries apart', gates);
});
