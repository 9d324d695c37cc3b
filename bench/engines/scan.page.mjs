// No library: String.includes over every article. Hits in the title first.

/** @type {{ id: number, title: string, body: string }[]} */
let articles;
/** @type {{ title: string, body: string }[]} */
let lower;

/** @param {Map<string, Uint8Array>} files */
export function open(files) {
  articles = JSON.parse(new TextDecoder().decode(files.get('articles.json')));
  lower = articles.map(({ title, body }) => ({ title: title.toLowerCase(), body: body.toLowerCase() }));
}

/**
 * @param {string} query
 * @param {number} limit
 */
export function search(query, limit) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  /** @type {typeof articles} */
  const inTitle = [];
  /** @type {typeof articles} */
  const inBody = [];
  for (const [id, { title, body }] of lower.entries()) {
    if (!words.every((word) => title.includes(word) || body.includes(word))) continue;
    (words.some((word) => title.includes(word)) ? inTitle : inBody).push(articles[id]);
  }
  return [...inTitle, ...inBody].slice(0, limit);
}
