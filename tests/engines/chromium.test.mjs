// Chromium engines between the oldest promised and today's: nearest stand-ins for the browsers inside phones' apps.
import { withOld } from '../browser/old-chromium.mjs';
import { answers, gates } from '../browser/scenario.mjs';

withOld('between', (engine) => {
  engine('answers a search and opens an article', (driver) => answers(driver, { csp: null }));
  engine('runs the single file', (driver) => answers(driver, { csp: null, page: 'standalone.html' }));
  engine('keeps input methods and queries apart', gates);
});
