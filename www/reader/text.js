/** What the article's view says. */
export const TEXT = {
  back: '返回搜索结果',
  backToStart: '返回',
  marks: (/** @type {number} */ n, /** @type {string} */ q) => `“${q}”共 ${n} 处`,
  next: '下一处',
  position: (/** @type {number} */ i, /** @type {number} */ n) => `第 ${i} 处，共 ${n} 处`,
  caption: '图片说明：',
  original: '阅读原文',
  copy: '复制链接',
  copied: '链接已复制',
  share: '分享',
  keywords: '关键词：',
  related: '相关文章',
};
