/**
 * Bytes that the summariser adds to the wasm: `cargo xtask bench summary`.
 * Sums the functions of `summary` and `sentence` by name in the module as the compiler wrote it, before wasm-opt
 * makes it smaller; what the compiler inlined elsewhere is counted there.
 */

import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const MODULE = new URL('../target/wasm32-unknown-unknown/release/gongwen.wasm', import.meta.url);
const wasm = readFileSync(MODULE);

/** An unsigned LEB128 number. @param {number} at @returns {[value: number, next: number]} */
function number(at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

/** The body of every function, in order. @type {Buffer[]} */
const bodies = [];
/** Names by function number, imported functions first. @type {Map<number, string>} */
const names = new Map();

for (let at = 8; at < wasm.length;) {
  const id = wasm[at];
  const [length, start] = number(at + 1);
  const end = start + length;
  if (id === 10) readBodies(start);
  if (id === 0) readNames(start, end);
  at = end;
}

/** @param {number} start */
function readBodies(start) {
  let [count, at] = number(start);
  for (; count > 0; count--) {
    const [length, body] = number(at);
    at = body + length;
    bodies.push(wasm.subarray(body, at));
  }
}

/** @param {number} start @param {number} end */
function readNames(start, end) {
  const [length, text] = number(start);
  if (wasm.toString('utf8', text, text + length) !== 'name') return;
  for (let at = text + length; at < end;) {
    const kind = wasm[at];
    const [size, part] = number(at + 1);
    if (kind === 1) {
      let [count, next] = number(part);
      for (; count > 0; count--) {
        const [index, name] = number(next);
        const [chars, first] = number(name);
        names.set(index, wasm.toString('utf8', first, first + chars));
        next = first + chars;
      }
    }
    at = part + size;
  }
}

const imported = Math.max(...names.keys()) + 1 - bodies.length;
const mine = bodies.filter((_, index) =>
  /gongwen_engine.*(7summary|8sentence)/.test(names.get(imported + index) ?? ''),
);
const together = Buffer.concat(mine);
console.log(
  `${mine.length} functions: ${together.length} bytes, brotli 11 ${brotliCompressSync(together).length}; ` +
    `all code ${Buffer.concat(bodies).length}`,
);
