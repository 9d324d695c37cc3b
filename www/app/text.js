/** What the program says. */
export const TEXT = {
  loading: (/** @type {number} */ bytes) => `正在载入搜索……已下载 ${Math.ceil(bytes / 1024)} KB`,
  results: '搜索结果',
  count: (/** @type {number} */ n) => `${n} 条结果`,
  found: (/** @type {number} */ n, /** @type {string} */ q) => `找到 ${n} 条与“${q}”有关的结果`,
  via: (/** @type {string} */ q, /** @type {string} */ via, /** @type {number} */ n) =>
    `“${q}”按“${via}”查找：${n} 条结果`,
  nothing: (/** @type {string} */ q) => `没有找到与“${q}”有关的内容`,
  nothingHint: '请检查用字，或换一个更短的词。',
  alternatives: '您是不是要找：',
  more: (/** @type {number} */ n) => `再显示 ${n} 条`,
  summary: '自动摘录',
  summaryNote: '由程序从原文中选出的整句',
  noSummary: '自动摘录没有载入。',
  notOpened: '文章没有载入，请检查网络后再试。',
  unknown: '没有这篇文章，可能已被撤下。',
  /** @type {Record<string, string>} why a result is there, where its text alone does not show it */
  match: {
    words: '词语分散出现',
    partial: '仅含部分词语',
    pinyin: '拼音匹配',
    alias: '同义词',
    similar: '用字相近',
  },
  suggestions: '搜索建议',
  forget: '清除最近搜索',
  filters: '筛选和排序',
  /** @type {Record<string, string>} what can be chosen, and its label */
  filter: { sort: '排序', place: '地区', kind: '类别', section: '栏目', source: '来源', date: '日期' },
  all: '全部',
  relevance: '最相关',
  newest: '最新',
  unfilter: '取消筛选',
  /** @type {Record<string, string>} */
  kind: { article: '报道', photo: '图片报道', listing: '活动信息', brief: '简讯' },
};
