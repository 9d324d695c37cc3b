// The widget inside pages that React and Vue render: attributes, events, conditional rendering, no warnings.
import assert from 'node:assert/strict';
import { framework } from './frameworks.mjs';
import { holding } from './gold.mjs';
import { inState, literalTitles, parts, visit } from './support.mjs';

const QUERY = '新质生产力';

for (const name of /** @type {const} */ (['React', 'Vue'])) {
  visit(`hosts: inside ${name}`, { server: { alter: framework(name, QUERY) } }, async ({ page, server }) => {
    await page.goto(`${server.url}host.html`);
    await inState(page, 'results');
    assert.equal((await literalTitles(parts(page).results)).length, holding(QUERY).length);
    const total = String(await parts(page).links.count());
    await page.waitForFunction((total) => document.querySelector('output')?.textContent === total, total);
    const toggle = page.getByRole('button', { name: 'toggle' });
    await toggle.click();
    assert.equal(await parts(page).host.count(), 0);
    await toggle.click();
    await inState(page, 'results');
    // The digest may have loaded the summariser meanwhile.
    const engines = server.log.filter((path) => path.endsWith('.wasm') && !path.includes('-summary-'));
    assert.equal(engines.length, 1, 'one engine for both');
  });

  const dialog = { alter: framework(name, QUERY, { mode: 'dialog', trigger: '找一找' }) };
  visit(
    `hosts: the dialog inside ${name}, taken away while it is open`,
    { server: dialog },
    async (visit) => {
      const { page, server } = visit;
      await page.goto(`${server.url}host.html`);
      const trigger = page.getByRole('button', { name: '找一找' });
      const toggle = page.locator('#app main > button');
      for (const round of ['first', 'second']) {
        await trigger.click();
        await parts(page).links.first().waitFor();
        assert.equal(await page.getByText('after').isVisible(), true, round);
        assert.equal(await page.evaluate(() => document.documentElement.style.overflow), 'hidden');
        await toggle.evaluate((/** @type {HTMLElement} */ button) => button.click());
        assert.equal(await parts(page).host.count(), 0);
        assert.equal(await page.evaluate(() => document.documentElement.style.overflow), '');
        await toggle.click();
      }
    },
  );
}
