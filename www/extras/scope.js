// `scope="title"`: what a query means where titles alone are searched, in the query syntax of the engine
// (crates/engine/src/search/query/mod.rs).

/** A word or phrase of a query, with the minus or the field before it; blanks and bars divide them. */
const TERM = /(?:-|[^\s|｜]*[:：])*(?:(["＂]).+?\1|“.+?”|「.+?」|『.+?』)(?!\S)|[^\s|｜]+/g;
/** A term that must not occur, or that names its own field. */
const OWN =
  /^(-|([标標][题題]|title|[记記]者|作者|通[讯訊][员員]|author|地[区區]|place|[来來]源|source|[栏欄]目|section|[单單]位|org)[:：])./i;
/** What makes a query more than words. */
const OPERATOR = /[:："＂“「『]|\s-/;
/** Questions are answered by passages: a title holds none. */
const QUESTION = /[吗嗎呢?？]$|什么|什麼|哪|谁|誰|怎|如何|为何|為何|何[时時地]|多少|是否|有[没沒]有/;

/**
 * Each term of a query looked for in titles alone: but what must not occur, what has a field of its own, and questions.
 * @param {string} q
 */
export const inTitles = (q) =>
  QUESTION.test(q) && !OPERATOR.test(q)
    ? q
    : q.replace(TERM, (term) => (term === 'OR' || OWN.test(term) ? term : `标题:${term}`));
