/**
 * What the program says; values are in braces. The page may put other texts in their place, by the same names
 * (www/extras/strings.js).
 */
export const TEXT = {
  loading: '正在载入搜索……已下载 {kb} KB',
  results: '搜索结果',
  count: '{n} 条结果',
  also: '{n} 条；另有 {rest}',
  apart: '没有逐字相同的“{q}”；{rest}',
  holding: '{n} 条含有 {parts}',
  most: '{n} 条含有其中大部分',
  near: '没有找到“{q}”；以下 {n} 条相近',
  found: '找到 {n} 条与“{q}”有关的结果',
  via: '“{q}”按“{via}”查找：{n} 条结果',
  nothing: '没有找到与“{q}”有关的内容',
  nothingHint: '请换一个更短的词。',
  alternatives: '您是不是要找：',
  more: '再显示 {n} 条',
  summary: '自动摘录',
  summaryNote: '由程序从原文中选出的整句',
  digest: '综合摘录',
  digestNote: '由程序从各篇原文中选出的整句',
  hide: '收起',
  show: '显示',
  noSummary: '自动摘录没有载入。',
  unknown: '没有这篇文章。',
  noArticle: '文章没有载入，请再试一次。',
  /** @type {Record<string, string>} why a result is there, where its text alone does not show it */
  match: {
    words: '词语分散出现',
    value: '数字、日期的另一种写法',
    alias: '同义词',
    pinyin: '拼音匹配',
    partial: '含有大部分',
    similar: '相近',
  },
  lacks: '没有：{parts}',
  suggestions: '搜索建议',
  filters: '筛选和排序',
  /** @type {Record<string, string>} what can be chosen, and its label */
  filter: { sort: '排序', place: '地区', kind: '类别', section: '栏目', source: '来源', date: '日期' },
  /** How a year and a month are written: `$1` and `$2`. */
  month: '$1 年 $2 月',
  year: '$1 年',
  chosen: '已选的条件',
  without: '去掉 {name}：{value}',
  all: '全部',
  relevance: '最相关',
  newest: '最新',
  /** @type {Record<string, string>} */
  kind: { article: '报道', photo: '图片报道', listing: '活动信息', brief: '简讯' },
};
