// What others wrote that goes into the release: licences, versions in two, known faults, and a list of it all (SBOM).
//
// cargo-deny would do more, but is a program of four hundred crates; what is asked here, cargo's metadata tells.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Licences that the release may hold. MPL-2.0 binds the files of its own crates alone, which are used as they are. */
const ALLOWED = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'Apache-2.0 WITH LLVM-exception',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BSL-1.0',
    'CC0-1.0',
  ],
  ...['ISC', 'MIT', 'MIT-0', 'MPL-2.0', 'Unicode-3.0', 'Unlicense', 'Zlib'],
]);
const LIST = 'target/sbom.cdx.json';

/**
 * @typedef {object} Crate
 * @property {string} id
 * @property {string} name
 * @property {string} version
 * @property {string | null} license
 * @property {string | null} source none for a crate of this workspace
 */

/**
 * Whether an expression of licences lets one use what it stands for: all of those joined by AND, one of those joined by OR.
 * @param {string} expression
 */
function allows(expression) {
  const plain = expression.replaceAll(' / ', ' OR ').replaceAll('/', ' OR ').replace(/[()]/g, '');
  // No crate has an AND inside of an OR.
  return plain.split(' AND ').every((part) => part.split(' OR ').some((name) => ALLOWED.has(name.trim())));
}

/** Everything that a build of the command takes in; development's tools are left out. */
function crates() {
  const options = { encoding: /** @type {const} */ ('utf8'), maxBuffer: 1 << 28 };
  const metadata = JSON.parse(
    execFileSync('cargo', ['metadata', '--locked', '--format-version', '1'], options),
  );
  /** @type {Map<string, {deps: {pkg: string, dep_kinds: {kind: string | null}[]}[]}>} */
  const nodes = new Map(metadata.resolve.nodes.map((/** @type {{id: string}} */ node) => [node.id, node]));
  const isShipped = (/** @type {Crate} */ { name }) => /^gongwen(-cli|-builder)?$/.test(name);
  /** @type {string[]} */
  const waiting = metadata.packages.filter(isShipped).map((/** @type {Crate} */ crate) => crate.id);
  const reached = new Set(waiting);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id)?.deps ?? []) {
      if (reached.has(pkg) || kinds.every(({ kind }) => kind === 'dev')) continue;
      reached.add(pkg);
      waiting.push(pkg);
    }
  }
  return /** @type {Crate[]} */ (metadata.packages).filter(({ id }) => reached.has(id));
}

/**
 * The list in the form of CycloneDX 1.5. It has no time and no serial number: the same sources give the same bytes.
 * @param {Crate[]} all
 */
function list(all) {
  const components = all.map(({ name, version, license, source }) => ({
    type: 'library',
    name,
    version,
    ...(license && { licenses: [{ expression: license.replaceAll(' / ', ' OR ').replaceAll('/', ' OR ') }] }),
    ...(source && { purl: `pkg:cargo/${name}@${version}` }),
  }));
  components.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, components }, undefined, 2)}\n`;
}

const all = crates();
const outside = all.filter(({ source }) => source);
const refused = outside.filter(({ license }) => !license || !allows(license));
for (const { name, version, license } of refused) console.log(`licence: ${name} ${version}: ${license}`);
/** @type {Map<string, string[]>} */
const versions = new Map();
for (const { name, version } of outside) versions.set(name, [...(versions.get(name) ?? []), version]);
const twice = [...versions].filter(([, of]) => of.length > 1);
for (const [name, of] of twice) console.log(`in ${of.length} versions: ${name} ${of.join(', ')}`);
fs.mkdirSync('target', { recursive: true });
fs.writeFileSync(LIST, list(all));
console.log(
  `${outside.length} crates, ${refused.length} with another licence, ${twice.length} in several versions: ${LIST}`,
);

const audit = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
/** @type {{metadata?: {vulnerabilities: {total: number}}}} */
let answer = {};
try {
  answer = JSON.parse(audit.stdout);
} catch {
  // No answer is no JSON.
}
const faults = answer.metadata?.vulnerabilities.total;
console.log(
  faults === undefined
    ? 'npm audit: not answered here; the packages that ship have no dependencies on npm'
    : `npm audit: ${faults} known faults`,
);
console.log(
  'advisories of crates: not asked; `cargo install cargo-audit && cargo audit` does where its database can be reached',
);
if (refused.length > 0 || faults) process.exitCode = 1;
