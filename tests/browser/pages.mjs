// The demo page with another tag in it, as the server sends it.

/** @typedef {import('../../xtask/web/server.mjs').Options['alter']} Alter */

/**
 * @param {object} change
 * @param {string} [change.attributes] of the widget
 * @param {string} [change.inside] its content, in place of the form
 * @param {string} [change.beside] what else the page contains, after the widget
 * @param {string} [change.head] what the page's head holds besides
 * @returns {NonNullable<Alter>}
 */
export const demoWith =
  ({ attributes = '', inside, beside = '', head = '' }) =>
  (path, answer) => {
    if (!/(^\/|\/(index|standalone)\.html)$/.test(path)) return;
    const [before, form, after] = Buffer.from(answer.body)
      .toString()
      .split(/<gongwen-search>|<\/gongwen-search>/);
    const tag = `<gongwen-search ${attributes}>${inside === undefined ? form : inside}</gongwen-search>`;
    answer.body = Buffer.from(before.replace('</head>', `${head}</head>`) + tag + beside + after);
  };
