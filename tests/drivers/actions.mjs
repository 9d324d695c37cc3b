// Keys and the mouse by WebDriver's actions, which BiDi has too.
import { KEYS } from './keys.mjs';

/**
 * The steps of a WebDriver key source for a key with its modifiers: all down in order, all up in the other.
 * @param {string} combination such as 'Alt+ArrowDown', or one character
 */
function keySteps(combination) {
  const names = combination.length > 1 ? combination.split('+') : [combination];
  const values = names.map((name) => (KEYS[name] ? KEYS[name].character : name));
  return [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.reverse().map((value) => ({ type: 'keyUp', value })),
  ];
}

/** A driver whose browser is told of keys and presses by sequences of actions. */
export class ByActions {
  /**
   * @param {object[]} _sequences
   * @returns {Promise<unknown>}
   */
  act(_sequences) {
    throw new Error('a driver has its own way to perform actions');
  }

  /** @param {string} key */
  press(key) {
    return this.act([{ type: 'key', id: 'keyboard', actions: keySteps(key) }]);
  }

  /** @param {string} text */
  type(text) {
    return this.act([{ type: 'key', id: 'keyboard', actions: Array.from(text).flatMap(keySteps) }]);
  }

  /**
   * Presses the main button.
   * @param {number} x CSS pixels of the viewport
   * @param {number} y
   */
  click(x, y) {
    const actions = [
      { type: 'pointerMove', x, y, duration: 0, origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    return this.act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }
}
