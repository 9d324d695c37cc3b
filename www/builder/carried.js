// Bytes that lie in the page as text. The page is in windows-1252, where every byte is one character; base64 would be a third
// longer. xtask/web/builder-page.mjs writes them.

/** The characters of bytes 0x80 to 0x9f; all others are their own number. */
const HIGH = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 128 + at))].map(
    (c, at) => [c.charCodeAt(0), 128 + at],
  ),
);

/** @param {string} text of the script that holds them @returns {Uint8Array} */
export function carriedBytes(text) {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    // '=' and a byte 64 higher stands for one that HTML would not keep.
    const shift = code === 61 ? 64 : 0;
    if (shift) code = text.charCodeAt((at += 1));
    bytes[length] = (code < 128 ? code : (HIGH.get(code) ?? code)) - shift;
    length += 1;
  }
  return bytes.subarray(0, length);
}
