// Sphinx's server on a free port of 127.0.0.1, asked over MySQL's protocol.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../drivers/port.mjs';
import { output, version } from './programs.mjs';

/** Both are needed: the server, and a client of MySQL's protocol. */
export const sphinxVersion = () => version('mysql', '--version') && version('searchd', '--help');

/**
 * Starts the server on an exported folder; resolves when it takes connections.
 * @param {string} folder
 * @param {number} port
 */
async function started(folder, port) {
  const file = path.join(folder, 'sphinx.conf');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(':9306:', `:${port}:`));
  const server = spawn('searchd', ['--config', 'sphinx.conf', '--nodetach'], { cwd: folder });
  let said = '';
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      server.stdout.on('data', (data) => {
        said += data;
        if (said.includes('accepting connections')) resolve();
      });
      server.on('exit', (code) => reject(new Error(`searchd ended with ${code}: ${said}`)));
    })
  );
  return server;
}

/**
 * Loads an exported folder as its own script does, and counts the articles that hold each string.
 * @param {string} folder
 * @param {string[]} queries
 * @returns {Promise<Record<string, number>>}
 */
export async function sphinxCounts(folder, queries) {
  const port = await freePort();
  const server = await started(folder, port);
  try {
    output('sh', [path.join(folder, 'load.sh'), 'sphinx'], { env: { ...process.env, PORT: String(port) } });
    const client = [
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--default-character-set',
      'utf8mb4',
      '-N',
    ];
    const asked = queries.map(
      (q) => `SELECT id FROM articles WHERE MATCH('"${q}"') LIMIT 1; SHOW META LIKE 'total_found';`,
    );
    const found = output('mysql', client, { input: asked.join('\n') }).matchAll(/^total_found\t(\d+)$/gm);
    return Object.fromEntries([...found].map(([, count], at) => [queries[at], Number(count)]));
  } finally {
    server.removeAllListeners('exit');
    server.kill();
    await once(server, 'exit');
  }
}
