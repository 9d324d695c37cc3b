import { inflateSync } from 'fflate';

/**
 * What lies in the single file as text: deflated, in base64.
 * @param {{ bytes: number, deflated?: string }} packed `bytes`: its length when unpacked
 */
export function unpack({ bytes, deflated = '' }) {
  const text = atob(deflated);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  return inflateSync(packed, { out: new Uint8Array(bytes) });
}
