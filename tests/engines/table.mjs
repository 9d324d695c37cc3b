// A reporter for Node's test runner: after all tests of the form 'Engine: row' a table of rows and engines.

/** What a test came to: passed, failed, had nothing to run in. */
const MARKS = { pass: '✔', fail: '✖', skip: '–' };

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* table(events) {
  /** @type {Map<string, Map<string, string>>} by row, then by engine */
  const rows = new Map();
  /** @type {Set<string>} */
  const engines = new Set();
  for await (const { type, data } of events) {
    const [, engine, row] = /^([^:]+): (.+)$/.exec(data?.name ?? '') ?? [];
    if (!engine || (type !== 'test:pass' && type !== 'test:fail')) continue;
    // A test that the name pattern leaves out is reported, too.
    if (data.skip === 'test name does not match pattern') continue;
    engines.add(engine);
    const mark = data.skip ? MARKS.skip : type === 'test:pass' ? MARKS.pass : MARKS.fail;
    rows.set(row, (rows.get(row) ?? new Map()).set(engine, mark));
  }
  const names = [...engines].filter((name) => /^(Chromium|Firefox|WebKit)/.test(name));
  if (names.length < 2) return;
  yield `\n| | ${names.join(' | ')} |\n|---|${names.map(() => '---').join('|')}|\n`;
  for (const [row, results] of rows) {
    const cells = names.map((name) => results.get(name) ?? '');
    if (cells.some(Boolean)) yield `| ${row} | ${cells.join(' | ')} |\n`;
  }
}
