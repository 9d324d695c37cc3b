// Installs a set of old Chromium engines of xtask/old-browsers (pinned by its lock file) into the tools folder:
// node xtask/web/old-chromium.mjs SET…. npm checks the tarballs, Node unpacks the brotli file in each. They are for
// tests on 127.0.0.1 only.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

/** @param {string} set */
const source = (set) => fileURLToPath(new URL(`../old-browsers/${set}/`, import.meta.url));

/** The folder all clones share; the same rule as in xtask/src/paths.rs. */
function tools() {
  const cargo = process.env.CARGO_HOME || path.join(os.homedir(), '.cargo');
  return path.join(process.env.GONGWEN_TOOLS || path.join(cargo, 'gongwen-tools'), 'old-browsers');
}

/**
 * The engines of a set, by name (`chromium-72`).
 * @param {string} set a folder of xtask/old-browsers
 * @returns {string[]}
 */
export const engines = (set) =>
  Object.keys(JSON.parse(fs.readFileSync(path.join(source(set), 'package.json'), 'utf8')).dependencies);

/**
 * The executable of an old engine, whether it is there or not.
 * @param {string} set
 * @param {string} name
 */
export const executable = (set, name) => path.join(tools(), set, name);

/** @param {string} set */
async function install(set) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the old engines are built for Linux on x64 only');
  }
  const home = path.join(tools(), set);
  fs.mkdirSync(home, { recursive: true });
  const names = engines(set);
  const lock = fs.readFileSync(path.join(source(set), 'package-lock.json'), 'utf8');
  const installed = path.join(home, '.installed-lock.json');
  const same = fs.existsSync(installed) && fs.readFileSync(installed, 'utf8') === lock;
  if (same && names.every((name) => fs.existsSync(executable(set, name)))) return;
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(source(set), file), path.join(home, file));
  }
  execFileSync('npm', ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'], {
    cwd: home,
    stdio: 'inherit',
  });
  for (const name of names) {
    const bin = path.join(home, 'node_modules', name, 'bin');
    const packed = fs.readdirSync(bin).find((file) => /^chromium.*\.br$/.test(file));
    if (!packed) throw new Error(`${name}: the package holds no packed Chromium`);
    await pipeline(
      fs.createReadStream(path.join(bin, packed)),
      zlib.createBrotliDecompress(),
      fs.createWriteStream(executable(set, name), { mode: 0o755 }),
    );
  }
  fs.rmSync(path.join(home, 'node_modules'), { recursive: true });
  fs.writeFileSync(installed, lock);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const set of process.argv.slice(2)) {
    await install(set).catch((error) => {
      console.error(`error: old Chromium engines (${set}): ${error.message}`);
      process.exitCode = 1;
    });
  }
}
