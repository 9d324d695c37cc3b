/**
 * What the program says. The page may put other texts in their place (www/extras/strings.js). The build
 * shortens the names.
 */
export const TEXT = {
  loading_: (/** @type {number} */ kb) => `正在载入搜索……已下载 ${kb} KB`,
  results_: '搜索结果',
  count_: (/** @type {number} */ n) => `${n} 条结果`,
  found_: (/** @type {number} */ n, /** @type {string} */ q) => `找到 ${n} 条与“${q}”有关的结果`,
  via_: (/** @type {string} */ q, /** @type {string} */ via, /** @type {number} */ n) =>
    `“${q}”按“${via}”查找：${n} 条结果`,
  nothing_: (/** @type {string} */ q) => `没有找到与“${q}”有关的内容`,
  nothingHint_: '请换一个更短的词。',
  alternatives_: '您是不是要找：',
  more_: (/** @type {number} */ n) => `再显示 ${n} 条`,
  summary_: '自动摘录',
  summaryNote_: '由程序从原文中选出的整句',
  noSummary_: '自动摘录没有载入。',
  unknown_: '没有这篇文章。',
  /** @type {Record<string, string>} why a result is there, where its text alone does not show it */
  match_: {
    words: '词语分散出现',
    partial: '仅含部分词语',
    pinyin: '拼音匹配',
    alias: '同义词',
    similar: '用字相近',
  },
  back_: '返回搜索结果',
  backToStart_: '返回',
  marks_: (/** @type {number} */ n, /** @type {string} */ q) => `“${q}”共 ${n} 处`,
  next_: '下一处',
  position_: (/** @type {number} */ i, /** @type {number} */ n) => `第 ${i} 处，共 ${n} 处`,
  caption_: '图片说明：',
  original_: '阅读原文',
  copy_: '复制链接',
  copied_: '链接已复制',
  share_: '分享',
  keywords_: '关键词：',
  related_: '相关文章',
  suggestions_: '搜索建议',
  filters_: '筛选和排序',
  /** @type {Record<string, string>} what can be chosen, and its label */
  filter_: { sort: '排序', place: '地区', kind: '类别', section: '栏目', source: '来源', date: '日期' },
  /** How a year and a month are written: `$1` and `$2`. */
  month_: '$1 年 $2 月',
  all_: '全部',
  relevance_: '最相关',
  newest_: '最新',
  /** @type {Record<string, string>} */
  kind_: { article: '报道', photo: '图片报道', listing: '活动信息', brief: '简讯' },
};
