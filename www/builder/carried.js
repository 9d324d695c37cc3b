// Bytes that lie in the page as text. The page is in UTF-16, with the mark that says so: whatever a server says of its
// encoding, every two bytes are one character; base64 would be a third longer. xtask/web/builder-page.mjs writes them.

/** Stands before what HTML would not keep. */
const ESCAPE = 1;

/** @param {string} text of the script that holds them @returns {Uint8Array} */
export function carriedBytes(text) {
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let at = 1; at < text.length; at += 1) {
    let unit = text.charCodeAt(at);
    if (unit === ESCAPE) {
      unit = text.charCodeAt((at += 1));
      unit += unit < 0x100 ? -0x80 : 0xd800 - 0x100;
    }
    bytes[length] = unit & 255;
    bytes[length + 1] = unit >> 8;
    length += 2;
  }
  // Of an odd number of bytes the last one is a filler.
  return bytes.subarray(0, length - (text.charAt(0) === 'o' ? 1 : 0));
}
