// A plain static host on 127.0.0.1 that counts what it sends. HTTP/1.1, six connections of a browser; what compresses is sent
// with gzip, as the configurations of `servers/` have it; all else as it lies there.
import fs from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { TYPES } from '../../xtask/web/server.mjs';

/** @typedef {{ status: number, headers: Record<string, string>, body: Uint8Array }} Answer */
/** @typedef {{ requests: number, bytes: number }} Sent bytes with heads */

/**
 * @param {string} root the folder to serve; `/data/` in it may be a link
 * @returns {Promise<{ url: string, sent: () => Sent, close: () => void }>} its address, ending in a slash, and what was sent so far
 */
export function host(root) {
  /** What was compressed before. @type {Map<string, Answer>} */
  const known = new Map();
  const sockets = new Set();
  let requests = 0;
  let closed = 0;
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '/').split('?')[0]);
    requests += 1;
    const { status, headers, body } = known.get(name) ?? read(root, name);
    if (headers['content-encoding']) known.set(name, { status, headers, body });
    response.writeHead(status, { 'content-length': body.length, ...headers });
    response.end(body);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      closed += socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  const sent = () => {
    let bytes = closed;
    for (const { bytesWritten } of sockets) bytes += bytesWritten;
    return { requests, bytes };
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      const close = () => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ url: `http://127.0.0.1:${port}/`, sent, close });
    });
  });
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {Answer}
 */
function read(root, name) {
  // normalize() on a path that starts with a slash never leads out of it.
  const file = path.join(root, path.posix.normalize(name));
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) {
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.from('404') };
  }
  const type = TYPES[path.extname(file)];
  const body = fs.readFileSync(file);
  /** @type {Record<string, string>} */
  const headers = { 'content-type': type ?? 'application/octet-stream', 'cache-control': 'max-age=3600' };
  if (!type) return { status: 200, headers, body };
  return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
}
