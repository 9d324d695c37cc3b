/**
 * FNV-1a, 32 bits: tells a truncated or foreign download from the file of this build. Not for security;
 * the content hash in the file's name and the page's own policy are.
 * @param {Uint8Array} bytes
 */
export function checksum(bytes) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash >>> 0;
}
