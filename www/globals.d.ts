// Constants that the build puts in place, and imports that only the bundler understands.

/** File name of the program (www/app), with its content hash. */
declare const APP_FILE: string;
/** File name of the views after the list (www/reader), with its content hash. */
declare const READER_FILE: string;
/** File name of what only some pages ask for (www/extras), with its content hash. */
declare const EXTRAS_FILE: string;
/** File name of the search module, with its content hash. */
declare const SEARCH_FILE: string;

/** A wasm module as it was built. */
interface WasmFile {
  file: string;
  /** Its length. */
  bytes: number;
  /** FNV-1a (www/app/checksum.js). */
  checksum: number;
  /** The module itself, deflated, in base64: in the single file only. */
  deflated?: string;
}
declare const SEARCH_WASM: WasmFile;
declare const EXPANSION_WASM: WasmFile;
declare const SUMMARY_WASM: WasmFile;

/** The index inside the single file that `gongwen build` fills: JSON. */
declare const INDEX_INSIDE: string;

/** Files that the service worker keeps, relative to it, and their digests as the attribute `integrity` has them. */
declare const WIDGET_FILES: [string, string][];
/** Hash over those files. */
declare const WIDGET_VERSION: string;

declare module '*.css' {
  const text: string;
  export default text;
}

/** File name of the worker's script (www/worker), with its content hash; empty in the single file. */
declare const WORKER_FILE: string;

/** What a reader downloads to search, in kilobytes (gzip); 0 in the single file. */
declare const PROGRAM_KB: number;

/** What www/attributes.js says of the attributes: a selector for what only the extras can do, … */
declare const ASKS_FOR_EXTRAS: string;
/** … those whose changes are followed, … */
declare const OBSERVED: string[];
/** … those that the style sheets know, … */
declare const STYLED: string[];
/** … and what those say that a page does not write. */
declare const DEFAULTS: {
  param: string;
  limit: number;
  summarySentences: number;
  for: string;
  sentences: number;
};
