// What a page says, in Chinese; with `?lang=en` in its address in English.

const column = new URLSearchParams(location.search).get('lang') === 'en' ? 1 : 0;
export const LANGUAGE = column ? 'en' : 'zh-CN';

/**
 * A function that gives a string with its places filled in.
 * @template {Record<string, string[]>} T
 * @param {T} strings the Chinese and the English text of each name
 * @returns {(name: keyof T, values?: Record<string, string | number>) => string}
 */
export const speaker =
  (strings) =>
  (name, values = {}) =>
    strings[name][column].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
