// Serves dist/ until stopped: node xtask/web/serve.mjs [PORT]. `cargo xtask serve` builds first.
import { DIST } from './layout.mjs';
import { serve } from './server.mjs';

const wanted = process.argv[2];
const port = wanted === undefined ? 8080 : Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`error: ${wanted} is no port`);
  process.exit(2);
}
// Without a wish, a taken port is no obstacle: any free one does.
const server = await serve({ root: DIST, port }).catch((error) => {
  if (wanted === undefined && error.code === 'EADDRINUSE') return serve({ root: DIST });
  console.error(`error: cannot serve on port ${port}: ${error.message}`);
  process.exit(1);
});
console.log(`\nGongwen demo: ${server.url}\n(Ctrl+C stops it)`);
