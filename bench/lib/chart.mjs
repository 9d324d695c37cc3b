// A column of a table as a chart of bars.

const WIDTH = 720;
/** Of a row, and where its bar begins and ends. */
const ROW = { height: 26, left: 250, right: 610, bar: 16 };
const HEAD = 36;

/** The first number of a cell; NaN where it has none. @param {string | number} cell */
export const number = (cell) => parseFloat(String(cell).replaceAll(',', ''));

const escaped = (/** @type {string | number} */ text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * A chart; rows without a number have no bar.
 * @param {string} title
 * @param {[label: string, cell: string | number][]} rows
 */
export function bars(title, rows) {
  const most = Math.max(...rows.map(([, cell]) => number(cell)).filter(Number.isFinite), Number.MIN_VALUE);
  const height = HEAD + rows.length * ROW.height + 8;
  const row = (/** @type {[string, string | number]} */ [label, cell], /** @type {number} */ at) => {
    const y = HEAD + at * ROW.height;
    const share = Math.max(number(cell) / most, 0) || 0;
    const width = Math.max(share * (ROW.right - ROW.left), 1).toFixed(1);
    const fill = label.startsWith('Gongwen') ? '#b3261e' : '#7a8794';
    return [
      `<text x="${ROW.left - 8}" y="${y + 13}" text-anchor="end">${escaped(label)}</text>`,
      `<rect x="${ROW.left}" y="${y}" width="${width}" height="${ROW.bar}" fill="${fill}"/>`,
      `<text x="${ROW.left + Number(width) + 6}" y="${y + 13}">${escaped(cell)}</text>`,
    ].join('');
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">
<title>${escaped(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="8" y="22" font-weight="bold">${escaped(title)}</text>
${rows.map(row).join('\n')}
</svg>
`;
}
