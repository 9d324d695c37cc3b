// Where things lie.
import path from 'node:path';

export const BENCH = path.dirname(import.meta.dirname);
export const ROOT = path.dirname(BENCH);
/** Everything that a bench writes. */
export const WORK = path.join(ROOT, 'target', 'bench');
/** The wasm module and its script, as wasm-bindgen and wasm-opt leave them. */
export const WASM_PACKAGE = path.join(ROOT, 'target', 'wasm-pkg');
/** The module with which the widget searches. */
export const SEARCH_PACKAGE = path.join(ROOT, 'target', 'wasm-search');
/** The command, built by `cargo build --profile native -p gongwen-cli`. */
export const COMMAND = path.join(
  ROOT,
  'target',
  'native',
  process.platform === 'win32' ? 'gongwen.exe' : 'gongwen',
);
