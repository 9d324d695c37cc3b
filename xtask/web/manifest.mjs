// Writes pkg/MANIFEST.json: every file of pkg/ with its length and SHA-384, in the form the `integrity` attribute takes; the
// digest of the sources that it was built from, and the version of the index that its modules open. Both are arguments.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, integrity } from './layout.mjs';

const folder = path.join(ROOT, 'pkg');
const names = fs
  .readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  .filter((name) => name !== 'MANIFEST.json')
  .sort();
const files = names.map((name) => {
  const bytes = fs.readFileSync(path.join(folder, name));
  return { name, bytes: bytes.length, integrity: integrity(bytes) };
});
const [builtFrom, indexVersion] = process.argv.slice(2);
const manifest = { builtFrom, indexVersion: Number(indexVersion), files };
fs.writeFileSync(path.join(folder, 'MANIFEST.json'), JSON.stringify(manifest, null, 2) + '\n');
console.log(`pkg/: ${files.length} files, MANIFEST.json written`);
