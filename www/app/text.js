/** What the program says. */
export const TEXT = {
  loading: (/** @type {number} */ bytes) => `正在载入搜索……已下载 ${Math.ceil(bytes / 1024)} KB`,
  results: '搜索结果',
  count: (/** @type {number} */ n) => `${n} 条结果`,
  found: (/** @type {number} */ n, /** @type {string} */ q) => `找到 ${n} 条与“${q}”有关的结果`,
  nothing: (/** @type {string} */ q) => `没有找到与“${q}”有关的内容`,
  nothingHint: '请检查用字，或换一个更短的词。',
  alternatives: '您是不是要找：',
  more: (/** @type {number} */ n) => `再显示 ${n} 条`,
  summary: '自动摘录',
  summaryNote: '由程序从原文中选出的整句',
  noSummary: '自动摘录没有载入。',
  opening: '正在打开……',
  notOpened: '文章没有载入，请检查网络后再试。',
  unknown: '没有这篇文章，可能已被撤下。',
  /** @type {Record<string, string>} why a result is there, where its text alone does not show it */
  match: {
    words: '词语分散出现',
    partial: '仅含部分词语',
    pinyin: '拼音匹配',
    alias: '同义词',
    similar: '内容相近',
  },
  /** @type {Record<string, string>} */
  kind: { photo: '图片报道', listing: '活动信息', brief: '简讯' },
};
