/** What is said of a result that does not hold the query as it was typed. */
export const NOT_LITERAL = /词语分散出现|另一种写法|同义词|拼音匹配|含有大部分|相近/;

/** A request for the search module: there is one for all elements on a page. */
export const isSearchModule = (/** @type {string} */ name) => /gongwen-[0-9a-f]{10}\.wasm$/.test(name);
