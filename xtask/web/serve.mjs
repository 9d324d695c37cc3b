// Serves a folder until stopped: node xtask/web/serve.mjs [--root FOLDER] [PORT]; dist/ where none is named. It needs no
// package of npm. `cargo xtask serve` builds first.
import { DIST } from './layout.mjs';
import { serve } from './server.mjs';

const words = process.argv.slice(2);
const root = words[0] === '--root' ? words.splice(0, 2)[1] : DIST;
const [wanted] = words;
const port = wanted === undefined ? 8080 : Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`error: ${wanted} is no port`);
  process.exit(2);
}
// Without a wish, a taken port is no obstacle: any free one does.
const server = await serve({ root, port }).catch((error) => {
  if (wanted === undefined && error.code === 'EADDRINUSE') return serve({ root });
  console.error(`error: cannot serve on port ${port}: ${error.message}`);
  process.exit(1);
});
console.log(`\nGongwen demo: ${server.url}\n(Ctrl+C stops it)`);
