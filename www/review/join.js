// How printed lines become one text, as crates/prepare/src/page has it (`chars::join_into`, `rules::division::joined`).

const LATIN = /[A-Za-z]/;

/** Nothing between two lines, except a space between two Latin words. @param {string[]} texts */
export const joinTexts = (texts) =>
  texts.reduce((text, next) => {
    const word = /[\x21-\x7e]*$/.exec(text)?.[0] ?? '';
    const isAddress = /:\/\/|www\.|@/.test(word);
    const space = LATIN.test(text.slice(-1)) && LATIN.test(next.charAt(0)) && !isAddress;
    return text + (space ? ' ' : '') + next;
  }, '');

/** Width in half columns. @param {string} text */
const width = (text) => [...text].reduce((sum, c) => sum + (/[\u0000-\u02ff]/.test(c) ? 1 : 2), 0);

/** The lines of a headline: a space between two of one width, a couplet. @param {string[]} texts */
export const joinHeads = (texts) =>
  texts.reduce((text, next) => {
    if (!text) return next;
    const isCouplet = Math.abs(width(text) - width(next)) <= 1 && !text.includes(' ');
    return isCouplet ? `${text} ${next}` : joinTexts([text, next]);
  }, '');
