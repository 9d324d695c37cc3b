// The script that wasm-bindgen makes of crates/builder, as far as the page uses it. It is made by `cargo xtask builder`.
declare module 'gongwen-builder' {
  export interface Host {
    bytes(at: number): Uint8Array;
    beside(at: number, name: string): Uint8Array | undefined;
    begins(shown: string): void;
    progress(done: number): void;
  }
  export interface Sink {
    file(path: string, bytes: Uint8Array): void;
    part(done: number, of: number): void;
  }
  export class Corpus {
    static read(
      files: string,
      config: string,
      host: Host,
      replaceBadBytes?: boolean,
      broken?: string[],
    ): Corpus;
    table(): string;
    totals(): string;
    article(id: string): string | undefined;
    build(mode: string, widget: [string, Uint8Array][], sink: Sink): Folder;
    free(): void;
  }
  export class Folder {
    readonly length: number;
    readonly mode: string;
    readonly articles: number;
    readonly indexBytes: number;
    path(at: number): string;
    bytes(at: number): Uint8Array;
    preview(widget: [string, Uint8Array][]): Uint8Array;
    free(): void;
  }
  export function proof(files: string, config: string, host: Host, name: string): string;
  /** Starts the module anew; what was made of it before is gone. */
  export function __wbg_reset_state(): void;
  export function initSync(options: { module: Uint8Array }): void;
  export function fromToml(text: string): string;
  export function toToml(json: string): string;
}

/** In a worker alone. */
declare class FileReaderSync {
  readAsArrayBuffer(file: Blob): ArrayBuffer;
}
