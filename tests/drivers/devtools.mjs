// Composition by the DevTools protocol, for every Chromium.

/** @typedef {(method: any, params: any) => Promise<unknown>} Send */

const PROCESS = { key: 'Process', windowsVirtualKeyCode: 229 };

/**
 * Letter by letter, as a pinyin keyboard does it.
 * @param {Send} send
 * @param {string} letters
 */
export async function compose(send, letters) {
  for (let length = 1; length <= letters.length; length++) {
    await send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...PROCESS });
    const composition = { text: letters.slice(0, length), selectionStart: length, selectionEnd: length };
    await send('Input.imeSetComposition', composition);
    await send('Input.dispatchKeyEvent', { type: 'keyUp', ...PROCESS });
  }
}

/**
 * @param {Send} send
 * @param {string} text
 */
export const commit = (send, text) => send('Input.insertText', { text });

/** @param {Send} send */
export const abandon = (send) =>
  send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
