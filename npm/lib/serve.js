// `gongwen serve`: looks at a folder before it is uploaded, on this machine alone.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

/** Where no port is asked for. */
const PORT = 8080;

/** What the files are that a build writes, and those that a site may have beside them. @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
};

/** The file of an address, in a folder and in no other; none where there is none. @param {string} folder @param {string} url */
function fileOf(folder, url) {
  try {
    const asked = path.join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const file = fs.realpathSync(fs.statSync(asked).isDirectory() ? path.join(asked, 'index.html') : asked);
    const root = fs.realpathSync(folder) + path.sep;
    return file.startsWith(root) && fs.statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Serves a folder until it is stopped.
 * @param {string} folder @param {number | undefined} port 0 takes any free one
 * @param {(line: string) => void} say @param {(error: Error) => void} fail
 */
export function serve(folder, port, say, fail) {
  const server = http.createServer(({ method, url = '/' }, response) => {
    const file = method === 'GET' || method === 'HEAD' ? fileOf(folder, url) : undefined;
    // A browser asks again for each file, so that it shows what was built last.
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (!file) return response.writeHead(404).end();
    response.setHeader('Content-Type', TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream');
    if (method === 'HEAD') return response.end();
    return fs
      .createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  server.on('error', (error) => {
    const isTaken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
    if (isTaken && port === undefined) server.listen(0, '127.0.0.1');
    else fail(new Error(`cannot serve on port ${port ?? PORT}; choose another with --port`));
  });
  server.on('listening', () => {
    const { address, port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    say(`${folder}: http://${address}:${port}/  (Ctrl+C stops it)`);
  });
  server.listen(port ?? PORT, '127.0.0.1');
}
