// Chromium engines from the oldest promised on: the nearest there is to the browsers inside phones' apps. They start, find,
// fall back, and are smoke-tested by keyboard and history.
import { withOld } from '../drivers/old-chromium.mjs';
import { answers } from '../scenarios/answers.mjs';
import { composes } from '../scenarios/composition.mjs';
import * as faults from '../scenarios/faults.mjs';
import * as extras from '../scenarios/extras.mjs';
import { gates } from '../scenarios/gate.mjs';
import { sharesOneEngine } from '../scenarios/hosts.mjs';
import * as keyboard from '../scenarios/keyboard.mjs';
import { comesBack } from '../scenarios/place.mjs';

/** Engines whose DevTools can compose: 92 and earlier have no `Input.imeSetComposition`. */
const COMPOSE = ['chromium-107'];

for (const set of ['oldest', 'between'])
  withOld(set, (engine, name) => {
    engine('search and article', answers);
    engine('single file', (driver) => answers(driver, { page: 'standalone.html' }));
    engine('wrong MIME type', (driver) => answers(driver, { alter: faults.mistyped }));
    engine('CSP without wasm', (driver) => faults.fallsBack(driver));
    engine('503, then 重试', faults.retries);
    engine('truncated download', faults.seesTruncation);
    engine('foreign bytes', faults.seesForeignBytes);
    engine('slow download', faults.waits);
    engine('event orders', gates);
    engine('five instances, hostile CSS', sharesOneEngine);
    engine('keyboard: results', keyboard.walksResults);
    engine('keyboard: suggestions', keyboard.choosesSuggestions);
    engine('Back, address, scroll', comesBack);
    engine('dialog', (driver) => extras.opensDialog(driver));
    engine('dialog of the single file', (driver) => extras.opensDialog(driver, { page: 'standalone.html' }));
    engine('dialog without <dialog>', (driver) => extras.opensDialog(driver, { old: true }));
    engine('panel', extras.floatsPanel);
    engine('results elsewhere', extras.showsElsewhere);
    engine('slots and template', extras.fillsSlots);
    if (COMPOSE.includes(name)) engine('composition', composes);
  });
