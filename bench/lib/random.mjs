// Random numbers that are the same on every machine.

/** A source of numbers; every method takes the next ones. */
export class Random {
  #state;

  /** @param {number} seed a whole number; the same seed gives the same numbers */
  constructor(seed) {
    this.#state = seed >>> 0 || 1;
  }

  /** The next 32 bits: xorshift32 with the shifts 13, 17, 5 (G. Marsaglia, "Xorshift RNGs", 2003). */
  #next() {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state;
  }

  /**
   * A whole number from 0 to `limit` - 1.
   * @param {number} limit
   */
  below(limit) {
    return Math.floor((this.#next() / 2 ** 32) * limit);
  }

  /**
   * One of the values, or undefined where there is none.
   * @template T
   * @param {readonly T[]} values
   */
  one(values) {
    return values[this.below(values.length)];
  }

  /**
   * The values in another order.
   * @template T
   * @param {readonly T[]} values
   */
  shuffled(values) {
    const copy = [...values];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }
}
