// Groonga over a database file, without a server.
import path from 'node:path';
import { output, version } from './programs.mjs';

export const groongaVersion = () => version('groonga', '--version');

/**
 * Loads an exported folder as its own script does, and counts the articles that hold each string.
 * @param {string} folder
 * @param {string[]} queries
 * @returns {Record<string, number>}
 */
export function groongaCounts(folder, queries) {
  const database = path.join(folder, 'articles.db');
  output('sh', [path.join(folder, 'load.sh'), database]);
  const select = (/** @type {string} */ q) =>
    `select Articles --match_columns 'title||body' --query '"${q}"' --limit 0 --output_columns _id`;
  const lines = output('groonga', [database], { input: queries.map(select).join('\n') + '\n' });
  const counts = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)[1][0][0][0]);
  return Object.fromEntries(queries.map((q, at) => [q, counts[at]]));
}
