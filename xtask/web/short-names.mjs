// wasm-bindgen joins the module and its script by long names with hashes (`__wbg_new_8a6f238a6ece86ea`). They do not
// compress, and lie in both files. For the widget, which ships the two together, each becomes one or two letters.

const IMPORT_SECTION = 2;
const EXPORT_SECTION = 7;
/** Kinds of imports and exports; only functions have one index behind them in an import. */
const FUNCTION = 0;

/**
 * @param {Uint8Array} wasm
 * @param {string} script wasm-bindgen's, for `--target web`
 * @returns {{ wasm: Uint8Array, script: string }}
 */
export function shortNames(wasm, script) {
  /** @type {Map<string, string>} */
  const imported = new Map();
  /** @type {Map<string, string>} */
  const exported = new Map();
  const bytes = rewriteSections(wasm, (id, body) => {
    if (id === IMPORT_SECTION) return rewriteImports(body, imported);
    if (id === EXPORT_SECTION) return rewriteExports(body, exported);
    return body;
  });
  let text = script;
  for (const [long, short] of imported) {
    const uses = new RegExp(`(["']?)(?<![\\w./])${escape(long)}\\1(?=\\s*:)`, 'g');
    if (!uses.test(text)) throw new Error(`the script of wasm-bindgen does not name the import ${long}`);
    text = text.replace(uses, short);
  }
  for (const [long, short] of exported) {
    text = text.replace(new RegExp(`\\bwasm\\.${escape(long)}\\b`, 'g'), `wasm.${short}`);
  }
  return { wasm: bytes, script: text };
}

const escape = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** a, b, … z, aa, ab, … */
function shortName(/** @type {number} */ index) {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(97 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/**
 * @param {Map<string, string>} names
 * @param {string} long
 */
function shorten(names, long) {
  const short = names.get(long) ?? shortName(names.size);
  names.set(long, short);
  return short;
}

/**
 * @param {Uint8Array} wasm
 * @param {(id: number, body: Uint8Array) => Uint8Array} rewrite
 */
function rewriteSections(wasm, rewrite) {
  const reader = new Reader(wasm, 8);
  const writer = new Writer();
  writer.bytes(wasm.subarray(0, 8));
  while (!reader.atEnd()) {
    const id = reader.byte();
    const body = rewrite(id, reader.take(reader.number()));
    writer.byte(id);
    writer.number(body.length);
    writer.bytes(body);
  }
  return writer.finish();
}

/**
 * @param {Uint8Array} body
 * @param {Map<string, string>} names
 */
function rewriteImports(body, names) {
  const reader = new Reader(body);
  const writer = new Writer();
  const count = reader.number();
  writer.number(count);
  for (let i = 0; i < count; i++) {
    writer.string(shorten(names, reader.string()));
    writer.string(shorten(names, reader.string()));
    const kind = reader.byte();
    // Memories and tables are exported here, not imported: their longer descriptions need no reading.
    if (kind !== FUNCTION) throw new Error(`an import of kind ${kind}, which is no function`);
    writer.byte(kind);
    writer.number(reader.number());
  }
  return writer.finish();
}

/**
 * @param {Uint8Array} body
 * @param {Map<string, string>} names
 */
function rewriteExports(body, names) {
  const reader = new Reader(body);
  const writer = new Writer();
  const count = reader.number();
  writer.number(count);
  for (let i = 0; i < count; i++) {
    writer.string(shorten(names, reader.string()));
    writer.byte(reader.byte());
    writer.number(reader.number());
  }
  return writer.finish();
}

/** Reads the binary format's bytes, LEB128 numbers and strings. */
class Reader {
  constructor(/** @type {Uint8Array} */ bytes, at = 0) {
    this.source = bytes;
    this.at = at;
  }

  atEnd() {
    return this.at >= this.source.length;
  }

  byte() {
    return this.source[this.at++];
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  take(/** @type {number} */ length) {
    this.at += length;
    return this.source.subarray(this.at - length, this.at);
  }

  string() {
    return new TextDecoder().decode(this.take(this.number()));
  }
}

/** The reverse of Reader. */
class Writer {
  constructor() {
    /** @type {number[]} */
    this.out = [];
  }

  byte(/** @type {number} */ value) {
    this.out.push(value);
  }

  bytes(/** @type {Uint8Array} */ values) {
    for (const value of values) this.out.push(value);
  }

  number(/** @type {number} */ value) {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  string(/** @type {string} */ text) {
    const encoded = new TextEncoder().encode(text);
    this.number(encoded.length);
    this.bytes(encoded);
  }

  finish() {
    return Uint8Array.from(this.out);
  }
}
