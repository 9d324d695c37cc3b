// A static server for 127.0.0.1 with the strict Content-Security-Policy of the README. The tests add faults to it.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';

/** What the README asks webmasters to allow, and nothing else. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The media type of a file, by the end of its name. @type {Record<string, string>} */
export const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * @typedef {object} Answer what the server is about to send; a hook may change it
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {Uint8Array} body
 *
 * @typedef {object} Options
 * @property {string} root the folder to serve
 * @property {string} [home] the page of a folder, where it has one of this name
 * @property {number} [port] 0 takes any free one
 * @property {string | null} [csp] the policy; null sends none
 * @property {(path: string, answer: Answer) => void | Promise<void>} [alter] called for each request
 */

/**
 * @param {Options} options
 * @returns {Promise<{ url: string, log: string[], close: () => void }>} its address (ending in a slash) and the
 *   paths that were asked for
 */
export function serve({ root, home = 'index.html', port = 0, csp = STRICT_CSP, alter }) {
  /** @type {string[]} */
  const log = [];
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    log.push(pathname);
    const answer = read(root, pathname, home);
    if (csp) answer.headers['content-security-policy'] = csp;
    if (alter) await alter(pathname, answer);
    if (/\bgzip\b/.test(String(request.headers['accept-encoding'])) && answer.body.length > 500) {
      answer.body = zlib.gzipSync(answer.body, { level: 6 });
      answer.headers['content-encoding'] = 'gzip';
    }
    response.writeHead(answer.status, { 'content-length': answer.body.length, ...answer.headers });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      const close = () => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ url: `http://127.0.0.1:${bound}/`, log, close });
    });
  });
}

/**
 * @param {string} root
 * @param {string} pathname
 * @param {string} home
 * @returns {Answer}
 */
function read(root, pathname, home) {
  // Files named after their content never change; the rest is asked for again.
  const fixed = /-[0-9a-f]{10}\.\w+$/.test(pathname);
  // The icon is asked for at each change of the address: an hour is enough to stop that.
  const hour = pathname.endsWith('.svg') ? 'max-age=3600' : 'no-cache';
  const cache = fixed ? 'max-age=31536000, immutable' : hour;
  const headers = { 'x-content-type-options': 'nosniff', 'cache-control': cache };
  let name;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    name = '\0';
  }
  // normalize() on a path that starts with a slash never leads out of it.
  let file = path.join(root, path.posix.normalize(name));
  if (name.endsWith('/')) {
    const wanted = path.join(file, home);
    file = fs.existsSync(wanted) ? wanted : path.join(file, 'index.html');
  }
  const hidden = path.basename(file).startsWith('.');
  if (hidden || name.includes('\0') || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
    return { status: 404, headers: { ...headers, 'content-type': 'text/plain' }, body: Buffer.from('404') };
  }
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  return { status: 200, headers: { ...headers, 'content-type': type }, body: fs.readFileSync(file) };
}
