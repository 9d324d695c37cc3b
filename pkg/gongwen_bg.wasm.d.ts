/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const __wbg_engine_free: (a: number, b: number) => void;
export const engine_article: (a: number, b: number, c: number, d: number) => void;
export const engine_digest: (a: number, b: number, c: number, d: number, e: number) => void;
export const engine_embedded: (a: number) => void;
export const engine_facets: (a: number, b: number) => void;
export const engine_highlight: (a: number, b: number, c: number, d: number, e: number, f: number) => void;
export const engine_keywords: (a: number, b: number, c: number, d: number, e: number) => void;
export const engine_open: (a: number, b: number) => void;
export const engine_related: (a: number, b: number, c: number, d: number, e: number) => void;
export const engine_search: (a: number, b: number, c: number, d: number, e: number) => void;
export const engine_stats: (a: number, b: number) => void;
export const engine_suggest: (a: number, b: number, c: number, d: number, e: number) => void;
export const engine_summarize: (a: number, b: number, c: number, d: number, e: number) => void;
export const engine_summarizeText: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => void;
export const start: () => void;
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __wbindgen_exn_store: (a: number) => void;
export const __wbindgen_add_to_stack_pointer: (a: number) => number;
export const __wbindgen_start: () => void;
