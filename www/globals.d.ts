// Constants that the build puts in place, and imports that only the bundler understands.

/** File name of the program, with its content hash. */
declare const APP_FILE: string;
/** File name of the wasm module, with its content hash. */
declare const WASM_FILE: string;
/** Length of the wasm module in bytes. */
declare const WASM_BYTES: number;
/** FNV-1a of the wasm module (www/loader/checksum.js). */
declare const WASM_CHECKSUM: number;

/** The wasm module, deflated, in base64: in the single file only. */
declare const WASM_DEFLATED: string;

/** Files that the service worker keeps, relative to it. */
declare const WIDGET_FILES: string[];
/** Hash over those files. */
declare const WIDGET_VERSION: string;

declare module '*.css' {
  const text: string;
  export default text;
}
